// The pieces of a date, read on demand from one place of a text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/date_lexicon.h"

namespace factlint {

struct DateToken {
  enum class Kind : uint8_t {
    kEnd,      // the end of the paragraph or text, or a run too long for a date
    kNumber,   // "24", ２０２２, 二〇二二, 十二: digits or a Chinese number
    kOrdinal,  // "24th"
    kWord,     // an entry of the lexicon, no number of Chinese
    kOther,    // another word or character
    kMark,     // punctuation: '-' for every dash, ASCII for full-width marks
  };
  Kind kind = Kind::kEnd;
  DateWord word = DateWord::kNone;
  int value = 0;         // of a number, ordinal or entry
  int digits = 0;        // of a number: how many are written; 0 for 十二
  char mark = 0;         // of kMark
  bool han = false;      // a number in Chinese characters
  bool capital = false;  // a word that begins with a capital letter
  bool spaced = false;   // white space stands before it
  uint32_t begin = 0;
  uint32_t end = 0;

  bool Is(DateWord w) const { return kind == Kind::kWord && word == w; }
  bool Is(DateWord w, int v) const { return Is(w) && value == v; }
  bool IsUnit(DateUnit unit) const { return Is(DateWord::kUnit, static_cast<int>(unit)); }
  bool IsMark(char c) const { return kind == Kind::kMark && mark == c; }
  bool IsNumber() const { return kind == Kind::kNumber; }
};

// A number and where it ends.
struct DateNumber {
  int value = 0;
  uint32_t end = 0;
  bool ordinal = false;
  bool digits = false;  // written in digits
};

// Reads a text by a lexicon. Every call looks at a bounded number of bytes. One
// reader a thread: it keeps the last tokens, since the grammars of one place ask
// for the same ones.
class DateReader {
 public:
  DateReader(std::string_view text, const DateLexicon& lexicon) : text_(text), lexicon_(lexicon) {
    kept_at_.fill(UINT32_MAX);
  }

  std::string_view text() const { return text_; }
  const DateLexicon& lexicon() const { return lexicon_; }

  // The next token at or after `pos`, white space skipped.
  const DateToken& At(uint32_t pos) const {
    const size_t slot = pos % kKept;
    if (kept_at_[slot] != pos) {
      kept_[slot] = Read(pos);
      kept_at_[slot] = pos;
    }
    return kept_[slot];
  }
  const DateToken& After(const DateToken& token) const { return At(token.end); }
  // The entry of one kind that stands there; kEnd where there is none.
  DateToken AtAs(DateWord word, uint32_t pos) const;

  // "7", "24th", "seven", "twenty-one", "twenty second": 0 to 99.
  std::optional<DateNumber> Small(uint32_t pos) const;
  // The day of a month, 1 to 31: Small, but not the head of "24,000", "24.5" or "24%".
  std::optional<DateNumber> MonthDay(uint32_t pos) const;
  // "2018", "two thousand and eighteen", "nineteen ninety-nine".
  std::optional<DateNumber> Year(uint32_t pos) const;
  std::optional<DateNumber> YearInWords(uint32_t pos) const;
  // Does a number go on at `end`: "2018.5", "2018,000", "2018%", "2018th"?
  bool NumberGoesOn(uint32_t end) const;

 private:
  static constexpr size_t kKept = 32;
  DateToken Read(uint32_t pos) const;
  DateToken Digits(uint32_t pos) const;
  DateToken Han(uint32_t pos, const DateLexicon::Match& first) const;
  DateToken Mark(uint32_t pos) const;

  std::string_view text_;
  const DateLexicon& lexicon_;
  mutable std::array<DateToken, kKept> kept_;
  mutable std::array<uint32_t, kKept> kept_at_;
};

}  // namespace factlint
