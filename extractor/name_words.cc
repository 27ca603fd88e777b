#include "extractor/name_words.h"

#include <algorithm>
#include <array>

#include "extractor/unicode.h"

namespace factlint {
namespace {

// kWord: ASCII letters and digits, the first and following bytes of accented Latin letters.
enum ByteClass : uint8_t { kOther = 0, kWord = 1, kCapital = 2, kMark = 4, kFollowing = 8, kDigit = 16 };

constexpr std::array<uint8_t, 256> kClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (size_t c = 0; c < 256; ++c) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool digit = c >= '0' && c <= '9';
    const bool word = capital || digit || (c >= 'a' && c <= 'z') || (c >= 0xC3 && c <= 0xD4);
    const bool mark = c == '-' || c == '.' || c == '\'' || c == '&';
    classes[c] = static_cast<uint8_t>((word ? kWord : 0) | (capital ? kCapital : 0) | (mark ? kMark : 0) |
                                      (c >= 0x80 && c < 0xC0 ? kFollowing : 0) | (digit ? kDigit : 0));
  }
  return classes;
}();

uint8_t ClassOf(char c) { return kClasses[static_cast<unsigned char>(c)]; }

class Cutter {
 public:
  Cutter(std::string_view text, Span sentence, const std::vector<Mention>& known, std::vector<NameWord>& words)
      : text_(text), sentence_(sentence), known_(known), words_(words) {}

  void Run() {
    words_.clear();
    gap_ = sentence_.begin;
    auto known = std::lower_bound(known_.begin(), known_.end(), sentence_.begin,
                                  [](const Mention& m, uint32_t at) { return m.span.begin < at; });
    for (uint32_t at = sentence_.begin; at < sentence_.end;) {
      if ((ClassOf(text_[at]) & kWord) == 0) {
        ++at;
        continue;
      }
      while (known != known_.end() && known->span.end <= at) ++known;
      NameWord word;
      uint32_t end = 0;
      if (known != known_.end() && known->span.begin == at) {
        end = known->span.end;
        word.known = static_cast<int>(known - known_.begin());
      } else {
        end = WordEnd(at, word);
      }
      word.span = {at, std::min(end, sentence_.end)};
      Put(word);
      at = std::max(end + PossessiveAt(end), at + 1);
    }
  }

 private:
  // Marks between two letters ("AT&T", "Deep-Sea", "U.S", "Xi’an") belong to the word.
  uint32_t WordEnd(uint32_t at, NameWord& word) const {
    uint8_t seen = 0;
    const uint32_t begin = at;
    for (; at < sentence_.end; ++at) {
      const uint8_t is = ClassOf(text_[at]);
      seen |= is;
      if ((is & kWord) != 0) continue;
      if ((is & kMark) != 0 && at + 1 < sentence_.end && (ClassOf(text_[at + 1]) & kWord) != 0) continue;
      if ((is & kFollowing) != 0 && at > 0 && (ClassOf(text_[at - 1]) & kWord) != 0) continue;
      const bool typographic = at + 3 < sentence_.end && IsTypographic(at) && (ClassOf(text_[at + 3]) & kWord) != 0;
      if (!typographic) break;
      at += 2;
    }
    word.capital =
        (seen & kCapital) != 0 || (ClassOf(text_[begin]) == kWord && OpensWithCapital(text_.substr(begin, 2)));
    word.digit = (seen & kDigit) != 0;
    return at;
  }

  // ’ and ‑ (no break)
  bool IsTypographic(uint32_t at) const {
    return text_[at] == '\xE2' && text_[at + 1] == '\x80' && (text_[at + 2] == '\x99' || text_[at + 2] == '\x91');
  }

  // The bytes of "'s" at `at`, or 0.
  uint32_t PossessiveAt(uint32_t at) const {
    if (at >= text_.size()) return 0;
    if (text_[at] == '\'') return text_.substr(at, 2) == "'s" ? 2 : 0;
    return text_[at] == '\xE2' && text_.substr(at, 4) == "\xE2\x80\x99s" ? 4 : 0;
  }

