#include "extractor/flow_period.h"

#include <string_view>

#include "extractor/date_roles.h"
#include "extractor/layout_dates.h"

namespace factlint {
namespace {

constexpr uint32_t kSentencesBack = 4;

// The first period that a sentence tells of what it is about.
std::optional<DateRange> PeriodIn(const TextContext& context, uint32_t s) {
  const SentenceView& sentence = context.sentences()[s];
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (context.mentions()[i].type != MentionType::kDate || !DatesItsSentence(context, s, i)) continue;
    const DateValue& date = context.mentions()[i].date;
    // "Revenue was £318 million (2023: £296 million)": of the year behind the one in brackets.
    const Span span = context.mentions()[i].span;
    const std::string_view text = context.document().text();
    if (date.grain == Grain::kYear && span.begin > 0 && text[span.begin - 1] == '(' && text.substr(span.end, 1) == ":")
      return DateRange{AddMonths(date.range.start, 12), AddMonths(date.range.end, 12)};
    const bool period = date.grain == Grain::kYear || date.grain == Grain::kHalf || date.grain == Grain::kQuarter;
    if (period && date.relation == DateRelation::kEq) return date.range;
  }
  return std::nullopt;
}

}  // namespace

bool IsFlowMetric(std::string_view metric) {
  const bool counts = metric.starts_with("count:");
  if (!counts && !metric.starts_with("money:") && !metric.starts_with("measure:")) return false;
  for (const std::string_view word :
       {"sale",     "production", "registration", "export",      "import",      "order",      "profit",
        "revenue",  "loss",       "ebit",         "ebitda",      "expenditure", "investment", "capex",
        "dividend", "passenger",  "visitor",      "container",   "patient",     "inpatient",  "generation",
        "earning",  "turnover",   "throughput",   "consumption", "teu",         "journey"}) {
    const size_t at = metric.rfind(word);
    if (at == std::string_view::npos || (metric[at - 1] != ':' && metric[at - 1] != ' ')) continue;
    const size_t end = at + word.size();
    if (end == metric.size() || metric[end] == ' ') return true;
  }
  return false;
}

std::optional<DateRange> PeriodToldNear(const TextContext& context, uint32_t s) {
  const Outline& outline = context.outline();
  const uint32_t first = outline.blocks[context.sentences()[s].block].first_sentence;
  for (uint32_t back = 1; back <= kSentencesBack && s >= first + back; ++back)
    if (const auto period = PeriodIn(context, s - back)) return period;
  if (outline.title != kNoIndex) {
    const auto [begin, end] = context.SentencesOf(outline.title);
    for (uint32_t title = begin; title < end; ++title)
      if (const auto period = PeriodIn(context, title)) return period;
  }
  return YearOfTitle(context);
}

}  // namespace factlint
