// Names by their heads: where a text holds one of many thousand, in one pass.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

// What an index looks names up in: flat, so that it can be written down at build time
// (compiled_entities.h).
struct NameTables {
  struct Name {
    std::string_view text;  // folded
    uint32_t entity = 0;
    bool capital = false;
    bool exact = false;
  };
  struct Head {
    uint64_t hash = 0;
    uint32_t first = 0;  // names[first, last); both 0: a free place of the table
    uint32_t last = 0;
  };
  std::span<const Name> names;  // of one head together, the longest first
  std::span<const Head> heads;  // an open table by hash
  // Bits by the first three folded letters of a name, for text in small letters and for
  // text with a capital; by up to six letters, see WordStartOf; by the first character of others.
  std::span<const uint64_t> starts[2];
  std::span<const uint64_t> word_starts;
  std::span<const uint64_t> wide_starts;
};

// Immutable; safe to share among threads.
class NameIndex {
 public:
  NameIndex() = default;
  explicit NameIndex(const std::vector<IndexedName>& names);
  // What `tables` point to must outlive the index. `own`: by entity of the tables its number
  // here, kNone for one whose names are not to be found.
  static constexpr uint32_t kNone = UINT32_MAX;
  NameIndex(const NameTables& tables, std::vector<uint32_t> own) : tables_(tables), own_(std::move(own)) {}

  const NameTables& tables() const { return tables_; }

  struct Hit {
    Span span;
    uint32_t entity = 0;
  };
  // Left to right, longest first, disjoint; as EntityTable::Find tells.
  std::vector<Hit> Find(std::string_view text) const;

 private:
  struct Parts;

  bool MayStartAt(std::string_view text, size_t at) const;
  const NameTables::Head* FindHead(uint64_t hash) const;
  bool IsKnown(const NameTables::Name& name) const { return own_.empty() || own_[name.entity] != kNone; }
  // The longest name that stands at text[at], and where it ends.
  const NameTables::Name* LongestAt(std::string_view text, size_t at, size_t& end) const;

  NameTables tables_;
  std::vector<uint32_t> own_;           // empty: the tables' entities are this index's
  std::shared_ptr<const Parts> built_;  // holds what `tables_` point to; null where nobody built it here
};

}  // namespace factlint
