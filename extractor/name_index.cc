#include "extractor/name_index.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "extractor/name_folding.h"

namespace factlint {
namespace {

bool IsSpace(uint32_t c) { return c == ' '; }
bool IsCjk(uint32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }
constexpr bool IsWordByte(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xD4);
}

// Where a name may begin: at a Chinese character, or at a letter or digit behind none.
enum Start : uint8_t { kNoStart, kLetter, kWide };
constexpr std::array<uint8_t, 256> kStarts = [] {
  std::array<uint8_t, 256> starts{};
  for (size_t c = 0; c < 256; ++c)
    starts[c] = c >= 0xE3 ? kWide : IsWordByte(static_cast<unsigned char>(c)) ? kLetter : kNoStart;
  return starts;
}();

void Set(std::vector<uint64_t>& bits, size_t i) { bits[i >> 6] |= uint64_t{1} << (i & 63); }
bool Holds(std::span<const uint64_t> bits, size_t i) { return (bits[i >> 6] >> (i & 63) & 1) != 0; }

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Three folded characters of ASCII as a number below 2^15.
size_t StartOf(char a, char b, char c) { return static_cast<size_t>((a & 31) << 10 | (b & 31) << 5 | (c & 31)); }

// The first six letters and digits of a word, folded, as a number below 2^15, with the
// first of the next word behind "the", with which many names begin and every other phrase;
// nothing where a character beyond ASCII is among them, which may fold to one.
constexpr size_t kStartBits = size_t{1} << 15;
constexpr size_t kWordBits = size_t{1} << 15;
constexpr size_t kWideBits = size_t{1} << 16;
constexpr std::string_view kArticle = "the ";
std::optional<size_t> WordStartOf(std::string_view text) {
  size_t hash = 0;
  const auto folded = [&](size_t i) { return kFoldedAscii[static_cast<unsigned char>(text[i])]; };
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

// The end of `name` in `text` at `at`, or 0. Both sides are compared folded.
size_t MatchAlias(std::string_view text, size_t at, std::string_view name) {
  size_t i = 0;
  while (i < name.size()) {
    if (at >= text.size()) return 0;
    const uint32_t want = IsAscii(name[i]) ? static_cast<unsigned char>(name[i++]) : ReadCodePoint(name, i);
    const uint32_t got = FoldedHere(text, at);
    if (want != got) return 0;
    if (IsSpace(want)) {  // any run of white space
      for (size_t next = at; next < text.size() && IsSpace(FoldedAt(text, next)); at = next) {
      }
    }
  }
  return at;
}

}  // namespace

std::optional<IndexedName> IndexedName::Of(std::string_view name) {
  IndexedName made{.text = FoldName(name)};
  if (made.text.size() < 2) return std::nullopt;
  made.head = HeadHash(made.text, 0);
  made.capital = name.front() >= 'A' && name.front() <= 'Z';
  made.exact = name.size() <= 3 && IsCapitals(name);
  return made;
}

struct NameIndex::Parts {
  std::string texts;
  std::vector<NameTables::Name> names;
  std::vector<NameTables::Head> heads;
  std::vector<uint64_t> starts[2] = {std::vector<uint64_t>(kStartBits / 64), std::vector<uint64_t>(kStartBits / 64)};
  std::vector<uint64_t> word_starts = std::vector<uint64_t>(kWordBits / 64);
  std::vector<uint64_t> wide_starts = std::vector<uint64_t>(kWideBits / 64);

  // By head, then the longest first. What is sorted is small.
  void Order(const std::vector<IndexedName>& given) {
    struct Key {
      uint64_t head = 0;
      uint32_t size = 0;
      uint32_t index = 0;
    };
    std::vector<Key> keys;
    keys.reserve(given.size());
    size_t bytes = 0;
    for (uint32_t i = 0; i < given.size(); ++i) {
      keys.push_back({given[i].head, static_cast<uint32_t>(given[i].text.size()), i});
      bytes += given[i].text.size();
    }
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
      if (a.head != b.head) return a.head < b.head;
      if (a.size != b.size) return a.size > b.size;
      return std::tie(given[a.index].text, given[a.index].entity) <
             std::tie(given[b.index].text, given[b.index].entity);
    });
    texts.reserve(bytes);  // so that it stays where it is
    names.reserve(given.size());
    for (const Key& key : keys) {
      const IndexedName& name = given[key.index];
      const size_t at = texts.size();
      texts += name.text;
      names.push_back({std::string_view(texts).substr(at), name.entity, name.capital, name.exact});
    }
    size_t size = 16;
    while (size < 2 * names.size()) size *= 2;
    heads.assign(size, {});
    for (size_t i = 0; i < keys.size();) {
      size_t end = i;
      while (end < keys.size() && keys[end].head == keys[i].head) ++end;
      size_t at = keys[i].head & (size - 1);
      while (heads[at].first != heads[at].last) at = (at + 1) & (size - 1);
      heads[at] = {keys[i].head, static_cast<uint32_t>(i), static_cast<uint32_t>(end)};
      i = end;
    }
  }

  void MarkStarts() {
    for (const NameTables::Name& name : names) {
      const std::string_view text = name.text;
      if (!IsAscii(text[0])) {
        size_t at = 0;
        const uint32_t c = FoldedAt(text, at);
        if (c < kWideBits) Set(wide_starts, c);
      } else if (IsAscii(text[1]) && (text.size() == 2 || IsAscii(text[2]))) {  // else MayStartAt says yes anyway
        if (const auto word = WordStartOf(text)) Set(word_starts, *word);
        if (text.size() + 1 == kArticle.size() && kArticle.substr(0, text.size()) == text)
          std::fill(word_starts.begin(), word_starts.end(), ~uint64_t{0});
        for (char last = 0; last < 32; ++last) {
          if (text.size() > 2 && last != (text[2] & 31)) continue;
          Set(starts[1], StartOf(text[0], text[1], last));
          if (!name.capital) Set(starts[0], StartOf(text[0], text[1], last));
        }
      }
    }
  }
};

