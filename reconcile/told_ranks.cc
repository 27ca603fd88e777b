#include "reconcile/told_ranks.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractor/metric_name.h"
#include "reconcile/change_form.h"
#include "reconcile/statements.h"

namespace factlint {
namespace {

// More values of one metric are no table that a text ranks by.
constexpr size_t kMostValues = 1024;
constexpr size_t kFewestListed = 3;  // subjects of one table
constexpr size_t kMostKept = 64;     // metrics and times whose standings are kept for the next rank

std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> list;
  while (!text.empty()) {
    const size_t end = std::min(text.find('|'), text.size());
    list.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
}

bool IsPlain(const Claim& claim) {
  return std::none_of(claim.scope.begin(), claim.scope.end(), [](const auto& dimension) {
    return dimension.first != "edition" && dimension.first != "parts" && dimension.first != "of" &&
           !dimension.second.starts_with("~");
  });
}

// All that is said of one subject at the time of a rank.
struct Standing {
  std::string_view subject, kind;
  std::optional<Decimal> lo, hi;  // of all statements; nothing: without a bound
  std::vector<const Statement*> statements;
};

using Field = std::vector<const Standing*>;

// What one metric says at one time.
struct Standings {
  std::vector<Standing> all;  // by subject
  // By kind of subject, whether of tables alone, and document: whom it lists.
  std::map<std::pair<std::string_view, bool>, std::map<std::string_view, std::set<std::string_view>>> lists;
};

class ToldRanks {
 public:
  ToldRanks(const DerivedInput& input, const UnitTable& units, CheckResult& result)
      : input_(input), units_(units), result_(result) {}

  void Run() {
    FindRanks();
    if (ranks_.empty()) return;
    FindValues();
    for (const uint32_t claim : ranks_) Look(claim);
  }

 private:
  const Claim& ClaimAt(uint32_t i) const { return input_.corpus.claims[i]; }
  const std::string& DocumentOf(const Statement& s) const { return input_.corpus.documents[s.doc].id; }

  void FindRanks() {
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      const std::string_view by = ScopeValue(claim.scope, "by");
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      if (by.empty() || quantity == nullptr || claim.in_title) continue;
      if (input_.corpus.metrics.Find(claim.metric).series != Series::kRanklist) continue;
      if (!quantity->nominal || quantity->relation != Relation::kEq || !quantity->nominal->IsInteger()) continue;
      ranks_.push_back(i);
      for (const std::string_view noun : Split(by)) metrics_[noun];
    }
  }

  // The values that one of the nouns names.
  void FindValues() {
    std::map<std::string_view, bool> named;  // is a metric?
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      if (quantity == nullptr || quantity->unit == "%" || claim.in_title || !IsPlain(claim)) continue;
      const auto [found, added] = named.try_emplace(claim.metric, false);
      if (added) found->second = IsNamedAs(claim.metric);
      if (found->second) values_[claim.metric].push_back(i);
    }
  }

  // Does a noun of a rank mean the metric? Puts it down with each that does.
  bool IsNamedAs(std::string_view name) {
    const Metric& metric = input_.corpus.metrics.Find(name);
    const bool amount =
        metric.kind == MetricKind::kNumber || metric.kind == MetricKind::kMoney || metric.kind == MetricKind::kMeasure;
    if (!amount || metric.IsSeparator("statement")) return false;
    bool named = false;
    const auto put_down = [&](std::string_view noun) {
      const auto found = metrics_.find(noun);
      if (found == metrics_.end()) return;
      found->second.insert(name);
      named = true;
    };
    if (metric.declared) {
      for (const std::string& noun : metric.nouns) put_down(noun);
    } else if (const size_t colon = name.find(':'); colon != std::string_view::npos) {
      put_down(name.substr(colon + 1));
    }
    return named;
  }

  // Those of a metric, made once.
  const std::vector<Statement>& StatementsOf(std::string_view metric) {
    const auto [found, added] = statements_.try_emplace(metric);
    if (added) found->second = MakeValues(values_.at(metric));
    return found->second;
  }

