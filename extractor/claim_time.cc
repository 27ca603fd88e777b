#include "extractor/claim_time.h"

#include <algorithm>

#include "extractor/date_roles.h"
#include "extractor/layout_dates.h"
#include "extractor/modality.h"
#include "extractor/sentence_date.h"

namespace factlint {
namespace {

constexpr uint32_t kSentencesBack = 4;

// "up from 12 a year earlier"; but "18 percent more than in the previous year" is of this one.
bool IsOfYearBefore(const RoleWords& words, std::string_view behind) {
  const auto found = words.year_before.Find(behind);
  if (!found) return false;
  const std::string_view before = behind.substr(0, found->begin);
  return std::none_of(words.compared_with.begin(), words.compared_with.end(), [&](const std::string& word) {
    return before.ends_with(" " + word + " ") || before == word + " ";
  });
}

// "1.15 billion in 2023, up from 1.01 billion a year earlier": the value's year is the
// one before the date that is told.
bool IsYearBefore(const TextContext& context, const SentenceView& sentence, uint32_t value, uint32_t date) {
  const RoleWords& role_words = context.book().role_words(sentence.language);
  const PhraseFinder& cue = role_words.year_before;
  if (!cue.MayStandInText(sentence.shadow)) return false;
  const Span span = context.mention(value).span;
  if (sentence.language == Language::kChinese) {
    const uint32_t from = std::max(sentence.span.begin, span.begin < 24 ? 0 : span.begin - 24);
    return context.mention(date).span.end <= from && cue.Matches(context.Words({from, span.begin}, sentence.language));
  }
  // "an increase on the previous year's 164 billion"
  constexpr std::string_view kOwners[] = {"previous year's ", "prior year's ", "preceding year's ", "year-earlier "};
  const std::string_view before = context.document().Slice({sentence.span.begin, span.begin});
  if (date < value && std::any_of(std::begin(kOwners), std::end(kOwners),
                                  [&](std::string_view owner) { return before.ends_with(owner); }))
    return true;
  const uint32_t limit = std::min(sentence.span.end, span.end + 48);
  uint32_t end = limit;  // up to the next number
  for (uint32_t i = value + 1; i < sentence.last && context.mention(i).span.begin < limit; ++i)
    if (context.IsQuantity(i)) end = std::min(end, context.mention(i).span.begin);
  return date < value && IsOfYearBefore(role_words, context.Words({span.end, end}, sentence.language));
}

DateRange YearBefore(const DateRange& range) {
  DateRange before{AddMonths(range.start, -12), AddMonths(range.end, -12)};
  const bool month_end = range.end.day == DaysInMonth(range.end.year, range.end.month);
  if (month_end) before.end.day = static_cast<int8_t>(DaysInMonth(before.end.year, before.end.month));
  return before;
}

// "15 percent fewer than in 2023", published in 2025: the figure of the year behind the one
// that it is held against.
std::optional<DateRange> YearBehindComparand(const TextContext& context, const SentenceView& sentence, uint32_t value) {
  constexpr uint32_t kNear = 48;  // bytes
  const auto& published = context.document().info().published;
  if (!published || sentence.language != Language::kEnglish) return std::nullopt;
  const uint32_t end = context.mention(value).span.end;
  for (uint32_t i = value + 1; i < sentence.last && context.mention(i).span.begin < end + kNear; ++i) {
    const Mention& m = context.mention(i);
    if (m.type != MentionType::kDate || m.refusal != Refusal::kNone || m.date.grain != Grain::kYear) continue;
    const std::string_view between = context.document().Slice({end, m.span.begin});
    const std::string_view date = context.document().Slice(m.span);
    const bool compared = between.ends_with(" than ") || (between.ends_with(" than in ") && !date.starts_with("in "));
    if (!compared || between.find(';') != std::string_view::npos) return std::nullopt;
    const DateRange range{AddMonths(m.date.range.start, 12), AddMonths(m.date.range.end, 12)};
    const bool just_over = range.end.year >= published->end.year - 1 && range.end <= published->end;
    return just_over ? std::optional(range) : std::nullopt;
  }
  return std::nullopt;
}

// 全年客运量: no day of the year that was told before.
DateRange WholeYear(DateRange range, std::string_view cue) {
  const bool year = cue.find("year") != std::string_view::npos || cue.find("全年") != std::string_view::npos ||
                    cue.find("当年") != std::string_view::npos || cue.find("同年") != std::string_view::npos;
  if (!year || range.start.year != range.end.year || range.end.ToDays() - range.start.ToDays() > 31) return range;
  return DateRange::OfYear(range.start.year);
}

// 而2023年为780亿元: told beside the year that the sentence is about.
bool IsHeldAgainst(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  if (sentence.language != Language::kChinese) return false;
  const uint32_t begin = context.mention(date).span.begin;
  const std::string_view before = context.document().Slice({sentence.span.begin, begin});
  return before.ends_with("而") || before.ends_with("比") || before.ends_with("较") || before.ends_with("其中");
}

// 2025年上半年达215亿元，初步估算全年有望突破450亿元: of the whole year.
bool IsOfWholeYear(const TextContext& context, const SentenceView& sentence, uint32_t value, uint32_t date) {
  if (sentence.language != Language::kChinese || date > value) return false;
  const std::string_view between =
      context.document().Slice({context.mention(date).span.end, context.mention(value).span.begin});
  const DateRange& range = context.mention(date).date.range;
  return between.find("全年") != std::string_view::npos && range.start.year == range.end.year;
}

bool IsPlanned(const TextContext& context, uint32_t s, uint32_t value) {
  const auto cue = ModalityOfCue(context, s, value);
  return cue == Modality::kTarget || cue == Modality::kForecast;
}

// "That year", 同期, 全年: the last date told before, under the same heading.
std::optional<DateRange> SameTime(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  const PhraseFinder& cue = context.book().role_words(sentence.language).same_time;
  const uint32_t at = context.mention(value).span.begin;
  if (!cue.MayStandInText(sentence.shadow)) return std::nullopt;
  uint32_t end = at;  // "handed over 900 cars in the same period"
  if (sentence.language == Language::kEnglish && (value + 1 == sentence.last || !context.IsQuantity(value + 1)))
    end = std::min(sentence.span.end, context.ClauseAt(s, at).end);
  const std::string words = context.Words({sentence.span.begin, std::max(at, end)}, sentence.language);
  const auto found = cue.Find(words);
  if (!found) return std::nullopt;
  const std::string_view told = std::string_view(words).substr(found->begin, found->end - found->begin);
  const auto& blocks = context.outline().blocks;
  for (uint32_t back = s; back-- > 0 && s - back <= kSentencesBack + 1;) {
    const SentenceView& before = context.sentences()[back];
    if (blocks[before.block].heading != blocks[sentence.block].heading) break;
    for (uint32_t i = before.last; i-- > before.first;) {
      if (!Dates(context, before, i) || TellsAnEvent(context, before, i) || IsHeldAgainst(context, before, i)) continue;
      const DateRange& range = context.mention(i).date.range;
      const auto& published = context.document().info().published;
      // 预计2027年将达到80: nothing is told of that time; 较上年末净增52家: no time to come
      const bool ahead = published && range.start > published->end;
      // "by 2027. In the same year we intend to have": that year
      if (ahead && IsPlanned(context, s, value)) return WholeYear(range, told);
      if (ahead && TellsYear(context.document().Slice(context.mention(i).span))) continue;
      return WholeYear(ahead ? YearBefore(range) : range, told);
    }
  }
  return std::nullopt;
}

// "Of these, 860 are in the park", "the park has eight of these", 园区聚集了其中的860家.
bool CountsAPart(const TextContext& context, const SentenceView& sentence, uint32_t value) {
  constexpr uint32_t kNear = 24;  // bytes
  const PhraseFinder& cue = context.book().role_words(sentence.language).parts;
  if (!cue.MayStandInText(sentence.shadow)) return false;
  const auto opens = cue.Find(context.Words(sentence.span, sentence.language));
  if (opens && opens->begin == 0) return true;
  const Span span = context.mention(value).span;
  if (sentence.language == Language::kChinese) {
    const uint32_t from = std::max(sentence.span.begin, span.begin < kNear ? 0 : span.begin - kNear);
    const std::string before = context.Words({from, span.begin}, sentence.language);
    const auto near = cue.Find(before);
    return near && before.find("的", near->end) != std::string::npos;
  }
  const auto behind =
      cue.Find(context.Words({span.end, std::min(sentence.span.end, span.end + kNear)}, sentence.language));
  return behind && behind->begin == 0;
}

// Of when the sentence before is, what counts a part of its figure.
std::optional<DateRange> TimeOfWhole(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  if (s == 0 || !CountsAPart(context, sentence, value)) return std::nullopt;
  const SentenceView& whole = context.sentences()[s - 1];
  const auto& blocks = context.outline().blocks;
  if (blocks[whole.block].heading != blocks[sentence.block].heading) return std::nullopt;
  for (uint32_t i = whole.last; i-- > whole.first;) {
    if (!Dates(context, whole, i) || TellsAnEvent(context, whole, i) || IsHeldAgainst(context, whole, i)) continue;
    const DateRange& range = context.mention(i).date.range;
    const auto& published = context.document().info().published;
    if (!published || range.start <= published->end) return range;
  }
  return std::nullopt;
}

// "A year earlier there had been 2,200": a year before what the sentences before tell.
std::optional<DateRange> YearBeforeTold(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  const PhraseFinder& cue = context.book().role_words(sentence.language).year_before;
  if (sentence.language != Language::kEnglish || !cue.MayStandInText(sentence.shadow)) return std::nullopt;
  const std::string words = context.Words({sentence.span.begin, context.mention(value).span.begin}, sentence.language);
  const auto found = cue.Find(words);
  constexpr size_t kOpens = 4;  // bytes of "but "
  if (!found || found->begin > kOpens) return std::nullopt;
  const auto& blocks = context.outline().blocks;
  for (uint32_t back = s; back-- > 0 && s - back <= 2;) {
    if (blocks[context.sentences()[back].block].heading != blocks[sentence.block].heading) break;
    for (uint32_t i = context.sentences()[back].last; i-- > context.sentences()[back].first;)
      if (DatesItsSentence(context, back, i)) return YearBefore(context.mention(i).date.range);
  }
  return std::nullopt;
}

// The words of the value's clause behind it, up to the next figure: "a year earlier".
std::string WordsBehind(const TextContext& context, const SentenceView& sentence, uint32_t value) {
  uint32_t end = sentence.span.end;
  for (uint32_t i = value + 1; i < sentence.last; ++i) {
    if (context.mention(i).type == MentionType::kEntity) continue;
    if (context.IsQuantity(i)) {
      end = context.mention(i).span.begin;
      break;
    }
  }
  const uint32_t begin = context.mention(value).span.end;
  return context.Words({begin, std::min(end, begin + 60)}, sentence.language);
}

// "Revenue for the year": the whole year that the sentences before tell.
std::optional<DateRange> YearToldBefore(const TextContext& context, uint32_t s) {
  const uint32_t first = context.outline().blocks[context.sentences()[s].block].first_sentence;
  for (uint32_t back = 1; back <= 3 && s >= first + back; ++back) {
    const SentenceView& sentence = context.sentences()[s - back];
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i) && context.mention(i).date.grain == Grain::kYear)
        return context.mention(i).date.range;
  }
  return std::nullopt;
}

