// Units that measure one thing are brought to one unit before values are
// compared. Factors and their sources: rules/units.yaml.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extractor/interval.h"
#include "extractor/yaml.h"

namespace factlint {

struct BaseUnit {
  std::string unit;    // "meter" for "kilometer"; a unit without an entry is its own
  Decimal factor = 1;  // x of the unit is x * factor + offset of the base
  Decimal offset;
};

class UnitTable {
 public:
  // That of the embedded rules/units.yaml.
  static const UnitTable& Builtin();

  // Currencies are units of their own: without a dated rate they are not compared.
  BaseUnit Find(std::string_view unit) const;

  friend UnitTable ReadUnits(const YamlFile& file, Diagnostics& diagnostics);

 private:
  std::map<std::string, BaseUnit, std::less<>> units_;
};

Interval ToBase(const Interval& interval, const BaseUnit& base);

}  // namespace factlint
