// Units that measure one thing are brought to one unit before values are
// compared. Factors and their sources: rules/units.yaml.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extractor/interval.h"
#include "extractor/yaml.h"
#include "reconcile/rates.h"

namespace factlint {

struct BaseUnit {
  std::string unit;    // "meter" for "kilometer"; a unit without an entry is its own
  Decimal factor = 1;  // x of the unit is x * factor + offset of the base
  Decimal offset;
  std::optional<Rate> rate;  // of a currency: x is x * rate.lo to x * rate.hi
};

class UnitTable {
 public:
  // That of the embedded rules/units.yaml.
  static const UnitTable& Builtin();

  BaseUnit Find(std::string_view unit) const;
  // The same of a figure of `when`: a currency with a rate for all of that time is
  // one of the base currency, any other is a unit of its own.
  BaseUnit Find(std::string_view unit, const std::optional<DateRange>& when, const RateTable& rates) const;

  friend UnitTable ReadUnits(const YamlFile& file, Diagnostics& diagnostics);

 private:
  std::map<std::string, BaseUnit, std::less<>> units_;
};

Interval ToBase(const Interval& interval, const BaseUnit& base);

}  // namespace factlint
