#include "extractor/date_roles.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/dateline.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

// Is the word behind the date a plan's or a report's: "its 2025 action plan"?
bool NamesAPlan(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  if (sentence.language == Language::kChinese) return false;
  const uint32_t end = context.mention(mention).span.end;
  const std::string_view rest = context.document().Slice({end, std::min(sentence.span.end, end + 60)});
  const auto& nouns = context.book().role_words(sentence.language).plan_nouns;
  for (const std::string& word : ShadowWords(rest, sentence.language, 2)) {
    if (word == "," || word == ":") return false;
    if (Has(nouns, word)) return true;
  }
  return false;
}

// "成立于2012年，" and "2016年在杭州成立，", where the value stands behind the comma.
bool DatesAChineseEvent(const TextContext& context, const SentenceView& sentence, Span date, uint32_t value) {
  const Span other = context.mention(value).span;
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

// "a 1% increase compared to 2023", "8% down on May last year", "ahead of its 2023 pace", "more than the record set
// in 2021": what the figure is held against. `before`: the words before the date, nearest first.
bool IsHeldAgainstDate(const Mention& date, const std::vector<std::string_view>& before) {
  const auto word = [&](size_t i) { return i < before.size() ? before[i] : std::string_view(); };
  if (word(0) == "to" && IsOneOf(word(1), {"compared", "relative"})) return true;
  if (word(0) == "on" && date.date.grain != Grain::kDay)
    return IsSlotWord(word(1)) ||
           IsOneOf(word(1), {"up", "down", "increase", "rise", "drop", "fall", "decline", "growth"});
  for (size_t i = 0; i < before.size(); ++i) {
    if (IsSlotWord(before[i]) || IsOneOf(before[i], {",", ";", ":", "is", "was", "are", "were"})) return false;
    if (before[i] == "than" && i > 1) return true;
    if (before[i] == "of" && word(i + 1) == "ahead") return true;
  }
  return false;
}

// "the white paper, released by the city's commission on 29 November, says": the day of an aside.
bool DatesAPaper(const TextContext& context, const SentenceView& sentence, const Mention& date,
                 const RoleWords& words) {
  if (context.document().text().substr(date.span.end, 1) != ",") return false;
  const std::string_view text = context.document().Slice({sentence.span.begin, date.span.begin});
  const size_t comma = text.rfind(", ");
  if (comma == std::string_view::npos) return false;
  const std::string_view aside = text.substr(comma + 2);
  return Has(words.reporting_verbs, aside.substr(0, aside.find(' ')));
}

}  // namespace

bool Dates(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  const Mention& m = context.mention(date);
  if (m.type != MentionType::kDate || m.refusal != Refusal::kNone || m.date.relation == DateRelation::kSince)
    return false;
  // "Today it has seven lines": of these days, as what no date tells, and of no single one.
  const std::string_view words = context.document().Slice(m.span);
  if (words == "Today" || words == "today" || words == "今天" || words == "今日") return false;
  if (date > sentence.first && context.IsDateline(sentence, date - 1)) return false;
  const Block& block = context.outline().blocks[sentence.block];
  return DatelineEnd(context.document().text(), block.span) <= m.span.begin && !NamesAPlan(context, sentence, date);
}

bool DatesAnother(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  const RoleWords& words = context.book().role_words(sentence.language);
  const Mention& mention = context.mention(date);
  const std::vector<std::string_view> before = WordsBefore(sentence, mention.span.begin, 5);
  if (before.empty()) return false;
  if (sentence.language == Language::kEnglish && IsHeldAgainstDate(mention, before)) return true;
  const size_t at = before[0] == "in" || before[0] == "the" || before[0] == "at" ? 1 : 0;
  if (at < before.size() && Has(words.comparators, before[at])) {
    // "on 31 December" and "as of" are times; "up 5% on 2022" is a comparison.
    const std::string_view word = before[at];
    const bool compares = word == "on" || word == "since" ? false
                          : word == "as" ? at > 0 || context.document().Slice(mention.span).starts_with("in ")
                                         : true;
    if (compares && !(word == "from" && mention.date.grain == Grain::kDay)) return true;
  }
  if (mention.date.grain != Grain::kDay) return false;
  if (sentence.language == Language::kEnglish && DatesAPaper(context, sentence, mention, words)) return true;
  for (size_t i = 0; i < before.size() && i < 4; ++i)
    if (Has(words.reporting_verbs, before[i])) return true;
  // "yesterday posted annual sales of"
  const std::string behind =
      context.Words({mention.span.end, std::min(sentence.span.end, mention.span.end + 20)}, sentence.language);
  return Has(words.reporting_verbs, std::string_view(behind).substr(0, behind.find(' ')));
}

bool DatesAnEvent(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value) {
  const auto& verbs = context.book().role_words(sentence.language).event_verbs;
  const Span span = context.mention(date).span;
  if (sentence.language == Language::kChinese)
    return context.mention(date).date.grain != Grain::kDay && DatesAChineseEvent(context, sentence, span, value);
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
  if (!words.empty() && word(0) == "when" && context.mention(value).span.begin > span.end) return false;
  // "Started in the 1970s by two divers, it has", "Founded in 1891 and renamed in 1964, it has"
  if (!words.empty() && span.end <= context.mention(value).span.begin) {
    const auto& participles = context.book().role_words(sentence.language).participles;
    const std::string_view text = context.document().Slice({span.end, context.mention(value).span.begin});
    if ((Has(participles, word(0)) || Has(verbs, word(0))) && text.find(", it ") != std::string_view::npos) return true;
  }
  bool event = false;
  for (size_t k = i; k-- > 0 && i - k <= 2 && !event;)
    event = Has(verbs, word(k)) || (word(k) == "up" && k > 0 && word(k - 1) == "set") || word(k) == "dates" ||
            word(k) == "dating" || word(k) == "back";
  if (!event) return false;
  const Span other = context.mention(value).span;
  const Span between = span.begin < other.begin ? Span{span.end, other.begin} : Span{other.end, span.begin};
  const std::string_view text = context.document().Slice(between);
  return text.find(',') != std::string_view::npos || text.find(';') != std::string_view::npos ||
         text.find(" and ") != std::string_view::npos || text.find(" since ") != std::string_view::npos;
}

