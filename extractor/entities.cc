#include "extractor/entities.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "extractor/han_folding.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

// Looked through for a circle; no place lies in so many.
constexpr size_t kMostAncestors = 256;

bool IsSpace(uint32_t c) { return c == ' '; }
bool IsCjk(uint32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }
constexpr bool IsWordByte(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xD4);
}

// One code point of UTF-8; a stray byte stands for itself.
uint32_t ReadCodePoint(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const int extra = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
  if (extra == 0 || at + static_cast<size_t>(extra) >= text.size()) {
    ++at;
    return lead;
  }
  uint32_t c = lead & (0x3F >> extra);
  for (int i = 1; i <= extra; ++i) {
    if ((byte(at + static_cast<size_t>(i)) & 0xC0) != 0x80) {
      ++at;
      return lead;
    }
    c = c << 6 | (byte(at + static_cast<size_t>(i)) & 0x3F);
  }
  at += static_cast<size_t>(extra) + 1;
  return c;
}

// Where a name may begin: at a Chinese character, or at a letter or digit behind none.
enum Start : uint8_t { kNoStart, kLetter, kWide };
constexpr std::array<uint8_t, 256> kStarts = [] {
  std::array<uint8_t, 256> starts{};
  for (size_t c = 0; c < 256; ++c)
    starts[c] = c >= 0xE3 ? kWide : IsWordByte(static_cast<unsigned char>(c)) ? kLetter : kNoStart;
  return starts;
}();

// ASCII as FoldedAt folds it.
constexpr std::array<char, 128> kFolds = [] {
  std::array<char, 128> folds{};
  for (size_t c = 0; c < 128; ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool space = c == '\n' || c == '\t' || c == '\r';
    folds[c] = static_cast<char>(upper ? c + 32 : space ? ' ' : c);
  }
  return folds;
}();

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
uint32_t FoldedHere(std::string_view text, size_t& at) {
  if (!IsAscii(text[at])) return QuickFoldedAt(text, at);
  return static_cast<uint32_t>(kFolds[static_cast<unsigned char>(text[at++])]);
}

// Three folded characters of ASCII as a number below 2^15.
size_t StartOf(char a, char b, char c) { return static_cast<size_t>((a & 31) << 10 | (b & 31) << 5 | (c & 31)); }

// The first six letters and digits of a word, folded, as a number below 2^15, with the
// first of the next word behind "the", with which many names begin and every other phrase;
// nothing where a character beyond ASCII is among them, which may fold to one.
constexpr size_t kWordBits = size_t{1} << 15;
constexpr std::string_view kArticle = "the ";
std::optional<size_t> WordStartOf(std::string_view text) {
  size_t hash = 0;
  const auto folded = [&](size_t i) { return kFolds[static_cast<unsigned char>(text[i])]; };
  for (size_t i = 0; i < std::min<size_t>(6, text.size()); ++i) {
    if (!IsAscii(text[i])) return std::nullopt;
    const bool behind_article =
        i + 1 == kArticle.size() && folded(i) == ' ' && folded(0) == 't' && folded(1) == 'h' && folded(2) == 'e';
    if (behind_article && i + 1 < text.size() && (!IsAscii(text[i + 1]) || folded(i + 1) == ' '))
      return std::nullopt;  // two blanks
    if (!behind_article && kStarts[static_cast<unsigned char>(text[i])] != kLetter) break;
    hash = hash * 31 + static_cast<size_t>(folded(i));
  }
  return (hash ^ hash >> 15) & (kWordBits - 1);
}

bool IsCapitals(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

uint64_t Mix(uint64_t hash, uint32_t c) { return (hash ^ c) * 0x9E3779B97F4A7C15ull ^ (hash >> 29); }

// The head of a name, by which it is looked up: its first two Chinese characters,
// else its letters and digits up to the first other character.
uint64_t HeadHash(std::string_view text, size_t at) {
  uint64_t hash = 0x243F6A8885A308D3ull;
  uint32_t c = FoldedHere(text, at);
  hash = Mix(hash, c);
  if (IsCjk(c)) return at < text.size() ? Mix(hash, FoldedHere(text, at)) : hash;
  while (at < text.size()) {
    c = FoldedHere(text, at);
    if (c < 0x80 && !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))) break;
    if (IsCjk(c)) break;
    hash = Mix(hash, c);
  }
  return hash;
}

// The end of `alias` in `text` at `at`, or 0. Both sides are compared folded.
size_t MatchAlias(std::string_view text, size_t at, std::string_view alias) {
  size_t i = 0;
  while (i < alias.size()) {
    if (at >= text.size()) return 0;
    const uint32_t want = IsAscii(alias[i]) ? static_cast<unsigned char>(alias[i++]) : ReadCodePoint(alias, i);
    const uint32_t got = FoldedHere(text, at);
    if (want != got) return 0;
    if (IsSpace(want)) {  // any run of white space
      for (size_t next = at; next < text.size() && IsSpace(FoldedAt(text, next)); at = next) {
      }
    }
  }
  return at;
}

