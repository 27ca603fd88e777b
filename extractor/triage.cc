#include "extractor/triage.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace factlint {
namespace {

constexpr size_t kFilterBitsAKey = 16;

// Mentions and a few small words stand in most sentences: no good to look up by.
bool IsCommon(std::string_view word) {
  return word.empty() || static_cast<unsigned char>(word[0]) == 0xEE || word == "of" || word == "the" || word == "," ||
         word == "in";
}

uint64_t HashPair(uint64_t left, uint64_t right) {
  return (left ^ (right << 31 | right >> 33)) * 0x9E3779B97F4A7C15ull;
}

// What stands in every sentence that holds the phrase: its word, or each pair of
// neighbours.
std::vector<uint64_t> KeysOf(std::string_view phrase) {
  std::vector<uint64_t> words;
  for (size_t begin = 0; begin <= phrase.size();) {
    const size_t end = std::min(phrase.find(' ', begin), phrase.size());
    words.push_back(HashWord(phrase.substr(begin, end - begin)));
    begin = end + 1;
  }
  if (words.size() == 1) return words;
  std::vector<uint64_t> pairs;
  for (size_t i = 1; i < words.size(); ++i) pairs.push_back(HashPair(words[i - 1], words[i]));
  return pairs;
}

void SortUnique(std::vector<uint64_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// How many required lists hold a key: what is rare is good to look up by.
using Counts = std::unordered_map<uint64_t, uint32_t>;

Counts CountKeys(const std::vector<const Pattern*>& patterns) {
  Counts counts;
  for (const Pattern* pattern : patterns) {
    for (const auto& phrases : pattern->required) {
      std::vector<uint64_t> keys;
      for (const std::string& phrase : phrases)
        for (const uint64_t key : KeysOf(phrase)) keys.push_back(key);
      SortUnique(keys);
      for (const uint64_t key : keys) ++counts[key];
    }
  }
  return counts;
}

std::vector<uint64_t> RarestKeys(const std::vector<std::string>& phrases, const Counts& counts) {
  std::vector<uint64_t> group;
  for (const std::string& phrase : phrases) {
    const std::vector<uint64_t> keys = KeysOf(phrase);
    group.push_back(*std::min_element(keys.begin(), keys.end(),
                                      [&](uint64_t a, uint64_t b) { return counts.at(a) < counts.at(b); }));
  }
  SortUnique(group);
  return group;
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
  const Range range = begins_of_[pattern];
  return range.first == range.last ||
         std::binary_search(begins_.begin() + range.first, begins_.begin() + range.last, word_hash);
}

Triage::Triage(const std::vector<const Pattern*>& patterns) {
  const Counts counts = CountKeys(patterns);
  std::vector<std::vector<Group>> required;
  for (const Pattern* pattern : patterns) {
    auto& groups = required.emplace_back();
    for (const auto& phrases : pattern->required) groups.push_back(RarestKeys(phrases, counts));
    std::vector<uint64_t> begins;
    for (const std::string& word : pattern->first) begins.push_back(HashWord(word));
    SortUnique(begins);
    const auto first = static_cast<uint32_t>(begins_.size());
    begins_.insert(begins_.end(), begins.begin(), begins.end());
    begins_of_.push_back({first, static_cast<uint32_t>(begins_.size())});
  }
  Index(patterns, required);
}

void Triage::Index(const std::vector<const Pattern*>& patterns, const std::vector<std::vector<Group>>& required) {
  std::map<Group, uint32_t> ids;
  std::vector<uint32_t> users;  // by group: how many patterns require it
  for (const std::vector<Group>& groups : required) {
    const auto first = static_cast<uint32_t>(groups_of_.size());
    for (const Group& group : groups) {
      const auto [place, fresh] = ids.try_emplace(group, static_cast<uint32_t>(ids.size()));
      if (fresh) users.push_back(0);
      ++users[place->second];
      groups_of_.push_back(place->second);
    }
    required_.push_back({first, static_cast<uint32_t>(groups_of_.size())});
  }
  asks_.resize(ids.size());
  for (uint32_t p = 0; p < patterns.size(); ++p) {
    const auto& lists = patterns[p]->required;
    if (lists.empty()) {
      always_.push_back(p);
      continue;
    }
    // Looked up by the list that the fewest patterns require; small words last.
    const auto cost = [&](size_t g) {
      return std::tuple(std::any_of(lists[g].begin(), lists[g].end(), IsCommon),
                        users[groups_of_[required_[p].first + g]], required[p][g].size());
    };
    size_t best = 0;
    for (size_t g = 1; g < lists.size(); ++g)
      if (cost(g) < cost(best)) best = g;
    asks_[groups_of_[required_[p].first + best]].push_back(p);
  }
  size_t keys = 1;
  for (const auto& [group, id] : ids) {
    keys += group.size();
    for (const uint64_t key : group) index_[key].push_back(id);
  }
  while (filter_.size() * 64 < keys * kFilterBitsAKey) filter_.resize(filter_.size() * 2);
  filter_mask_ = filter_.size() - 1;
  for (const auto& [key, groups] : index_) filter_[key >> 6 & filter_mask_] |= 1ull << (key & 63);
}

std::vector<uint32_t> Triage::Candidates(const std::vector<uint64_t>& words) const {
  std::vector<uint64_t> stands((asks_.size() + 63) / 64);  // a bit a group
  std::vector<uint32_t> standing;
  const auto mark = [&](uint64_t key) {
    if (!MayKnow(key)) return;
    const auto found = index_.find(key);
    if (found == index_.end()) return;
    for (const uint32_t group : found->second) {
      uint64_t& bits = stands[group >> 6];
      if (((bits >> (group & 63)) & 1) == 0) standing.push_back(group);
      bits |= 1ull << (group & 63);
    }
  };
  for (size_t i = 0; i < words.size(); ++i) {
    mark(words[i]);
    if (i > 0) mark(HashPair(words[i - 1], words[i]));
  }
  std::vector<uint32_t> candidates = always_;
  for (const uint32_t group : standing) {
    for (const uint32_t p : asks_[group]) {
      const auto first = groups_of_.begin() + required_[p].first;
      if (std::all_of(first, groups_of_.begin() + required_[p].last,
                      [&](uint32_t g) { return (stands[g >> 6] >> (g & 63)) & 1; }))
        candidates.push_back(p);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

}  // namespace factlint
