// Why a check had nothing to look at.
#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reconcile/derive.h"

namespace factlint {
namespace {

// "no claim of ai_company_count beside ai_company_share": what the derivations of a
// kind would need; else that there is none.
std::string Underived(const MetricTable& metrics, Check kind, std::string_view word) {
  std::set<std::string> needs;
  for (const Derive& derive : metrics.derivations()) {
    if (derive.check != kind) continue;
    needs.insert(kind == Check::kImpliedTotal
                     ? fmt::format("{} beside {}", derive.share, derive.count)
                     : fmt::format("{} beside {}", derive.result, derive.from.empty() ? "its parts" : derive.from));
  }
  if (needs.empty()) return fmt::format("no pack in use declares one: derive: {{{}: ...}}", word);
  return fmt::format("no claim of {}", fmt::join(needs, ", or of "));
}

std::string WhyIdle(const MetricTable& metrics, std::string_view check) {
  if (check == "share-of-total" || check == "implied-total") return Underived(metrics, Check::kImpliedTotal, "total");
  for (const auto& [name, kind] : {std::pair("growth", Check::kGrowth), std::pair("difference", Check::kDifference),
                                   std::pair("ratio", Check::kRatio)})
    if (check == name) return Underived(metrics, kind, name);
  if (check == "parts") return "no part and whole are told of one time";
  if (check == "shares-sum") return "no two shares of one whole are told that are known not to overlap";
  if (check == "rank-list") return "no list is told of which two places are known";
  if (check == "rank-order") {
    const std::vector<std::string> names = metrics.Names();
    const bool declared = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const Metric& metric = metrics.Find(name);
      return metric.series == Series::kRanklist && !metric.of.empty();
    });
    return declared ? "no rank is told with what it orders by"
                    : "no rank is told with what it orders by, and no pack in use declares it: of: METRIC";
  }
  if (check == "possible-percentage") return "no percentage is told with the number of things it is of";
  if (check == "same-words") return "no two documents tell two figures in like words";
  if (check == "date-after-publication") return "no figure has a stated date";
  return "nothing to look at";
}

}  // namespace

void ExplainIdle(const MetricTable& metrics, Coverage& coverage) {
  for (CheckCoverage& check : coverage.checks)
    if (check.ran == 0 && check.not_run == 0) check.why = WhyIdle(metrics, check.name);
}

}  // namespace factlint
