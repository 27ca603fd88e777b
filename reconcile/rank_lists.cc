// Rankings: each place of a list is held once, and the order agrees with the
// values that are ranked.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "reconcile/derive.h"

namespace factlint {
namespace {

struct Ranked {
  const JudgedGroup* group = nullptr;
  const Statement* statement = nullptr;

  const std::string& subject() const { return group->group->key.subject; }
};

// A list of one edition where both are named, else what one document ranks; by one measure
// among the same, where a text tells.
using ListName = std::tuple<std::string, std::string, std::string, std::string>;  // list, edition, document, measure

ListName NameOf(const DerivedInput& input, const Statement& s) {
  // "by length, world" (extractor/carried_list.h) is nobody's list.
  const bool named = !s.list.empty() && !s.edition.empty() && !std::string_view(s.list).starts_with("by ");
  std::string measure;
  for (const auto& [dimension, value] : input.corpus.claims[s.claims.front()].scope)
    if (dimension == "by" || dimension == "among" || dimension == "way")
      measure.append(dimension).append("=").append(value).append(";");
  return {std::string(s.list), std::string(s.edition), named ? std::string() : input.corpus.documents[s.doc].id,
          std::move(measure)};
}

std::map<ListName, std::vector<Ranked>> ListsOf(const DerivedInput& input, const std::vector<JudgedGroup>& groups) {
  std::map<ListName, std::vector<Ranked>> lists;
  for (const JudgedGroup& group : groups)
    for (const Statement& s : group.statements)
      if (s.nominal && s.set.reading == Reading::kExact) lists[NameOf(input, s)].push_back({&group, &s});
  for (auto& [name, list] : lists)
    std::stable_sort(list.begin(), list.end(), [](const Ranked& a, const Ranked& b) {
      return std::tie(*a.statement->nominal, a.subject()) < std::tie(*b.statement->nominal, b.subject());
    });
  return lists;
}

KeyVerdict Clash(Verdict verdict, std::string_view basis) {
  KeyVerdict result;
  result.worst = {.verdict = verdict, .basis = basis, .row = 10, .magnitude = Magnitude::kMinor};
  result.second = 1;
  result.second_camp = 1;
  result.camps = {{.representative = 0, .members = {0}}, {.representative = 1, .members = {1}}};
  return result;
}

Finding ReportPair(const DerivedInput& input, const Metric& metric, const std::string& name, const ListName& list,
                   const Ranked& a, const Ranked& b, Verdict verdict, std::string_view basis, std::string code,
                   std::string what) {
  std::vector<Statement> two = {*a.statement, *b.statement};
  for (size_t i = 0; i < 2; ++i) {
    const Claim& claim = input.corpus.claims[two[i].claims.front()];
    two[i].text = fmt::format("{} {}", claim.subject.name, two[i].text);
  }
  Topic topic{.key = {.subject = a.subject(), .metric = name},
              .metric = &metric,
              .family = "derived:" + std::string(basis),
              .source = std::get<2>(list),
              .discriminator = fmt::format("{}|{}|{}", std::get<0>(list), std::get<1>(list), b.subject()),
              .what = std::move(what)};
  Finding finding = DerivedFinding(input, topic, std::move(code), two, Clash(verdict, basis));
  // What the pair itself would say (a rank and a rank of two cities) explains nothing.
  finding.explain = {fmt::format("{} against {}", two[0].text, two[1].text),
                     fmt::format("{}: {}", basis, ToString(verdict))};
  return finding;
}

// A list that one document lists place by place, but for one: whoever quotes a few
// places leaves out more.
constexpr size_t kFewestListed = 5;

bool IsListed(const DerivedInput& input, const Ranked& r) {
  const Via via = input.corpus.claims[r.statement->claims.front()].subject.via;
  return via == Via::kHeading || via == Via::kList || via == Via::kTable;
}

// The place before the one that is missing; nothing where none is, or more are.
std::optional<size_t> BeforeGap(const DerivedInput& input, const std::vector<Ranked>& ranked) {
  if (ranked.size() < kFewestListed) return std::nullopt;
  std::optional<size_t> gap;
  for (size_t i = 0; i < ranked.size(); ++i) {
    if (!IsListed(input, ranked[i]) || ranked[i].statement->doc != ranked[0].statement->doc) return std::nullopt;
    const Decimal step =
        i == 0 ? *ranked[i].statement->nominal : *ranked[i].statement->nominal - *ranked[i - 1].statement->nominal;
    if (i > 0 && step.IsZero()) continue;
    if (step == Decimal(1)) continue;
    if (i == 0 || gap || step != Decimal(2)) return std::nullopt;
    gap = i - 1;
  }
  return gap;
}

// "Top 10", "top ten", 十大, 前10, 10强, 百强: how many places a name promises.
std::optional<size_t> PlacesPromised(std::string_view name) {
  static constexpr struct {
    std::string_view word;
    size_t places;
  } kWords[] = {{"five", 5}, {"ten", 10}, {"twenty", 20}, {"fifty", 50}, {"hundred", 100}, {"十", 10}, {"百", 100}};
  const auto number_in = [](std::string_view text, bool at_end) -> std::optional<size_t> {
    const auto fits = [&](std::string_view word) { return at_end ? text.ends_with(word) : text.starts_with(word); };
    size_t digits = 0;
    while (digits < text.size() && digits < 4) {
      const char c = at_end ? text[text.size() - 1 - digits] : text[digits];
      if (c < '0' || c > '9') break;
      ++digits;
    }
    if (digits > 0 && digits < 4) {
      size_t places = 0;
      for (const char c : at_end ? text.substr(text.size() - digits) : text.substr(0, digits))
        places = places * 10 + static_cast<size_t>(c - '0');
      return places;
    }
    for (const auto& entry : kWords)
      if (fits(entry.word)) return entry.places;
    return std::nullopt;
  };
  std::string folded(name);
  for (char& c : folded) c = c == '-' || c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
  const std::string_view text = folded;
  for (const std::string_view before : {"top ", "前"})
    if (const size_t at = text.find(before);
        at != std::string_view::npos && (at == 0 || before[0] != 't' || text[at - 1] == ' '))
      if (const auto places = number_in(text.substr(at + before.size()), false)) return places;
  for (const std::string_view behind : {"强", "大"})
    if (const size_t at = text.find(behind); at != std::string_view::npos)
      if (const auto places = number_in(text.substr(0, at), true)) return places;
  return std::nullopt;
}

// Does a list that calls itself "top 10" go on behind its last place, or end one
// before it? Shorter ones are selections.
std::optional<std::string> BreaksPromise(const DerivedInput& input, const ListName& list,
                                         const std::vector<Ranked>& ranked) {
  if (ranked.size() < kFewestListed) return std::nullopt;
  const uint32_t doc = ranked[0].statement->doc;
  for (const Ranked& r : ranked)
    if (!IsListed(input, r) || r.statement->doc != doc) return std::nullopt;
  auto promised = PlacesPromised(std::get<0>(list));
  if (!promised) promised = PlacesPromised(input.corpus.documents[doc].title);
  const auto last = ranked.back().statement->nominal->ToInteger();
  if (!promised || *promised < kFewestListed || !last || *ranked.front().statement->nominal != Decimal(1))
    return std::nullopt;
  const auto end = static_cast<size_t>(*last);
  // Places that are missing in between are told by themselves.
  const bool whole = end == ranked.size();
  if (end > *promised) return fmt::format("a list of {} has a place {}", *promised, end);
  if (whole && end + 1 == *promised) return fmt::format("a list of {} ends at place {}", *promised, end);
  return std::nullopt;
}

}  // namespace

CheckResult CheckRankLists(const DerivedInput& input) {
  CheckResult result;
  result.coverage.name = "rank-list";
  for (const auto& [name, groups] : input.groups) {
    const Metric& metric = input.corpus.metrics.Find(name);
    if (metric.series != Series::kRanklist || !metric.declared || metric.ties) continue;
    for (const auto& [list, ranked] : ListsOf(input, groups)) {
      if (ranked.size() < 2) continue;
      result.Ran();
      for (size_t i = 1; i < ranked.size(); ++i) {
        const Ranked& a = ranked[i - 1];
        const Ranked& b = ranked[i];
        if (*a.statement->nominal != *b.statement->nominal || a.subject() == b.subject()) continue;
        const bool other_document = a.statement->doc != b.statement->doc;
        if (!other_document && std::get<0>(list).empty() && !(a.statement->window == b.statement->window)) continue;
        result.findings.push_back(ReportPair(input, metric, name, list, a, b,
                                             other_document ? Verdict::kContradiction : Verdict::kTension,
                                             "rank held twice", other_document ? "FL105" : "FL207", "one place"));
      }
      if (const auto gap = BeforeGap(input, ranked))
        result.findings.push_back(ReportPair(input, metric, name, list, ranked[*gap], ranked[*gap + 1],
                                             Verdict::kTension, "rank missing", "FL207",
                                             "nobody holds the place between"));
      if (const auto why = BreaksPromise(input, list, ranked))
        result.findings.push_back(ReportPair(input, metric, name, list, ranked[ranked.size() - 2], ranked.back(),
                                             Verdict::kTension, "list length", "FL207", *why));
    }
  }
  return result;
}

CheckResult CheckRankOrder(const DerivedInput& input) {
  CheckResult result;
  result.coverage.name = "rank-order";
  for (const auto& [name, groups] : input.groups) {
    const Metric& metric = input.corpus.metrics.Find(name);
    if (metric.series != Series::kRanklist || metric.of.empty()) continue;
    const std::vector<JudgedGroup>& values = input.Of(metric.of);
    for (const auto& [list, ranked] : ListsOf(input, groups)) {
      // Of each ranked subject the value that the same document gives, in the order
      // of the ranks: none may surely be below a later one.
      const Statement* lowest = nullptr;
      std::string holder;
      size_t seen = 0;
      for (const Ranked& r : ranked) {
        for (const JudgedGroup& group : values) {
          if (group.group->key.subject != r.subject() || group.group->population != "all") continue;
          for (const Statement& s : group.statements) {
            if (s.doc != r.statement->doc) continue;
            ++seen;
            const bool above = lowest && lowest->set.hard.hi && s.set.hard.lo && s.unit == lowest->unit &&
                               *s.set.hard.lo > *lowest->set.hard.hi && holder != r.subject();
            if (above) {
              const Ranked low{&group, lowest};
              const Ranked high{&group, &s};
              result.findings.push_back(ReportPair(input, metric, name, list, low, high, Verdict::kTension, "order",
                                                   "FL208", "the order of the ranks against " + metric.of));
            }
            const bool lower =
                !lowest || (s.set.hard.hi && lowest->set.hard.hi && *s.set.hard.hi < *lowest->set.hard.hi);
            if (lower) {
              lowest = &s;
              holder = r.subject();
            }
          }
        }
      }
      if (seen > 1)
        result.Ran();
      else
        result.DidNotRun(fmt::format("no {} beside the ranks of {}", metric.of, name));
    }
  }
  return result;
}

}  // namespace factlint
