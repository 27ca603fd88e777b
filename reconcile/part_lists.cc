#include "reconcile/part_lists.h"

#include <algorithm>
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

constexpr size_t kMostShown = 6;      // parts whose figures the finding spells out
constexpr size_t kMostWholes = 1024;  // figures that are told of one thing: more are no whole of a list

// Nothing parts it from the subject as a whole.
bool IsWholeClaim(const Claim& claim) {
  return !claim.in_title && std::holds_alternative<Quantity>(claim.value) &&
         std::none_of(claim.scope.begin(), claim.scope.end(), [](const auto& dimension) {
           return dimension.first != "edition" && !dimension.second.starts_with("~");
         });
}

class PartLists {
 public:
  PartLists(const DerivedInput& input, const UnitTable& units, CheckResult& result)
      : input_(input), units_(units), result_(result) {}

  void Run() {
    FindLists();
    if (lists_.empty()) return;
    FindWholes();
    for (const auto& [name, list] : lists_) Look(std::string(std::get<1>(name)), list);
  }

 private:
  // Document, whole, metric, time.
  using ListName = std::tuple<std::string_view, std::string_view, std::string_view, std::string>;
  using WholeName = std::pair<std::string_view, std::string_view>;  // subject, metric

  const Claim& ClaimAt(uint32_t i) const { return input_.corpus.claims[i]; }

