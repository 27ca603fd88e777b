#include "extractor/claim_time.h"

#include <algorithm>

#include "extractor/dateline.h"
#include "extractor/modality.h"

namespace factlint {
namespace {

constexpr uint32_t kSentencesBack = 4;

// Is the word behind the date a plan's or a report's: "its 2025 action plan"?
bool NamesAPlan(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  if (sentence.language == Language::kChinese) return false;
  const uint32_t end = context.mentions()[mention].span.end;
  const std::string_view rest = context.document().Slice({end, std::min(sentence.span.end, end + 60)});
  const auto& nouns = context.book().role_words(sentence.language).plan_nouns;
  const std::vector<std::string> words = ShadowWords(rest, sentence.language);
  for (size_t i = 0; i < std::min<size_t>(words.size(), 2); ++i) {
    if (words[i] == "," || words[i] == ":") return false;
    if (std::binary_search(nouns.begin(), nouns.end(), words[i])) return true;
  }
  return false;
}

bool Dates(const TextContext& context, const SentenceView& sentence, uint32_t i) {
  const Mention& m = context.mentions()[i];
  // "Today it has seven lines": of these days, as what no date tells, and of no single one.
  const std::string_view words = context.document().Slice(m.span);
  if (words == "Today" || words == "today" || words == "今天" || words == "今日") return false;
  if (i > sentence.first && context.IsDateline(sentence, i - 1)) return false;
  const Block& block = context.outline().blocks[sentence.block];
  if (m.type == MentionType::kDate && DatelineEnd(context.document().text(), block.span) > m.span.begin) return false;
  return m.refusal == Refusal::kNone && m.type == MentionType::kDate && m.date.relation != DateRelation::kSince &&
         !NamesAPlan(context, sentence, i);
}

// "成立于2012年，" and "2016年在杭州成立，", where the value stands behind the comma.
bool DatesAChineseEvent(const TextContext& context, const SentenceView& sentence, Span date, uint32_t value) {
  const Span other = context.mentions()[value].span;
  if (other.begin < date.begin) return false;
  const std::string_view between = context.document().Slice({date.end, other.begin});
  const size_t comma = std::min(between.find("，"), between.find(", "));
  if (comma == std::string_view::npos) return false;
  const std::string_view behind = between.substr(0, comma);
  const uint32_t from = std::max(sentence.span.begin, date.begin < 12 ? 0 : date.begin - 12);
  const std::string before = context.Words({from, date.begin}, Language::kChinese);
  const std::string after =
      context.Words({date.end, date.end + static_cast<uint32_t>(behind.size())}, Language::kChinese);
  for (const std::string& verb : context.book().role_words(Language::kChinese).event_verbs)
    if (before.find(verb) != std::string::npos || after.find(verb) != std::string::npos) return true;
  return false;
}

// The words of the shadow before a mention, nearest first, at most `count`.
std::vector<std::string_view> WordsBefore(const SentenceView& sentence, uint32_t begin, size_t count) {
  const auto& words = sentence.shadow.words;
  auto word =
      std::lower_bound(words.begin(), words.end(), begin, [](const ShadowWord& w, uint32_t at) { return w.text < at; });
  std::vector<std::string_view> found;
  while (word != words.begin() && found.size() < count) {
    const auto next = word--;
    const size_t end = next == words.end() ? sentence.shadow.text.size() : next->at;
    std::string_view text = std::string_view(sentence.shadow.text).substr(word->at, end - word->at);
    if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    found.push_back(text);
  }
  return found;
}

// "20% more than in 2022", "said on Monday": no time of the sentence's figures.
bool DatesAnother(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  const RoleWords& words = context.book().role_words(sentence.language);
  const Mention& mention = context.mentions()[date];
  const std::vector<std::string_view> before = WordsBefore(sentence, mention.span.begin, 5);
  const auto has = [](const std::vector<std::string>& list, std::string_view word) {
    return std::binary_search(list.begin(), list.end(), word);
  };
  if (before.empty()) return false;
  const size_t at = before[0] == "in" || before[0] == "the" || before[0] == "at" ? 1 : 0;
  if (at < before.size() && has(words.comparators, before[at])) {
    // "on 31 December" and "as of" are times; "up 5% on 2022" is a comparison.
    const std::string_view word = before[at];
    const bool compares = word == "on" || word == "since" ? false
                          : word == "as" ? at > 0 || context.document().Slice(mention.span).starts_with("in ")
                                         : true;
    if (compares && !(word == "from" && mention.date.grain == Grain::kDay)) return true;
  }
  if (mention.date.grain != Grain::kDay) return false;
  for (size_t i = 0; i < before.size() && i < 4; ++i)
    if (has(words.reporting_verbs, before[i])) return true;
  // "yesterday posted annual sales of"
  const std::string behind =
      context.Words({mention.span.end, std::min(sentence.span.end, mention.span.end + 20)}, sentence.language);
  return has(words.reporting_verbs, std::string_view(behind).substr(0, behind.find(' ')));
}

// "Founded in 1998 and based in Ghent, it …", "…, opened in 1956": the year of an
// event that other words than the value's tell.
bool DatesAnEvent(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value) {
  const auto& verbs = context.book().role_words(sentence.language).event_verbs;
  const Span span = context.mentions()[date].span;
  if (sentence.language == Language::kChinese)
    return context.mentions()[date].date.grain != Grain::kDay && DatesAChineseEvent(context, sentence, span, value);
  const auto& words = sentence.shadow.words;
  size_t i = 0;
  while (i < words.size() && words[i].text < span.begin) ++i;
  const auto word = [&](size_t k) {
    const size_t end = k + 1 < words.size() ? words[k + 1].at : sentence.shadow.text.size();
    std::string text = sentence.shadow.text.substr(words[k].at, end - words[k].at);
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  };
  // "When it opened in 1989, it had 5 stations": then.
  if (!words.empty() && word(0) == "when" && context.mentions()[value].span.begin > span.end) return false;
  bool event = false;
  for (size_t k = i; k-- > 0 && i - k <= 2 && !event;)
    event = std::binary_search(verbs.begin(), verbs.end(), word(k)) ||
            (word(k) == "up" && k > 0 && word(k - 1) == "set") || word(k) == "dates" || word(k) == "dating" ||
            word(k) == "back";
  if (!event) return false;
  const Span other = context.mentions()[value].span;
  const Span between = span.begin < other.begin ? Span{span.end, other.begin} : Span{other.end, span.begin};
  const std::string_view text = context.document().Slice(between);
  return text.find(',') != std::string_view::npos || text.find(';') != std::string_view::npos ||
         text.find(" and ") != std::string_view::npos || text.find(" since ") != std::string_view::npos;
}

// Is the mention the date of an event: "It was set up in 2003"?
bool TellsAnEvent(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  if (context.mentions()[date].type != MentionType::kDate) return false;
  const auto& verbs = context.book().role_words(sentence.language).event_verbs;
  const std::vector<std::string_view> before = WordsBefore(sentence, context.mentions()[date].span.begin, 3);
  for (size_t k = 0; k < before.size(); ++k)
    if (std::binary_search(verbs.begin(), verbs.end(), before[k]) ||
        (before[k] == "up" && k + 1 < before.size() && before[k + 1] == "set"))
      return true;
  return false;
}

// "from €74 million in 2022": the date of what another figure is held against.
bool DatesComparand(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  if (date == sentence.first || !context.IsQuantity(date - 1)) return false;
  const Span number = context.mentions()[date - 1].span;
  if (context.mentions()[date].span.begin - number.end > 16) return false;
  const std::vector<std::string_view> before = WordsBefore(sentence, number.begin, 2);
  for (const std::string_view word : before)
    if (word == "from" || word == "than" || word == "with" || word == "against") return true;
  return false;
}

// "Marnby, whose plant turns 75 this year, sold 900": the time of what an aside tells.
bool DatesAnAside(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value) {
  if (sentence.language != Language::kEnglish || value < date) return false;
  const std::string_view text = context.document().text();
  const std::string_view before =
      text.substr(sentence.span.begin, context.mentions()[date].span.begin - sentence.span.begin);
  const size_t comma = before.rfind(", ");
  if (comma == std::string_view::npos) return false;
  const std::string_view aside = before.substr(comma + 2);
  const bool relative = aside.starts_with("whose ") || aside.starts_with("which ") || aside.starts_with("who ");
  const Span between = {context.mentions()[date].span.end, context.mentions()[value].span.begin};
  const std::string_view rest = context.document().Slice(between);
  return relative && (rest.find(", ") != std::string_view::npos || rest.starts_with(","));
}

// "employs 900 people and plans to sell 400 cars in 2025": a year ahead, behind words that
// plan, tells nothing of what is now.
bool DatesAPlan(const TextContext& context, uint32_t value, uint32_t date) {
  const auto& published = context.document().info().published;
  if (date < value || !published || !(context.mentions()[date].date.range.start > published->end)) return false;
  const std::string_view between =
      context.document().Slice({context.mentions()[value].span.end, context.mentions()[date].span.begin});
  for (const std::string_view cue : {" plans ", " plan ", " expects ", " will ", " aims ", " intends ", " wants "})
    if (between.find(cue) != std::string_view::npos) return true;
  return false;
}

// 由2023年的560家增加到805家: the year of the figure right behind it, and of no other.
bool DatesNextFigure(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value) {
  if (sentence.language != Language::kChinese || value != date + 1) return false;
  const Span span = context.mentions()[date].span;
  const uint32_t begin = context.mentions()[value].span.begin;
  return begin <= span.end + 12;  // 的, 约, 底的
}

// 从2021年的300家增至500家: the year of the 300, from which it has come, whatever 从 makes of it.
bool DatesFigureLeft(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  constexpr std::string_view kOf = "的";
  if (sentence.language != Language::kChinese || date + 1 >= sentence.last || !context.IsQuantity(date + 1))
    return false;
  const Mention& mention = context.mentions()[date];
  if (mention.type != MentionType::kDate || mention.refusal != Refusal::kNone) return false;
  const std::string_view text = context.document().text();
  const uint32_t number = context.mentions()[date + 1].span.begin;
  if (number > mention.span.end + 12 || !text.substr(mention.span.end).starts_with(kOf)) return false;
  return mention.date.relation == DateRelation::kSince || text.substr(0, mention.span.begin).ends_with("由");
}

// The date of the sentence that belongs to the value: in its clause, with the
// fewest numbers between; on the side on which this sentence puts its dates.
std::optional<uint32_t> DateInSentence(const TextContext& context, const SentenceView& sentence, uint32_t s,
                                       uint32_t value) {
  const uint32_t at = context.mentions()[value].span.begin;
  const Span clause = context.ClauseAt(s, at);
  const auto& published = context.document().info().published;
  const std::string words = sentence.language == Language::kEnglish ? context.Words(clause, sentence.language) : "";
  const bool now = words.find(" now ") != std::string::npos || words.find("today ") != std::string::npos ||
                   words.find("currently ") != std::string::npos;
  bool leading = false;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (context.IsQuantity(i)) break;
    leading = leading || (Dates(context, sentence, i) && !DatesAnother(context, sentence, i) &&
                          !DatesAnEvent(context, sentence, i, value));
  }
  std::optional<uint32_t> best;
  uint32_t best_cost = UINT32_MAX;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (i < value && DatesFigureLeft(context, sentence, i)) {
      if (i + 1 == value) return i;
      continue;
    }
    if (i == value || !Dates(context, sentence, i) || DatesAnEvent(context, sentence, i, value)) continue;
    // "more than in 2022, when 571 were sold"
    if (i < value && context.document().Slice({context.mentions()[i].span.end, at}).starts_with(", when ")) return i;
    if (DatesAnAside(context, sentence, i, value)) continue;
    // "£76 million (2023: £69 million)": of the figure behind the colon.
    if (i > value && context.document().text().substr(context.mentions()[i].span.end, 1) == ":") continue;
    if (DatesAPlan(context, value, i) || (i > value + 1 && DatesComparand(context, sentence, i))) continue;
    if (DatesAnother(context, sentence, i) && !DatesNextFigure(context, sentence, i, value)) continue;
    // "It opened in 2019, but the network, which now has 21 stations": of today.
    const bool gone = i < value && context.document().Slice({context.mentions()[i].span.end, at}).find(" now ") !=
                                       std::string_view::npos;
    if (gone || (now && !clause.Contains(context.mentions()[i].span))) continue;
    // "We serve 640,000, and by 2030 we want a million": another clause's time to come.
    const DateRange& range = context.mentions()[i].date.range;
    const std::string_view told = context.document().Slice(context.mentions()[i].span);
    const bool year = std::count_if(told.begin(), told.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 4;
    if (year && i > value && published && range.start > published->end && !clause.Contains(context.mentions()[i].span))
      continue;
    uint32_t between = 0;
    for (uint32_t k = std::min(i, value) + 1; k < std::max(i, value); ++k) between += context.IsQuantity(k) ? 1 : 0;
    const bool before = i < value;
    const uint32_t cost = (clause.Contains(context.mentions()[i].span) ? 0 : 100) + 10 * between +
                          (before == leading ? 0 : 3) + (before && DatesComparand(context, sentence, i) ? 30 : 0);
    const bool nearer = before && best && cost == best_cost;  // of two before it the nearer one
    if (cost < best_cost || nearer) {
      best = i;
      best_cost = cost;
    }
  }
  return best;
}

// "1.15 billion in 2023, up from 1.01 billion a year earlier": the value's year is the
// one before the date that is told.
bool IsYearBefore(const TextContext& context, const SentenceView& sentence, uint32_t value, uint32_t date) {
  const PhraseFinder& cue = context.book().role_words(sentence.language).year_before;
  if (!cue.MayStandInText(sentence.shadow)) return false;
  const Span span = context.mentions()[value].span;
  if (sentence.language == Language::kChinese) {
    const uint32_t from = std::max(sentence.span.begin, span.begin < 24 ? 0 : span.begin - 24);
    return context.mentions()[date].span.end <= from &&
           cue.Matches(context.Words({from, span.begin}, sentence.language));
  }
  const uint32_t limit = std::min(sentence.span.end, span.end + 48);
  uint32_t end = limit;  // up to the next number
  for (uint32_t i = value + 1; i < sentence.last && context.mentions()[i].span.begin < limit; ++i)
    if (context.IsQuantity(i)) end = std::min(end, context.mentions()[i].span.begin);
  return date < value && cue.Matches(context.Words({span.end, end}, sentence.language));
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
  const uint32_t end = context.mentions()[value].span.end;
  for (uint32_t i = value + 1; i < sentence.last && context.mentions()[i].span.begin < end + kNear; ++i) {
    const Mention& m = context.mentions()[i];
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

// "That year", 同期, 全年: the last date told before, under the same heading.
std::optional<DateRange> SameTime(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  const PhraseFinder& cue = context.book().role_words(sentence.language).same_time;
  const uint32_t at = context.mentions()[value].span.begin;
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
      if (!Dates(context, before, i) || TellsAnEvent(context, before, i)) continue;
      const DateRange& range = context.mentions()[i].date.range;
      const auto& published = context.document().info().published;
      // 较上年末净增52家: no time to come
      return WholeYear(published && range.start > published->end ? YearBefore(range) : range, told);
    }
  }
  return std::nullopt;
}

// A date in the block that `block` is, for values below it.
std::optional<DateRange> DateOfBlock(const TextContext& context, uint32_t block) {
  if (block == kNoIndex) return std::nullopt;
  const auto [first, last] = context.SentencesOf(block);
  for (uint32_t s = first; s < last; ++s) {
    const SentenceView& sentence = context.sentences()[s];
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i)) return context.mentions()[i].date.range;
  }
  return std::nullopt;
}

