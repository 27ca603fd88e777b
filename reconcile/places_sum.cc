#include "reconcile/places_sum.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reconcile/change_form.h"
#include "reconcile/interval_math.h"

namespace factlint {
namespace {

constexpr size_t kMostPlaces = 256;  // of one text
constexpr size_t kMostShown = 6;     // whose figures the finding spells out

// One place's figure, as one text gives it.
using Placed = std::pair<std::string, const Statement*>;

class PlacesSum {
 public:
  PlacesSum(const DerivedInput& input, CheckResult& result) : input_(input), result_(result) {}

  void Run() {
    for (const auto& [name, groups] : input_.groups) {
      const Metric& metric = input_.corpus.metrics.Find(name);
      const bool counts = metric.kind == MetricKind::kNumber || metric.kind == MetricKind::kMoney;
      if (metric.declared && counts && metric.series != Series::kInvariant) Look(metric, groups);
    }
  }

 private:
  using Address = std::tuple<std::string, std::string, std::string>;  // subject, population, what else parts
  using Texts = std::map<std::pair<uint32_t, Window>, std::vector<Placed>>;

  static Address AddressOf(const std::string& subject, const JudgedGroup& group) {
    std::string rest = group.group->discriminator;
    for (const auto& [dimension, value] : group.group->key.scope) rest += fmt::format("|{}={}", dimension, value);
    return {subject, group.group->population, std::move(rest)};
  }

  void Look(const Metric& metric, const std::vector<JudgedGroup>& groups) {
    std::map<Address, const JudgedGroup*> wholes;
    for (const JudgedGroup& group : groups) wholes[AddressOf(group.group->key.subject, group)] = &group;
    std::map<Address, Texts> parts;
    for (const JudgedGroup& part : groups)
      for (const std::string& above : input_.hierarchy.Ancestors(part.group->key.subject))
        if (const Address address = AddressOf(above, part); wholes.count(address) > 0) Add(part, parts[address]);
    for (auto& [address, texts] : parts)
      if (!IsDeclared(*wholes.at(address))) Judge(metric, *wholes.at(address), texts);
  }

  // A pack that names the parts of a whole has a check of its own.
  bool IsDeclared(const JudgedGroup& whole) const {
    const auto& derivations = input_.corpus.metrics.derivations();
    return std::any_of(derivations.begin(), derivations.end(), [&](const Derive& derive) {
      return derive.check == Check::kPartsSum && derive.subject == whole.group->key.subject &&
             derive.result == whole.group->key.metric;
    });
  }

  static void Add(const JudgedGroup& part, Texts& texts) {
    for (const Statement& s : part.statements) {
      if (!IsOfAFact(s) || !s.set.hard.lo || s.in_title || !s.window.stated) continue;
      std::vector<Placed>& places = texts[{s.doc, s.window}];
      if (places.size() <= kMostPlaces && (places.empty() || places.back().first != part.group->key.subject))
        places.emplace_back(part.group->key.subject, &s);
    }
  }

  // A district is counted in its city.
  void DropNested(std::vector<Placed>& places) const {
    std::erase_if(places, [&](const Placed& place) {
      return std::any_of(places.begin(), places.end(),
                         [&](const Placed& other) { return input_.hierarchy.IsWithin(place.first, other.first); });
    });
  }

  // The largest of what is said of the whole at the time; nothing where that has no end.
  static const Statement* LargestAt(const JudgedGroup& whole, const Window& window) {
    const Statement* largest = nullptr;
    for (const Statement& s : whole.statements) {
      if (!IsOfAFact(s) || s.in_title || !s.window.stated || !s.window.Overlaps(window)) continue;
      if (!s.set.hard.hi) return nullptr;
      if (largest == nullptr || *s.set.hard.hi > *largest->set.hard.hi) largest = &s;
    }
    return largest;
  }

  void Judge(const Metric& metric, const JudgedGroup& whole, Texts& texts) {
    for (auto& [text, places] : texts) {
      if (places.size() > kMostPlaces) {
        result_.DidNotRun(fmt::format("more than {} places of {}", kMostPlaces, whole.group->key.subject));
        continue;
      }
      DropNested(places);
      const Statement* total = places.size() < 2 ? nullptr : LargestAt(whole, text.second);
      if (total == nullptr) continue;
      result_.Ran();
      // One that is more by itself is told of alone.
      const bool one = std::any_of(places.begin(), places.end(),
                                   [&](const Placed& p) { return *p.second->set.hard.lo > *total->set.hard.hi; });
      const Statement sum = SumOf(places);
      if (one || !sum.set.hard.lo || *sum.set.hard.lo <= *total->set.hard.hi) continue;
      Report(metric, whole, sum, *total);
      return;  // one finding a whole
    }
  }

  Statement SumOf(const std::vector<Placed>& places) const {
    Statement sum = *places.front().second;
    std::string shown = sum.text;
    for (size_t i = 1; i < places.size(); ++i) {
      if (i < kMostShown) shown += " + " + places[i].second->text;
      if (i == kMostShown) shown += " + ...";
      sum = Calculate(sum, *places[i].second, Add2);
      sum.window = places.front().second->window;
      sum.doc = places.front().second->doc;
    }
    sum.text = std::move(shown);
    sum.unit = places.front().second->unit;
    return sum;
  }

  static Interval Add2(const Interval& a, const Interval& b) { return factlint::Add(a, b); }

  void Report(const Metric& metric, const JudgedGroup& whole, const Statement& sum, Statement total) {
    Statement parts = sum;
    parts.change = total.change = {};
    total.cluster = parts.cluster + 1;
    Metric judged = metric;
    judged.series = Series::kStock;
    const Topic topic{.key = whole.group->key,
                      .metric = &metric,
                      .family = "derived:places-sum",
                      .source = input_.corpus.documents[sum.doc].id,
                      .discriminator = whole.group->discriminator,
                      .what = "sum of its places"};
    const std::vector<Statement> two = {parts, total};
    Finding finding = DerivedFinding(input_, topic, "FL203", two, JudgeStatements(two, judged));
    CapAtWarning(finding);
    if (TellsApart(finding)) result_.findings.push_back(std::move(finding));
  }

  const DerivedInput& input_;
  CheckResult& result_;
};

}  // namespace

CheckResult CheckPlacesSum(const DerivedInput& input) {
  CheckResult result;
  result.coverage.name = "parts";
  PlacesSum(input, result).Run();
  return result;
}

}  // namespace factlint
