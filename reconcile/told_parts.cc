#include "reconcile/told_parts.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reconcile/change_form.h"
#include "reconcile/distinct_statements.h"
#include "reconcile/interval_math.h"
#include "reconcile/statements.h"

namespace factlint {
namespace {

class ToldParts {
 public:
  ToldParts(const DerivedInput& input, const UnitTable& units, CheckResult& result)
      : input_(input), units_(units), result_(result) {}

  void Run() {
    FindLists();
    if (lists_.empty()) return;
    FindWholes();
    for (const auto& [name, list] : lists_) Look(list);
  }

 private:
  // Document, subject, metric, sentence.
  using ListName = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;

  struct Wholes {
    std::string unit;  // of the first
    DistinctStatements of_all;
    std::map<uint32_t, DistinctStatements> of_a_document;
  };

  const Claim& ClaimAt(uint32_t i) const { return input_.corpus.claims[i]; }

  void FindLists() {
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      if (!std::holds_alternative<Quantity>(claim.value) || ScopeValue(claim.scope, "parts").empty()) continue;
      if (!ScopeValue(claim.scope, "of").empty()) continue;  // part_lists.h
      lists_[{claim.doc, claim.subject.id, claim.metric, claim.quote}].push_back(i);
    }
    std::erase_if(lists_, [&](const auto& entry) {
      const auto& list = entry.second;
      return list.size() < 2 || fmt::to_string(list.size()) != ScopeValue(ClaimAt(list.front()).scope, "parts");
    });
    for (const auto& [name, list] : lists_) wholes_[std::get<1>(name)];
  }

  // What is claimed of those subjects without a part.
  void FindWholes() {
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      const auto subject = wholes_.find(claim.subject.id);
      if (subject == wholes_.end() || claim.in_title || !std::holds_alternative<Quantity>(claim.value)) continue;
      const bool plain = std::none_of(claim.scope.begin(), claim.scope.end(), [](const auto& dimension) {
        return dimension.first != "edition" && !dimension.second.starts_with("~");
      });
      if (!plain) continue;
      Statement s = StatementOf(input_.corpus, i, units_);
      Wholes& wholes = subject->second[claim.metric];
      if (wholes.unit.empty()) wholes.unit = std::get<Quantity>(claim.value).unit;
      if (!IsOfAFact(s) || !s.nominal) continue;
      wholes.of_a_document[s.doc].Add(input_.corpus, s);
      wholes.of_all.Add(input_.corpus, std::move(s));
    }
  }

  // A length that is built in stages is the network's: the only measure of its unit that a
  // pack declares for the subject.
  std::string_view WholeOf(const Claim& part) const {
    const auto& metrics = wholes_.at(part.subject.id);
    if (metrics.count(part.metric) > 0 || !part.metric.starts_with("measure:")) return part.metric;
    std::string_view only;
    for (const auto& [name, wholes] : metrics) {
      const Metric& metric = input_.corpus.metrics.Find(name);
      const bool one_kind =
          metric.declared && metric.kind == MetricKind::kMeasure && wholes.unit == std::get<Quantity>(part.value).unit;
      if (!one_kind) continue;
      if (!only.empty()) return part.metric;
      only = name;
    }
    return only.empty() ? part.metric : only;
  }

  // What is said of the whole, against the sum of its parts.
  struct Held {
    bool fits = false;
    const Statement* first = nullptr;  // by name, of those that could have
  };

  // What its own document says at any time, others of the time of the sum. One text that gives
  // all parts and the whole is held to what a reader takes them for.
  Held Hold(const Statement& sum, const Wholes& wholes) const {
    Held held;
    const auto look = [&](const Statement& whole, bool own) {
      if (whole.unit != sum.unit) return;
      held.fits = held.fits || (own ? Overlaps(whole.set.soft, sum.set.soft) : Overlaps(whole.set.hard, sum.set.hard));
      if (held.first == nullptr || ComesFirst(input_.corpus, whole, *held.first)) held.first = &whole;
    };
    if (const auto own = wholes.of_a_document.find(sum.doc); own != wholes.of_a_document.end())
      for (const auto& [key, said] : own->second.by_time()) look(said.first, true);
    for (const auto& [key, said] : wholes.of_all.by_time()) {
      if (held.fits) break;
      const Statement& s = said.first;
      const bool of_its_time = s.window.stated == sum.window.stated && s.window.Overlaps(sum.window);
      if (of_its_time && (s.doc != sum.doc || said.by_several)) look(s, false);
    }
    return held;
  }

