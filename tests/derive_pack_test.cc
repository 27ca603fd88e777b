// The `derive:` of a user's own pack, from the text to the finding.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

constexpr std::string_view kEntities = R"(factlint_entities: 1
entities:
  arden: {kind: country, en: [Arden]}
  lakewood: {kind: city, en: [Lakewood], in: arden}
  east-side: {kind: district, en: [East Side], in: lakewood}
  west-side: {kind: district, en: [West Side], in: lakewood}
)";

constexpr std::string_view kMetrics = R"(factlint_metrics: 1
metrics:
  trees: {kind: number}
  tree_share: {kind: percent, of: trees, whole: arden}
  tree_growth: {kind: percent, series: flow}
  trees_planted: {kind: number, series: flow}
  tree_factor: {kind: ratio, series: flow}
derive:
  - {id: trees-of-arden, total: trees, of: arden, from: {count: trees, share: tree_share}, pair_by: [document]}
  - {id: districts, sum: trees, parts: [east-side, west-side], of: lakewood, exhaustive: true}
  - {id: yearly, growth: tree_growth, from: trees}
  - {id: planted, difference: trees_planted, from: trees}
  - {id: times, ratio: tree_factor, from: trees}
)";

constexpr std::string_view kRules = R"(factlint_rules: 1
pack: green
bases:
  place: {subject: {slot: [city, district, country], from: [clause, sentence]}}
rules:
  - {id: trees, extends: place, emit: {metric: trees, value: number}, match: {en: "{number} trees"}}
  - {id: tree-share, extends: place, emit: {metric: tree_share, value: percent}, match: {en: "{percent} of all trees"}}
  - {id: tree-growth, extends: place, emit: {metric: tree_growth, value: percent}, match: {en: "trees grew by {percent}"}}
  - {id: trees-planted, extends: place, emit: {metric: trees_planted, value: number}, match: {en: "{number} more trees"}}
  - {id: tree-factor, extends: place, emit: {metric: tree_factor, value: ratio}, match: {en: "trees {ratio}"}}
)";

// The codes and checks that are reported, one a line.
std::string Reported(std::string_view one, std::string_view other) {
  const TempFolder folder;
  folder.Write("factlint.yaml", "factlint: 1\nopen: false\npacks: [./green]\n");
  folder.Write("green/pack.yaml", "factlint_pack: 1\nname: green\n");
  folder.Write("green/entities.yaml", kEntities);
  folder.Write("green/metrics.yaml", kMetrics);
  folder.Write("green/rules.yaml", kRules);
  folder.Write("one.md", one);
  folder.Write("other.md", other);
  const Ran ran = RunBinary({"audit", "--code", "FL2*", "--format", "csv", "--quiet"}, folder.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  std::string codes;
  for (size_t at = ran.out.find("FL"); at != std::string::npos; at = ran.out.find("\nFL", at + 1)) {
    const size_t code = ran.out.find("FL", at);
    codes += ran.out.substr(code, 5) + "\n";
  }
  return codes;
}

TEST(DeriveOfAPack, HoldsItsMetricsAgainstOneAnother) {
  constexpr std::string_view kOne = "In 2021, Lakewood had 3,500 trees. In 2022, Lakewood had 4,150 trees. ";
  const struct {
    std::string_view one, other, reported, why;
  } kCases[] = {
      {"In 2022, Lakewood had 10% of all trees.", "In 2022, Arden had 41,300 trees.", "", "4,150 are 10% of 41,500"},
      {"In 2022, Lakewood had 10% of all trees.", "In 2022, Arden had 91,300 trees.", "FL201\n", "twice as many"},
      {"", "In 2022, East Side had 2,004 trees. In 2022, West Side had 2,146 trees.", "", "4,150 together"},
      {"", "In 2022, East Side had 2,004 trees. In 2022, West Side had 3,146 trees.", "FL203\n", "5,150 together"},
      {"", "In 2022, East Side had 1,004 trees. In 2022, West Side had 1,146 trees.", "FL203\n", "they are all parts"},
      {"In 2022, trees grew by 18.6% in Lakewood.", "", "", "4,150 / 3,500"},
      {"In 2022, trees grew by 8.2% in Lakewood.", "", "FL205\n", "3,787"},
      {"In 2022, Lakewood had 650 more trees.", "", "", "the difference"},
      {"In 2022, Lakewood had 1,900 more trees.", "", "FL209\n", "5,400"},
      {"In 2022, the trees doubled in Lakewood.", "", "FL209\n", "7,000"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.one) + " / " + std::string(c.other) + ": " + std::string(c.why));
    EXPECT_EQ(Reported(std::string(kOne) + std::string(c.one) + "\n", std::string(c.other) + "\n"), c.reported);
  }
}

}  // namespace
}  // namespace factlint
