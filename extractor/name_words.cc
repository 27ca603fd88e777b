#include "extractor/name_words.h"

#include <algorithm>
#include <array>
#include <bit>

#include "extractor/ascii.h"
#include "extractor/byte_masks.h"
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

bool IsBlank(char c) { return c == ' ' || c == '\n'; }
bool PartsWords(char c) { return c == ',' || c == ';' || c == '(' || c == ')' || c == '"' || c == '!' || c == '?'; }

// Of 64 bytes of a sentence and no more than are left of it, what a plain one is made of.
struct PlainMasks {
  uint64_t small = 0;   // letters
  uint64_t odd = 0;     // bytes that no plain sentence holds
  uint64_t broken = 0;  // stops that do not end a word: "e.g."

  // `capital`: the bit of one that counts as small.
  PlainMasks(std::string_view text, uint32_t at, uint32_t end, uint64_t capital) {
    const ByteMasks bytes(text, at);
    const uint64_t inside = ~uint64_t{0} >> (end - at < ByteMasks::kBytes ? ByteMasks::kBytes - (end - at) : 0);
    small = (bytes.In(kSmallBytes) & inside) | capital;
    for (uint64_t others = inside & ~small & ~bytes.In(ByteRange{' '}); others != 0; others &= others - 1) {
      const auto i = static_cast<uint32_t>(std::countr_zero(others));
      const char c = text[at + i];
      const uint64_t bit = uint64_t{1} << i;
      if (c == '.')
        broken |= at + i + 1 < end && !IsBlank(text[at + i + 1]) ? bit : 0;
      else if (!IsBlank(c) && !PartsWords(c))
        odd |= bit;
      if ((odd | broken) != 0) return;  // nobody asks for what stands behind
    }
  }
};

// Puts the words of a sentence behind its first into a set; no where the sentence is not plain.
class PlainCutter {
 public:
  PlainCutter(std::string_view text, Span sentence, WordCollector& small)
      : text_(text), sentence_(sentence), small_(small), begin_(sentence.begin) {}

  bool Run() {
    if (sentence_.empty() || !(ascii::IsUpper(text_[sentence_.begin]) || ascii::IsLower(text_[sentence_.begin])))
      return false;
    for (uint32_t at = sentence_.begin; at < sentence_.end; at += ByteMasks::kBytes)
      if (!Read(at)) return false;
    if (open_ && !first_) small_.Put(begin_, sentence_.end);
    return true;
  }

 private:
  // The words that end in 64 bytes.
  bool Read(uint32_t at) {
    const bool capital = at == sentence_.begin && (ClassOf(text_[at]) & kCapital) != 0;
    const PlainMasks masks(text_, at, sentence_.end, capital ? 1 : 0);
    const uint64_t behind = masks.small << 1 | (open_ ? 1 : 0);
    const uint64_t wrong = masks.odd | masks.broken;
    const uint64_t first_wrong = wrong & (~wrong + 1);
    // A word that something odd goes on with is none, one before an odd stop is.
    const uint64_t reach = wrong == 0 ? ~uint64_t{0} : (first_wrong - 1) | (first_wrong & masks.broken);
    uint64_t begins = masks.small & ~behind;
    uint64_t ends = ~masks.small & behind & reach;
    if (open_ && ends != 0) {
      if (!first_)
        small_.Put(begin_, at + Pop(ends));
      else
        Pop(ends);
      open_ = first_ = false;
    }
    while (ends != 0) {
      const uint32_t begin = at + Pop(begins);
      small_.Put(begin, at + Pop(ends));
    }
    if (!open_ && begins != 0) {
      begin_ = at + Pop(begins);
      open_ = true;
    }
    return wrong == 0;
  }

  // The place of the lowest bit, which is taken away.
  static uint32_t Pop(uint64_t& bits) {
    const auto place = static_cast<uint32_t>(std::countr_zero(bits));
    bits &= bits - 1;
    return place;
  }

  std::string_view text_;
  Span sentence_;
  WordCollector& small_;
  uint32_t begin_;     // of the word that is open
  bool open_ = true;   // it may go on in the next bytes
  bool first_ = true;  // it is the first
};

// The first two words of a plain sentence.
void CutFirstWords(std::string_view text, Span sentence, std::vector<NameWord>& words) {
  const auto is_small = [&](uint32_t at) { return at < sentence.end && text[at] >= 'a' && text[at] <= 'z'; };
  const auto word_at = [&](uint32_t begin) {
    uint32_t end = begin + 1;
    while (is_small(end)) ++end;
    return Span{begin, end};
  };
  const bool capital = (ClassOf(text[sentence.begin]) & kCapital) != 0;
  words.push_back({.span = word_at(sentence.begin), .first = true, .capital = capital});
  const uint32_t gap = words[0].span.end;
  uint32_t next = gap;
  while (next < sentence.end && !is_small(next)) ++next;
  if (next == sentence.end) return;
  const bool joined = next - gap <= 3 && std::all_of(text.begin() + gap, text.begin() + next, IsBlank);
  words.push_back({.span = word_at(next), .joined = joined});
}

}  // namespace

bool OpensWithCapital(std::string_view word) { return !word.empty() && IsUpper(CodePointAt(word, 0).value); }

bool CutPlainSentence(std::string_view text, Span sentence, WordCollector& small, std::vector<NameWord>& words) {
  words.clear();
  if (!PlainCutter(text, sentence, small).Run()) return false;
  CutFirstWords(text, sentence, words);
  return true;
}

void CutNameWords(std::string_view text, Span sentence, const std::vector<Mention>& known,
                  std::vector<NameWord>& words) {
  Cutter(text, sentence, known, words).Run();
}

}  // namespace factlint