  void Look(const std::vector<uint32_t>& list) {
    std::vector<Statement> parts;
    parts.reserve(list.size());
    for (const uint32_t i : list) parts.push_back(StatementOf(input_.corpus, i, units_));
    Statement sum = parts.front();
    for (size_t i = 1; i < parts.size(); ++i) {
      if (parts[i].unit != sum.unit || !IsOfAFact(parts[i])) return;
      const std::string text = fmt::format("{} + {}", sum.text, parts[i].text);
      const Window window = sum.window;
      sum = Calculate(sum, parts[i], Add);
      sum.text = text;
      sum.window = window;
      sum.unit = parts[i].unit;
      sum.doc = parts[i].doc;
    }
    if (!IsOfAFact(parts.front())) return;
    if (sum.unit == "%") return LookAtShares(sum);
    const std::string name(WholeOf(ClaimAt(list.front())));
    const auto& metrics = wholes_.at(ClaimAt(list.front()).subject.id);
    const auto found = metrics.find(name);
    const Held held = found == metrics.end() ? Held() : Hold(sum, found->second);
    if (held.first == nullptr)
      return result_.DidNotRun(fmt::format("no whole for the parts of {}", ClaimAt(list.front()).subject.id));
    result_.Ran();
    if (!held.fits) Report(name, sum, *held.first, "FL203", "sum of all parts");
  }

  // Shares of what does not overlap: FL204.
  void LookAtShares(const Statement& sum) {
    result_.Ran();
    if (!sum.set.hard.lo || *sum.set.hard.lo <= Decimal(100)) return;
    Statement whole = sum;
    whole.set.hard = whole.set.soft = Interval::Exactly(100);
    whole.set.lo_kind = whole.set.hi_kind = EdgeKind::kDomain;
    whole.nominal = Decimal(100);
    whole.text = "100%";
    whole.arithmetic.clear();
    Report(ClaimAt(sum.claims.front()).metric, sum, whole, "FL204", "sum of the shares");
  }

  void Report(const std::string& name, const Statement& sum, Statement whole, const std::string& code,
              std::string what) {
    whole.cluster = sum.cluster + 1;
    whole.change = {};
    Statement parts = sum;
    parts.change = {};
    // The list is of the time of the whole: it says of no other.
    if (!parts.window.stated || !whole.window.stated) parts.window = whole.window;
    const std::vector<Statement> two = {parts, whole};
    const Metric& stated = input_.corpus.metrics.Find(name);
    Metric metric = stated;
    metric.series = Series::kStock;
    metric.declared = true;
    const Claim& claim = ClaimAt(sum.claims.front());
    const Topic topic{.key = {.subject = claim.subject.id, .metric = name, .scope = {}},
                      .metric = &stated,
                      .family = "derived:told-parts",
                      .source = claim.doc,
                      .discriminator = "all parts",
                      .what = std::move(what)};
    Finding finding = DerivedFinding(input_, topic, code, two, JudgeStatements(two, metric));
    CapAtWarning(finding);
    if (Disagrees(finding)) result_.findings.push_back(std::move(finding));
  }

  const DerivedInput& input_;
  const UnitTable& units_;
  CheckResult& result_;
  std::map<ListName, std::vector<uint32_t>> lists_;
  std::map<std::string_view, std::map<std::string_view, Wholes>> wholes_;  // subject, metric
};

}  // namespace

CheckResult CheckToldParts(const DerivedInput& input, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = "parts";
  ToldParts(input, units, result).Run();
  return result;
}

}  // namespace factlint
