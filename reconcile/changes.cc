// From value to value: growth, difference, ratio ("doubled"). The change belongs
// to values that the same document gives for its two ends, or to those that one
// sentence tells together.
#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "reconcile/derive.h"
#include "reconcile/interval_math.h"

namespace factlint {
namespace {

// How far an as-of may end from the end of a period and still be its value.
constexpr int32_t kSlackDays = 45;

bool IsActual(const Statement& s) { return s.modality == Modality::kActual || s.modality == Modality::kEstimate; }

bool EndsNear(const Statement& s, int64_t day) {
  return s.window.stated && std::llabs(s.window.end - day) <= kSlackDays;
}

// v * (1 + g / 100).
Interval Grow(const Interval& value, const Interval& growth) {
  Interval factor = Add(growth, Interval::Exactly(100));
  if (factor.lo) factor.lo = factor.lo->Shift(-2);
  if (factor.hi) factor.hi = factor.hi->Shift(-2);
  return Multiply(value, factor);
}

struct ChangeForm {
  std::string_view name, code, what, sign;
  Interval (*math)(const Interval&, const Interval&);
};

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
    Statement expected = Calculate(before, change, form_.math);
    expected.window = after.window;
    expected.unit = after.unit;
    expected.doc = after.doc;
    expected.text = fmt::format("{} {} {}", before.text, form_.sign, change.text);
    // One document tells all three for one time, and another cluster makes no echo.
    Statement stated = after;
    stated.cluster = expected.cluster + 1;
    stated.change = {};
    const std::vector<Statement> two = {expected, stated};
    Metric metric = input_.corpus.metrics.Find(derive_.from);
    metric.series = Series::kStock;
    const Topic topic{.key = {.subject = key.key.subject, .metric = derive_.from, .scope = key.key.scope},
                      .metric = &input_.corpus.metrics.Find(derive_.from),
                      .family = "derived:" + std::string(form_.name),
                      .source = input_.corpus.documents[after.doc].id,
                      .discriminator = derive_.id,
                      .what = std::string(form_.what)};
    result_.findings.push_back(
        DerivedFinding(input_, topic, std::string(form_.code), two, JudgeStatements(two, metric)));
  }

  const DerivedInput& input_;
  const Derive& derive_;
  const ChangeForm& form_;
  CheckResult& result_;
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

}  // namespace factlint
