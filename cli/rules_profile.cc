// factlint rules profile: what each rule costs and gives.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/each_document.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/reading_log.h"
#include "cli/session.h"
#include "cli/stream.h"
#include "extractor/rule_profile.h"

namespace factlint {
namespace {

struct Costs {
  std::string id;
  std::vector<RuleCost> rules;
};

// The dearest first.
std::string Table(const RuleBook& book, const std::vector<RuleCost>& costs) {
  std::vector<size_t> order(costs.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return costs[a].nanoseconds > costs[b].nanoseconds; });
  uint64_t all = 0;
  size_t width = 4;
  for (size_t i = 0; i < costs.size(); ++i) {
    all += costs[i].nanoseconds;
    width = std::max(width, book.rules()[i].id.size());
  }
  std::string text = fmt::format("{:<{}}  {:>9}  {:>6}  {:>9}  {:>9}  {:>9}\n", "rule", width, "ms", "part",
                                 "sentences", "matches", "claims");
  for (const size_t i : order) {
    const RuleCost& cost = costs[i];
    text += fmt::format("{:<{}}  {:>9.2f}  {:>5.1f}%  {:>9}  {:>9}  {:>9}\n", book.rules()[i].id, width,
                        static_cast<double>(cost.nanoseconds) / 1e6,
                        all == 0 ? 0 : 100 * static_cast<double>(cost.nanoseconds) / static_cast<double>(all),
                        cost.tries, cost.matches, cost.claims);
  }
  return text;
}

}  // namespace

Outcome RunRulesProfile(const Options& options) {
  const Result<Session> session = OpenSession(options);
  if (!session) return UsageOutcome(session.error());
  const Result<RuleBook> book = LoadRules(session->config, options);
  if (!book) return UsageOutcome(book.error());
  const ExtractOptions extract = ExtractOptionsOf(session->config);
  std::vector<RuleCost> total(book->rules().size());
  ReadingLog log;
  ForEachDocument<Costs>(
      *session,
      [&](const Document& d) {
        return Costs{d.info().id, ProfileRules(*book, d, extract)};
      },
      [&](Worked<Costs> one) {
        if (!log.Take(one)) return true;
        for (size_t i = 0; i < total.size(); ++i) total[i].Add(one.product->rules[i]);
        return true;
      });
  Stream stream(options);
  stream.Write(Printable(Table(*book, total)));
  Outcome outcome = VouchFor(log.coverage(), Needs::kDocuments, options);
  outcome.details = log.Messages();
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
