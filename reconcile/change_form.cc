#include "reconcile/change_form.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reconcile/interval_math.h"

namespace factlint {
namespace {

// v * (1 + g / 100).
Interval Grow(const Interval& value, const Interval& growth) {
  Interval factor = Add(growth, Interval::Exactly(100));
  if (factor.lo) factor.lo = factor.lo->Shift(-2);
  if (factor.hi) factor.hi = factor.hi->Shift(-2);
  return Multiply(value, factor);
}

// v * (1 - g / 100).
Interval Shrink(const Interval& value, const Interval& decline) {
  Interval factor = Subtract(Interval::Exactly(100), decline);
  if (factor.lo) factor.lo = factor.lo->Shift(-2);
  if (factor.hi) factor.hi = factor.hi->Shift(-2);
  return Multiply(value, factor);
}

// v * p / 100.
Interval PartOf(const Interval& value, const Interval& percent) {
  Interval part = Multiply(value, percent);
  if (part.lo) part.lo = part.lo->Shift(-2);
  if (part.hi) part.hi = part.hi->Shift(-2);
  return part;
}

}  // namespace

ChangeForm FormOf(Check kind) {
  switch (kind) {
    case Check::kGrowth:
      return {"growth", "FL205", "growth", "+", Grow};
    case Check::kDifference:
      return {"difference", "FL209", "difference", "+", Add};
    default:
      return {"ratio", "FL209", "ratio", "×", Multiply};
  }
}

// Does the value after the change fit the value before it?
Finding JudgeChange(const DerivedInput& input, const ChangeForm& form, FindingKey key, const std::string& discriminator,
                    const Statement& change, const Statement& before, const Statement& after) {
  Statement expected = Calculate(before, change, form.math);
  expected.window = after.window;
  expected.unit = after.unit;
  expected.doc = after.doc;
  expected.text = fmt::format("{} {} {}", before.text, form.sign, change.text);
  // One document tells all three for one time, and another cluster makes no echo.
  Statement stated = after;
  stated.cluster = expected.cluster + 1;
  stated.change = {};
  const std::vector<Statement> two = {expected, stated};
  const Metric& stated_metric = input.corpus.metrics.Find(key.metric);
  Metric metric = stated_metric;
  metric.series = Series::kStock;
  metric.declared = true;  // the text itself says that the three are of one thing
  const Topic topic{.key = std::move(key),
                    .metric = &stated_metric,
                    .family = "derived:" + std::string(form.name),
                    .source = input.corpus.documents[after.doc].id,
                    .discriminator = discriminator,
                    .what = std::string(form.what)};
  return DerivedFinding(input, topic, std::string(form.code), two, JudgeStatements(two, metric));
}

ChangeForm DeclineForm() {
  ChangeForm form = FormOf(Check::kGrowth);
  form.math = Shrink;
  form.sign = "-";
  return form;
}

ChangeForm DownwardsOf(Check kind) {
  if (kind == Check::kGrowth) return DeclineForm();
  ChangeForm form = FormOf(kind);
  if (kind == Check::kDifference) {
    form.math = Subtract;
    form.sign = "-";
  }
  return form;
}

ChangeForm PercentForm() {
  ChangeForm form = FormOf(Check::kRatio);
  form.math = PartOf;
  return form;
}

bool IsOfAFact(const Statement& s) {
  return s.modality == Modality::kActual || s.modality == Modality::kEstimate || s.modality == Modality::kHistorical;
}

bool TellsApart(const Finding& finding) {
  const bool apart = finding.gap && !finding.gap->hard.IsZero();
  return Disagrees(finding) && (finding.verdict == Verdict::kContradiction || apart);
}

}  // namespace factlint
