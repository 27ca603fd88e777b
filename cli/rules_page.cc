#include "cli/rules_page.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factlint {
namespace {

constexpr std::string_view kLanguages[] = {"English", "Chinese"};
constexpr size_t kExamples = 3;

// Markdown takes none of it for its own.
std::string Code(std::string_view text) {
  std::string code(text);
  for (size_t at = code.find('\n'); at != std::string::npos; at = code.find('\n', at)) code.replace(at, 1, "⏎");
  const std::string_view fence = code.find('`') == std::string::npos ? "`" : "``";
  return fmt::format("{0}{1}{0}", fence, code);
}

std::string_view Noun(MetricKind kind) {
  switch (kind) {
    case MetricKind::kNumber:
      return "a number";
    case MetricKind::kPercent:
      return "a percentage";
    case MetricKind::kMoney:
      return "a sum of money";
    case MetricKind::kMeasure:
      return "a measure";
    case MetricKind::kOrdinal:
      return "a rank";
    case MetricKind::kPlace:
      return "a place";
    case MetricKind::kDate:
      return "a date";
    case MetricKind::kRatio:
      return "a factor";
  }
  return "a value";
}

std::string_view Course(const Metric& metric) {
  switch (metric.series) {
    case Series::kStock:
      return "what there is at a time";
    case Series::kFlow:
      return "what comes to pass in a period";
    case Series::kCumulative:
      return "what has come together since the beginning: it never falls";
    case Series::kInvariant:
      return "what never changes";
    case Series::kRanklist:
      return "a place in one edition of a list";
  }
  return "";
}

std::string Volatility(const Metric& metric) {
  if (metric.points_per_year) return fmt::format("may change by {} points a year", *metric.points_per_year);
  if (metric.ratio_per_year) return fmt::format("may change by a factor of {} a year", *metric.ratio_per_year);
  return {};
}

// Why two claims of the metric can be held against each other; of a metric that is
// made from words, by what stands before the colon.
std::string Reason(const Metric& metric) {
  switch (metric.series) {
    case Series::kInvariant:
      return "It does not change: two sources that say it of one subject say the same.";
    case Series::kRanklist:
      return "An edition of a list gives each subject one rank, and each rank to one subject.";
    case Series::kFlow:
      return "Two sources that measure one subject over the same period should agree.";
    case Series::kStock:
    case Series::kCumulative:
      break;
  }
  if (metric.kind == MetricKind::kPlace)
    return metric.functional == Functional::kNo
               ? "A subject may have many such places: they are kept, and contradict nothing."
               : "A subject has one such place at a time.";
  return "Two sources that say it of one subject at the same time should agree.";
}

class Page {
 public:
  Page(const RuleBook& book, const MetricTable& metrics, const std::vector<size_t>& rules)
      : book_(book), metrics_(metrics), rules_(rules) {}

  std::string Run() {
    text_ =
        "# Metrics and rules\n\n"
        "Printed by `factlint rules show --format markdown` from the packs; a test keeps it so. Every example is a "
        "test that the\n"
        "rule carries and that `factlint rules test` runs; ⏎ is a line break. Where a metric says nothing of how it "
        "may change,\n"
        "values of different times are not held against each other. The language of patterns:\n"
        "[rule_language.md](rule_language.md); a pack of your own: [tutorial.md](tutorial.md).\n";
    for (const PackFiles& pack : book_.packs()) OnePack(pack);
    return text_;
  }

 private:
  void OnePack(const PackFiles& pack) {
    std::vector<size_t> own;
    for (const size_t i : rules_)
      if (book_.rules()[i].pack == pack.name && !book_.rules()[i].emits.empty()) own.push_back(i);
    if (own.empty()) return;
    text_ += fmt::format("\n## {}\n", pack.name);
    if (const std::string label = LabelOf(pack); !label.empty()) text_ += fmt::format("\n{}.\n", label);
    std::map<std::string, std::vector<std::string>> makers;  // by metric
    for (const size_t i : own)
      for (const Emit& emit : book_.rules()[i].emits) {
        std::vector<std::string>& ids = makers[emit.metric];
        if (std::find(ids.begin(), ids.end(), book_.rules()[i].id) == ids.end()) ids.push_back(book_.rules()[i].id);
      }
    text_ += "\n### Metrics\n\n";
    for (const auto& [name, ids] : makers) OneMetric(name, ids);
    text_ += "\n### Rules\n";
    for (const size_t i : own) OneRule(book_.rules()[i]);
  }

  static std::string LabelOf(const PackFiles& pack) {
    for (const auto& file : pack.files) {
      const Node label = file->root()["factlint_pack"] ? file->root()["label"] : Node();
      if (label) return std::string(label.IsScalar() ? label.scalar() : label["en"].scalar());
    }
    return {};
  }

