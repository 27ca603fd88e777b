// Which patterns can match a sentence at all: those whose required words and
// slots all stand in it. One look-up a word, so that the cost follows the hits
// and not the number of rules.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/pattern.h"
#include "extractor/shadow.h"

namespace factlint {

// A word of a shadow or of a pattern as a number.
uint64_t HashWord(std::string_view word);
// Of every word of a shadow, mentions among them, in order.
std::vector<uint64_t> WordHashes(const Shadow& shadow);

class Triage {
 public:
  Triage() = default;
  // The patterns must outlive nothing: what they require is copied as hashes.
  explicit Triage(const std::vector<const Pattern*>& patterns);

  // The indices of the patterns that may match, ascending. Never leaves out one
  // that does.
  std::vector<uint32_t> Candidates(std::vector<uint64_t> word_hashes) const;

  // May a match of this pattern begin with this word?
  bool MayBegin(uint32_t pattern, uint64_t word_hash) const;

 private:
  struct Required {
    uint32_t first = 0;  // groups_[first, last)
    uint32_t last = 0;
    uint32_t begins = 0;  // begins_[begins, begins_end); empty: anything may
    uint32_t begins_end = 0;
  };
  std::vector<Required> patterns_;
  std::vector<std::pair<uint32_t, uint32_t>> groups_;  // hashes_[first, last): any of them
  std::vector<uint64_t> hashes_;
  std::vector<uint64_t> begins_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> index_;  // a word of the chosen group -> patterns
  std::vector<uint32_t> always_;                               // patterns that require nothing
};

}  // namespace factlint
