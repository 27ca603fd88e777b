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

void JoinDeclared(std::span<const DocumentInfo> documents, Clusters& clusters) {
  std::map<std::string, uint32_t> index;
  for (uint32_t i = 0; i < documents.size(); ++i) index.emplace(documents[i].id, i);
  for (uint32_t i = 0; i < documents.size(); ++i)
    for (const std::string& origin : documents[i].derived_from)
      if (const auto found = index.find(origin); found != index.end()) clusters.Join(i, found->second);
}

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

void JoinSentences(std::span<const Claim> claims, const std::vector<uint32_t>& document_of, const Policy& policy,
                   Clusters& clusters) {
  const double least = policy.copies_sentence_words.ToDouble();
  std::vector<std::pair<uint64_t, uint32_t>> sentences;
  for (size_t i = 0; i < claims.size(); ++i)
    if (const uint64_t hash = SentenceHash(claims[i].quote, least)) sentences.emplace_back(hash, document_of[i]);
  std::sort(sentences.begin(), sentences.end());
  for (size_t i = 1; i < sentences.size(); ++i)
    if (sentences[i].first == sentences[i - 1].first) clusters.Join(sentences[i].second, sentences[i - 1].second);
}

// A figure of four or more digits, as one number; 0 for all else.
uint64_t RareFigure(const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  if (!quantity || !quantity->nominal || quantity->nominal->Digits() < 4) return 0;
  return HashText(quantity->nominal->ToString(), HashText(claim.metric, HashText(quantity->unit)));
}

// Figures that exactly two documents share, counted for each two.
void JoinRareFigures(std::span<const Claim> claims, const std::vector<uint32_t>& document_of, const Policy& policy,
                     Clusters& clusters) {
  std::vector<std::pair<uint64_t, uint32_t>> figures;
  for (size_t i = 0; i < claims.size(); ++i)
    if (const uint64_t figure = RareFigure(claims[i])) figures.emplace_back(figure, document_of[i]);
  std::sort(figures.begin(), figures.end());
  figures.erase(std::unique(figures.begin(), figures.end()), figures.end());
  std::map<std::pair<uint32_t, uint32_t>, int> shared;
  for (size_t begin = 0, end = 0; begin < figures.size(); begin = end) {
    while (end < figures.size() && figures[end].first == figures[begin].first) ++end;
    if (end - begin == 2) ++shared[{figures[begin].second, figures[begin + 1].second}];
  }
  for (const auto& [pair, count] : shared)
    if (Decimal(count) >= policy.copies_rare_values) clusters.Join(pair.first, pair.second);
}

}  // namespace

std::vector<uint32_t> FindCopies(std::span<const Claim> claims, const std::vector<uint32_t>& document_of,
                                 std::span<const DocumentInfo> documents, const Policy& policy) {
  Clusters clusters(documents.size());
  JoinDeclared(documents, clusters);
  JoinSentences(claims, document_of, policy, clusters);
  JoinRareFigures(claims, document_of, policy, clusters);
  std::vector<uint32_t> result(documents.size());
  for (uint32_t i = 0; i < result.size(); ++i) result[i] = clusters.Find(i);
  return result;
}

}  // namespace factlint
