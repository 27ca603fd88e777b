// From value to value: growth, difference, ratio ("doubled"). The change belongs
// to values that the same document gives for its two ends, or to those that one
// sentence tells together.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extractor/in_parallel.h"
#include "reconcile/change_form.h"
#include "reconcile/derive.h"
#include "reconcile/distinct_statements.h"
#include "reconcile/interval_math.h"
#include "reconcile/key_hash.h"
#include "reconcile/lone_growths.h"
#include "reconcile/statements.h"

namespace factlint {
namespace {

// How far an as-of may end from the end of a period and still be its value.
constexpr int32_t kSlackDays = 45;

bool IsActual(const Statement& s) { return s.modality == Modality::kActual || s.modality == Modality::kEstimate; }

bool EndsNear(const Statement& s, int64_t day) {
  return s.window.stated && std::llabs(s.window.end - day) <= kSlackDays;
}

class Changes {
 public:
  Changes(const DerivedInput& input, const Derive& derive, const ChangeForm& form, CheckResult& result)
      : input_(input), derive_(derive), form_(form), result_(result) {}

  void Run() {
    for (const JudgedGroup& change : input_.Of(derive_.result)) {
      for (const Statement& s : change.statements) {
        if (!IsActual(s)) continue;
        if (!Try(*change.group, s))
          result_.DidNotRun(fmt::format("no two values of {}/{} for a stated {}", change.group->key.subject,
                                        derive_.from, form_.name));
      }
    }
  }

 private:
  // The two ends may stand in two keys: each period of a flow has its own.
  bool Try(const KeyGroup& key, const Statement& change) {
    const Statement* before = nullptr;
    const Statement* after = nullptr;
    for (const JudgedGroup& values : input_.Of(derive_.from)) {
      if (values.group->key.subject != key.key.subject || values.group->population != key.population) continue;
      for (const Statement& s : values.statements) {
        if (s.doc != change.doc || !IsActual(s)) continue;
        if (!change.change.empty() && s.change == change.change) {
          if (!before || s.window < before->window) before = &s;
          if (!after || after->window < s.window) after = &s;
        } else if (change.window.stated && change.change.empty()) {
          if (EndsNear(s, change.window.end)) after = &s;
          if (EndsNear(s, int64_t{change.window.start} - 1)) before = &s;
        }
      }
    }
    if (!before || !after || before == after || before->unit != after->unit) return false;
    result_.Ran();
    Judge(key, change, *before, *after);
    return true;
  }

  void Judge(const KeyGroup& key, const Statement& change, const Statement& before, const Statement& after) {
    result_.findings.push_back(
        JudgeChange(input_, form_, {key.key.subject, derive_.from, key.key.scope}, derive_.id, change, before, after));
  }

  const DerivedInput& input_;
  const Derive& derive_;
  const ChangeForm& form_;
  CheckResult& result_;
};

// Two values of one metric, or the later one alone, and the growth or factor that leads to it,
// from one sentence.
struct Told {
  std::vector<uint32_t> values;
  std::optional<uint32_t> change;
};

// The documents of the values that marks of change are named for.
using Owners = std::unordered_map<std::string_view, std::string_view>;
Owners OwnersOf(const Corpus& corpus) {
  Owners owners;
  for (const Claim& claim : corpus.claims)
    if (!claim.change.empty() && claim.change == claim.id) owners.emplace(claim.change, claim.doc);
  return owners;
}

// A claim with a mark of change.
struct Marked {
  std::string_view doc, change, metric;
  uint32_t claim;

