#include "extractor/elided_metric.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/claim_scope.h"
#include "extractor/metric_name.h"

namespace factlint {
namespace {

// count:electric production, "sale" -> count:electric sale
std::string WithAct(const std::string& metric, std::string_view act, const RoleWords& words) {
  if (act.empty() || !metric.starts_with("count:")) return metric;
  std::string name = "count:";
  for (size_t begin = name.size(); begin < metric.size();) {
    const size_t end = std::min(metric.find(' ', begin), metric.size());
    const std::string word = metric.substr(begin, end - begin);
    const bool other =
        std::any_of(words.acts.begin(), words.acts.end(), [&](const auto& one) { return one.second == word; });
    if (!other) name += word + " ";
    begin = end + 1;
  }
  return NameMetric(name, {.act = act, .dimension = {}}, words);
}

// "added 93 firms, bringing the total to 930": what was added is all there is.
std::string InTotal(std::string metric, std::string_view told) {
  constexpr std::string_view kOpening = "opening ";  // the act before a noun; names are sorted
  if (told.find("total") == std::string_view::npos && told.find("tally") == std::string_view::npos) return metric;
  if (const size_t at = metric.find(kOpening); at != std::string::npos) metric.erase(at, kOpening.size());
  return metric;
}

// count:electric car -> electric car, ai_company_count -> ai company
std::string NounOf(std::string_view metric) {
  constexpr std::string_view kCount = "_count";
  if (const size_t colon = metric.find(':'); colon != std::string_view::npos)
    return std::string(metric.substr(colon + 1));
  if (metric.ends_with(kCount)) metric.remove_suffix(kCount.size());
  std::string noun(metric);
  std::replace(noun.begin(), noun.end(), '_', ' ');
  return noun;
}

// What was counted of some alone ("core companies") names nothing that follows.
bool MayBeLeftOut(const TextContext& context, const Candidate& winner) {
  return !EmitOf(context, winner).apart && ScopeOf(context, winner, {}).empty();
}

// "Next month: escalators.": what follows counts these.
bool NamesAnother(std::string_view sentence) {
  const size_t colon = sentence.rfind(": ");
  return colon != std::string_view::npos && sentence.find(' ', colon + 2) == std::string_view::npos;
}

// Is the sentence behind `s` of the same paragraph, or the first of the next: "A year earlier there had been 900"?
bool GoesOn(const TextContext& context, uint32_t s) {
  const auto& sentences = context.sentences();
  if (NamesAnother(context.document().Slice(sentences[s].span))) return false;
  if (sentences[s].block == sentences[s + 1].block) return true;
  const Block& block = context.outline().blocks[sentences[s].block];
  const Block& next = context.outline().blocks[sentences[s + 1].block];
  return block.kind == BlockKind::kParagraph && next.kind == BlockKind::kParagraph && block.heading == next.heading;
}

}  // namespace

void ElidedMetric::Begin(const TextContext& context, uint32_t s) {
  for (; sentence_ < s && !counted_.empty(); ++sentence_)
    if (!GoesOn(context, sentence_)) counted_.clear();
  first_.clear();
  last_.reset();
  sentence_ = s;
}

bool ElidedMetric::NameShare(const TextContext& context, Candidate& candidate) const {
  if (!last_ || last_->metric.empty()) return false;
  const std::string& whole = context.entity(last_->subject.entity).id;
  if (candidate.metric.ends_with("@" + whole)) return false;  // of itself
  const uint32_t s = candidate.match->sentence;
  const RoleWords& words = context.book().role_words(context.sentences()[s].language);
  std::string metric = "share:" + NounOf(last_->metric) + candidate.metric.substr(kShareOfCounted.size());
  candidate.metric = NameMetric(metric, {}, words);
  candidate.subject = last_->subject;
  return true;
}

bool ElidedMetric::Name(const TextContext& context, Candidate& candidate) const {
  if (candidate.metric.starts_with(kShareOfCounted)) return NameShare(context, candidate);
  if (candidate.metric != kCountedBefore) return true;
  const MentionType type = context.mention(candidate.value).type;
  const auto first = first_.find(type);
  const bool another = first != first_.end() && first->second.subject.entity != candidate.subject.entity;
  const auto last = another ? first : counted_.find(type);
  if (last == (another ? first_ : counted_).end() || last->second.metric.empty()) return false;
  const uint32_t s = candidate.match->sentence;
  const RoleWords& words = context.book().role_words(context.sentences()[s].language);
  const Match& match = *candidate.match;
  const std::string_view told =
      std::string_view(context.sentences()[s].shadow.text).substr(match.begin, match.end - match.begin);
  candidate.metric = InTotal(WithAct(last->second.metric, ActOf(context, s, candidate.value), words), told);
  return true;
}

void ElidedMetric::Count(const TextContext& context, const Candidate& winner) {
  if (EmitOf(context, winner).metric == kCountedBefore) return;
  if (!context.sentences()[winner.match->sentence].Has(winner.value)) return;
  const MentionType type = context.mention(winner.value).type;
  const Counted counted{MayBeLeftOut(context, winner) ? winner.metric : std::string(), winner.subject};
  if (type == MentionType::kNumber || type == MentionType::kMoney || type == MentionType::kMeasure) last_ = counted;
  first_.emplace(type, counted);
  counted_[type] = counted;
}

}  // namespace factlint
