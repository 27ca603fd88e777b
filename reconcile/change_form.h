// How a change leads from one value to another: growth, difference, ratio.
#pragma once

#include <string>
#include <string_view>

#include "reconcile/derive.h"

namespace factlint {

struct ChangeForm {
  std::string_view name, code, what, sign;
  Interval (*math)(const Interval&, const Interval&);
};
ChangeForm FormOf(Check kind);
// Of a decline by a percentage.
ChangeForm DeclineForm();
// Of a decline by a percentage or by so many; a ratio is the same both ways.
ChangeForm DownwardsOf(Check kind);
// Of a part of the other value: "half as many".
ChangeForm PercentForm();

// What happened, or once did: no plan and no forecast.
bool IsOfAFact(const Statement& s);

// Does the value after the change fit the value before it?
Finding JudgeChange(const DerivedInput& input, const ChangeForm& form, FindingKey key, const std::string& discriminator,
                    const Statement& change, const Statement& before, const Statement& after);

// Whether such a finding is worth telling: the values surely differ.
bool TellsApart(const Finding& finding);

}  // namespace factlint