  bool IsToldWith(const Marked& other) const { return doc == other.doc && change == other.change; }
};

// By document, mark and metric.
std::vector<Marked> MarkedClaims(const Corpus& corpus) {
  std::vector<Marked> marked;
  const Owners owners = OwnersOf(corpus);
  for (uint32_t i = 0; i < corpus.claims.size(); ++i) {
    const Claim& claim = corpus.claims[i];
    if (claim.change.empty() || !std::holds_alternative<Quantity>(claim.value)) continue;
    const auto owner = owners.find(claim.change);  // of a growth that another document tells
    marked.push_back({owner == owners.end() ? claim.doc : owner->second, claim.change, claim.metric, i});
  }
  std::sort(marked.begin(), marked.end(), [](const Marked& a, const Marked& b) {
    return std::tie(a.doc, a.change, a.metric, a.claim) < std::tie(b.doc, b.change, b.metric, b.claim);
  });
  return marked;
}

// The claims of each mark of change, by document; nothing for what is more or less
// than two values and one change of this kind.
std::vector<Told> ToldTogether(const Corpus& corpus, Check kind) {
  const auto fits = [&](uint32_t i) {
    const Claim& claim = corpus.claims[i];
    const bool percent = std::get<Quantity>(claim.value).unit == "%";
    return kind == Check::kGrowth ? percent : corpus.metrics.Find(claim.metric).kind == MetricKind::kRatio;
  };
  const std::vector<Marked> marked = MarkedClaims(corpus);
  std::vector<Told> all;
  for (auto at = marked.begin(); at != marked.end();) {
    const Marked& mark = *at;
    Told told;
    int metrics = 0;
    for (; at != marked.end() && at->IsToldWith(mark); ++metrics) {
      std::vector<uint32_t> claims;
      for (const std::string_view metric = at->metric;
           at != marked.end() && at->IsToldWith(mark) && at->metric == metric; ++at)
        claims.push_back(at->claim);
      const bool change = claims.size() == 1 && fits(claims.front()) && !told.change;
      if (change) told.change = claims.front();
      if (!change && claims.size() <= 2) told.values = std::move(claims);
    }
    if (metrics == 2 && !told.values.empty() && told.change) all.push_back(std::move(told));
  }
  return all;
}

// "Grew 8% from 100 in 2015 to 171 in 2022" means 8% a year.
bool FitsYearByYear(const ChangeForm& form, const Statement& change, const Statement& before, const Statement& after) {
  constexpr int kMostYears = 50;
  const int years = static_cast<int>(std::lround((after.window.start - before.window.start) / 365.25));
  if (years < 2 || years > kMostYears) return false;
  Interval grown = before.set.hard;
  for (int year = 0; year < years; ++year) grown = form.math(grown, change.set.hard);
  return Overlaps(grown, after.set.hard);
}

// The same time a year before, give or take a few days.
constexpr int32_t kYear = 365;
constexpr int32_t kGive = 20;
bool IsAYearBefore(const Window& before, const Window& after) {
  return before.stated && before.bounded() && std::abs(after.start - kYear - before.start) <= kGive &&
         std::abs(after.end - kYear - before.end) <= kGive;
}

// "2.1 million trips, up 8%", and of the year before somebody says 1.5 million.
class YearBefore {
 public:
  YearBefore(const DerivedInput& input, const UnitTable& units, CheckResult& result)
      : input_(input), units_(units), result_(result) {}

  void Run(std::vector<Told> all, int jobs) {
    std::erase_if(all, [](const Told& told) { return told.values.size() != 1; });
    if (all.empty()) return;
    for (const Told& told : all) said_[KeyOf(told.values.front())];
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i)
      if (const auto found = said_.find(KeyOf(i)); found != said_.end()) AddSaid(i, found->second);
    std::vector<Looked> looked(all.size());
    InParallel(all.size(), jobs, [&](size_t i) { looked[i] = Look(all[i]); });
    for (Looked& one : looked) {
      if (one.ran) result_.Ran();
      if (one.finding) result_.findings.push_back(*std::move(one.finding));
    }
  }

 private:
  struct Key {
    std::string_view subject, metric;
    const Scope* scope;
    friend bool operator==(const Key& a, const Key& b) {
      return a.subject == b.subject && a.metric == b.metric && *a.scope == *b.scope;
    }
  };
  struct HashOfKey {
    size_t operator()(const Key& key) const { return HashText(key.metric, HashText(key.subject)); }
  };

  Key KeyOf(uint32_t i) const {
    const Claim& claim = input_.corpus.claims[i];
    return {claim.subject.id, claim.metric, &claim.scope};
  }
  void AddSaid(uint32_t i, DistinctStatements& said) const {
    if (!std::holds_alternative<Quantity>(input_.corpus.claims[i].value)) return;
    Statement s = StatementOf(input_.corpus, i, units_);
    if (IsOfAFact(s) && s.nominal && s.window.stated) said.Add(input_.corpus, std::move(s));
  }

  struct Looked {
    bool ran = false;
    std::optional<Finding> finding;
  };