NameIndex::NameIndex(const std::vector<IndexedName>& names) {
  auto parts = std::make_shared<Parts>();
  parts->Order(names);
  parts->MarkStarts();
  tables_ = {.names = parts->names,
             .heads = parts->heads,
             .starts = {parts->starts[0], parts->starts[1]},
             .word_starts = parts->word_starts,
             .wide_starts = parts->wide_starts};
  built_ = std::move(parts);
}

// A cheap no to most places.
bool NameIndex::MayStartAt(std::string_view text, size_t at) const {
  if (!IsAscii(text[at])) {
    const uint32_t c = QuickFoldedAt(text, at);
    return c >= kWideBits || c < 0x80 || Holds(tables_.wide_starts, c);
  }
  if (at + 2 >= text.size() || !IsAscii(text[at + 1]) || !IsAscii(text[at + 2])) return true;
  const auto fold = [&](size_t i) { return kFoldedAscii[static_cast<unsigned char>(text[i])]; };
  const bool capital = text[at] >= 'A' && text[at] <= 'Z';
  if (!Holds(tables_.starts[capital ? 1 : 0], StartOf(fold(at), fold(at + 1), fold(at + 2)))) return false;
  const std::optional<size_t> word = WordStartOf(text.substr(at, 6));
  return !word || Holds(tables_.word_starts, *word);
}

const NameTables::Head* NameIndex::FindHead(uint64_t hash) const {
  const std::span<const NameTables::Head> heads = tables_.heads;
  for (size_t i = hash & (heads.size() - 1);; i = (i + 1) & (heads.size() - 1)) {
    if (heads[i].first == heads[i].last) return nullptr;
    if (heads[i].hash == hash) return &heads[i];
  }
}

const NameTables::Name* NameIndex::LongestAt(std::string_view text, size_t at, size_t& end) const {
  if (tables_.heads.empty() || !MayStartAt(text, at)) return nullptr;
  const NameTables::Head* head = FindHead(HeadHash(text, at));
  if (head == nullptr) return nullptr;
  for (uint32_t i = head->first; i < head->last; ++i) {
    const NameTables::Name& name = tables_.names[i];
    if (!IsKnown(name)) continue;
    if (name.capital && !IsCapitals(text.substr(at, name.exact ? name.text.size() : 1))) continue;
    end = MatchAlias(text, at, name.text);
    if (end == 0) continue;
    const bool open_ended = static_cast<unsigned char>(name.text.back()) >= 0x80;  // Chinese has no word edges
    if (open_ended || end == text.size() || !IsWordByte(static_cast<unsigned char>(text[end]))) return &name;
  }
  return nullptr;
}

std::vector<NameIndex::Hit> NameIndex::Find(std::string_view text) const {
  std::vector<Hit> hits;
  bool inside = false;  // a letter or digit stands before
  for (size_t at = 0; at < text.size();) {
    const uint8_t is = kStarts[static_cast<unsigned char>(text[at])];
    size_t end = 0;
    const bool starts = is == kWide || (is == kLetter && !inside);
    const NameTables::Name* name = starts ? LongestAt(text, at, end) : nullptr;
    inside = is == kLetter;
    if (name == nullptr) {
      ++at;
      continue;
    }
    hits.push_back(
        {{static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, own_.empty() ? name->entity : own_[name->entity]});
    at = end;
    inside = kStarts[static_cast<unsigned char>(text[at - 1])] == kLetter;
  }
  return hits;
}

}  // namespace factlint