  std::vector<Statement> MakeValues(const std::vector<uint32_t>& claims) const {
    const KeyGroup group{.claims = claims, .scope_unknown = std::vector<bool>(claims.size())};
    const Metric& metric = input_.corpus.metrics.Find(ClaimAt(claims.front()).metric);
    std::vector<Statement> statements = MakeStatements(input_.corpus, metric, group, units_);
    std::erase_if(statements, [](const Statement& s) { return !IsOfAFact(s) || !s.nominal; });
    return statements;
  }

  void Look(uint32_t rank) {
    const Claim& claim = ClaimAt(rank);
    const Statement told = StatementOf(input_.corpus, rank, units_);
    if (!IsOfAFact(told)) return;
    bool known = false;
    for (const std::string_view noun : Split(ScopeValue(claim.scope, "by")))
      for (const std::string_view metric : metrics_.at(noun)) {
        if (values_.at(metric).size() > kMostValues) continue;
        known = known || !StatementsOf(metric).empty();
        const Field field = FieldOf(claim, StandingsAt(metric, told.window));
        if (field.empty()) continue;
        result_.Ran();
        Judge(claim, told, std::string(metric), field);
        return;
      }
    result_.DidNotRun(known ? fmt::format("nobody can tell among whom {} is ranked", claim.subject.id)
                            : fmt::format("no values of what {} is ranked by", claim.subject.id));
  }

  // Those whom the rank is among, itself with them; empty where that is not known, or its own value.
  Field FieldOf(const Claim& claim, const Standings& standings) const {
    Field all;
    for (const Standing& one : standings.all) all.push_back(&one);
    const Standing* self = SelfIn(all, claim.subject.id);
    if (self == nullptr) return {};
    const std::string_view subject = self->subject;
    std::erase_if(all, [&](const Standing* one) { return one->kind != self->kind; });
    const std::string_view among = ScopeValue(claim.scope, "among");
    const auto keep = [&](const auto& belongs) {
      std::erase_if(all, [&](const Standing* one) { return one != self && !belongs(one->subject); });
      return all;
    };
    if (among == "world") return all;
    if (among == "nation") {
      const std::string nation = NationOf(subject);
      if (nation.empty()) return {};
      return keep([&](std::string_view one) { return input_.hierarchy.IsWithin(one, nation); });
    }
    if (among.starts_with("in:")) {
      const std::string_view place = among.substr(3);
      return keep([&](std::string_view one) { return input_.hierarchy.IsWithin(one, place); });
    }
    if (among.starts_with("names:")) {
      const auto names = Split(among.substr(6));
      Field named = all;
      std::erase_if(named, [&](const Standing* one) { return !IsNamed(one->subject, names); });
      // Cities are named where their metros are meant: then so many must be listed.
      if (named.size() + 1 >= names.size() && SelfIn(named, subject)) return named;
      return Listed(standings, *self, std::move(all), names.size());
    }
    if (among.starts_with("n:")) return Listed(standings, *self, std::move(all), SizeOf(among));
    if (among == "table") return Listed(standings, *self, std::move(all), 0);
    return {};
  }

  // The one that is ranked: of a city also what alone stands for it, its metro.
  static const Standing* SelfIn(const Field& field, std::string_view subject) {
    const Standing* only = nullptr;
    for (const Standing* one : field) {
      if (one->subject == subject) return one;
      if (!IsNamed(one->subject, {subject})) continue;
      if (only != nullptr) return nullptr;
      only = one;
    }
    return only;
  }

  static size_t SizeOf(std::string_view among) {
    size_t size = 0;
    std::from_chars(among.data() + 2, among.data() + among.size(), size);
    return size;
  }