// "at year end", "in the last three months of the year", told as what has been: a date
// without a year lies before the day of publication.
DateRange NotAhead(const TextContext& context, uint32_t s, uint32_t value, uint32_t date) {
  const Mention& mention = context.mention(date);
  const auto& published = context.document().info().published;
  const std::string_view text = context.document().Slice(mention.span);
  const bool ahead = published && mention.date.range.start > published->end;
  if (!ahead || TellsYear(text)) return mention.date.range;
  for (const std::string& next : context.book().role_words(context.sentences()[s].language).ahead)
    if (text.find(next) != std::string_view::npos) return mention.date.range;
  const auto cue = ModalityOfCue(context, s, value);
  const bool told = !cue || *cue == Modality::kEstimate || *cue == Modality::kHistorical;
  return told ? YearBefore(mention.date.range) : mention.date.range;
}

// The date of the value's own sentence, or of one that its words point to.
std::optional<AsOf> TimeInSentence(const TextContext& context, uint32_t s, uint32_t value, bool ranked, int lag_months,
                                   Rungs from) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& words = context.book().role_words(sentence.language);
  const Span clause = context.ClauseAt(s, context.mention(value).span.begin);
  auto date = DateInSentence(context, sentence, s, value);
  if (date && !Has(from, clause.Contains(context.mention(*date).span) ? Rung::kClause : Rung::kSentence)) date.reset();
  if (sentence.language == Language::kEnglish && words.year_before.MayStandInText(sentence.shadow) &&
      IsOfYearBefore(words, WordsBehind(context, sentence, value))) {
    uint32_t other = value;
    while (other > sentence.first && !context.IsQuantity(other - 1)) --other;
    if (other > sentence.first) {
      const AsOf now = ResolveTime(context, s, other - 1, ranked, lag_months, from);
      return now.range ? AsOf{YearBefore(*now.range), now.basis} : now;
    }
    if (date) return AsOf{YearBefore(context.mention(*date).date.range), Basis::kStated};
  }
  if (date) {
    DateRange range = NotAhead(context, s, value, *date);
    if (IsOfWholeYear(context, sentence, value, *date)) range = DateRange::OfYear(range.start.year);
    return AsOf{IsYearBefore(context, sentence, value, *date) ? YearBefore(range) : range, Basis::kStated};
  }
  if (!Has(from, Rung::kPrevious)) return std::nullopt;
  if (const auto range = SameTime(context, s, value)) return AsOf{range, Basis::kStated};
  if (const auto range = TimeOfWhole(context, s, value)) return AsOf{range, Basis::kInherited};
  if (const auto range = YearBeforeTold(context, s, value)) return AsOf{range, Basis::kStated};
  if (const auto range = YearBehindComparand(context, sentence, value)) return AsOf{range, Basis::kInherited};
  if (words.same_year.MayStandInText(sentence.shadow) &&
      words.same_year.Matches(context.Words(clause, sentence.language)))
    if (const auto range = YearToldBefore(context, s)) return AsOf{range, Basis::kInherited};
  return std::nullopt;
}

