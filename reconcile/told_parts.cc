#include "reconcile/told_parts.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reconcile/change_form.h"
#include "reconcile/interval_math.h"
#include "reconcile/statements.h"

namespace factlint {
namespace {

std::string_view ScopeValue(const Claim& claim, std::string_view dimension) {
  for (const auto& [name, value] : claim.scope)
    if (name == dimension) return value;
  return {};
}

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

  const Claim& ClaimAt(uint32_t i) const { return input_.corpus.claims[i]; }

  void FindLists() {
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      if (!std::holds_alternative<Quantity>(claim.value) || ScopeValue(claim, "parts").empty()) continue;
      lists_[{claim.doc, claim.subject.id, claim.metric, claim.quote}].push_back(i);
    }
    std::erase_if(lists_, [&](const auto& entry) {
      const auto& list = entry.second;
      return list.size() < 2 || fmt::to_string(list.size()) != ScopeValue(ClaimAt(list.front()), "parts");
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
      if (plain) subject->second[claim.metric].push_back(i);
    }
  }

  Statement StatementOf(uint32_t claim) const {
    const KeyGroup group{.claims = {claim}, .scope_unknown = {false}};
    return MakeStatements(input_.corpus, input_.corpus.metrics.Find(ClaimAt(claim).metric), group, units_).front();
  }

  // A length that is built in stages is the network's: the only measure of its unit that a
  // pack declares for the subject.
  std::string_view WholeOf(const Claim& part) const {
    const auto& metrics = wholes_.at(part.subject.id);
    if (metrics.count(part.metric) > 0 || !part.metric.starts_with("measure:")) return part.metric;
    std::string_view only;
    for (const auto& [name, claims] : metrics) {
      const Metric& metric = input_.corpus.metrics.Find(name);
      const auto& quantity = std::get<Quantity>(ClaimAt(claims.front()).value);
      const bool one_kind = metric.declared && metric.kind == MetricKind::kMeasure &&
                            quantity.unit == std::get<Quantity>(part.value).unit;
      if (!one_kind) continue;
      if (!only.empty()) return part.metric;
      only = name;
    }
    return only.empty() ? part.metric : only;
  }

  static bool OfOneTime(const Statement& sum, const Statement& whole) {
    if (sum.doc == whole.doc) return true;
    if (sum.window.stated != whole.window.stated) return false;
    return sum.window.Overlaps(whole.window);
  }

  void Look(const std::vector<uint32_t>& list) {
    std::vector<Statement> parts;
    parts.reserve(list.size());
    for (const uint32_t i : list) parts.push_back(StatementOf(i));
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
    std::vector<Statement> wholes;
    if (found != metrics.end())
      for (const uint32_t i : found->second)
        if (Statement s = StatementOf(i); IsOfAFact(s) && s.nominal && s.unit == sum.unit && OfOneTime(sum, s))
          wholes.push_back(std::move(s));
    if (wholes.empty())
      return result_.DidNotRun(fmt::format("no whole for the parts of {}", ClaimAt(list.front()).subject.id));
    result_.Ran();
    // One text that gives all parts and the whole is held to what a reader takes them for.
    if (std::any_of(wholes.begin(), wholes.end(), [&](const Statement& whole) {
          return whole.doc == sum.doc ? Overlaps(whole.set.soft, sum.set.soft) : Overlaps(whole.set.hard, sum.set.hard);
        }))
      return;
    Report(name, sum,
           *std::min_element(wholes.begin(), wholes.end(),
                             [&](const Statement& a, const Statement& b) { return NameOf(a) < NameOf(b); }),
           "FL203", "sum of all parts");
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

  std::pair<std::string_view, std::string_view> NameOf(const Statement& s) const {
    return {input_.corpus.documents[s.doc].id, ClaimAt(s.claims.front()).id};
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
    finding.severity = std::min(finding.severity, Severity::kWarning);
    if (finding.verdict == Verdict::kContradiction || finding.verdict == Verdict::kTension)
      result_.findings.push_back(std::move(finding));
  }

  const DerivedInput& input_;
  const UnitTable& units_;
  CheckResult& result_;
  std::map<ListName, std::vector<uint32_t>> lists_;
  std::map<std::string_view, std::map<std::string_view, std::vector<uint32_t>>> wholes_;  // subject, metric
};

}  // namespace

CheckResult CheckToldParts(const DerivedInput& input, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = "parts";
  ToldParts(input, units, result).Run();
  return result;
}

}  // namespace factlint
