// Names by their heads: where a text holds one of many thousand, in one pass.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/span.h"

namespace factlint {

struct IndexedName {
  std::string text;   // folded
  uint64_t head = 0;  // hash of what it is looked up by
  uint32_t entity = 0;
  bool capital = false;  // the first letter must be a capital in the text
  bool exact = false;    // all must be capitals: "US" is not "Us"

  // Nothing where the name is too short to be found.
  static std::optional<IndexedName> Of(std::string_view name);
};

// Immutable; safe to share among threads.
class NameIndex {
 public:
  NameIndex() = default;
  explicit NameIndex(std::vector<IndexedName> names);

  struct Hit {
    Span span;
    uint32_t entity = 0;
  };
  // Left to right, longest first, disjoint; as EntityTable::Find tells.
  std::vector<Hit> Find(std::string_view text) const;

 private:
  struct Head {
    uint64_t hash = 0;
    uint32_t first = 0;  // names_[first, last); both 0: a free place of the table
    uint32_t last = 0;
  };

  void Order(std::vector<IndexedName> names);
  void IndexHeads();
  bool MayStartAt(std::string_view text, size_t at) const;
  const Head* FindHead(uint64_t hash) const;
  // The longest name that stands at text[at], and where it ends.
  const IndexedName* LongestAt(std::string_view text, size_t at, size_t& end) const;

  std::vector<IndexedName> names_;  // sorted by head, then longest first
  std::vector<Head> heads_;         // an open table by hash
  // By the first three folded letters of a name, for text in small letters and for
  // text with a capital; the others by their first character.
  std::bitset<1 << 15> starts_[2];
  std::bitset<1 << 15> word_starts_;  // by up to six letters, see WordStartOf
  std::bitset<1 << 16> wide_starts_;
};

}  // namespace factlint
