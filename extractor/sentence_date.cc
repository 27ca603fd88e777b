#include "extractor/sentence_date.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractor/ascii.h"
#include "extractor/date_roles.h"

namespace factlint {
namespace {

// For one value. Its sentence and the clause in it are looked at once.
class DateChoice {
 public:
  DateChoice(const TextContext& context, const SentenceView& sentence, uint32_t s, uint32_t value)
      : context_(context),
        sentence_(sentence),
        value_(value),
        at_(context.mention(value).span.begin),
        clause_(context.ClauseAt(s, at_)) {}

  std::optional<uint32_t> Run() {
    const auto is_date = [](const Mention& m) { return m.type == MentionType::kDate; };
    const auto& mentions = context_.mentions();
    if (std::none_of(mentions.begin() + sentence_.first, mentions.begin() + sentence_.last, is_date))
      return std::nullopt;
    leading_ = LeadsWithDate();
    goal_ = sentence_.language == Language::kEnglish && HasGoal();
    return Best();
  }

 private:
  std::optional<uint32_t> Best() const {
    std::optional<uint32_t> best;
    uint32_t best_cost = UINT32_MAX;
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      if (i == value_) continue;
      if (i < value_ && DatesFigureLeft(context_, sentence_, i)) {
        if (i + 1 == value_) return i;
        continue;
      }
      if (!Dates(context_, sentence_, i) || DatesAnEvent(context_, sentence_, i, value_)) continue;
      // "more than in 2022, when 571 were sold"
      if (i < value_ && WordsUpToValue(i).starts_with(", when ")) return i;
      if (i > value_ && (OpensAnotherClause(i) || StandsInAnotherPart(i))) continue;
      if (BelongsToAnother(i)) continue;
      const uint32_t cost = Cost(i);
      const bool nearer = i < value_ && best && cost == best_cost;  // of two before it the nearer one
      if (cost < best_cost || nearer) {
        best = i;
        best_cost = cost;
      }
    }
    return best;
  }

  bool TellsNow() const {
    if (sentence_.language != Language::kEnglish) return false;
    const std::string words = context_.Words(clause_, sentence_.language);
    return words.find(" now ") != std::string::npos || words.find("today ") != std::string::npos ||
           words.find("currently ") != std::string::npos;
  }

  // Does this sentence put its dates before its figures?
  bool LeadsWithDate() const {
    for (uint32_t i = sentence_.first; i < sentence_.last && !context_.IsQuantity(i); ++i)
      if (Dates(context_, sentence_, i) && !DatesAnother(context_, sentence_, i) &&
          !DatesAnEvent(context_, sentence_, i, value_))
        return true;
    return false;
  }

  // "adopted on 9 January 2025, sets the goal of 40 trees in the city by 2030": a time to come, and
  // no other figure before it.
  bool HasGoal() const {
    for (uint32_t i = value_ + 1; i < sentence_.last && !context_.IsQuantity(i); ++i) {
      if (!Dates(context_, sentence_, i) || !IsInClause(i) || !IsAhead(i)) continue;
      const Span span = context_.mention(i).span;
      const std::string_view before = context_.document().Slice({sentence_.span.begin, span.begin});
      return before.ends_with(" by ") || context_.document().Slice(span).starts_with("by ");
    }
    return false;
  }

  bool IsInClause(uint32_t date) const { return clause_.Contains(context_.mention(date).span); }
  std::string_view WordsUpToValue(uint32_t date) const {
    return context_.document().Slice({context_.mention(date).span.end, at_});
  }

  // 人才近9万人，2024年前三季度产业规模达400亿元; 1100名增长至2020年的营收130亿元: of what follows it.
  bool OpensAnotherClause(uint32_t date) const {
    if (sentence_.language != Language::kChinese) return false;
    bool followed = false;
    for (uint32_t i = date + 1; i < sentence_.last && !followed; ++i) followed = context_.IsQuantity(i);
    if (!followed) return false;
    const Span span = context_.mention(date).span;
    const std::string_view text = context_.document().text();
    if (text.substr(span.end).starts_with("的")) return true;
    const std::string_view before = text.substr(at_, span.begin - at_);
    return before.ends_with("，") || before.ends_with("；") || before.ends_with(",") || before.ends_with("；在");
  }

