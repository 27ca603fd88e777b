// The words that dates are made of, of all languages at once: month names,
// units, relative and relation words. Data: rules/languages/dates-*.yaml.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/date_text.h"
#include "extractor/diagnostic.h"
#include "extractor/unicode.h"
#include "extractor/word_starts.h"
#include "extractor/yaml.h"

namespace factlint {

// What a word does inside a date; its value says which one. The comment is the
// section of the language file and what its values mean.
enum class DateWord : uint8_t {
  kNone,
  kMonth,       // month: 1 to 12
  kWeekday,     // weekday: 1 (Monday) to 7
  kUnit,        // unit: a DateUnit by name
  kNumber,      // number: 0 to 90, 100, 1000
  kOrdinal,     // ordinal: 1 to 90
  kRelative,    // relative: -2 (the one before the last) to 2
  kWindow,      // window: -1 a span of time up to now, 1 from now on
  kYear,        // year: years from the publication year
  kDay,         // day: days from the publication
  kEdge,        // edge: a DateEdge by name
  kQuarter,     // quarter: 1 to 4
  kHalf,        // half: 1 or 2
  kFirst,       // first: 1 the first n, -1 the last n of a period
  kFiscal,      // fiscal: 0
  kDecade,      // decade: 0 to 90, "seventies" is 70
  kCentury,     // century: 0 after its number, else from the publication's
  kYearName,    // year_name: 0, a word that makes the next number a year
  kTo,          // to: 0 joins two ends, 1 only after "between"
  kOf,          // of: 0 between the parts of a date
  kThe,         // the: 0
  kAgo,         // ago: -1 back from the publication, 1 on from it
  kEnded,       // ended: 0 a span of time up to the date that follows
  kPeriod,      // period: first year * 10000 + last year
  kPlan,        // plan: the year that the first five-year plan would count from
  kEra,         // era: the year before its first
  kDayPart,     // day_part: 10, 20, 31: the last day of a third of a month
  kPost,        // post: relation words that follow, a DateRelation or "since" ...
  kStop,        // stop: a word that must not be cut into date words
  kPrefix,      // prefix: relation words that stand before
  kWeakPrefix,  // weak_prefix: words before that make a bare year likely only
  kNumbered,    // numbered: words before a number that is no year
  kYearNoun,    // year_noun: plural nouns and verbs that follow a bare year
  kCounted,     // counted: units and scale words that make a bare year a number
  kCount        // how many there are
};

enum class DateUnit : int8_t { kDay, kWeek, kFortnight, kMonth, kQuarter, kHalf, kYear, kDecade, kCentury };
enum class DateEdge : int8_t { kStart, kEarly, kMid, kLate, kEnd, kRest, kEarlier, kLater };

class DateLexicon {
 public:
  // An entry that matches at a place of a text: `size` bytes of it.
  struct Match {
    DateWord word = DateWord::kNone;
    int value = 0;
    uint32_t size = 0;
  };

  // The languages that ship with the program, read once.
  static const DateLexicon& Builtin();

  // Adds a language file. Mistakes (an unknown section, a value that is none of
  // the section's) go to `diagnostics`.
  void Add(const YamlFile& file, Diagnostics& diagnostics);
  // To be called after the last Add and before the first search.
  void Finish();

  // The longest entry at `pos`, which must be the start of a word. ASCII is
  // compared without case, but for the first letter of an entry that has a capital
  // there ("May"); a blank of an entry stands for white space with at
  // most one line end, or a hyphen.
  Match Find(std::string_view text, uint32_t pos) const;
  // The longest of one kind, where no stop word is longer: 前 is "first" in
  // 前三季度 and "before" in 2020年前.
  Match FindAs(DateWord word, std::string_view text, uint32_t pos) const;
  // The longest prefix, weak prefix or "numbered" word that ends at `end`, the
  // end of a word.
  Match FindBefore(std::string_view text, uint32_t end) const;
  // The first letters of what dates begin with.
  const WordFilter& first_words() const { return first_words_; }
  // Can a date begin with the character beyond ASCII at `pos`? Cheap, and right but
  // for a few false positives.
  bool MayStart(std::string_view text, uint32_t pos) const {
    const char32_t c = CodePointAt(text, pos).value;
    if (c < kFirstHan || c >= kFirstHan + kHan) return (places_[Slot(text, pos)] & kStarts) != 0;
    return han_starts_[c - kFirstHan] && MayStartHan(text, pos);
  }
  // Can it stand in a date after a number?
  bool MayFollow(std::string_view text, uint32_t pos) const { return (places_[Slot(text, pos)] & kFollows) != 0; }

 private:
  struct Entry {
    std::string phrase;
    DateWord word;
    int value;
    bool proper;  // needs its capital: "March", "Sat"
  };
  bool MayStartHan(std::string_view text, uint32_t pos) const;

  static constexpr char32_t kFirstHan = 0x4E00, kHan = 0x5200;
  // The places of a date that a word can have: its first, alone or with others, and behind a number.
  static constexpr uint8_t kStarts = 1, kFollows = 2, kStartsAlone = 4;
  static uint8_t PlacesOf(DateWord word);
  static constexpr uint32_t kSlots = 4096;
  static uint32_t MatchEntry(std::string_view text, uint32_t pos, const Entry& entry);
  // Of the first four letters, or digits, of an ASCII word without case, or of one
  // character of another script: "fy" and "FY2023" have one slot.
  static uint32_t Slot(std::string_view text, uint32_t pos) {
    const uint8_t kind = pos < text.size() ? kWordBytes[static_cast<uint8_t>(text[pos])] : 0;
    const uint32_t most = pos + (kind == kWideByte ? 3 : 4);
    uint32_t key = 0;
    if (kind == kWideByte && pos + 3 <= text.size() && static_cast<uint8_t>(text[pos]) >= 0xE0) {
      for (uint32_t i = pos; i < most; ++i) key = key << 8 | static_cast<uint8_t>(text[i]);
      return key * 2654435761u >> 20;
    }
    for (uint32_t i = pos; i < most && i < text.size(); ++i) {
      const auto byte = static_cast<uint8_t>(text[i]);
      if (kWordBytes[byte] != kind) break;
      key = key << 8 | (kind == kLetterByte ? byte | 0x20u : byte);
    }
    return key * 2654435761u >> 20;
  }
  // Of the last byte of a phrase and, where both are in words, the one before, without case.
  static constexpr uint32_t kTails = 1024;
  static uint32_t Tail(char before, char last) {
    const uint32_t two = IsWordByte(before) ? static_cast<uint8_t>(FoldAscii(before)) : 0u;
    return (two << 8 | static_cast<uint8_t>(FoldAscii(last))) * 2654435761u >> 22;
  }

  std::vector<Entry> entries_;   // by slot, then longest first
  std::vector<Entry> prefixes_;  // by tail, then longest first
  std::vector<uint32_t> slots_;  // kSlots + 1 bounds in entries_
  std::vector<uint32_t> ends_;   // kTails + 1 bounds in prefixes_
  std::vector<uint8_t> places_;
  std::bitset<kHan> han_starts_;  // Chinese characters that can begin a date
  WordFilter first_words_;        // of entries that can begin a date: their first letters, or two characters
};

}  // namespace factlint
