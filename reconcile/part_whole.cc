#include "reconcile/part_whole.h"

#include <fmt/format.h>

namespace factlint {
namespace {

// Do the two differ in their population alone?
bool SameBut(const KeyGroup& a, const KeyGroup& b) {
  const auto others = [](const KeyGroup& group) {
    Scope scope;
    for (const auto& dim : group.key.scope)
      if (dim.first != "population") scope.push_back(dim);
    return scope;
  };
  return a.discriminator == b.discriminator && others(a) == others(b);
}

struct PartClash {
  uint32_t part = 0;
  uint32_t whole = 0;
  Decimal gap;
};

// The widest soft gap of two camps' representatives whose windows overlap.
std::optional<PartClash> Widest(const JudgedGroup& part, const JudgedGroup& whole) {
  std::optional<PartClash> widest;
  for (const JudgedCamp& p : part.verdict.camps) {
    for (const JudgedCamp& w : whole.verdict.camps) {
      const Statement& a = part.statements[p.representative];
      const Statement& b = whole.statements[w.representative];
      if (p.denial || w.denial || !a.window.Overlaps(b.window)) continue;
      const Decimal gap = Gap(a.set.soft, b.set.soft);
      if (!widest || gap > widest->gap) widest = {p.representative, w.representative, gap};
    }
  }
  return widest;
}

}  // namespace

std::vector<Finding> ComparePartsWithWholes(const Corpus& corpus, const Metric& metric,
                                            const std::vector<JudgedGroup>& groups) {
  std::vector<Finding> findings;
  if (!metric.IsShare()) return findings;
  for (const auto& [part_name, whole_name] : metric.part_of) {
    for (const JudgedGroup& part : groups) {
      if (part.group->population != part_name || part.statements.empty()) continue;
      for (const JudgedGroup& whole : groups) {
        if (whole.group->population != whole_name || whole.statements.empty()) continue;
        if (!SameBut(*part.group, *whole.group)) continue;
        const auto clash = Widest(part, whole);
        if (!clash || clash->gap <= metric.policy->table_part_points) continue;
        const std::vector<Statement> two = {part.statements[clash->part], whole.statements[clash->whole]};
        KeyVerdict verdict;
        verdict.worst = {.verdict = Verdict::kTension, .basis = "part against whole", .row = 1};
        verdict.worst.gap =
            FindingGap{.hard = Gap(two[0].set.hard, two[1].set.hard), .soft = clash->gap, .unit = "points"};
        verdict.second = 1;
        verdict.second_camp = 1;
        verdict.camps = {{.representative = 0, .members = {0}}, {.representative = 1, .members = {1}}};
        const Topic topic{.key = part.group->key,
                          .metric = &metric,
                          .family = "derived:part-whole",
                          .source = {},
                          .discriminator = whole_name,
                          .what = {}};
        Finding finding = AssembleFinding(corpus, topic, two, {}, verdict);
        finding.code = "FL405";
        finding.severity = Severity::kNote;
        finding.explain.push_back(
            fmt::format("{} is a part of {}: both can be true, but the part would have to be spread very differently "
                        "from the whole",
                        part_name, whole_name));
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

}  // namespace factlint