// What stands above the value: the table's head and caption, the intro of a list, headings, the title.
std::optional<DateRange> TimeAbove(const TextContext& context, uint32_t s, uint32_t value, bool ranked, Rungs from) {
  const Block& block = context.outline().blocks[context.sentences()[s].block];
  if (value != kNoIndex && (Has(from, Rung::kTableColumn) || Has(from, Rung::kTableRow)))
    if (const auto range = DateOfCell(context, block, context.mention(value).span.begin)) return range;
  if (Has(from, Rung::kCaption)) {
    if (value != kNoIndex && block.kind == BlockKind::kTableRow)
      if (const auto range = DateBelowTable(context, block, context.mention(value).span.begin)) return range;
    if (const auto range = DateAboveTable(context, block)) return range;
  }
  if (Has(from, Rung::kListIntro))
    if (const auto range = DateOfBlock(context, block.intro)) return range;
  const uint32_t title = context.outline().title;
  // "Letter 2025/11", written in May: nobody has been ranked in November
  const auto& published = context.document().info().published;
  const auto ahead = [&](const DateRange& range) { return ranked && published && range.start > published->end; };
  for (uint32_t heading = block.heading, depth = 0; heading != kNoIndex && depth < 8; ++depth) {
    if (Has(from, heading == title ? Rung::kTitle : Rung::kHeading) && (heading != title || ranked))
      if (const auto range = DateOfBlock(context, heading); range && !ahead(*range)) return range;
    heading = context.outline().blocks[heading].heading;
  }
  if (ranked && title != kNoIndex && Has(from, Rung::kTitle))
    if (const auto range = DateOfBlock(context, title); range && !ahead(*range)) return range;
  if (context.date_of_all() && Has(from, Rung::kDocument)) return context.date_of_all();
  if (!Has(from, Rung::kTitle)) return std::nullopt;
  const bool listed = block.kind == BlockKind::kTableRow || block.kind == BlockKind::kListItem;
  return listed ? YearOfTitle(context) : YearOfBulletin(context);
}

}  // namespace

AsOf ResolveTime(const TextContext& context, uint32_t s, uint32_t value, bool ranked, int lag_months, Rungs from) {
  if (value != kNoIndex)
    if (const auto told = TimeInSentence(context, s, value, ranked, lag_months, from)) return *told;
  if (const auto range = TimeAbove(context, s, value, ranked, from)) return {range, Basis::kInherited};
  const auto& published = context.document().info().published;
  if (!published || !Has(from, Rung::kFrontMatter)) return {};
  return {DateRange{AddMonths(published->start, -lag_months), published->end}, Basis::kPublished};
}

}  // namespace factlint
