// A typed span: a number, a sum of money, a date, an entity. What a rule sees
// of a text. formats.md section 4 is the printed form, mentions.md the meaning.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/date.h"
#include "extractor/decimal.h"
#include "extractor/interval.h"
#include "extractor/span.h"

namespace factlint {

enum class MentionType : uint8_t {
  kNumber,
  kPercent,
  kPoints,  // percentage points
  kMoney,
  kMeasure,
  kRatio,    // "doubled": a factor
  kOrdinal,  // "second", "No. 3", 第二
  kKOfN,     // "30 of the top 100"
  kDate,
  kEntity,
};
inline constexpr int kMentionTypes = 10;
// "number", "percent", ... as formats.md names them.
std::string_view ToString(MentionType type);
std::optional<MentionType> ParseMentionType(std::string_view name);

enum class Relation : uint8_t { kEq, kGt, kGe, kLt, kLe, kAbout, kNearly, kRange, kVague };
std::string_view ToString(Relation relation);
std::optional<Relation> ParseRelation(std::string_view name);

// How the number is written: "29", "twelve", "half", "the majority".
enum class Form : uint8_t { kDigits, kWord, kFraction, kMajority };
std::string_view ToString(Form form);
std::optional<Form> ParseForm(std::string_view name);

// The number of a mention or claim, of every type but date and entity.
struct Quantity {
  // The printed number with its scale applied; percent in percent ("half" is
  // 50, "two-thirds" 66.6666666667). Nothing for a range and a vague form.
  std::optional<Decimal> nominal;
  // The bounds that the words state. For kEq and kAbout both equal `nominal`.
  Interval bounds;
  Relation relation = Relation::kEq;
  Form form = Form::kDigits;
  // Significant digits as printed ("1,000" has 4, "350 billion" 3, "29%" 2,
  // "29.0%" 3); words have those of their number without trailing zeros.
  int digits = 0;
  // Power of ten of the last printed digit, scale applied: "1,000" 0,
  // "350 billion" 9, "29.5%" -1. It gives the rounding. From JSON without the
  // field it is taken from `nominal`.
  int last_place = 0;
  // "" | "%" | "%-point" | ISO 4217 code | CLDR unit identifier.
  std::string unit;
  // A currency that had to be assumed.
  bool assumed = false;
  // Of "30 of the top 100": 100.
  std::optional<Decimal> of;
  // Of a fraction whose percentage does not end: "2/3".
  std::string exact;

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

enum class DateRelation : uint8_t { kEq, kBy, kSince, kAbout };
std::string_view ToString(DateRelation relation);
enum class Grain : uint8_t { kDay, kMonth, kQuarter, kHalf, kYear, kDecade };
std::string_view ToString(Grain grain);

// A period with both ends inclusive, relative words resolved against the
// document's publication date.
struct DateValue {
  DateRange range;
  DateRelation relation = DateRelation::kEq;
  Grain grain = Grain::kYear;

  friend bool operator==(const DateValue&, const DateValue&) = default;
};

// Why a number of the text is no mention that a rule may take. kNone: it is one.
enum class Refusal : uint8_t {
  kNone,
  kIdentifier,     // GPT-4, R1, 5G, A100, "Fortune 500"
  kVersion,        // 2.0, v1.2.3
  kListNumber,     // "1." before a list item or heading that is no rank
  kSectionNumber,  // "3.2 Methods", "Figure 4", "[12]"
  kCode,           // phone number, stock code, ISBN, URL, e-mail, time of day
  kIdiom,          // 千方百计, "one of the", "on the one hand"
  kTitle,          // "Top 10" in a title
  kFurniture,      // "5 comments", page numbers, bylines
  kUnresolved,     // a relative date without a publication date
  kOverlong,       // more digits than are read exactly
  kMalformed,      // "1,0,48", invalid grouping
  kRateBase,       // "12 deaths per 100,000": what a rate counts by
};
std::string_view ToString(Refusal refusal);

// A mention of a document's text. `types` may name more than `type` where the
// words leave it open ("a third": percent or ordinal); bit i is MentionType i.
struct Mention {
  MentionType type = MentionType::kNumber;
  uint16_t types = 0;
  Refusal refusal = Refusal::kNone;
  Span span;            // all of it: "nearly 350 billion yuan"
  Span number;          // the digits or words of the number alone: "350 billion"
  Quantity quantity;    // all types but kDate and kEntity
  DateValue date;       // kDate
  uint32_t entity = 0;  // kEntity: an index into the Gazetteer that found it

  bool Is(MentionType t) const { return (types >> static_cast<int>(t)) & 1; }
};

}  // namespace factlint
