#include "extractor/around_value.h"

#include <algorithm>
#include <string_view>

#include "extractor/ascii.h"
#include "extractor/name_case.h"
#include "extractor/role_words.h"
#include "extractor/sorted_words.h"

namespace factlint {

AroundValue::AroundValue(const TextContext& context, uint32_t s, uint32_t value, uint32_t at)
    : context_(context), sentence_(context.sentences()[s]), value_(value), at_(at) {}

uint32_t AroundValue::EndBehind() const {
  return std::min({SpeakerBegin(), NextChineseComma(), NextSemicolon(), EndOfWhole()});
}

// "Of the 4,100 exhibitors, 380 came from Cork": what is behind the comma is of the 380.
uint32_t AroundValue::EndOfWhole() const {
  constexpr uint32_t kLongest = 9;  // bytes of "Of these "
  if (at_ > sentence_.span.begin + kLongest) return sentence_.span.end;
  const std::string_view before = context_.document().Slice({sentence_.span.begin, at_});
  if (before != "Of the " && before != "Of these " && before != "Of those " && before != "Of ")
    return sentence_.span.end;
  const size_t comma = context_.document().Slice({at_, sentence_.span.end}).find(", ");
  return comma == std::string_view::npos ? sentence_.span.end : at_ + static_cast<uint32_t>(comma);
}

// "has four lines, M1 to M4, with 44 stations": which they are, and not whose stations.
bool AroundValue::IsOneOfLines(uint32_t i) const {
  constexpr int kMost = 12;  // lines of a list
  if (sentence_.language != Language::kEnglish ||
      context_.kind_name(context_.entity(context_.mention(i).entity)) != "line")
    return false;
  const uint32_t named = i;
  for (int steps = 0; steps < kMost && i > sentence_.first; ++steps) {
    const Mention& last = context_.mention(i - 1);
    if (last.type != MentionType::kEntity || last.span.end > context_.mention(i).span.begin) break;
    const std::string_view between = context_.document().Slice({last.span.end, context_.mention(i).span.begin});
    if (between != " to " && between != ", " && between != " and " && between != ", and " && between != "\xE2\x80\x93")
      break;
    --i;
  }
  const std::string_view before = context_.document().Slice({sentence_.span.begin, context_.mention(i).span.begin});
  if (before.ends_with("lines, ") || before.ends_with("lines (")) return true;
  // "on two lines: M1 and M2"; but "two lines: M1 has 17 stations"
  const std::string_view behind = context_.document().Slice({context_.mention(named).span.end, sentence_.span.end});
  return before.ends_with("lines: ") && (behind.empty() || behind.starts_with(",") || behind.starts_with(".") ||
                                         behind.starts_with(" and ") || behind.starts_with(" to "));
}

// "14 schools run courses, among them Marnby School", "480 cars, most of them Marnby's".
// "200 firms, including the makers Marnby, Lumo and Ostra": no word between the opener and it but names and what joins
// them.
bool AroundValue::IsExample(uint32_t i) const {
  const std::string_view before = context_.document().Slice({sentence_.span.begin, context_.mention(i).span.begin});
  if (before.ends_with(" of them ")) return true;
  const RoleWords& words = context_.book().role_words(sentence_.language);
  size_t behind = std::string_view::npos;  // the last opener
  for (const std::string& opener : words.example_openers)
    if (const size_t at = before.rfind(opener); at != std::string_view::npos)
      behind = behind == std::string_view::npos ? at + opener.size() : std::max(behind, at + opener.size());
  if (behind == std::string_view::npos) return false;
  std::string_view between = before.substr(behind);
  if (sentence_.language == Language::kChinese)
    return between.find_first_of("0123456789") == std::string_view::npos &&
           between.find("，") == std::string_view::npos;
  while (!between.empty()) {
    const size_t end = std::min(between.find(' '), between.size());
    const std::string_view word = between.substr(0, end);
    const bool small = std::none_of(word.begin(), word.end(), ascii::IsUpper);
    if (!word.empty() && ascii::IsLower(word.front()) && small &&
        !IsOneOf(word, {"and", "the", "of", "for", "or", "in", "makers", "companies", "firms"}))
      return false;
    between.remove_prefix(std::min(end + 1, between.size()));
  }
  return true;
}

// "the Ghent Labour White Paper": a name that ends in what such a text is called.
bool AroundValue::IsPublication(uint32_t i) const {
  const std::string_view name = context_.document().Slice(context_.mention(i).span);
  const size_t blank = name.rfind(' ');
  return blank != std::string_view::npos &&
         IsOneOf(name.substr(blank + 1), {"Paper", "Report", "Survey", "Yearbook", "Bulletin", "Communique"});
}

// "According to figures from the Department of Trade and Marnby Technology, output rose": whatever is named there, but
// for the place.
bool AroundValue::IsInOfficialSource(uint32_t i) const {
  constexpr std::string_view kOpening = "According to ";
  const std::string_view text = context_.document().Slice(sentence_.span);
  if (!text.starts_with(kOpening)) return false;
  const size_t comma = text.find(", ");
  const Span name = context_.mention(i).span;
  if (comma == std::string_view::npos || name.end > sentence_.span.begin + comma || at_ < sentence_.span.begin + comma)
    return false;
  const EntityKind& kind = context_.book().entities().kinds()[context_.entity(context_.mention(i).entity).kind];
  const std::string_view source = text.substr(0, comma);
  constexpr std::string_view kOffices[] = {"Department of ", "Bureau of ", "Ministry of ", "Commission of ",
                                           "Office of "};
  return kind.is != KindClass::kPlace &&
         std::any_of(std::begin(kOffices), std::end(kOffices),
                     [&](std::string_view office) { return source.find(office) != std::string_view::npos; });
}

// "According to the Ministry of Trade, output rose": of those who count others, and tell nothing of themselves.
bool AroundValue::IsSource(uint32_t i) const {
  constexpr uint32_t kShortest = 7;  // bytes of "Citing "
  const uint32_t begin = context_.mention(i).span.begin;
  if (begin < sentence_.span.begin + kShortest) return false;
  if (IsInOfficialSource(i)) return true;
  constexpr std::string_view kLast = "eomyg";  // of "the", "to", "from", "by", "citing"
  const std::string_view text = context_.document().text();
  if (text[begin - 1] != ' ' || kLast.find(text[begin - 2]) == std::string_view::npos) return false;
  const std::string& kind = context_.kind_name(context_.entity(context_.mention(i).entity));
  if (kind != "authority" && kind != "publisher" && !IsPublication(i)) return false;
  std::string_view before = context_.document().Slice({sentence_.span.begin, context_.mention(i).span.begin});
  for (const std::string_view article : {"the ", "The "})
    if (before.ends_with(article)) before.remove_suffix(article.size());
  constexpr std::string_view kCues[] = {"ccording to ", "ata from ", "igures from ", "tatistics from ", "eleased by ",
                                        "ublished by ", "citing ",   "Citing ",      "eported by "};
  return std::any_of(std::begin(kCues), std::end(kCues), [&](std::string_view cue) { return before.ends_with(cue); });
}

// "98 stations, and expects the first section of U5 to open"
bool AroundValue::IsBehindComma(uint32_t i) const {
  return context_.document().Slice({at_, context_.mention(i).span.begin}).find(", ") != std::string_view::npos;
}

// "900 cars were sold, of which 120 were Lumos", "an order for 72 Lumos": of those a number
// tells, and not whose this one is. Of the 120 the Lumo is the subject.
bool AroundValue::CountsAnother(uint32_t i) const {
  return IsCounted(context_, i) &&
         (i != value_ + 1 || context_.document().Slice(context_.mention(i).span).back() == 's');
}

bool AroundValue::IsWholeOfAnother(uint32_t i) const {
  if (sentence_.language != Language::kEnglish || i < value_ + 2 || !context_.IsQuantity(i - 1)) return false;
  const uint32_t end = context_.mention(i - 1).span.end;
  const uint32_t begin = std::max(end, context_.mention(i).span.begin);
  const std::string_view between = context_.document().Slice({end, begin});
  return between == " of " || between == " of the ";
}

// "Marnby's 18 million tonnes", "followed by the Lumo with 900 cars".
bool AroundValue::OwnsTheValue(uint32_t i) const {
  const std::string_view between = context_.document().Slice({context_.mention(i).span.end, at_});
  if (between == " with ") {
    const std::string_view before = context_.document().Slice({sentence_.span.begin, context_.mention(i).span.begin});
    return before.ends_with(" by ") || before.ends_with(" by the ");
  }
  return between == "'s " || between == "\xE2\x80\x99s ";
}

// Behind it another clause has a subject of its own: "62% were paid; the State gave the rest".
uint32_t AroundValue::NextSemicolon() const {
  const size_t mark = context_.document().Slice({at_, sentence_.span.end}).find("; ");
  return mark == std::string_view::npos ? sentence_.span.end : at_ + static_cast<uint32_t>(mark);
}

// In Chinese what follows the next comma has its own subject: "共有12个，其中余杭区5个".
uint32_t AroundValue::NextChineseComma() const {
  if (sentence_.language != Language::kChinese) return sentence_.span.end;
  const std::string_view rest = context_.document().Slice({at_, sentence_.span.end});
  const size_t comma = std::min(rest.find("，"), rest.find("；"));
  return comma == std::string_view::npos ? sentence_.span.end : at_ + static_cast<uint32_t>(comma);
}

// Where a pronoun follows the comma behind the value: "Founded in 1984, it has".
uint32_t AroundValue::PronounBehind() const {
  uint32_t first = UINT32_MAX;
  const Shadow& shadow = sentence_.shadow;
  const RoleWords& words = context_.book().role_words(sentence_.language);
  if (!words.any_anaphor.MayStandIn(shadow)) return first;
  for (const Anaphor& anaphor : words.anaphora) {
    for (auto found = anaphor.words.Find(shadow); found; found = anaphor.words.Find(shadow, found->end)) {
      const uint32_t begin = shadow.ToDocument(found->begin, found->end).begin;
      if (begin < at_ || found->begin < 2 || shadow.text[found->begin - 2] != ',') continue;
      first = std::min(first, begin);
      break;
    }
  }
  return first;
}

// Where the sentence, behind the value, begins to name who said it.
uint32_t AroundValue::SpeakerBegin() const {
  for (const AttributionCue& cue : context_.book().role_words(sentence_.language).attribution) {
    if (cue.before) continue;
    const auto found = cue.words.Find(sentence_.shadow);
    if (!found) continue;
    const Span place = sentence_.shadow.ToDocument(found->begin, found->end);
    if (place.begin > at_) return place.begin;
  }
  return sentence_.span.end;
}

// 占江苏全省的四成, "the port city of Ghent": the word is that name's, and speaks of nothing before.
bool AroundValue::StandsWithName(Span place) const {
  constexpr std::string_view kOf = " of ";
  const bool chinese = sentence_.language == Language::kChinese;
  if (!chinese && !context_.document().Slice({place.end, sentence_.span.end}).starts_with(kOf)) return false;
  const uint32_t behind = place.end + static_cast<uint32_t>(kOf.size());
  for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
    const Mention& name = context_.mention(i);
    if (name.type == MentionType::kEntity && (chinese ? name.span.end == place.begin : name.span.begin == behind))
      return true;
  }
  return false;
}

// "In Ostra's index it came third": the index is Ostra's.
bool AroundValue::OwnsAnother(uint32_t i) const {
  const std::string_view behind = context_.document().Slice({context_.mention(i).span.end, sentence_.span.end});
  return sentence_.language == Language::kEnglish &&
         (behind.starts_with("'s ") || behind.starts_with("\xE2\x80\x99s "));
}

}  // namespace factlint