  void OneMetric(const std::string& name, const std::vector<std::string>& ids) {
    const Metric& metric = metrics_.Find(name);
    const std::string what = metric.declared ? metric.label_en : "named by the words of the text";
    std::vector<std::string> facts = {fmt::format("{}, {}", Noun(metric.kind), Course(metric))};
    if (!metric.subjects.empty()) facts.push_back(fmt::format("of a {}", fmt::join(metric.subjects, ", ")));
    if (!metric.whole.empty() && metric.declared) facts.push_back("a share of the whole of " + metric.whole);
    if (metric.IsSeparator("statement"))
      facts.emplace_back("compared with nothing but itself");
    else if (!metric.separators.empty())
      facts.push_back(fmt::format("kept apart by {}", fmt::join(metric.separators, ", ")));
    if (const std::string change = Volatility(metric); !change.empty()) facts.push_back(change);
    text_ += fmt::format("- {}: {} ({}). Claimed by {}.\n", Code(name), what, fmt::join(facts, "; "),
                         fmt::join(Codes(ids), ", "));
  }

  static std::vector<std::string> Codes(const std::vector<std::string>& ids) {
    std::vector<std::string> codes;
    for (const std::string& id : ids) codes.push_back(Code(id));
    return codes;
  }

  void OneRule(const Rule& rule) {
    text_ += fmt::format("\n#### {}\n\n{}\n\n", rule.id, rule.finds.empty() ? "(says not what it finds)" : rule.finds);
    std::vector<std::string> metrics;
    for (const Emit& emit : rule.emits)
      if (std::find(metrics.begin(), metrics.end(), emit.metric) == metrics.end()) metrics.push_back(emit.metric);
    text_ += fmt::format("- claims {}{}\n", fmt::join(Codes(metrics), ", "),
                         rule.weak ? "; weak: any rule of another pack wins" : "");
    text_ += fmt::format("- why: {}\n", WhyOf(rule));
    Examples(rule);
    text_ += fmt::format("- misses: {}\n", fmt::join(Misses(rule), " "));
  }

  std::string WhyOf(const Rule& rule) const {
    if (!rule.why.empty()) return rule.why;
    if (rule.emits.front().apart)
      return "It is a claim, so that no number is lost; it is compared with nothing but itself.";
    return Reason(metrics_.Find(rule.emits.front().metric));
  }

  void Examples(const Rule& rule) {
    size_t shown = 0;
    for (const RuleTest& test : rule.tests) {
      const Node out = test.node["out"];
      if (!test.todo.empty() || out.size() == 0 || shown >= kExamples) continue;
      ++shown;
      std::vector<std::string> claims;
      for (size_t i = 0; i < out.size(); ++i) claims.push_back(ClaimOf(out.at(i)));
      text_ += fmt::format("- finds {} → {}\n", Code(test.in), fmt::join(claims, "; "));
    }
    for (const RuleTest& test : rule.tests) {
      if (!test.todo.empty() || test.node["out"].size() != 0) continue;
      text_ += fmt::format("- not {}\n", Code(test.in));
      return;
    }
  }

  static std::string ClaimOf(const Node& claim) {
    std::vector<std::string> parts;
    for (size_t i = 0; i < claim.size(); ++i) {
      const std::string_view key = claim.key(i).scalar();
      const bool plain = key == "subject" || key == "value" || key == "metric";
      parts.push_back(plain ? std::string(claim.at(i).scalar()) : fmt::format("{} {}", key, claim.at(i).scalar()));
    }
    return Code(fmt::format("{}", fmt::join(parts, " ")));
  }

  // What its author says, and what follows from how it is written.
  static std::vector<std::string> Misses(const Rule& rule) {
    std::vector<std::string> misses;
    if (!rule.misses.empty()) misses.push_back(rule.misses);
    for (const RuleTest& test : rule.tests)
      if (!test.todo.empty()) misses.push_back(fmt::format("{} ({}).", Code(test.in), test.todo));
    for (size_t language = 0; language < 2; ++language)
      if (rule.patterns[language].empty())
        misses.push_back(fmt::format("{} texts: it has no pattern for them.", kLanguages[language]));
    if (const int gap = LongestGap(rule); gap > 0)
      misses.push_back(fmt::format("Words further apart than {}, and other words than its own.",
                                   gap == 1 ? "one word" : fmt::format("{} words", gap)));
    else
      misses.push_back("Other words than its own, and anything between them.");
    if (rule.roles.count("subject") != 0 && rule.roles.at("subject").entity.empty())
      misses.push_back("Subjects that stand elsewhere than in: " + RungsOf(rule.roles.at("subject")) + ".");
    return misses;
  }

  static std::string RungsOf(const RoleSpec& spec) {
    std::vector<std::string_view> names;
    for (const Rung rung : spec.from) names.push_back(ToString(rung));
    return fmt::format("{}", fmt::join(names, ", "));
  }

  static int LongestGap(const Rule& rule) {
    int longest = 0;
    for (const auto& patterns : rule.patterns)
      for (const Pattern& pattern : patterns)
        for (size_t at = pattern.source.find('~'); at != std::string::npos; at = pattern.source.find('~', at + 1))
          longest = std::max(longest, std::atoi(pattern.source.c_str() + at + 1));
    return longest;
  }

  const RuleBook& book_;
  const MetricTable& metrics_;
  const std::vector<size_t>& rules_;
  std::string text_;
};

}  // namespace

std::string RulesPage(const RuleBook& book, const MetricTable& metrics, const std::vector<size_t>& rules) {
  return Page(book, metrics, rules).Run();
}

}  // namespace factlint
