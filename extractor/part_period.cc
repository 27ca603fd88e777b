#include "extractor/part_period.h"

#include <algorithm>
#include <string_view>

#include "extractor/clause_reader.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

int32_t DaysOf(const DateRange& range) { return range.end.ToDays() - range.start.ToDays() + 1; }

class PeriodReader : ClauseReader {
 public:
  PeriodReader(const TextContext& context, uint32_t s, uint32_t value, std::string_view metric)
      : ClauseReader(context, s, value), metric_(metric) {}

  std::string Period(const AsOf& as_of) const {
    const bool told = as_of.range && (as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited);
    // "All figures are as of February 2024": a day to hold at, no month to sum over.
    const bool of_all = as_of.basis == Basis::kInherited && context_.date_of_all() == as_of.range;
    if (told && !of_all && !IsStock() && IsSpanOfTime(*as_of.range)) {
      const int32_t days = DaysOf(*as_of.range);
      if (days >= 28 && days <= 31) return "month";
      if (days >= 89 && days <= 92) return "quarter";
      if (days >= 181 && days <= 184) return "half";
    }
    // In Chinese what follows the next comma has a period of its own.
    const bool chinese = sentence_.language == Language::kChinese;
    size_t last = chinese ? EndOfFigure() : LastOfClause();
    // "1.9 billion, or some six million a day": another figure's period
    for (size_t i = value_; i + 1 < last; ++i)
      if (Word(i) == "," && Word(i + 1) == "or") last = i;
    const bool may_tell = std::any_of(words_.periods.begin(), words_.periods.end(), [&](const auto& period) {
      return period.second.MayStandInText(sentence_.shadow);
    });
    const Shadow clause = may_tell ? sentence_.shadow.Part(first_, last) : Shadow();
    for (const auto& [name, expression] : words_.periods)
      if (const auto found = may_tell ? expression.Find(clause) : std::nullopt;
          found && !BelongsToAnother(clause.ToDocument(found->begin, found->end)))
        return name;
    const bool flows = context_.mentions()[value_mention_].type == MentionType::kMoney;
    return told || !flows ? std::string() : PeriodOfHeadings();
  }

 private:
  // "The census of October 2021 found 624,000 people": what there is, and not what came in a month.
  bool IsStock() const {
    std::string_view rest = metric_.substr(std::min(metric_.size(), metric_.find(':') + 1));
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      if (NamesAStock(word)) return true;
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    return false;
  }

  // "resident"; 常住人口, which ends in 人口.
  bool NamesAStock(std::string_view word) const {
    const bool chinese = !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80;
    if (!chinese) return Has(words_.stock_nouns, word);
    for (size_t at = 0; at < word.size(); at += CodePointAt(word, at).size)
      if (Has(words_.stock_nouns, word.substr(at))) return true;
    return false;
  }

  // "used it in 2024, which makes some 1.1 million every day", "allow a day for the museum, which drew
  // 900 visitors", "its first quarterly profit came in 2024, a year in which it sold 900": a comma and
  // another figure or a relative clause stand between the words of a period and the value.
  bool BelongsToAnother(Span period) const {
    if (sentence_.language != Language::kEnglish) return false;
    const Span value = context_.mentions()[value_mention_].span;
    if (period.begin >= value.end) {
      const std::string_view between = context_.document().Slice({value.end, period.begin});
      const size_t comma = between.find(", ");
      if (comma == std::string_view::npos) return false;
      for (uint32_t i = value_mention_ + 1; i < sentence_.last; ++i) {
        const Mention& m = context_.mention(i);
        if (m.span.begin >= period.begin) break;
        if (context_.IsQuantity(i) && m.span.begin >= value.end + comma) return true;
      }
      return false;
    }
    if (period.end > value.begin) return false;
    const std::string_view between = context_.document().Slice({period.end, value.begin});
    for (const std::string_view relative : {", which ", ", where ", ", when ", " in which ", ", whose "})
      if (between.find(relative) != std::string_view::npos) return true;
    return false;
  }

  // A report on half a year says so above: "Strong First Half".
  std::string PeriodOfHeadings() const {
    const Outline& outline = context_.outline();
    std::vector<uint32_t> blocks = {outline.blocks[sentence_.block].heading, outline.title};
    for (const uint32_t block : blocks) {
      if (block == kNoIndex) continue;
      const std::string words = context_.Words(outline.blocks[block].span, sentence_.language);
      for (const auto& [name, expression] : words_.periods)
        if (expression.Matches(words)) return name;
    }
    return {};
  }

  // A month in which something happened, not the day up to which it was counted.
  bool IsSpanOfTime(const DateRange& range) const {
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const Mention& m = context_.mentions()[i];
      if (m.type != MentionType::kDate || !(m.date.range == range)) continue;
      const uint32_t begin = m.span.begin;
      const uint32_t from = std::max(sentence_.span.begin, begin < 14 ? 0 : begin - 14);
      const std::string near = context_.Words({from, m.span.end}, sentence_.language) +
                               std::string(context_.document().Slice({from, m.span.end}));
      for (const std::string_view cue : {"as of", "end", "by ", "since", "until", "at ", "截至", "截止", "末", "底"})
        if (near.find(cue) != std::string::npos) return false;
      return true;
    }
    return true;
  }

  std::string_view metric_;
};

}  // namespace

std::string PeriodOf(const TextContext& context, uint32_t s, uint32_t value, std::string_view metric,
                     const AsOf& as_of) {
  return PeriodReader(context, s, value, metric).Period(as_of);
}

}  // namespace factlint