// The first date in a span of the text.
std::optional<DateRange> DateWithin(const TextContext& context, Span span) {
  const auto& mentions = context.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                  [](const Mention& m, uint32_t at) { return m.span.begin < at; });
  for (; mention != mentions.end() && mention->span.end <= span.end; ++mention)
    if (mention->type == MentionType::kDate && mention->refusal == Refusal::kNone) return mention->date.range;
  return std::nullopt;
}

// Of a head also a year that is no date in running text: "Market share 2023 (%)".
std::optional<DateRange> DateOfHead(const TextContext& context, Span span) {
  if (const auto range = DateWithin(context, span)) return range;
  const int year = YearIn(context.document().Slice(span));
  if (year == 0) return std::nullopt;
  return DateRange{*Date::Of(year, 1, 1), *Date::Of(year, 12, 31)};
}

// The column's or the row's date of a table cell.
std::optional<DateRange> DateOfCell(const TextContext& context, const Block& row, uint32_t at) {
  if (row.kind != BlockKind::kTableRow) return std::nullopt;
  const Cell* own = TableHeads::CellAt(row, at);
  if (own == nullptr) return std::nullopt;
  const CellRoles roles = context.tables().Of(row, own->column);
  const factlint::Block* header = row.table == kNoIndex ? nullptr : &context.outline().blocks[row.table];
  Span head;
  for (size_t i = 0; header != nullptr && i < header->cells.size(); ++i)
    if (header->cells[i].column == own->column) head = header->cells[i].text;
  for (const Span span : {roles.time, roles.label == roles.caption ? Span{} : roles.label, head})
    if (const auto range = DateOfHead(context, span)) return range;
  // A column of dates dates its row, one of years of founding does not.
  for (const Cell& cell : row.cells) {
    if (&cell == own || cell.column == own->column || context.tables().IsYearColumn(row, cell.column)) continue;
    if (const auto range = DateWithin(context, cell.text)) return range;
  }
  return std::nullopt;
}

