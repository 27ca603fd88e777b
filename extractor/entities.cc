#include "extractor/entities.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extractor/word_set.h"

namespace factlint {
namespace {

// Looked through for a circle; no place lies in so many.
constexpr size_t kMostAncestors = 256;

// By all ways up; a circle further up is another entity's.
bool LiesInItself(const Entity& entity, const EntityTable& table) {
  std::vector<const Entity*> open = {&entity};
  for (size_t i = 0; i < open.size() && i < kMostAncestors; ++i) {
    for (const std::string* above : {&open[i]->in, &open[i]->parent}) {
      if (above->empty()) continue;
      if (*above == entity.id) return true;
      if (const int found = table.FindEntity(*above); found >= 0)
        open.push_back(&table.entities()[static_cast<size_t>(found)]);
    }
  }
  return false;
}

}  // namespace

EntityTable::EntityTable(std::span<const std::string_view> numbered, const CompiledEntities* compiled)
    : numbered_(numbered), compiled_(compiled), kinds_(numbered.size()) {
  if (compiled_ != nullptr) compiled_files_.resize(compiled_->files.size());
  AddKind({.name = "name", .is = KindClass::kThing});
  for (const std::string_view name : {"company", "institution", "university", "laboratory", "organisation"})
    AddKind({.name = std::string(name), .is = KindClass::kOrganisation});
  for (const std::string_view name : {"country", "province", "city", "district", "park"})
    AddKind({.name = std::string(name), .is = KindClass::kPlace});
  for (const std::string_view name : {"product", "network", "work", "street", "line"})
    AddKind({.name = std::string(name), .is = KindClass::kThing});
}

uint8_t EntityTable::AddKind(const EntityKind& kind) {
  for (size_t i = 0; i < kinds_.size(); ++i) {
    if ((i < numbered_.size() ? numbered_[i] : kinds_[i].name) != kind.name) continue;
    kinds_[i] = kind;
    return static_cast<uint8_t>(i);
  }
  kinds_.push_back(kind);
  return static_cast<uint8_t>(kinds_.size() - 1);
}

int EntityTable::FindKind(std::string_view name) const {
  for (size_t i = 0; i < kinds_.size(); ++i)
    if (kinds_[i].name == name) return static_cast<int>(i);
  return -1;
}

int EntityTable::FindEntity(std::string_view id) const {
  if (ids_.empty()) return -1;
  for (size_t i = WordKey(id) & (ids_.size() - 1); ids_[i] != 0; i = (i + 1) & (ids_.size() - 1))
    if (entities_[ids_[i] - 1].id == id) return static_cast<int>(ids_[i] - 1);
  return -1;
}

void EntityTable::IndexIds() {
  size_t size = 16;
  while (size < 2 * entities_.size()) size *= 2;
  ids_.assign(size, 0);
  for (uint32_t e = 0; e < entities_.size(); ++e) {
    size_t i = WordKey(entities_[e].id) & (size - 1);
    while (ids_[i] != 0) i = (i + 1) & (size - 1);
    ids_[i] = e + 1;
  }
}

std::optional<uint32_t> EntityTable::OnlyIn(uint32_t place, int kind) const {
  if (kind < 0 || place >= entities_.size()) return std::nullopt;
  std::optional<uint32_t> only;
  for (uint32_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].kind != kind || entities_[i].in != entities_[place].id) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

void EntityTable::Add(const YamlFile& file, Diagnostics& diagnostics) {
  MapReader reader(file.root(), "an entities file", diagnostics);
  reader.Integer("factlint_entities", 1, 1);
  ReadKinds(reader.Map("kinds"), diagnostics);
  if (compiled_ != nullptr) {
    const auto at = std::find(compiled_->files.begin(), compiled_->files.end(), file.path());
    assert(at != compiled_->files.end());
    if (at == compiled_->files.end()) return;
    compiled_files_[static_cast<size_t>(at - compiled_->files.begin())] = true;
    return;
  }
  const Node entities = reader.Map("entities");
  for (size_t i = 0; i < entities.size(); ++i) AddEntity(entities.key(i), entities.at(i), diagnostics);
  reader.Finish();
}

void EntityTable::ReadKinds(Node kinds, Diagnostics& diagnostics) {
  for (size_t i = 0; i < kinds.size(); ++i) {
    MapReader reader(kinds.at(i), "a kind", diagnostics);
    const auto is = reader.OneOf("is", {"place", "organisation", "thing"});
    EntityKind kind{.name = std::string(kinds.key(i).scalar()),
                    .is = is == "place"          ? KindClass::kPlace
                          : is == "organisation" ? KindClass::kOrganisation
                                                 : KindClass::kThing,
                    .of = reader.String("of").value_or("")};
    if (const Node shape = reader.Get("shape"); shape && shape.IsScalar()) {
      const std::string source(shape.scalar());
      if (const std::string wrong = Expression::Check(source); !wrong.empty())
        reader.Error(shape, fmt::format("the shape is no regular expression: {}", wrong));
      else
        kind.shape = std::make_shared<const Expression>(source);
    }
    if (!kind.of.empty() && FindKind(kind.of) < 0) {
      std::vector<std::string> names;
      for (const EntityKind& k : kinds_)
        if (!k.name.empty()) names.push_back(k.name);
      reader.Error(reader.Get("of"), fmt::format("unknown kind \"{}\"", kind.of), DidYouMean(kind.of, names));
      kind.of.clear();
    }
    reader.Finish();
    if (kinds_.size() > 200) {
      reader.Error(kinds.key(i), "more than 200 kinds");
      break;
    }
    AddKind(kind);
  }
}

void EntityTable::AddEntity(Node key, Node value, Diagnostics& diagnostics) {
  Declared declared;
  declared.node = key;
  declared.entity.id = std::string(key.scalar());
  if (!ReadPlain(value, declared)) ReadStrictly(key, value, declared, diagnostics);
  const auto [place, fresh] = declared_by_id_.try_emplace(declared.entity.id, declared_.size());
  if (fresh) {
    declared_.push_back(std::move(declared));
  } else {
    declared_[place->second] = std::move(declared);
  }
}

// What thousands of entities look like: a known kind and names, all of them texts.
// Says no, and leaves it to ReadStrictly, where there is anything else.
bool EntityTable::ReadPlain(Node value, Declared& declared) {
  const size_t begin = names_.size();
  Entity& entity = declared.entity;
  const auto refuse = [&] {
    names_.resize(begin);
    return false;
  };
  Node english;
  Node chinese;
  int kind = -1;
  for (size_t i = 0; i < value.size(); ++i) {
    const std::string_view name = value.key(i).scalar();
    const Node item = value.at(i);
    if (name == "en") {
      english = item;
    } else if (name == "zh") {
      chinese = item;
    } else if (name == "kind") {
      kind = FindKind(item.scalar());
    } else if ((name == "in" || name == "parent") && item.IsScalar()) {
      (name == "in" ? entity.in : entity.parent) = std::string(item.scalar());
    } else {
      return refuse();
    }
  }
  if (kind < 0 || !(AddNames(english) && AddNames(chinese)) || names_.size() == begin) return refuse();
  entity.kind = static_cast<uint8_t>(kind);
  const Node first = english ? english : chinese;
  entity.name = std::string(first.IsScalar() ? first.scalar() : first.at(0).scalar());
  declared.first_name = static_cast<uint32_t>(begin);
  declared.last_name = static_cast<uint32_t>(names_.size());
  return true;
}

bool EntityTable::AddNames(Node names) {
  if (!names) return true;
  if (names.IsScalar()) return AddName(names.scalar());
  for (size_t i = 0; i < names.size(); ++i)
    if (!names.at(i).IsScalar() || !AddName(names.at(i).scalar())) return false;
  return names.size() > 0;
}

bool EntityTable::AddName(std::string_view name) {
  std::optional<IndexedName> made = IndexedName::Of(name);
  if (made) names_.push_back(std::move(*made));
  return made.has_value();
}

void EntityTable::ReadStrictly(Node key, Node value, Declared& declared, Diagnostics& diagnostics) {
  declared.entity = {.id = declared.entity.id};
  MapReader reader(value, "an entity", diagnostics);
  declared.off = reader.Bool("off").value_or(false);
  const Node kind = declared.off ? reader.Get("kind") : reader.Require("kind");
  if (kind) {
    const int index = FindKind(kind.scalar());
    if (index < 0) {
      std::vector<std::string> names;
      for (const EntityKind& k : kinds_)
        if (!k.name.empty()) names.push_back(k.name);
      reader.Error(kind, fmt::format("unknown kind \"{}\"", kind.scalar()), DidYouMean(kind.scalar(), names));
    } else {
      declared.entity.kind = static_cast<uint8_t>(index);
    }
  }
  std::vector<std::string> names = reader.Strings("en");
  for (std::string& name : reader.Strings("zh")) names.push_back(std::move(name));
  declared.entity.in = reader.String("in").value_or("");
  declared.entity.parent = reader.String("parent").value_or("");
  if (names.empty() && !declared.off) reader.Error(key, "an entity needs a name: \"en\" or \"zh\"");
  declared.first_name = static_cast<uint32_t>(names_.size());
  for (const std::string& name : names)
    if (!AddName(name)) reader.Error(key, fmt::format("the name \"{}\" is too short to be found", name));
  declared.last_name = static_cast<uint32_t>(names_.size());
  reader.Finish();
  if (!names.empty()) declared.entity.name = names.front();
}

void EntityTable::Finish(Diagnostics& diagnostics) {
  if (compiled_ != nullptr)
    TakeCompiled();
  else
    TakeDeclared(diagnostics);
}

void EntityTable::TakeCompiled() {
  std::vector<uint32_t> own(compiled_->entities.size(), NameIndex::kNone);
  for (size_t i = 0; i < own.size(); ++i) {
    const CompiledEntities::Entity& one = compiled_->entities[i];
    if (!compiled_files_[one.file]) continue;
    own[i] = static_cast<uint32_t>(entities_.size());
    entities_.push_back({.id = std::string(one.id),
                         .name = std::string(one.name),
                         .kind = one.kind,
                         .in = std::string(one.in),
                         .parent = std::string(one.parent)});
  }
  IndexIds();
  index_ = NameIndex(compiled_->names, std::move(own));
}

void EntityTable::TakeDeclared(Diagnostics& diagnostics) {
  const auto check = [&](const Declared& declared, const std::string& id) {
    if (id.empty() || declared_by_id_.count(id) != 0) return;
    std::vector<std::string> ids;
    for (const Declared& d : declared_) ids.push_back(d.entity.id);
    diagnostics.Add(
        declared.node.file()->At(declared.node, fmt::format("unknown entity \"{}\"", id), DidYouMean(id, ids)));
  };
  std::vector<IndexedName> indexed;
  indexed.reserve(names_.size());
  entities_.reserve(declared_.size());
  for (Declared& declared : declared_) {
    if (declared.off) continue;
    check(declared, declared.entity.in);
    check(declared, declared.entity.parent);
    for (uint32_t i = declared.first_name; i < declared.last_name; ++i) {
      indexed.push_back(std::move(names_[i]));
      indexed.back().entity = static_cast<uint32_t>(entities_.size());
    }
    entities_.push_back(declared.entity);
  }
  IndexIds();
  for (const Declared& declared : declared_) {
    if (declared.off || !LiesInItself(declared.entity, *this)) continue;
    diagnostics.Add(declared.node.file()->At(
        declared.node,
        fmt::format("\"{}\" lies in itself: its \"in\" and \"parent\" run in a circle", declared.entity.id)));
  }
  declared_.clear();
  declared_by_id_.clear();
  names_.clear();
  index_ = NameIndex(indexed);
}

std::vector<Mention> EntityTable::Find(std::string_view text) const {
  const int phrase = FindKind("phrase");
  std::vector<Mention> mentions;
  for (const NameIndex::Hit& hit : index_.Find(text)) {
    if (entities_[hit.entity].kind == phrase) continue;
    Mention mention;
    mention.type = MentionType::kEntity;
    mention.types = 1 << static_cast<int>(MentionType::kEntity);
    mention.span = mention.number = hit.span;
    mention.entity = hit.entity;
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace factlint