  void Put(NameWord word) {
    TrimPossessive(word);
    if (words_.empty()) {
      word.first = true;
    } else if (gap_ + 1 == word.span.begin && text_[gap_] == ' ') {  // most words
      word.joined = true;
    } else {
      LookAtGap(word);
    }
    gap_ = word.span.end + PossessiveAt(word.span.end);
    words_.push_back(word);
  }

  void LookAtGap(NameWord& word) const {
    bool joined = true;
    size_t blanks = 0;
    for (uint32_t at = gap_; at < word.span.begin; ++at) {
      const char c = text_[at];
      word.first = word.first || c == ':';
      if (c == ' ' || c == '\n') {
        ++blanks;
      } else if (c != '&') {
        joined = false;
      }
    }
    word.joined = joined && blanks <= 3;
  }

  void TrimPossessive(NameWord& word) const {
    const std::string_view text = text_.substr(word.span.begin, word.span.size());
    if (text.back() == 's' && text.size() > 2) {
      const uint32_t mark = text[text.size() - 2] == '\''                                        ? 2
                            : text.size() > 4 && text.substr(text.size() - 4) == "\xE2\x80\x99s" ? 4
                                                                                                 : 0;
      if (mark != 0) {
        word.span.end -= mark;
        word.possessive = true;
        return;
      }
    }
    word.possessive = PossessiveAt(word.span.end) > 0;
  }

  std::string_view text_;
  Span sentence_;
  const std::vector<Mention>& known_;
  std::vector<NameWord>& words_;
  uint32_t gap_ = 0;  // where the last word ended
};

enum PlainByte : uint8_t { kOdd, kSmall, kBlank, kPart, kStop };

constexpr std::array<uint8_t, 256> kPlainBytes = [] {
  std::array<uint8_t, 256> bytes{};
  for (size_t c = 'a'; c <= 'z'; ++c) bytes[c] = kSmall;
  for (const unsigned char c : {' ', '\n'}) bytes[c] = kBlank;
  for (const unsigned char c : {',', ';', '(', ')', '"', '!', '?'}) bytes[c] = kPart;
  bytes['.'] = kStop;
  return bytes;
}();

uint8_t PlainByteAt(std::string_view text, uint32_t at) { return kPlainBytes[static_cast<unsigned char>(text[at])]; }

}  // namespace

bool OpensWithCapital(std::string_view word) { return !word.empty() && IsUpper(CodePointAt(word, 0).value); }

bool CutPlainSentence(std::string_view text, Span sentence, WordSet& small, std::vector<NameWord>& words) {
  words.clear();
  uint32_t at = sentence.begin;
  const auto word_end = [&] {
    while (at < sentence.end && PlainByteAt(text, at) == kSmall) ++at;
    return at;
  };
  if (at < sentence.end && (ClassOf(text[at]) & kCapital) != 0) ++at;
  const Span first = {sentence.begin, word_end()};
  if (first.empty()) return false;
  words.push_back({.span = first, .first = true, .capital = (ClassOf(text[first.begin]) & kCapital) != 0});
  uint32_t blanks = 0;
  bool parted = false;  // by more than blanks
  while (at < sentence.end) {
    const uint8_t is = PlainByteAt(text, at);
    // A stop between letters joins them: "e.g."
    if (is == kOdd || (is == kStop && at + 1 < sentence.end && PlainByteAt(text, at + 1) != kBlank)) return false;
    if (is != kSmall) {
      blanks += is == kBlank ? 1 : 0;
      parted = parted || is != kBlank;
      ++at;
      continue;
    }
    const uint32_t begin = at;
    const Span word = {begin, word_end()};
    if (at < sentence.end && PlainByteAt(text, at) == kOdd) return false;
    small.insert(text.substr(word.begin, word.size()));
    if (words.size() == 1) words.push_back({.span = word, .joined = !parted && blanks <= 3});
  }
  return true;
}

void CutNameWords(std::string_view text, Span sentence, const std::vector<Mention>& known,
                  std::vector<NameWord>& words) {
  Cutter(text, sentence, known, words).Run();
}

}  // namespace factlint
