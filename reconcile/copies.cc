#include "reconcile/copies.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

#include "reconcile/key_hash.h"

namespace factlint {
namespace {

class Clusters {
 public:
  explicit Clusters(size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0u); }
  uint32_t Find(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // The smaller index leads, so that the order of joining does not matter.
  void Join(uint32_t a, uint32_t b) {
    a = Find(a);
    b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

// More of one document are not kept.
constexpr size_t kMostHashes = 256;

// Letters and digits alone, so that quotation marks and spaces do not hide a copy;
// nothing for a sentence that is too short to tell. A word is counted where a
// space ends it, a Chinese character is half a word.
uint64_t SentenceHash(std::string_view quote, double least_words) {
  std::string folded;
  double words = 0;
  bool inside = false;
  for (const char c : quote) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z') || byte >= 0x80;
    if (letter) folded.push_back(byte < 0x80 ? static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 32 : byte) : c);
    if (byte >= 0xE3 && byte <= 0xE9) words += 0.5;
    if (letter && !inside && byte < 0x80) words += 1;
    inside = letter;
  }
  return words >= least_words ? HashText(folded) : 0;
}

// A figure of four or more digits, as one number; 0 for all else.
uint64_t RareFigure(std::string_view metric, const Decimal* nominal, std::string_view unit) {
  if (nominal == nullptr || nominal->Digits() < 4) return 0;
  return HashText(nominal->ToString(), HashText(metric, HashText(unit)));
}

// A hash and the document that has it.
using Shared = std::vector<std::pair<uint64_t, uint32_t>>;

void JoinSentences(Shared sentences, Clusters& clusters) {
  std::sort(sentences.begin(), sentences.end());
  for (size_t i = 1; i < sentences.size(); ++i)
    if (sentences[i].first == sentences[i - 1].first) clusters.Join(sentences[i].second, sentences[i - 1].second);
}

// Figures that exactly two documents share, counted for each two.
void JoinRareFigures(Shared figures, const Decimal& least, Clusters& clusters) {
  std::sort(figures.begin(), figures.end());
  std::map<std::pair<uint32_t, uint32_t>, int> shared;
  for (size_t begin = 0, end = 0; begin < figures.size(); begin = end) {
    while (end < figures.size() && figures[end].first == figures[begin].first) ++end;
    if (end - begin == 2) ++shared[{figures[begin].second, figures[begin + 1].second}];
  }
  for (const auto& [pair, count] : shared)
    if (Decimal(count) >= least) clusters.Join(pair.first, pair.second);
}

}  // namespace

void CopyFinder::Keep(uint64_t hash, std::vector<uint64_t>& smallest) {
  if (hash == 0 || (smallest.size() == kMostHashes && hash >= smallest.back())) return;
  const auto at = std::lower_bound(smallest.begin(), smallest.end(), hash);
  if (at != smallest.end() && *at == hash) return;
  smallest.insert(at, hash);
  if (smallest.size() > kMostHashes) smallest.pop_back();
}

void CopyFinder::Add(const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  const Decimal* const nominal = quantity && quantity->nominal ? &*quantity->nominal : nullptr;
  Add(claim.doc, claim.metric, claim.quote, nominal, quantity ? std::string_view(quantity->unit) : std::string_view());
}

void CopyFinder::Add(std::string_view doc, std::string_view metric, std::string_view quote, const Decimal* nominal,
                     std::string_view unit) {
  auto sketch = seen_.find(doc);
  if (sketch == seen_.end()) sketch = seen_.emplace(std::string(doc), Sketch()).first;
  Keep(SentenceHash(quote, policy_->copies_sentence_words.ToDouble()), sketch->second.sentences);
  Keep(RareFigure(metric, nominal, unit), sketch->second.figures);
}

void CopyFinder::Merge(const CopyFinder& other) {
  for (const auto& [doc, sketch] : other.seen_) {
    Sketch& own = seen_[doc];
    for (const uint64_t hash : sketch.sentences) Keep(hash, own.sentences);
    for (const uint64_t hash : sketch.figures) Keep(hash, own.figures);
  }
}

SourceNumbers CopyFinder::Sources(std::span<const DocumentInfo> documents) const {
  SourceNumbers numbers;
  for (const auto& [doc, sketch] : seen_) numbers.emplace(doc, 0);
  for (const DocumentInfo& document : documents) {
    numbers.emplace(document.id, 0);
    for (const std::string& origin : document.derived_from) numbers.emplace(origin, 0);
  }
  uint32_t next = 0;
  for (auto& [doc, number] : numbers) number = next++;
  Clusters clusters(numbers.size());
  for (const DocumentInfo& document : documents)
    for (const std::string& origin : document.derived_from) clusters.Join(numbers[document.id], numbers[origin]);
  Shared sentences, figures;
  for (const auto& [doc, sketch] : seen_) {
    const uint32_t number = numbers[doc];
    for (const uint64_t hash : sketch.sentences) sentences.emplace_back(hash, number);
    for (const uint64_t hash : sketch.figures) figures.emplace_back(hash, number);
  }
  JoinSentences(std::move(sentences), clusters);
  JoinRareFigures(std::move(figures), policy_->copies_rare_values, clusters);
  for (auto& [doc, number] : numbers) number = clusters.Find(number);
  return numbers;
}

}  // namespace factlint