// "Employees at the end of 2023." right below a table: the date of the column that it names.
std::optional<DateRange> DateBelowTable(const TextContext& context, const Block& row, uint32_t at) {
  const auto& blocks = context.outline().blocks;
  const Cell* cell = TableHeads::CellAt(row, at);
  if (cell == nullptr || row.table == kNoIndex) return std::nullopt;
  uint32_t below = row.table;
  while (below < blocks.size() && (below == row.table || blocks[below].table == row.table)) ++below;
  if (below >= blocks.size() || blocks[below].kind != BlockKind::kParagraph) return std::nullopt;
  const std::vector<std::string> label =
      LabelWords(context.document().Slice(context.tables().Of(row, cell->column).label), context.tables().words());
  if (label.empty()) return std::nullopt;
  for (uint32_t s = blocks[below].first_sentence; s < blocks[below].last_sentence; ++s) {
    const SentenceView& sentence = context.sentences()[s];
    if (!sentence.shadow.text.starts_with(label.front() + " ")) continue;
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i)) return context.mentions()[i].date.range;
  }
  return std::nullopt;
}

// The date of the paragraph right above a table: "Lines and stations at the end of 2023".
std::optional<DateRange> DateAboveTable(const TextContext& context, const Block& row) {
  if (row.kind != BlockKind::kTableRow || row.table == kNoIndex || row.table == 0) return std::nullopt;
  const Block& above = context.outline().blocks[row.table - 1];
  if (above.kind == BlockKind::kCaption) return DateOfBlock(context, row.table - 1);
  if (above.kind != BlockKind::kParagraph) return std::nullopt;
  // A sentence with a figure of its own dates that: "It sold 900 cars in 2023."
  const bool leads = context.document().Slice(above.span).ends_with(":");
  for (uint32_t s = above.first_sentence; s < above.last_sentence && !leads; ++s)
    for (uint32_t i = context.sentences()[s].first; i < context.sentences()[s].last; ++i)
      if (context.IsQuantity(i) || TellsAnEvent(context, context.sentences()[s], i)) return std::nullopt;
  return DateOfBlock(context, row.table - 1);
}

