// The words of numbers, quantities and their surroundings in English and Chinese:
// rules/languages/*.yaml, units.yaml, currencies.yaml and the vague forms of
// policy.yaml as hashed tables. What a pack adds comes later and wins; its `off:`
// lists take entries away.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/decimal.h"
#include "extractor/diagnostic.h"
#include "extractor/phrases.h"
#include "extractor/result.h"
#include "extractor/tokens.h"
#include "extractor/word_starts.h"
#include "extractor/yaml.h"

namespace factlint {

// What a word does in a number. A word may have several roles.
enum WordRole : uint64_t {
  kSmallWord = 1ull << 0,    // zero to nineteen
  kTensWord = 1ull << 1,     // twenty to ninety
  kScaleWord = 1ull << 2,    // value: a power of ten
  kPluralScale = 1ull << 3,  // "hundreds"
  kGroupWord = 1ull << 4,    // dozen; value: 12
  kPluralGroup = 1ull << 5,
  kOrdinalWord = 1ull << 6,       // value: 3 of "third"
  kOrdinalScale = 1ull << 7,      // "millionth"; value: a power of ten
  kDenominator = 1ull << 8,       // "thirds", "quarter", "halves"; value
  kScaleDenominator = 1ull << 9,  // "hundredths"; value: a power of ten
  kMultiple = 1ull << 10,         // "doubled"; value: the factor
  kAnd = 1ull << 11,
  kPoint = 1ull << 12,
  kMinus = 1ull << 13,
  kArticle = 1ull << 14,
  kOver = 1ull << 15,
  kOrdinalSuffix = 1ull << 16,  // st, nd, rd, th
  kVagueWord = 1ull << 17,      // several, few; value: a VagueForm
  kChange = 1ull << 18,         // "rose"
  kSetWord = 1ull << 19,        // between "of the" and a set's size
  kTimesMore = 1ull << 20,      // behind "three times"
  kShareMore = 1ull << 21,      // behind "a third"
  kHanDigit = 1ull << 22,
  kHanUnit = 1ull << 23,   // 十百千; value: a power of ten
  kHanScale = 1ull << 24,  // 万亿兆
  kHanShy = 1ull << 25,    // a numeral only beside others
  kHanSome = 1ull << 26,   // 几, 数
  kHanOdd = 1ull << 27,    // 余, 多
  kHanJoin = 1ull << 28,   // value: a HanJoinValue
  kTop = 1ull << 29,
  kOf = 1ull << 30,
  kIn = 1ull << 31,
  kMajority = 1ull << 32,
  kStreak = 1ull << 33,      // "straight" years
  kPartOfTens = 1ull << 34,  // "the mid-20s"
  kRatioNoun = 1ull << 35,   // "a 1:10 dilution"
  kTimeShift = 1ull << 36,   // "12 tonnes a year ago"
};

// What a number may begin with.
inline constexpr uint64_t kTriggers = kSmallWord | kTensWord | kScaleWord | kPluralScale | kGroupWord | kPluralGroup |
                                      kOrdinalWord | kOrdinalScale | kDenominator | kScaleDenominator | kMultiple |
                                      kMajority;

enum HanJoinValue : int { kHanHalf = 1, kHanAnd, kHanTenth, kHanDiscount, kHanOrdinal };

struct Word {
  uint64_t roles = 0;
  int value = 0;
  bool Is(uint64_t any) const { return (roles & any) != 0; }
};

struct Unit {
  std::string id;                   // CLDR unit identifier: "square-kilometer"
  std::string dimension;            // "area"
  Decimal factor;                   // to the first unit of the dimension
  std::vector<std::string> beside;  // its glued symbols count only shortly behind one of these
};

struct Subunit {
  std::string currency;
  int exponent = 0;  // -2: a hundred make one
};

// One of the currencies that a sign may mean, and what tells that it does.
struct SharedSign {
  std::string sign;                // "¥"
  std::string currency;            // "JPY"
  std::string country;             // the id of a place: "japan"
  std::vector<std::string> words;  // as written: "yen", "Japanese"
};

enum class VagueForm : uint8_t { kPlural, kSeveral, kFew, kCouple, kMany, kSome, kUpward, kCountless, kAdjacent };
inline constexpr int kVagueForms = 9;

// [lo, hi) in multiples of the word's unit.
struct VagueBounds {
  Decimal lo;
  std::optional<Decimal> hi;
};

struct CompiledLexicon;

class Lexicon {
 public:
  // Files of languages, units, currencies and policy in any order of kinds; later
  // ones add to earlier ones. Reports what it does not know.
  static Result<std::shared_ptr<const Lexicon>> Load(const std::vector<const YamlFile*>& files,
                                                     Diagnostics& diagnostics);
  static std::shared_ptr<const Lexicon> FromCompiled(const CompiledLexicon& compiled);
  // That of the embedded files. They are checked by the build, so this cannot fail.
  static const Lexicon& Builtin();

  const Word* FindWord(uint64_t hash) const {
    if (words_.empty()) return nullptr;
    for (size_t i = hash & (words_.size() - 1);; i = (i + 1) & (words_.size() - 1)) {
      if (words_[i].first == hash) return &words_[i].second;
      if (words_[i].first == 0) return nullptr;
    }
  }
  // Is this the hash of a Word or of a token that phrases begin or end with? Right but for one in a dozen others.
  bool MayKnow(uint64_t hash) const { return (known_[(hash >> 6) % known_.size()] >> (hash & 63)) & 1; }
  const PhraseTable& phrases() const { return phrases_; }
  const std::vector<Unit>& units() const { return units_; }
  const Unit* FindUnit(std::string_view id) const;
  bool HasDimension(std::string_view name) const;
  // Of a currency hit: the code, whether the words name several currencies, and
  // whether they are ordinary words too ("won").
  const std::string& Currency(uint32_t value) const { return currencies_[value >> 2]; }
  static bool Assumed(uint32_t value) { return (value & 1) != 0; }
  static bool Weak(uint32_t value) { return (value & 2) != 0; }
  const Subunit& subunit(uint32_t value) const { return subunits_[value]; }
  static std::optional<VagueForm> FindVague(std::string_view name);
  const VagueBounds& vague(VagueForm form) const { return vague_[static_cast<size_t>(form)]; }
  const std::vector<SharedSign>& shared_signs() const { return shared_signs_; }
  const HanVariants& variants() const { return variants_; }

  // The words of ASCII letters in kTriggers.
  const WordFilter& triggers() const { return triggers_; }
  // Is this Chinese character (as written) part of numerals?
  bool IsHanTrigger(char32_t c) const {
    return c >= 0x3000 && c <= 0x9FFF && (han_trigger_[(c - 0x3000) >> 6] >> (c & 63)) & 1;
  }

 private:
  friend class LexiconCode;
  class Loader;
  Lexicon() = default;

  std::vector<std::pair<uint64_t, Word>> words_;  // open addressing
  size_t word_count_ = 0;
  PhraseTable phrases_;
  std::vector<Unit> units_;
  std::vector<std::string> currencies_;
  std::vector<Subunit> subunits_;
  std::vector<SharedSign> shared_signs_;
  std::array<VagueBounds, kVagueForms> vague_;
  HanVariants variants_;
  std::array<uint64_t, 1024> known_{};
  WordFilter triggers_;
  std::array<uint64_t, 448> han_trigger_{};
};

}  // namespace factlint