bool TellsAnEvent(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  if (context.mention(date).type != MentionType::kDate) return false;
  const auto& verbs = context.book().role_words(sentence.language).event_verbs;
  if (sentence.language == Language::kChinese) {  // 成立于2023年7月
    constexpr uint32_t kNear = 12;                // bytes
    const uint32_t begin = context.mention(date).span.begin;
    const uint32_t from = std::max(sentence.span.begin, begin < kNear ? 0 : begin - kNear);
    const std::string near = context.Words({from, begin}, Language::kChinese);
    return std::any_of(verbs.begin(), verbs.end(), [&](const std::string& verb) {
      const size_t at = near.rfind(verb);
      return at != std::string::npos && near.size() - at - verb.size() <= 3;  // 于, 自
    });
  }
  const std::vector<std::string_view> before = WordsBefore(sentence, context.mention(date).span.begin, 3);
  for (size_t k = 0; k < before.size(); ++k)
    if (Has(verbs, before[k]) || (before[k] == "up" && k + 1 < before.size() && before[k + 1] == "set")) return true;
  return false;
}

bool DatesComparand(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  if (date == sentence.first || !context.IsQuantity(date - 1)) return false;
  const Span number = context.mention(date - 1).span;
  if (context.mention(date).span.begin - number.end > 16) return false;
  const std::vector<std::string_view> before = WordsBefore(sentence, number.begin, 2);
  for (const std::string_view word : before)
    if (word == "from" || word == "than" || word == "with" || word == "against") return true;
  return false;
}

bool DatesAnAside(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value) {
  if (sentence.language != Language::kEnglish || value < date) return false;
  const std::string_view text = context.document().text();
  const std::string_view before =
      text.substr(sentence.span.begin, context.mention(date).span.begin - sentence.span.begin);
  const Span between = {context.mention(date).span.end, context.mention(value).span.begin};
  const std::string_view rest = context.document().Slice(between);
  // "(1828, the year of its foundation) and Orlo (staff: 780)"; but "in its first year (2019) it sold 780".
  const size_t closed = rest.find(')');
  if (closed != std::string_view::npos && closed > 0 && closed < rest.find('(')) return true;
  const size_t comma = before.rfind(", ");
  if (comma == std::string_view::npos) return false;
  const std::string_view aside = before.substr(comma + 2);
  const std::string_view verb = aside.substr(0, aside.find(' '));
  const auto& participles = context.book().role_words(Language::kEnglish).participles;
  // "a child of the late 2000s, sold"
  const bool relative = aside.starts_with("a ") || aside.starts_with("an ") || aside.starts_with("whose ") ||
                        aside.starts_with("which ") || aside.starts_with("who ") || Has(participles, verb);
  return relative && (rest.find(", ") != std::string_view::npos || rest.starts_with(","));
}

bool DatesAPlan(const TextContext& context, uint32_t value, uint32_t date) {
  const auto& published = context.document().info().published;
  if (date < value || !published || !(context.mention(date).date.range.start > published->end)) return false;
  const std::string_view between =
      context.document().Slice({context.mention(value).span.end, context.mention(date).span.begin});
  for (const std::string_view cue : {" plans ", " plan ", " expects ", " will ", " aims ", " intends ", " wants "})
    if (between.find(cue) != std::string_view::npos) return true;
  return false;
}

bool DatesNextFigure(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value) {
  if (sentence.language != Language::kChinese || value != date + 1) return false;
  const Span span = context.mention(date).span;
  const uint32_t begin = context.mention(value).span.begin;
  return begin <= span.end + 12;  // 的, 约, 底的
}

bool DatesFigureLeft(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  constexpr std::string_view kOf = "的";
  if (sentence.language != Language::kChinese || date + 1 >= sentence.last || !context.IsQuantity(date + 1))
    return false;
  const Mention& mention = context.mention(date);
  if (mention.type != MentionType::kDate || mention.refusal != Refusal::kNone) return false;
  const std::string_view text = context.document().text();
  const uint32_t number = context.mention(date + 1).span.begin;
  if (number > mention.span.end + 12 || !text.substr(mention.span.end).starts_with(kOf)) return false;
  return mention.date.relation == DateRelation::kSince || text.substr(0, mention.span.begin).ends_with("由");
}

bool TellsYear(std::string_view text) {
  constexpr auto kDigitsOfYear = 4;
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= kDigitsOfYear;
}

bool DatesItsSentence(const TextContext& context, uint32_t s, uint32_t date) {
  const SentenceView& sentence = context.sentences()[s];
  return Dates(context, sentence, date) && !DatesAnother(context, sentence, date) &&
         !DatesComparand(context, sentence, date) && !TellsAnEvent(context, sentence, date);
}

}  // namespace factlint