  // 有企业900家，其中第四季度新增90家, 其中七成成立于2020年: inside another part of the sentence, of what that tells.
  bool StandsInAnotherPart(uint32_t date) const {
    if (sentence_.language != Language::kChinese || date < value_) return false;
    const Span value = context_.mention(value_).span;
    const std::string_view between =
        context_.document().Slice({value.end, std::max(value.end, context_.mention(date).span.begin)});
    constexpr std::string_view kComma = "，";
    const size_t comma = between.rfind(kComma);
    if (comma == std::string_view::npos || comma + kComma.size() == between.size()) return false;
    const std::string_view opening = between.substr(comma + kComma.size());
    for (const std::string_view bracket : {"（", "("})
      if (opening.find(bracket) != std::string_view::npos) return false;
    for (const std::string_view of_all : {"数据", "统计", "均", "为"})  // ，数据截至2024年底
      if (opening.starts_with(of_all)) return false;
    return true;
  }

  // 较2019年增长8%: held against that year, and not told of it.
  bool IsBaseOfChange(uint32_t date) const {
    if (sentence_.language != Language::kChinese || date > value_) return false;
    const auto& words = context_.book().role_words(sentence_.language).grown_than;
    const Span span = context_.mention(date).span;
    const std::string_view before = context_.document().Slice({sentence_.span.begin, span.begin});
    if (context_.document().Slice({span.end, at_}) == "的") return false;  // 较2022年的18亿元: of that
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return before.ends_with(word); });
  }

  bool BelongsToAnother(uint32_t date) const {
    if (IsBaseOfChange(date)) return true;
    if (DatesAnAside(context_, sentence_, date, value_)) return true;
    // "£76 million (2023: £69 million)": of the figure behind the colon.
    if (date > value_ && context_.document().text().substr(context_.mention(date).span.end, 1) == ":") return true;
    if (DatesAPlan(context_, value_, date) || (date > value_ + 1 && DatesComparand(context_, sentence_, date)))
      return true;
    if (DatesAnother(context_, sentence_, date) && !DatesNextFigure(context_, sentence_, date, value_)) return true;
    // "It opened in 2019, but the network, which now has 21 stations": of today.
    const bool gone = date < value_ && WordsUpToValue(date).find(" now ") != std::string_view::npos;
    return gone || (!IsInClause(date) && TellsNow()) || IsAheadElsewhere(date) || (TellsPresent() && IsAhead(date));
  }

  // "We serve 640,000, and by 2030 we want a million": another clause's time to come.
  bool IsAheadElsewhere(uint32_t date) const { return date > value_ && !IsInClause(date) && IsAhead(date); }

  bool IsAhead(uint32_t date) const {
    const auto& published = context_.document().info().published;
    const Mention& mention = context_.mention(date);
    return published && TellsYear(context_.document().Slice(mention.span)) && mention.date.range.start > published->end;
  }

  // "to 50 by the end of 2030, from 34 trees at present": of no time to come.
  bool TellsPresent() const {
    constexpr size_t kLooked = 36;  // bytes: a noun may stand between
    const std::string_view text = context_.document().text();
    const std::string_view behind = text.substr(context_.mention(value_).span.end, kLooked);
    const size_t at = behind.find(" at present");
    return at != std::string_view::npos && std::all_of(behind.begin(), behind.begin() + static_cast<ptrdiff_t>(at),
                                                       [](char c) { return ascii::IsLower(c) || c == ' '; });
  }

  // In the value's clause, with the fewest numbers between; on the side on which this
  // sentence puts its dates.
  uint32_t Cost(uint32_t date) const {
    constexpr uint32_t kOtherClause = 100;
    constexpr uint32_t kComparand = 30;
    constexpr uint32_t kNumberBetween = 10;
    constexpr uint32_t kOtherSide = 3;
    constexpr uint32_t kNotItsGoal = 5;
    uint32_t between = 0;
    for (uint32_t k = std::min(date, value_) + 1; k < std::max(date, value_); ++k)
      between += context_.IsQuantity(k) ? 1 : 0;
    const bool before = date < value_;
    // "a child of the late 2000s, it sold 900 cars in 2024"
    constexpr uint32_t kDecade = 60;
    constexpr int kSomeYears = 3;
    const DateRange& range = context_.mention(date).date.range;
    const uint32_t coarse = range.end.year - range.start.year >= kSomeYears ? kDecade : 0;
    return coarse + (IsInClause(date) ? 0 : kOtherClause) + kNumberBetween * between +
           (before == leading_ ? 0 : kOtherSide) + (before && goal_ ? kNotItsGoal : 0) +
           (before && DatesComparand(context_, sentence_, date) ? kComparand : 0);
  }

  const TextContext& context_;
  const SentenceView& sentence_;
  uint32_t value_;
  uint32_t at_;  // where the value begins
  Span clause_;
  bool leading_ = false;
  bool goal_ = false;
};

}  // namespace

std::optional<uint32_t> DateInSentence(const TextContext& context, const SentenceView& sentence, uint32_t s,
                                       uint32_t value) {
  return DateChoice(context, sentence, s, value).Run();
}

}  // namespace factlint