  void FindLists() {
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      const std::string_view of = ScopeValue(claim.scope, "of");
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      if (of.empty() || quantity == nullptr || ScopeValue(claim.scope, "parts").empty()) continue;
      // Shares may be told of each part in its own words.
      const std::string_view metric = quantity->unit == "%" ? std::string_view("%") : std::string_view(claim.metric);
      const std::string when = claim.as_of.range ? claim.as_of.range->start.ToString() : std::string();
      lists_[{claim.doc, of, metric, when}].push_back(i);
      wholes_[{of, claim.metric}];
    }
  }

  void FindWholes() {
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      if (!IsWholeClaim(claim)) continue;
      if (const auto whole = wholes_.find({claim.subject.id, claim.metric}); whole != wholes_.end())
        whole->second.push_back(i);
    }
  }

  std::string_view UnitAt(uint32_t i) const { return std::get<Quantity>(ClaimAt(i).value).unit; }

  // Those of a list, and of its whole. They are of one unit, whatever each text has.
  struct Sides {
    std::vector<Statement> parts;
    const std::vector<Statement>* wholes = nullptr;
  };

  // The statements of a whole are made once for all lists of one unit.
  Sides SidesOf(const WholeName& name, const std::vector<uint32_t>& list) {
    const std::vector<uint32_t>& told = wholes_.at(name);
    const std::string_view unit = UnitAt(list.front());
    const auto other = [&](uint32_t i) { return UnitAt(i) != unit; };
    std::vector<uint32_t> claims = list;
    const bool mixed = std::any_of(list.begin(), list.end(), other);
    if (const auto found = std::find_if(told.begin(), told.end(), other); found != told.end()) claims.push_back(*found);
    Sides sides{.parts = StatementsOf(claims)};
    sides.parts.erase(sides.parts.begin() + static_cast<std::ptrdiff_t>(list.size()), sides.parts.end());
    const auto [made, added] = made_.try_emplace({name, mixed ? std::string_view("?") : unit});
    if (added) {
      claims = told;
      claims.insert(claims.end(), list.begin(), list.end());
      made->second = StatementsOf(claims);
      made->second.erase(made->second.begin() + static_cast<std::ptrdiff_t>(told.size()), made->second.end());
      std::erase_if(made->second, [](const Statement& s) { return !IsOfAFact(s) || !s.nominal; });
    }
    sides.wholes = &made->second;
    return sides;
  }

  std::vector<Statement> StatementsOf(const std::vector<uint32_t>& claims) const {
    const KeyGroup group{.claims = claims, .scope_unknown = std::vector<bool>(claims.size())};
    return MakeStatements(input_.corpus, input_.corpus.metrics.Find(ClaimAt(claims.front()).metric), group, units_);
  }

  // "3+": there may be others, and the whole be more than the sum.
  bool MayBeMore(const std::vector<uint32_t>& list) const {
    return ScopeValue(ClaimAt(list.front()).scope, "parts").ends_with("+");
  }

  bool IsAll(const std::vector<uint32_t>& list) const {
    std::string_view parts = ScopeValue(ClaimAt(list.front()).scope, "parts");
    if (MayBeMore(list)) parts.remove_suffix(1);
    return fmt::to_string(list.size()) == parts;
  }

  void Look(const std::string& whole, const std::vector<uint32_t>& list) {
    if (list.size() < 2 || !IsAll(list)) return result_.DidNotRun("not every part of " + whole + " is told");
    const Claim& first = ClaimAt(list.front());
    const bool shares = std::get<Quantity>(first.value).unit == "%";
    const WholeName name{ScopeValue(first.scope, "of"), first.metric};
    if (!shares && wholes_.at(name).size() > kMostWholes)
      return result_.DidNotRun(fmt::format("more than {} figures of {}", kMostWholes, whole));
    const Sides sides = shares ? Sides{.parts = StatementsOf(list)} : SidesOf(name, list);
    if (!std::all_of(sides.parts.begin(), sides.parts.end(),
                     [](const Statement& s) { return IsOfAFact(s) && s.nominal; }))
      return;
    Statement sum = SumOf(sides.parts);
    if (shares) return MayBeMore(list) ? void() : LookAtShares(whole, sum);
    if (MayBeMore(list)) sum.set.hard.hi = std::nullopt;
    std::vector<const Statement*> wholes;
    for (const Statement& s : *sides.wholes)
      if (s.unit == sum.unit && IsOfOneTime(sum, s)) wholes.push_back(&s);
    if (wholes.empty()) return result_.DidNotRun("no whole for the parts of " + whole);
    result_.Ran();
    DropBroader(wholes, sum);
    if (std::any_of(wholes.begin(), wholes.end(),
                    [&](const Statement* s) { return Overlaps(s->set.hard, sum.set.hard); }))
      return;
    // Against a value rather than a bound, of the same text, the closest: the others speak for
    // themselves.
    const auto order = [&](const Statement& s) {
      const bool bound = !s.set.hard.lo || !s.set.hard.hi;
      return std::tuple(bound, s.doc != sum.doc, Gap(s.set.soft, sum.set.soft), ClaimAt(s.claims.front()).id);
    };
    const Statement* closest = *std::min_element(
        wholes.begin(), wholes.end(), [&](const Statement* a, const Statement* b) { return order(*a) < order(*b); });
    Report(whole, sum, *closest, "FL203", "sum of all parts");
  }

  // "more than 850" of another text, beside the 860 of the list's own, allows what the list denies.
  static void DropBroader(std::vector<const Statement*>& wholes, const Statement& sum) {
    std::vector<const Statement*> own;
    for (const Statement* s : wholes)
      if (s->doc == sum.doc && s->window.Overlaps(sum.window)) own.push_back(s);
    std::erase_if(wholes, [&](const Statement* s) {
      return s->doc != sum.doc && std::any_of(own.begin(), own.end(), [&](const Statement* mine) {
               return Overlaps(mine->set.hard, s->set.hard);
             });
    });
  }

  static bool IsOfOneTime(const Statement& sum, const Statement& whole) {
    return sum.doc == whole.doc ? sum.window.stated == whole.window.stated || sum.window.Overlaps(whole.window)
                                : sum.window.Overlaps(whole.window);
  }

  static Statement SumOf(const std::vector<Statement>& parts) {
    Statement sum = parts.front();
    for (size_t i = 1; i < parts.size(); ++i) {
      std::string text = i < kMostShown    ? fmt::format("{} + {}", sum.text, parts[i].text)
                         : i == kMostShown ? sum.text + " + ..."
                                           : sum.text;
      const Window window = sum.window;
      sum = Calculate(sum, parts[i], Add);
      sum.text = std::move(text);
      sum.window = window;
      sum.unit = parts[i].unit;
      sum.doc = parts[i].doc;
    }
    return sum;
  }

  // All parts make up 100: no more, and no less.
  void LookAtShares(const std::string& whole, const Statement& sum) {
    result_.Ran();
    Statement all = sum;
    all.set.hard = all.set.soft = Interval::Exactly(100);
    all.set.lo_kind = all.set.hi_kind = EdgeKind::kDomain;
    all.nominal = Decimal(100);
    all.text = "100%";
    all.arithmetic.clear();
    if (!Overlaps(sum.set.hard, all.set.hard)) Report(whole, sum, all, "FL204", "sum of the shares");
  }

  void Report(const std::string& whole, const Statement& sum, Statement stated, const std::string& code,
              std::string what) {
    const Claim& first = ClaimAt(sum.claims.front());
    Statement parts = sum;
    parts.change = stated.change = {};
    stated.cluster = parts.cluster + 1;
    // The list is of the time of the whole: it says of no other.
    if (!parts.window.stated || !stated.window.stated) parts.window = stated.window;
    const std::vector<Statement> two = {parts, stated};
    const Metric& metric = input_.corpus.metrics.Find(first.metric);
    Metric judged = metric;
    judged.series = Series::kStock;
    judged.declared = true;  // the text itself says that the parts are of one thing
    const Topic topic{.key = {.subject = whole, .metric = first.metric, .scope = {}},
                      .metric = &metric,
                      .family = "derived:part-lists",
                      .source = first.doc,
                      .discriminator = fmt::format("all {} parts", ScopeValue(first.scope, "parts")),
                      .what = std::move(what)};
    Finding finding = DerivedFinding(input_, topic, code, two, JudgeStatements(two, judged));
    finding.severity = std::min(finding.severity, Severity::kWarning);
    if (TellsApart(finding)) result_.findings.push_back(std::move(finding));
  }

  const DerivedInput& input_;
  const UnitTable& units_;
  CheckResult& result_;
  std::map<ListName, std::vector<uint32_t>> lists_;
  std::map<WholeName, std::vector<uint32_t>> wholes_;
  std::map<std::pair<WholeName, std::string_view>, std::vector<Statement>> made_;  // with the unit of the lists
};

}  // namespace

CheckResult CheckPartLists(const DerivedInput& input, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = "parts";
  PartLists(input, units, result).Run();
  return result;
}

}  // namespace factlint
