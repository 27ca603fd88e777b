#include "extractor/triage.h"

#include <algorithm>

namespace factlint {
namespace {

// Mentions and a few small words stand in most sentences: no good to look up by.
bool IsCommon(const std::string& word) {
  return word.empty() || static_cast<unsigned char>(word[0]) == 0xEE || word == "of" || word == "the" || word == "," ||
         word == "in";
}

}  // namespace

// FNV-1a over the bytes of the word.
uint64_t HashWord(std::string_view word) {
  uint64_t hash = 0xCBF29CE484222325ull;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  return hash;
}

std::vector<uint64_t> WordHashes(const Shadow& shadow) {
  std::vector<uint64_t> hashes;
  hashes.reserve(shadow.words.size());
  const std::string_view text = shadow.text;
  for (size_t i = 0; i < shadow.words.size(); ++i) {
    const size_t begin = shadow.words[i].at;
    const size_t end = i + 1 < shadow.words.size() ? shadow.words[i + 1].at : text.size();
    std::string_view word = text.substr(begin, end - begin);
    if (!word.empty() && word.back() == ' ') word.remove_suffix(1);
    hashes.push_back(HashWord(word));
  }
  return hashes;
}

bool Triage::MayBegin(uint32_t pattern, uint64_t word_hash) const {
  const Required& required = patterns_[pattern];
  if (required.begins == required.begins_end) return true;
  return std::find(begins_.begin() + required.begins, begins_.begin() + required.begins_end, word_hash) !=
         begins_.begin() + required.begins_end;
}

Triage::Triage(const std::vector<const Pattern*>& patterns) {
  for (uint32_t p = 0; p < patterns.size(); ++p) {
    const auto& required = patterns[p]->required;
    const auto first = static_cast<uint32_t>(groups_.size());
    size_t best = required.size();
    for (size_t g = 0; g < required.size(); ++g) {
      const auto begin = static_cast<uint32_t>(hashes_.size());
      for (const std::string& word : required[g]) hashes_.push_back(HashWord(word));
      groups_.emplace_back(begin, static_cast<uint32_t>(hashes_.size()));
      const auto common = [](const std::vector<std::string>& group) {
        return std::any_of(group.begin(), group.end(), IsCommon);
      };
      if (best == required.size() ||
          std::pair(common(required[g]), required[g].size()) < std::pair(common(required[best]), required[best].size()))
        best = g;
    }
    const auto begins = static_cast<uint32_t>(begins_.size());
    for (const std::string& word : patterns[p]->first) begins_.push_back(HashWord(word));
    patterns_.push_back({first, static_cast<uint32_t>(groups_.size()), begins, static_cast<uint32_t>(begins_.size())});
    if (required.empty()) {
      always_.push_back(p);
      continue;
    }
    const auto [begin, end] = groups_[first + best];
    for (uint32_t h = begin; h < end; ++h) {
      auto& list = index_[hashes_[h]];
      if (list.empty() || list.back() != p) list.push_back(p);
    }
  }
}

std::vector<uint32_t> Triage::Candidates(std::vector<uint64_t> words) const {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<uint32_t> candidates = always_;
  const auto stands = [&](const std::pair<uint32_t, uint32_t>& group) {
    for (uint32_t h = group.first; h < group.second; ++h)
      if (std::binary_search(words.begin(), words.end(), hashes_[h])) return true;
    return false;
  };
  for (const uint64_t word : words) {
    const auto found = index_.find(word);
    if (found == index_.end()) continue;
    for (const uint32_t p : found->second) {
      const Required& required = patterns_[p];
      if (std::all_of(groups_.begin() + required.first, groups_.begin() + required.last, stands))
        candidates.push_back(p);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

}  // namespace factlint
