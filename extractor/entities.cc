#include "extractor/entities.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "extractor/han_folding.h"

namespace factlint {
namespace {

bool IsSpace(uint32_t c) { return c == ' '; }
bool IsCjk(uint32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }
bool IsWordByte(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xD4);
}

// One code point of UTF-8; a stray byte stands for itself.
uint32_t CodePointAt(std::string_view text, size_t& at) {
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

bool IsCapitals(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

uint64_t Mix(uint64_t hash, uint32_t c) { return (hash ^ c) * 0x9E3779B97F4A7C15ull ^ (hash >> 29); }

// The head of a name, by which it is looked up: its first two Chinese characters,
// else its letters and digits up to the first other character.
uint64_t HeadHash(std::string_view text, size_t at) {
  uint64_t hash = 0x243F6A8885A308D3ull;
  uint32_t c = FoldedAt(text, at);
  hash = Mix(hash, c);
  if (IsCjk(c)) return at < text.size() ? Mix(hash, FoldedAt(text, at)) : hash;
  while (at < text.size()) {
    c = FoldedAt(text, at);
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
    const uint32_t want = CodePointAt(alias, i);
    const uint32_t got = FoldedAt(text, at);
    if (want != got) return 0;
    if (IsSpace(want)) {  // any run of white space
      for (size_t next = at; next < text.size() && IsSpace(FoldedAt(text, next)); at = next) {
      }
    }
  }
  return at;
}

}  // namespace

uint32_t FoldedAt(std::string_view text, size_t& at) {
  const uint32_t c = CodePointAt(text, at);
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
  for (size_t at = 0; at < text.size();) {
    const uint32_t c = FoldedAt(text, at);
    if (c == ' ') {
      space = !folded.empty();
      continue;
    }
    if (space) folded += ' ';
    space = false;
    if (c < 0x80) {
      folded += static_cast<char>(c);
    } else if (c < 0x800) {
      folded += static_cast<char>(0xC0 | c >> 6);
      folded += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      folded += static_cast<char>(0xE0 | c >> 12);
      folded += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      folded += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      folded += static_cast<char>(0xF0 | c >> 18);
      folded += static_cast<char>(0x80 | (c >> 12 & 0x3F));
      folded += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      folded += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return folded;
}

EntityTable::EntityTable() {
  AddKind({.name = "name", .is = KindClass::kThing});
  for (const std::string_view name : {"company", "institution", "university", "laboratory", "organisation"})
    AddKind({.name = std::string(name), .is = KindClass::kOrganisation});
  for (const std::string_view name : {"country", "province", "city", "district", "park"})
    AddKind({.name = std::string(name), .is = KindClass::kPlace});
  for (const std::string_view name : {"product", "network", "work", "street"})
    AddKind({.name = std::string(name), .is = KindClass::kThing});
}

uint8_t EntityTable::AddKind(const EntityKind& kind) {
  for (size_t i = 0; i < kinds_.size(); ++i) {
    if (kinds_[i].name != kind.name) continue;
    kinds_[i].is = kind.is;
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

void EntityTable::Add(const YamlFile& file, Diagnostics& diagnostics) {
  MapReader reader(file.root(), "an entities file", diagnostics);
  reader.Integer("factlint_entities", 1, 1);
  const Node kinds = reader.Map("kinds");
  for (size_t i = 0; i < kinds.size(); ++i) {
    MapReader kind(kinds.at(i), "a kind", diagnostics);
    const auto is = kind.OneOf("is", {"place", "organisation", "thing"});
    kind.Finish();
    if (kinds_.size() > 200) {
      kind.Error(kinds.key(i), "more than 200 kinds");
      break;
    }
    AddKind({.name = std::string(kinds.key(i).scalar()),
             .is = is == "place"          ? KindClass::kPlace
                   : is == "organisation" ? KindClass::kOrganisation
                                          : KindClass::kThing});
  }
  const Node entities = reader.Map("entities");
  for (size_t i = 0; i < entities.size(); ++i) AddEntity(entities.key(i), entities.at(i), diagnostics);
  reader.Finish();
}

void EntityTable::AddEntity(Node key, Node value, Diagnostics& diagnostics) {
  MapReader reader(value, "an entity", diagnostics);
  Declared declared;
  declared.node = key;
  declared.entity.id = std::string(key.scalar());
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
  declared.names = reader.Strings("en");
  for (std::string& name : reader.Strings("zh")) declared.names.push_back(std::move(name));
  declared.entity.in = reader.String("in").value_or("");
  declared.entity.parent = reader.String("parent").value_or("");
  if (declared.names.empty() && !declared.off) reader.Error(key, "an entity needs a name: \"en\" or \"zh\"");
  for (const std::string& name : declared.names)
    if (FoldName(name).size() < 2) reader.Error(key, fmt::format("the name \"{}\" is too short to be found", name));
  reader.Finish();
  if (!declared.names.empty()) declared.entity.name = declared.names.front();
  const auto [place, fresh] = by_id_.try_emplace(declared.entity.id, declared_.size());
  if (fresh) {
    declared_.push_back(std::move(declared));
  } else {
    declared_[place->second] = std::move(declared);
  }
}

void EntityTable::Finish(Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const Declared& d : declared_) ids.push_back(d.entity.id);
  const std::set<std::string_view> known(ids.begin(), ids.end());
  by_id_.clear();
  for (const Declared& d : declared_) {
    if (d.off) continue;
    for (const std::string& id : {d.entity.in, d.entity.parent}) {
      if (!id.empty() && known.count(id) == 0)
        diagnostics.Add(d.node.file()->At(d.node, fmt::format("unknown entity \"{}\"", id), DidYouMean(id, ids)));
    }
    const auto index = static_cast<uint32_t>(entities_.size());
    by_id_[d.entity.id] = index;
    entities_.push_back(d.entity);
    for (const std::string& name : d.names) {
      const char first = name.front();
      const bool exact =
          name.size() <= 3 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      aliases_.push_back(
          {.text = FoldName(name), .entity = index, .capital = first >= 'A' && first <= 'Z', .exact = exact});
    }
  }
  declared_.clear();
  for (Alias& alias : aliases_) alias.head = HeadHash(alias.text, 0);
  std::sort(aliases_.begin(), aliases_.end(), [](const Alias& a, const Alias& b) {
    if (a.head != b.head) return a.head < b.head;
    if (a.text.size() != b.text.size()) return a.text.size() > b.text.size();
    return std::tie(a.text, a.entity) < std::tie(b.text, b.entity);
  });
  heads_.reserve(aliases_.size());
  for (size_t i = 0; i < aliases_.size();) {
    size_t end = i;
    while (end < aliases_.size() && aliases_[end].head == aliases_[i].head) ++end;
    heads_[aliases_[i].head] = {static_cast<uint32_t>(i), static_cast<uint32_t>(end)};
    i = end;
  }
}

const EntityTable::Alias* EntityTable::LongestAt(std::string_view text, size_t at, size_t& end) const {
  const auto head = heads_.find(HeadHash(text, at));
  if (head == heads_.end()) return nullptr;
  for (uint32_t i = head->second.first; i < head->second.second; ++i) {
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
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool wide = byte >= 0xE3;
    const bool starts_word = IsWordByte(byte) && (at == 0 || !IsWordByte(static_cast<unsigned char>(text[at - 1])));
    size_t end = 0;
    const Alias* alias = wide || starts_word ? LongestAt(text, at, end) : nullptr;
    if (alias == nullptr) {
      CodePointAt(text, at);
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
  }
  return mentions;
}

}  // namespace factlint
