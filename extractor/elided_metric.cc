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

// What was counted of some alone ("core companies") names nothing that follows.
bool MayBeLeftOut(const TextContext& context, const Candidate& winner) {
  return !EmitOf(context, winner).apart && ScopeOf(context, winner, {}).empty();
}

}  // namespace

void ElidedMetric::Name(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& words = context.book().role_words(sentence.language);
  const bool goes_on =
      counted_sentence_ + 1 == s && s > 0 && context.sentences()[counted_sentence_].block == sentence.block;
  if (!goes_on) counted_.clear();
  counted_sentence_ = s;
  std::sort(winners.begin(), winners.end(), [](const Candidate& a, const Candidate& b) { return a.value < b.value; });
  std::erase_if(winners, [&](Candidate& winner) {
    std::string& last = counted_[context.mention(winner.value).type];
    if (winner.metric != kCountedBefore) {
      if (sentence.Has(winner.value)) last = MayBeLeftOut(context, winner) ? winner.metric : std::string();
      return false;
    }
    if (last.empty()) {
      ledger.GiveBack(winner.value, "no noun");
      return true;
    }
    winner.metric = WithAct(last, ActOf(context, s, winner.value), words);
    return false;
  });
}

}  // namespace factlint
