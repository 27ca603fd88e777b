// Which patterns can match a sentence at all: those whose required phrases and
// slots all stand in it. One look-up a word and one a pair of neighbours, so that
// the cost follows the hits and not the number of rules.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "extractor/pattern.h"
#include "extractor/shadow.h"

namespace factlint {

// What a triage knows, flat, so that it can be written down at build time
// (extractor/compiled_rules.h). A group is the set of keys that a required list asks
// for: for each phrase its word's hash or a pair's, the one that the fewest lists hold.
struct TriageTables {
  struct Range {
    uint32_t first = 0;
    uint32_t last = 0;
  };
  struct Ahead {
    Range keys;  // of `aheads`; empty: anything
    uint32_t least = 0;
    uint32_t most = 0;
  };
  struct Slot {
    uint64_t key = 0;
    Range groups;      // of `groups_by_key`; empty: a free place
    uint32_t row = 0;  // of many groups: where in `rows` their bits begin; 0: nowhere
  };
  std::span<const Range> required;          // by pattern: of `groups_of`
  std::span<const uint32_t> groups_of;      // ids of groups; patterns share them
  std::span<const Range> begins_of;         // by pattern: of `begins`; empty: anything may
  std::span<const uint64_t> begins;         // sorted within a pattern
  std::span<const Ahead> ahead_of;          // by pattern: what stands how far behind the begin
  std::span<const uint64_t> aheads;         // sorted within a pattern
  std::span<const Range> asks_of;           // by group: of `asks`
  std::span<const uint32_t> asks;           // the patterns that are looked up by a group
  std::span<const Slot> index;              // an open table by key
  std::span<const uint32_t> groups_by_key;  // ids
  std::span<const uint64_t> rows;           // bits by group
  std::span<const uint64_t> asking;         // bits of the groups that have patterns in `asks_of`
  std::span<const uint64_t> filter;         // bits of the keys of `index`: most words have none
  std::span<const uint32_t> always;         // patterns that require nothing
};

class Triage {
 public:
  Triage();
  // The patterns must outlive nothing: what they require is copied as hashes.
  explicit Triage(const std::vector<const Pattern*>& patterns);
  // What `tables` point to must outlive the triage.
  explicit Triage(const TriageTables& tables) : tables_(tables) {}

  const TriageTables& tables() const { return tables_; }

  // The indices of the patterns that may match, ascending. Never leaves out one
  // that does. `words` are Shadow::keys of a sentence.
  std::vector<uint32_t> Candidates(const std::vector<uint64_t>& words) const;

  // The words, by their place among `words`, with which a match of this pattern may begin.
  void Begins(uint32_t pattern, const std::vector<uint64_t>& words, std::vector<uint32_t>& begins) const;

 private:
  class Builder;

  bool MayKnow(uint64_t key) const {
    return (tables_.filter[key >> 6 & (tables_.filter.size() - 1)] >> (key & 63)) & 1;
  }
  // The groups that ask for the key; an empty place where none does.
  const TriageTables::Slot& GroupsOf(uint64_t key) const;

  TriageTables tables_;
  std::shared_ptr<const Builder> built_;  // holds what `tables_` point to; null where nobody built them here
};

}  // namespace factlint
