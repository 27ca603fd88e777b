// Which patterns can match a sentence at all: those whose required phrases and
// slots all stand in it. One look-up a word and one a pair of neighbours, so that
// the cost follows the hits and not the number of rules.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/pattern.h"
#include "extractor/shadow.h"

namespace factlint {

class Triage {
 public:
  Triage() = default;
  // The patterns must outlive nothing: what they require is copied as hashes.
  explicit Triage(const std::vector<const Pattern*>& patterns);

  // The indices of the patterns that may match, ascending. Never leaves out one
  // that does. `words` are Shadow::keys of a sentence.
  std::vector<uint32_t> Candidates(const std::vector<uint64_t>& words) const;

  // The words, by their place among `words`, with which a match of this pattern may begin.
  void Begins(uint32_t pattern, const std::vector<uint64_t>& words, std::vector<uint32_t>& begins) const;

 private:
  struct Range {
    uint32_t first = 0;
    uint32_t last = 0;
  };
  // A group is the set of keys that a required list asks for: for each phrase its
  // word's hash or a pair's, the one that the fewest lists hold.
  void Index(const std::vector<const Pattern*>& patterns);
  bool MayKnow(uint64_t key) const { return (filter_[key >> 6 & filter_mask_] >> (key & 63)) & 1; }

  std::vector<Range> required_;      // by pattern: groups_of_[first, last)
  std::vector<uint32_t> groups_of_;  // ids of groups; patterns share them
  std::vector<Range> begins_of_;     // by pattern: begins_[first, last); empty: anything may
  std::vector<uint64_t> begins_;     // sorted within a pattern
  struct Ahead {
    Range keys;  // of aheads_; empty: anything
    uint32_t least = 0;
    uint32_t most = 0;
  };
  std::vector<Ahead> ahead_of_;                                // by pattern: what stands how far behind the begin
  std::vector<uint64_t> aheads_;                               // sorted within a pattern
  std::vector<std::vector<uint32_t>> asks_;                    // by group: the patterns that are looked up by it
  std::unordered_map<uint64_t, std::vector<uint32_t>> index_;  // key -> groups
  std::vector<uint64_t> filter_ = {0};                         // bits of the keys of index_: most words have none
  uint64_t filter_mask_ = 0;
  std::vector<uint32_t> always_;  // patterns that require nothing
};

}  // namespace factlint
