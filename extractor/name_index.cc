#include "extractor/name_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <tuple>

#include "extractor/ascii.h"
#include "extractor/byte_masks.h"
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

// The first three of four bytes as a number below 2^15, the same for a letter in both cases.
uint32_t StartOf(uint32_t four) {
  if constexpr (std::endian::native == std::endian::big) four >>= 8;
  return (four & 0x1F1F1Fu) * 0x9E3779B1u >> 17;
}

// Are they of ASCII?
bool IsAsciiStart(uint32_t four) {
  if constexpr (std::endian::native == std::endian::big) four >>= 8;
  return (four & 0x808080u) == 0;
}

uint32_t FourBytes(const char* at) {
  uint32_t four = 0;
  std::memcpy(&four, at, 4);
  return four;
}

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

// Of 64 places those where a name may begin: at a Chinese character, or at a letter or digit
// behind none, with three letters that are known to begin one or are not of ASCII.
uint64_t StartsAt(const NameTables& tables, std::string_view text, size_t at) {
  constexpr size_t kReach = ByteMasks::kBytes + 4;
  char rest[kReach] = {};
  const char* bytes = text.data() + at;
  if (text.size() - at < kReach) {
    std::memcpy(rest, bytes, text.size() - at);
    bytes = rest;
  }
  const ByteMasks masks(bytes);
  const uint64_t letters = masks.In(kLetterBytes, kDigitBytes, ByteRange{'\xC3', 0xD4 - 0xC3 + 1});
  const uint64_t joined = at > 0 && kStarts[static_cast<unsigned char>(text[at - 1])] == kLetter ? 1 : 0;
  uint64_t starts = masks.In(ByteRange{'\xE3', 0x100 - 0xE3});
  for (uint64_t open = letters & ~(letters << 1 | joined); open != 0; open &= open - 1) {
    const int i = std::countr_zero(open);
    const uint32_t four = FourBytes(bytes + i);
    const bool capital = (bytes[i] & 0x20) == 0;
    const bool may = Holds(tables.starts[capital ? 1 : 0], StartOf(four)) || !IsAsciiStart(four);
    starts |= uint64_t{may} << i;
  }
  return starts;
}

bool IsCapitals(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

uint64_t Mix(uint64_t hash, uint32_t c) { return (hash ^ c) * 0x9E3779B97F4A7C15ull ^ (hash >> 29); }

// The head of a name, by which it is looked up: its first two Chinese characters,
// else its letters and digits up to the first other character.
struct NameHead {
  uint64_t hash = 0x243F6A8885A308D3ull;
  size_t end = 0;  // in the text
};
NameHead HeadAt(std::string_view text, size_t at) {
  NameHead head;
  uint32_t c = FoldedHere(text, at);
  head.hash = Mix(head.hash, c);
  head.end = at;
  if (IsCjk(c)) {
    if (at < text.size()) head.hash = Mix(head.hash, FoldedHere(text, at));
    head.end = at;
    return head;
  }
  while (at < text.size()) {
    c = FoldedHere(text, at);
    if (c < 0x80 && !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))) break;
    if (IsCjk(c)) break;
    head.hash = Mix(head.hash, c);
    head.end = at;
  }
  return head;
}

// Can a name of this head not stand here, where `behind` its head the text goes on so? By the
// next character, or the one behind a blank.
bool GoesOnOtherwise(std::string_view name, std::string_view text, size_t head, size_t behind) {
  for (;; ++head, ++behind) {
    if (name.size() <= head || !IsAscii(name[head]) || behind >= text.size() || !IsAscii(text[behind])) return false;
    const char folded = kFoldedAscii[static_cast<unsigned char>(text[behind])];
    if (folded != name[head]) return folded != ' ' || name[head - 1] != ' ';
    if (folded != ' ') return false;
  }
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
  made.head = HeadAt(made.text, 0).hash;
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
        MarkStart(text, name.capital);
      }
    }
  }

  // By its first three letters. Behind a name of two anything may stand; any white space is a blank.
  void MarkStart(std::string_view name, bool capital) {
    constexpr std::string_view kBlanks = " \t\n\r";
    std::string thirds;
    if (name.size() == 2)
      for (char c = 0; c < 32; ++c) thirds += c;
    else
      thirds = name[2] == ' ' ? kBlanks : name.substr(2, 1);
    for (const char second : name[1] == ' ' ? kBlanks : name.substr(1, 1)) {
      for (const char third : thirds) {
        const char bytes[4] = {name[0], second, third, 0};
        const uint32_t start = StartOf(FourBytes(bytes));
        Set(starts[1], start);
        if (!capital) Set(starts[0], start);
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

// A cheap no to most places that may begin a name.
bool NameIndex::MayStartAt(std::string_view text, size_t at) const {
  if (!IsAscii(text[at])) {
    const uint32_t c = QuickFoldedAt(text, at);
    return c >= kWideBits || c < 0x80 || Holds(tables_.wide_starts, c);
  }
  if (at + 2 >= text.size() || !IsAscii(text[at + 1]) || !IsAscii(text[at + 2])) return true;
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
  const NameHead looked_up = HeadAt(text, at);
  const NameTables::Head* head = FindHead(looked_up.hash);
  if (head == nullptr) return nullptr;
  const bool ascii_head = ascii::IsAscii(text.substr(at, looked_up.end - at));
  const bool capital = IsCapitals(text.substr(at, 1));
  for (uint32_t i = head->first; i < head->last; ++i) {
    const NameTables::Name& name = tables_.names[i];
    if (name.capital && !capital) continue;
    if (ascii_head && GoesOnOtherwise(name.text, text, looked_up.end - at, looked_up.end)) continue;
    if (!IsKnown(name)) continue;
    if (name.capital && name.exact && !IsCapitals(text.substr(at, name.text.size()))) continue;
    end = MatchAlias(text, at, name.text);
    if (end == 0) continue;
    const bool open_ended = static_cast<unsigned char>(name.text.back()) >= 0x80;  // Chinese has no word edges
    if (open_ended || end == text.size() || !IsWordByte(static_cast<unsigned char>(text[end]))) return &name;
  }
  return nullptr;
}

std::vector<NameIndex::Hit> NameIndex::Find(std::string_view text) const {
  std::vector<Hit> hits;
  if (tables_.heads.empty()) return hits;
  ByteWalk starts(text.size(), [&](uint32_t at) { return StartsAt(tables_, text, at); });
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = starts.Next(0); at < size; at = starts.Next(at)) {
    size_t end = 0;
    const NameTables::Name* name = MayStartAt(text, at) ? LongestAt(text, at, end) : nullptr;
    if (name == nullptr) {
      ++at;
      continue;
    }
    hits.push_back({{at, static_cast<uint32_t>(end)}, own_.empty() ? name->entity : own_[name->entity]});
    at = static_cast<uint32_t>(end);
  }
  return hits;
}

}  // namespace factlint