  // Madrid's metro is what a list of cities means.
  static bool IsNamed(std::string_view subject, const std::vector<std::string_view>& names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return subject == name || (subject.starts_with(name) && subject.substr(name.size()).starts_with("-"));
    });
  }

  std::string NationOf(std::string_view subject) const {
    for (const std::string& above : input_.hierarchy.Ancestors(subject))
      if (input_.hierarchy.Ancestors(above).empty()) return above;
    return {};
  }

  // Made once for all ranks of a metric and a time.
  const Standings& StandingsAt(std::string_view metric, const Window& time) {
    if (standings_.size() >= kMostKept && standings_.count({metric, time}) == 0) standings_.clear();
    const auto [found, added] = standings_.try_emplace({metric, time});
    if (added) {
      found->second.all = MakeStandings(time, StatementsOf(metric));
      FindLists(found->second);
    }
    return found->second;
  }

  // What is said at a time; a bound without an end only where nothing else is.
  std::vector<Standing> MakeStandings(const Window& time, const std::vector<Statement>& statements) const {
    std::map<std::string_view, Standing> subjects;
    for (const Statement& s : statements) {
      if (!s.window.Overlaps(time)) continue;
      const Claim& claim = ClaimAt(s.claims.front());
      Standing& standing = subjects[claim.subject.id];
      standing.subject = claim.subject.id;
      standing.kind = claim.subject.kind;
      standing.statements.push_back(&s);
    }
    std::vector<Standing> all;
    for (auto& [subject, standing] : subjects) {
      const auto bounded = [](const Statement* s) { return s->set.hard.lo && s->set.hard.hi; };
      if (std::any_of(standing.statements.begin(), standing.statements.end(), bounded))
        std::erase_if(standing.statements, [&](const Statement* s) { return !bounded(s); });
      for (const Statement* s : standing.statements) {
        const bool first = s == standing.statements.front();
        const auto& [lo, hi] = std::pair(s->set.hard.lo, s->set.hard.hi);
        standing.lo = first ? lo : standing.lo && lo ? std::optional(std::min(*standing.lo, *lo)) : std::nullopt;
        standing.hi = first ? hi : standing.hi && hi ? std::optional(std::max(*standing.hi, *hi)) : std::nullopt;
      }
      all.push_back(std::move(standing));
    }
    return all;
  }

  void FindLists(Standings& standings) const {
    for (const Standing& one : standings.all)
      for (const Statement* s : one.statements) {
        const std::string_view document = DocumentOf(*s);
        standings.lists[{one.kind, false}][document].insert(one.subject);
        if (ClaimAt(s->claims.front()).subject.via == Via::kTable)
          standings.lists[{one.kind, true}][document].insert(one.subject);
      }
  }

  // Those that one document lists: so many, or all of its one table. Several documents must
  // list the same.
  static Field Listed(const Standings& standings, const Standing& self, Field all, size_t size) {
    const std::set<std::string_view>* members = nullptr;
    if (const auto lists = standings.lists.find({self.kind, size == 0}); lists != standings.lists.end())
      for (const auto& [document, subjects] : lists->second) {
        const bool fits = size > 0 ? subjects.size() == size : subjects.size() >= kFewestListed;
        if (!fits || subjects.count(self.subject) == 0) continue;
        if (members != nullptr && *members != subjects) return {};
        members = &subjects;
      }
    if (members == nullptr && size > 0 && all.size() == size) return all;
    if (members == nullptr) return {};
    std::erase_if(all, [&](const Standing* one) { return members->count(one->subject) == 0; });
    return all;
  }

  // Is everybody in the field known?
  static bool IsWhole(std::string_view among, size_t known) {
    if (among == "table") return true;
    if (among.starts_with("n:")) return SizeOf(among) == known;
    return among.starts_with("names:") && Split(among.substr(6)).size() == known;
  }

  void Judge(const Claim& claim, const Statement& told, const std::string& metric, const Field& field) {
    const auto rank = told.nominal->ToInteger();
    if (!rank || *rank < 1) return;
    const bool low = ScopeValue(claim.scope, "way") == "low";
    const Standing* self = SelfIn(field, claim.subject.id);
    std::vector<const Standing*> before;
    size_t behind = 0;
    for (const Standing* one : field) {
      if (one == self) continue;
      const bool more = one->lo && self->hi && *one->lo > *self->hi;
      const bool less = one->hi && self->lo && *one->hi < *self->lo;
      if (low ? less : more) before.push_back(one);
      behind += (low ? more : less) ? 1 : 0;
    }
    const auto place = static_cast<size_t>(*rank);
    if (before.size() >= place) {
      std::stable_sort(before.begin(), before.end(),
                       [&](const Standing* a, const Standing* b) { return low ? *a->hi < *b->hi : *a->lo > *b->lo; });
      Report(claim, told, metric, *self, before, fmt::format("place {} at best", before.size() + 1));
    } else if (IsWhole(ScopeValue(claim.scope, "among"), field.size()) && field.size() - behind < place) {
      Report(claim, told, metric, *self, before, fmt::format("place {} at worst", field.size() - behind));
    }
  }

  std::string Told(const Statement& s) const {
    return fmt::format("{} {}", ClaimAt(s.claims.front()).subject.name, s.text);
  }

  void Report(const Claim& claim, const Statement& told, const std::string& metric, const Standing& self,
              const std::vector<const Standing*>& before, const std::string& place) {
    Statement ranked = told;
    ranked.text = fmt::format("{} {}", claim.subject.name, told.text);
    const Statement& own = *self.statements.front();
    Statement values = own;
    values.claims.clear();
    std::vector<std::string> names;
    for (const Standing* one : before) {
      names.push_back(Told(*one->statements.front()));
      for (const Statement* s : one->statements) values.claims.push_back(s->claims.front());
    }
    for (const Statement* s : self.statements) values.claims.insert(values.claims.begin(), s->claims.front());
    values.text = names.empty() ? fmt::format("{}: {}", Told(own), place)
                                : fmt::format("{} behind {}: {}", Told(own), fmt::join(names, ", "), place);
    values.unit = ranked.unit;
    values.set = ranked.set;
    values.nominal.reset();
    const Metric& ranks = input_.corpus.metrics.Find(claim.metric);
    const Topic topic{.key = {.subject = claim.subject.id, .metric = claim.metric, .scope = {}},
                      .metric = &ranks,
                      .family = "derived:rank-order",
                      .source = claim.doc,
                      .discriminator = fmt::format("{} among {}", metric, ScopeValue(claim.scope, "among")),
                      .what = "rank against " + metric};
    KeyVerdict verdict;
    verdict.worst = {.verdict = Verdict::kContradiction, .basis = "order", .row = 10, .magnitude = Magnitude::kMinor};
    verdict.second = 1;
    verdict.second_camp = 1;
    verdict.camps = {{.representative = 0, .members = {0}}, {.representative = 1, .members = {1}}};
    const std::vector<Statement> two = {ranked, values};
    Finding finding = DerivedFinding(input_, topic, "FL208", two, verdict);
    finding.severity = std::min(finding.severity, Severity::kWarning);
    finding.explain = {fmt::format("{} by {}, among {}", ranked.text, metric, ScopeValue(claim.scope, "among")),
                       values.text, "order: contradiction"};
    result_.findings.push_back(std::move(finding));
  }

  const DerivedInput& input_;
  const UnitTable& units_;
  CheckResult& result_;
  std::vector<uint32_t> ranks_;
  std::map<std::string_view, std::set<std::string_view>> metrics_;      // that a noun names
  std::map<std::string_view, std::vector<uint32_t>> values_;            // of a metric
  std::map<std::string_view, std::vector<Statement>> statements_;       // of a metric
  std::map<std::pair<std::string_view, Window>, Standings> standings_;  // of a metric and a time
};

}  // namespace

CheckResult CheckToldRanks(const DerivedInput& input, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = "rank-order";
  ToldRanks(input, units, result).Run();
  return result;
}

}  // namespace factlint