// The words of the value's clause behind it, up to the next figure: "a year earlier".
std::string WordsBehind(const TextContext& context, const SentenceView& sentence, uint32_t value) {
  uint32_t end = sentence.span.end;
  for (uint32_t i = value + 1; i < sentence.last; ++i) {
    if (context.mentions()[i].type == MentionType::kEntity) continue;
    if (context.IsQuantity(i)) {
      end = context.mentions()[i].span.begin;
      break;
    }
  }
  const uint32_t begin = context.mentions()[value].span.end;
  return context.Words({begin, std::min(end, begin + 60)}, sentence.language);
}

// "Revenue for the year": the whole year that the sentences before tell.
std::optional<DateRange> YearToldBefore(const TextContext& context, uint32_t s) {
  const uint32_t first = context.outline().blocks[context.sentences()[s].block].first_sentence;
  for (uint32_t back = 1; back <= 3 && s >= first + back; ++back) {
    const SentenceView& sentence = context.sentences()[s - back];
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i) && context.mentions()[i].date.grain == Grain::kYear)
        return context.mentions()[i].date.range;
  }
  return std::nullopt;
}

// "at year end", "in the last three months of the year", told as what has been: a date
// without a year lies before the day of publication.
DateRange NotAhead(const TextContext& context, uint32_t s, uint32_t value, uint32_t date) {
  const Mention& mention = context.mentions()[date];
  const auto& published = context.document().info().published;
  const std::string_view text = context.document().Slice(mention.span);
  const bool ahead = published && mention.date.range.start > published->end;
  if (!ahead || std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 4)
    return mention.date.range;
  for (const std::string& next : context.book().role_words(context.sentences()[s].language).ahead)
    if (text.find(next) != std::string_view::npos) return mention.date.range;
  const auto cue = ModalityOfCue(context, s, value);
  const bool told = !cue || *cue == Modality::kEstimate || *cue == Modality::kHistorical;
  return told ? YearBefore(mention.date.range) : mention.date.range;
}

}  // namespace