// By all ways up; a circle further up is another entity's.
template <class Index>
bool LiesInItself(const Entity& entity, const std::vector<Entity>& entities, const Index& by_id) {
  std::vector<const Entity*> open = {&entity};
  for (size_t i = 0; i < open.size() && i < kMostAncestors; ++i) {
    for (const std::string* above : {&open[i]->in, &open[i]->parent}) {
      if (above->empty()) continue;
      if (*above == entity.id) return true;
      if (const auto found = by_id.find(*above); found != by_id.end()) open.push_back(&entities[found->second]);
    }
  }
  return false;
}

}  // namespace

uint32_t FoldedAt(std::string_view text, size_t& at) {
  const uint32_t c = ReadCodePoint(text, at);
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    return c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  }
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  switch (c) {
    case 0xA0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case 0x202F:
    case 0x3000:
      return ' ';
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0xFF07:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0xFF0D:
      return '-';
    default:
      break;
  }
  if (c >= kFirstHan && c <= kLastHan) return Simplified(c);
  if (c >= 0xFF21 && c <= 0xFF3A) return c - 0xFF21 + 'a';
  if (c >= 0xFF41 && c <= 0xFF5A) return c - 0xFF41 + 'a';
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  return c;
}

std::string FoldName(std::string_view text) {
  std::string folded;
  bool space = false;
  folded.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const uint32_t c = FoldedHere(text, at);
    if (c == ' ') {
      space = !folded.empty();
      continue;
    }
    if (space) folded += ' ';
    space = false;
    AppendUtf8(folded, c);
  }
  return folded;
}

EntityTable::EntityTable() {
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
    if (kinds_[i].name != kind.name) continue;
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
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? -1 : static_cast<int>(found->second);
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
      for (const EntityKind& k : kinds_) names.push_back(k.name);
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
  const auto [place, fresh] = by_id_.try_emplace(declared.entity.id, declared_.size());
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
  Alias alias{.text = FoldName(name)};
  if (alias.text.size() < 2) return false;
  alias.head = HeadHash(alias.text, 0);
  alias.capital = name.front() >= 'A' && name.front() <= 'Z';
  alias.exact = name.size() <= 3 && IsCapitals(name);
  names_.push_back(std::move(alias));
  return true;
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
      for (const EntityKind& k : kinds_) names.push_back(k.name);
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
  const auto check = [&](const Declared& declared, const std::string& id) {
    if (id.empty() || by_id_.count(id) != 0) return;
    std::vector<std::string> ids;
    for (const Declared& d : declared_) ids.push_back(d.entity.id);
    diagnostics.Add(
        declared.node.file()->At(declared.node, fmt::format("unknown entity \"{}\"", id), DidYouMean(id, ids)));
  };
  for (const Declared& declared : declared_) {
    if (declared.off) continue;
    check(declared, declared.entity.in);
    check(declared, declared.entity.parent);
  }
  std::vector<Alias> aliases;
  aliases.reserve(names_.size());
  entities_.reserve(declared_.size());
  for (Declared& declared : declared_) {
    if (declared.off) {
      by_id_.erase(declared.entity.id);
      continue;
    }
    const auto index = static_cast<uint32_t>(entities_.size());
    by_id_[declared.entity.id] = index;
    for (uint32_t i = declared.first_name; i < declared.last_name; ++i) {
      aliases.push_back(std::move(names_[i]));
      aliases.back().entity = index;
    }
    entities_.push_back(std::move(declared.entity));
  }
  size_t next = 0;  // entities_ has those of declared_ that are on, in their order
  for (const Declared& d : declared_) {
    if (d.off) continue;
    const Entity& entity = entities_[next++];
    if (LiesInItself(entity, entities_, by_id_))
      diagnostics.Add(d.node.file()->At(
          d.node, fmt::format("\"{}\" lies in itself: its \"in\" and \"parent\" run in a circle", entity.id)));
  }
  declared_.clear();
  names_.clear();
  Order(std::move(aliases));
  IndexHeads();
}

// By head, then the longest first. What is sorted is small; names are moved once.
void EntityTable::Order(std::vector<Alias> aliases) {
  struct Key {
    uint64_t head = 0;
    uint32_t size = 0;
    uint32_t index = 0;
  };
  std::vector<Key> keys;
  keys.reserve(aliases.size());
  for (uint32_t i = 0; i < aliases.size(); ++i)
    keys.push_back({aliases[i].head, static_cast<uint32_t>(aliases[i].text.size()), i});
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.head != b.head) return a.head < b.head;
    if (a.size != b.size) return a.size > b.size;
    return std::tie(aliases[a.index].text, aliases[a.index].entity) <
           std::tie(aliases[b.index].text, aliases[b.index].entity);
  });
  aliases_.reserve(aliases.size());
  for (const Key& key : keys) aliases_.push_back(std::move(aliases[key.index]));
}

