// Named things that packs declare: cities, companies, institutions; and where
// a text names them.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/document.h"
#include "extractor/expression.h"
#include "extractor/han_folding.h"
#include "extractor/mention.h"
#include "extractor/yaml.h"

namespace factlint {

// What a kind is, for slots that take any place or any organisation.
enum class KindClass : uint8_t { kThing, kPlace, kOrganisation };

struct EntityKind {
  std::string name;  // "city"
  KindClass is = KindClass::kThing;
  std::string of = {};  // the kind of what a name of this one counts in: line 3 of a network
  // What names of this kind look like; its first group, where it took part, is the name.
  // Null for kinds whose names are declared or found by their last word.
  std::shared_ptr<const Expression> shape = nullptr;
};

struct Entity {
  std::string id;      // "beijing"
  std::string name;    // "Beijing": the first English name, else the first Chinese one
  uint8_t kind = 0;    // an index into kinds()
  std::string in;      // id of the place that holds it
  std::string parent;  // id of the organisation that it belongs to
};

// Immutable once loaded; safe to share among threads.
class EntityTable {
 public:
  // Kind 0 is "name": a proper name that no pack knows. Kinds of organisations and
  // places found by shape (names.h) are there even where no pack declares them.
  EntityTable();

  // Adds the kinds and entities of an entities.yaml. A later file replaces an
  // entity of the same id whole; `off: true` takes it away.
  void Add(const YamlFile& file, Diagnostics& diagnostics);
  // Checks `in` and `parent` over all files and builds the index. Call once, last.
  void Finish(Diagnostics& diagnostics);

  const std::vector<Entity>& entities() const { return entities_; }
  const std::vector<EntityKind>& kinds() const { return kinds_; }
  // The index of a kind, or -1.
  int FindKind(std::string_view name) const;
  // The index of an entity, or -1.
  int FindEntity(std::string_view id) const;

  // The index of the only entity of kind `kind` (or -1) that is in entity `place`.
  std::optional<uint32_t> OnlyIn(uint32_t place, int kind) const;

  // Every place where a name stands, left to right, longest first, disjoint; one
  // pass. Case is folded but for the first letter ("meta" is not Meta) and short
  // names in capitals. Names of the kind "phrase" hide what stands inside them
  // ("China's capital markets" names no city) and are not returned.
  // Typographic quotes, dashes and spaces equal their plain forms.
  std::vector<Mention> Find(const Document& document) const { return Find(std::string_view(document.text())); }
  std::vector<Mention> Find(std::string_view text) const;

 private:
  struct Alias {
    std::string text;   // folded
    uint64_t head = 0;  // hash of what it is looked up by
    uint32_t entity = 0;
    bool capital = false;  // the first letter must be a capital in the text
    bool exact = false;    // all must be capitals: "US" is not "Us"
  };
  struct Declared {
    Entity entity;
    uint32_t first_name = 0;  // names_[first_name, last_name)
    uint32_t last_name = 0;
    Node node;
    bool off = false;
  };

  struct Head {
    uint64_t hash = 0;
    uint32_t first = 0;  // aliases_[first, last); both 0: a free place of the table
    uint32_t last = 0;
  };

  bool MayStartAt(std::string_view text, size_t at) const;
  const Head* FindHead(uint64_t hash) const;
  // The longest name that stands at text[at], and where it ends.
  const Alias* LongestAt(std::string_view text, size_t at, size_t& end) const;
  uint8_t AddKind(const EntityKind& kind);
  void ReadKinds(Node kinds, Diagnostics& diagnostics);
  void AddEntity(Node key, Node value, Diagnostics& diagnostics);
  bool ReadPlain(Node value, Declared& declared);
  void ReadStrictly(Node key, Node value, Declared& declared, Diagnostics& diagnostics);
  bool AddNames(Node names);
  bool AddName(std::string_view name);
  void Order(std::vector<Alias> aliases);
  void IndexHeads();

  std::vector<EntityKind> kinds_;
  std::vector<Declared> declared_;
  std::unordered_map<std::string, size_t> by_id_;
  std::vector<Entity> entities_;
  std::vector<Alias> names_;    // of declared_, until Finish
  std::vector<Alias> aliases_;  // sorted by head, then longest first
  std::vector<Head> heads_;     // an open table by hash
  // By the first three folded letters of an alias, for text in small letters and for
  // text with a capital; the others by their first character.
  std::bitset<1 << 15> starts_[2];
  std::bitset<1 << 15> word_starts_;  // by up to six letters, see WordStartOf
  std::bitset<1 << 16> wide_starts_;
};

// One character of folded text: what Find compares. Reads at text[at], advances
// `at` past it; letters in lower case, typographic marks and spaces in their
// plain form, all else the code point. Never reads past the end.
uint32_t FoldedAt(std::string_view text, size_t& at);

// The same with Chinese, and what is near to it, answered here.
inline uint32_t QuickFoldedAt(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i])); };
  if (byte(0) < 0xE4 || byte(0) > 0xE9 || at + 2 >= text.size()) return FoldedAt(text, at);
  const uint32_t second = byte(1) ^ 0x80u;
  const uint32_t third = byte(2) ^ 0x80u;
  if ((second | third) >= 0x40) return FoldedAt(text, at);  // no character
  const uint32_t c = (byte(0) & 15u) << 12 | second << 6 | third;
  at += 3;
  return Simplified(c);
}
// The same over a whole text, runs of white space as one blank.
std::string FoldName(std::string_view text);

}  // namespace factlint