std::optional<DateRange> YearOfTitle(const TextContext& context) {
  const DocumentInfo& info = context.document().info();
  const Outline& outline = context.outline();
  const std::string_view title = outline.title != kNoIndex
                                     ? context.document().Slice(outline.blocks[outline.title].span)
                                     : std::string_view(info.title);
  int year = 0;
  for (size_t at = 0; at < title.size();) {
    size_t end = at;
    while (end < title.size() && title[end] >= '0' && title[end] <= '9') ++end;
    if (end - at == 4 && (title[at] == '1' || title[at] == '2')) {
      if (year != 0) return std::nullopt;
      year = std::stoi(std::string(title.substr(at, 4)));
    }
    at = end + 1;
  }
  const bool past = year > 1900 && info.published && year < info.published->end.year;
  if (!past) return std::nullopt;
  return DateRange{*Date::Of(year, 1, 1), *Date::Of(year, 12, 31)};
}

bool DatesItsSentence(const TextContext& context, uint32_t s, uint32_t date) {
  const SentenceView& sentence = context.sentences()[s];
  return Dates(context, sentence, date) && !DatesAnother(context, sentence, date) &&
         !DatesComparand(context, sentence, date) && !TellsAnEvent(context, sentence, date);
}

namespace {

// The date of the value's own sentence, or of one that its words point to.
std::optional<AsOf> TimeInSentence(const TextContext& context, uint32_t s, uint32_t value, bool ranked, int lag_months,
                                   Rungs from) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& words = context.book().role_words(sentence.language);
  const Span clause = context.ClauseAt(s, context.mentions()[value].span.begin);
  auto date = DateInSentence(context, sentence, s, value);
  if (date && !Has(from, clause.Contains(context.mentions()[*date].span) ? Rung::kClause : Rung::kSentence))
    date.reset();
  if (sentence.language == Language::kEnglish && words.year_before.MayStandInText(sentence.shadow) &&
      words.year_before.Matches(WordsBehind(context, sentence, value))) {
    uint32_t other = value;
    while (other > sentence.first && !context.IsQuantity(other - 1)) --other;
    if (other > sentence.first) {
      const AsOf now = ResolveTime(context, s, other - 1, ranked, lag_months, from);
      return now.range ? AsOf{YearBefore(*now.range), now.basis} : now;
    }
    if (date) return AsOf{YearBefore(context.mentions()[*date].date.range), Basis::kStated};
  }
  if (date) {
    const DateRange range = NotAhead(context, s, value, *date);
    return AsOf{IsYearBefore(context, sentence, value, *date) ? YearBefore(range) : range, Basis::kStated};
  }
  if (!Has(from, Rung::kPrevious)) return std::nullopt;
  if (const auto range = SameTime(context, s, value)) return AsOf{range, Basis::kStated};
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
    if (const auto range = DateOfCell(context, block, context.mentions()[value].span.begin)) return range;
  if (Has(from, Rung::kCaption)) {
    if (value != kNoIndex && block.kind == BlockKind::kTableRow)
      if (const auto range = DateBelowTable(context, block, context.mentions()[value].span.begin)) return range;
    if (const auto range = DateAboveTable(context, block)) return range;
  }
  if (Has(from, Rung::kListIntro))
    if (const auto range = DateOfBlock(context, block.intro)) return range;
  const uint32_t title = context.outline().title;
  for (uint32_t heading = block.heading, depth = 0; heading != kNoIndex && depth < 8; ++depth) {
    if (Has(from, heading == title ? Rung::kTitle : Rung::kHeading) && (heading != title || ranked))
      if (const auto range = DateOfBlock(context, heading)) return range;
    heading = context.outline().blocks[heading].heading;
  }
  if (ranked && title != kNoIndex && Has(from, Rung::kTitle))
    if (const auto range = DateOfBlock(context, title)) return range;
  if (context.date_of_all() && Has(from, Rung::kDocument)) return context.date_of_all();
  const bool listed = block.kind == BlockKind::kTableRow || block.kind == BlockKind::kListItem;
  return listed && Has(from, Rung::kTitle) ? YearOfTitle(context) : std::nullopt;
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
