// Named things that packs declare: cities, companies, institutions; and where
// a text names them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/compiled_entities.h"
#include "extractor/diagnostic.h"
#include "extractor/document.h"
#include "extractor/expression.h"
#include "extractor/mention.h"
#include "extractor/name_index.h"
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
  // places found by shape (names.h) are there even where no pack declares them. `numbered`: kinds
  // whose index is their place in it, if a pack declares them; until then they have no name.
  // `compiled`: entities that need not be read; all files that are added must be among theirs.
  explicit EntityTable(std::span<const std::string_view> numbered = {}, const CompiledEntities* compiled = nullptr);

  // Adds the kinds and entities of an entities.yaml. A later file replaces an
  // entity of the same id whole; `off: true` takes it away.
  void Add(const YamlFile& file, Diagnostics& diagnostics);
  // Checks `in` and `parent` over all files and builds the index. Call once, last.
  void Finish(Diagnostics& diagnostics);

  const std::vector<Entity>& entities() const { return entities_; }
  const std::vector<EntityKind>& kinds() const { return kinds_; }
  // The index of a kind, or -1.
  int FindKind(std::string_view name) const;
  const NameTables& names() const { return index_.tables(); }
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
  struct Declared {
    Entity entity;
    uint32_t first_name = 0;  // names_[first_name, last_name)
    uint32_t last_name = 0;
    Node node;
    bool off = false;
  };

  uint8_t AddKind(const EntityKind& kind);
  void ReadKinds(Node kinds, Diagnostics& diagnostics);
  void AddEntity(Node key, Node value, Diagnostics& diagnostics);
  bool ReadPlain(Node value, Declared& declared);
  void ReadStrictly(Node key, Node value, Declared& declared, Diagnostics& diagnostics);
  bool AddNames(Node names);
  bool AddName(std::string_view name);

  void TakeDeclared(Diagnostics& diagnostics);
  void TakeCompiled();
  void IndexIds();

  std::span<const std::string_view> numbered_;
  const CompiledEntities* compiled_ = nullptr;
  std::vector<bool> compiled_files_;  // which of them were added
  std::vector<EntityKind> kinds_;
  std::vector<Declared> declared_;
  std::unordered_map<std::string, size_t> declared_by_id_;
  std::vector<Entity> entities_;
  std::vector<IndexedName> names_;  // of declared_, until Finish
  std::vector<uint32_t> ids_;       // an open table by id of 1 + indices of entities_; 0: a free place
  NameIndex index_;
};

}  // namespace factlint
