// Dated rates between currencies, which the configuration declares: without one
// that covers the time of a figure, two currencies are never compared.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/date.h"
#include "extractor/decimal.h"
#include "extractor/yaml.h"

namespace factlint {

// One unit of a currency is lo to hi of the base, at any day of the period.
struct Rate {
  DateRange period;
  Decimal lo, hi;
};

class RateTable {
 public:
  // rates: {base: CNY, USD: [{from: 2022-01-01, to: 2022-12-31, rate: [6.31, 7.31]}]}
  // Reports unknown keys, what is no date or number above 0, lo above hi, an empty
  // base and currencies that are no ISO 4217 code. A missing node is an empty table.
  static RateTable Read(Node node, Diagnostics& diagnostics);

  const std::string& base() const { return base_; }
  // The lowest and highest rate within `when`, 1 for the base itself. Nothing for a
  // currency without rates, and where they do not cover all of `when`.
  std::optional<Rate> Find(std::string_view currency, const DateRange& when) const;

 private:
  std::string base_;
  std::map<std::string, std::vector<Rate>, std::less<>> rates_;  // by the start of their periods
};

}  // namespace factlint