  Looked Look(const Told& told) const {
    const uint32_t value = told.values.front();
    const Claim& claim = input_.corpus.claims[value];
    const Statement after = StatementOf(input_.corpus, value, units_);
    const Statement change = StatementOf(input_.corpus, *told.change, units_);
    const bool clear = IsOfAFact(after) && IsOfAFact(change) && after.nominal && after.unit != "%" &&
                       after.window.stated && after.window.bounded();
    if (!clear) return {};
    std::vector<const Statement*> before;
    std::vector<const Statement*> same = {&after};  // what others say of that year: the value itself may be at odds
    const int32_t earliest = std::min(after.window.start, after.window.end - kYear - kGive);
    for (const DistinctStatements::Said* said : said_.at(KeyOf(value)).EndingFrom(earliest)) {
      const Statement& s = said->first;
      if (s.unit != after.unit) continue;
      if (IsAYearBefore(s.window, after.window))
        before.push_back(&s);
      else if (s.window.Overlaps(after.window))
        same.push_back(&s);
      if (before.size() > kMostRivals || same.size() > kMostRivals) return {};
    }
    if (before.empty() || before.size() * same.size() > kMostPairs) return {};
    const auto leads = [&](const Statement* s) {
      return std::any_of(same.begin(), same.end(), [&](const Statement* to) {
        return Overlaps(FormFor(*s, *to).math(s->set.hard, change.set.hard), to->set.hard);
      });
    };
    if (std::any_of(before.begin(), before.end(), leads)) return {.ran = true, .finding = {}};
    const Statement& first = FirstOf(input_.corpus, before);
    Finding finding = JudgeChange(input_, FormFor(first, after), {claim.subject.id, claim.metric, claim.scope},
                                  "year before", change, first, after);
    // What grew is told by a word of another sentence: no error.
    if (input_.corpus.claims[*told.change].metric.starts_with(kGrowthOf)) CapAtWarning(finding);
    if (!TellsApart(finding)) return {.ran = true, .finding = {}};
    return {.ran = true, .finding = std::move(finding)};
  }

  static ChangeForm FormFor(const Statement& before, const Statement& after) {
    return *after.nominal < *before.nominal ? DeclineForm() : FormOf(Check::kGrowth);
  }

  // Of values of the two years: where more are told, none of them is at odds with the growth.
  static constexpr size_t kMostPairs = 4 * kMostRivals;

  const DerivedInput& input_;
  const UnitTable& units_;
  CheckResult& result_;
  std::unordered_map<Key, DistinctStatements, HashOfKey> said_;  // in the keys of the values
};

}  // namespace

CheckResult CheckChanges(const DerivedInput& input, Check kind) {
  const ChangeForm form = FormOf(kind);
  CheckResult result;
  result.coverage.name = form.name;
  for (const Derive& derive : input.corpus.metrics.derivations())
    if (derive.check == kind) Changes(input, derive, form, result).Run();
  return result;
}

CheckResult CheckToldChanges(const DerivedInput& input, Check kind, const UnitTable& units, int jobs) {
  CheckResult result;
  result.coverage.name = FormOf(kind).name;
  const Corpus& corpus = input.corpus;
  const auto statements = [&](const std::vector<uint32_t>& claims) {
    const KeyGroup group{.claims = claims, .scope_unknown = std::vector<bool>(claims.size())};
    return MakeStatements(corpus, corpus.metrics.Find(corpus.claims[claims.front()].metric), group, units);
  };
  std::vector<Told> all = ToldTogether(corpus, kind);
  for (const Told& told : all) {
    if (told.values.size() != 2) continue;
    const std::vector<Statement> values = statements(told.values);
    const Statement change = statements({*told.change}).front();
    const bool in_order = values[0].window < values[1].window;
    const Statement& before = values[in_order ? 0 : 1];
    const Statement& after = values[in_order ? 1 : 0];
    const bool facts = IsOfAFact(before) && IsOfAFact(after) && IsOfAFact(change);
    // Points are often written as percent; a fall "by a factor of three" divides.
    const bool clear = before.unit == after.unit && before.unit != "%" && before.nominal && after.nominal;
    if (!facts || !clear || before.window.Overlaps(after.window) || !before.window.bounded()) continue;
    const bool fell = *after.nominal < *before.nominal;
    if (fell && kind == Check::kRatio) continue;
    const ChangeForm form = fell ? DeclineForm() : FormOf(kind);
    result.Ran();
    if (kind == Check::kGrowth && FitsYearByYear(form, change, before, after)) continue;
    const Claim& claim = corpus.claims[after.claims.front()];
    Finding finding =
        JudgeChange(input, form, {claim.subject.id, claim.metric, {}}, "told together", change, before, after);
    if (TellsApart(finding)) result.findings.push_back(std::move(finding));
  }
  if (kind == Check::kGrowth) YearBefore(input, units, result).Run(std::move(all), jobs);
  return result;
}

}  // namespace factlint