void EntityTable::IndexHeads() {
  size_t size = 16;
  while (size < 2 * aliases_.size()) size *= 2;
  heads_.assign(size, {});
  for (size_t i = 0; i < aliases_.size();) {
    size_t end = i;
    while (end < aliases_.size() && aliases_[end].head == aliases_[i].head) ++end;
    size_t at = aliases_[i].head & (size - 1);
    while (heads_[at].first != heads_[at].last) at = (at + 1) & (size - 1);
    heads_[at] = {aliases_[i].head, static_cast<uint32_t>(i), static_cast<uint32_t>(end)};
    i = end;
  }
  for (const Alias& alias : aliases_) {
    const std::string& text = alias.text;
    if (!IsAscii(text[0])) {
      size_t at = 0;
      const uint32_t c = FoldedAt(text, at);
      if (c < wide_starts_.size()) wide_starts_.set(c);
    } else if (IsAscii(text[1]) && (text.size() == 2 || IsAscii(text[2]))) {  // else MayStartAt says yes anyway
      if (const auto word = WordStartOf(text)) word_starts_.set(*word);
      if (text + " " == kArticle) word_starts_.set();
      for (char last = 0; last < 32; ++last) {
        if (text.size() > 2 && last != (text[2] & 31)) continue;
        starts_[1].set(StartOf(text[0], text[1], last));
        if (!alias.capital) starts_[0].set(StartOf(text[0], text[1], last));
      }
    }
  }
}

// A cheap no to most places.
bool EntityTable::MayStartAt(std::string_view text, size_t at) const {
  if (!IsAscii(text[at])) {
    const uint32_t c = QuickFoldedAt(text, at);
    return c >= wide_starts_.size() || c < 0x80 || wide_starts_.test(c);
  }
  if (at + 2 >= text.size() || !IsAscii(text[at + 1]) || !IsAscii(text[at + 2])) return true;
  const auto fold = [&](size_t i) { return kFolds[static_cast<unsigned char>(text[i])]; };
  const bool capital = text[at] >= 'A' && text[at] <= 'Z';
  if (!starts_[capital ? 1 : 0].test(StartOf(fold(at), fold(at + 1), fold(at + 2)))) return false;
  const std::optional<size_t> word = WordStartOf(text.substr(at, 6));
  return !word || word_starts_.test(*word);
}

const EntityTable::Head* EntityTable::FindHead(uint64_t hash) const {
  for (size_t i = hash & (heads_.size() - 1);; i = (i + 1) & (heads_.size() - 1)) {
    if (heads_[i].first == heads_[i].last) return nullptr;
    if (heads_[i].hash == hash) return &heads_[i];
  }
}

const EntityTable::Alias* EntityTable::LongestAt(std::string_view text, size_t at, size_t& end) const {
  if (heads_.empty() || !MayStartAt(text, at)) return nullptr;
  const Head* head = FindHead(HeadHash(text, at));
  if (head == nullptr) return nullptr;
  for (uint32_t i = head->first; i < head->last; ++i) {
    const Alias& alias = aliases_[i];
    if (alias.capital && !IsCapitals(text.substr(at, alias.exact ? alias.text.size() : 1))) continue;
    end = MatchAlias(text, at, alias.text);
    if (end == 0) continue;
    const bool open_ended = static_cast<unsigned char>(alias.text.back()) >= 0x80;  // Chinese has no word edges
    if (open_ended || end == text.size() || !IsWordByte(static_cast<unsigned char>(text[end]))) return &alias;
  }
  return nullptr;
}

std::vector<Mention> EntityTable::Find(std::string_view text) const {
  const int phrase = FindKind("phrase");
  std::vector<Mention> mentions;
  bool inside = false;  // a letter or digit stands before
  for (size_t at = 0; at < text.size();) {
    const uint8_t is = kStarts[static_cast<unsigned char>(text[at])];
    size_t end = 0;
    const bool starts = is == kWide || (is == kLetter && !inside);
    const Alias* alias = starts ? LongestAt(text, at, end) : nullptr;
    inside = is == kLetter;
    if (alias == nullptr) {
      ++at;
      continue;
    }
    if (entities_[alias->entity].kind != phrase) {
      Mention mention;
      mention.type = MentionType::kEntity;
      mention.types = 1 << static_cast<int>(MentionType::kEntity);
      mention.span = mention.number = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      mention.entity = alias->entity;
      mentions.push_back(std::move(mention));
    }
    at = end;
    inside = kStarts[static_cast<unsigned char>(text[at - 1])] == kLetter;
  }
  return mentions;
}

}  // namespace factlint
