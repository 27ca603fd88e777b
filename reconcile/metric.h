// What a pack says of a metric: what is counted, of what whole, how it may
// change, and which scope parts it. rules.md section 4.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/yaml.h"
#include "reconcile/policy.h"
#include "reconcile/rates.h"

namespace factlint {

enum class MetricKind : uint8_t { kNumber, kPercent, kMoney, kMeasure, kOrdinal, kPlace, kDate, kRatio };
std::string_view ToString(MetricKind kind);

// kCumulative never falls, kInvariant never changes, kFlow belongs to its period.
enum class Series : uint8_t { kStock, kFlow, kCumulative, kInvariant, kRanklist };
std::string_view ToString(Series series);

// How many places a subject has at one time: kYes one for ever, kCurrent one at
// a time, kNo any number.
enum class Functional : uint8_t { kYes, kCurrent, kNo };

// Do the subjects' shares of one whole overlap? kExhaustive: they sum to 100.
enum class Parts : uint8_t { kUnknown, kDisjoint, kExhaustive };

struct Metric {
  std::string name;
  std::string label_en, label_zh;  // "share of the nation's AI companies"; may be empty
  MetricKind kind = MetricKind::kNumber;
  std::vector<std::string> subjects;           // kinds; empty: any
  std::string of;                              // the counted metric of a share, the metric that a rank orders by
  std::string whole;                           // "china": what a share is a share of
  std::vector<std::string> nouns;              // that texts call it by: "ridership", 营业收入
  std::vector<std::string> separators;         // dimensions that part keys
  std::vector<std::string> required;           // dimensions without which nothing is certain
  std::map<std::string, std::string> part_of;  // population -> the population it is a part of
  Series series = Series::kStock;
  std::optional<double> points_per_year;  // volatility of shares
  std::optional<double> ratio_per_year;   // of all else: 1.5 is half as much again a year
  Functional functional = Functional::kCurrent;
  Parts parts = Parts::kUnknown;
  bool ties = false;  // two subjects may hold one rank
  std::string hierarchy;
  std::string unit;
  std::optional<int> lag_months;
  std::shared_ptr<const Policy> policy;  // never null in a MetricTable
  bool declared = false;                 // false: made from a text's words

  // Is the value a part of a whole: at least 0 and at most 100?
  bool IsShare() const { return kind == MetricKind::kPercent && !whole.empty(); }
  // Is it what a text calls `noun`, as metric_words.h makes it?
  bool Counts(std::string_view noun) const;
  bool IsSeparator(std::string_view dimension) const;
  bool IsRequired(std::string_view dimension) const;
};

enum class Check : uint8_t { kImpliedTotal, kPartsSum, kGrowth, kDifference, kRatio };

// The subject of a total: the place whose share is told, behind the '@' of the share's metric.
inline constexpr std::string_view kOfWhole = "{whole}";

// One declared calculation. Which members are set depends on `check`:
//   {id, total: M, of: china, from: {count: C, share: S}, pair_by: [...]}
//   {id, sum: M, parts: [haidian, ...], of: beijing, exhaustive: true}
//   {id, growth: G, from: M} · {id, difference: D, from: M} · {id, ratio: R, from: M}
struct Derive {
  std::string id;
  Check check = Check::kImpliedTotal;
  std::string result;   // the metric calculated: M, G, D or R
  std::string subject;  // "china", "beijing", kOfWhole
  std::string count, share;
  std::string from;  // the metric whose values change
  std::vector<std::string> parts;
  bool exhaustive = false;
  // Dimensions in which the inputs must agree: document, as_of, population, ...
  std::vector<std::string> pair_by;
};

class MetricTable {
 public:
  // `policy` is what metrics override in parts.
  explicit MetricTable(Policy policy);

  // Adds the `metrics:` and `derive:` of a pack's file; other keys of the file
  // belong to others. A metric named again replaces the first. All mistakes go
  // to `diagnostics`: unknown keys and kinds, a whole that part_of does not
  // know, cycles of part_of. `derive:` may name metrics of files added later:
  // call CheckReferences at the end.
  void Read(const YamlFile& file, Diagnostics& diagnostics);
  void CheckReferences(Diagnostics& diagnostics) const;

  // Of an undeclared name what its prefix says (`count:`, `share:…@whole`,
  // `money:`, `measure:`, `rank:`, `founded:`, `seat:`, `growth:`), else a
  // stock of which nothing is known. The reference lives as long as the table.
  const Metric& Find(std::string_view name) const;
  const std::vector<Derive>& derivations() const { return derivations_; }
  const Policy& policy() const { return *policy_; }
  // Between the currencies that metrics of money are given in.
  void SetRates(RateTable rates) { rates_ = std::move(rates); }
  const RateTable& rates() const { return rates_; }
  // Declared names, sorted.
  std::vector<std::string> Names() const;

 private:
  struct Origin {
    Diagnostic at;
    std::string metric;
  };
  void ReadMetric(Node name, Node node, Diagnostics& diagnostics);
  void ReadDerive(Node node, Diagnostics& diagnostics);
  void Refer(Node node);

  std::shared_ptr<const Policy> policy_;
  RateTable rates_;
  std::map<std::string, Metric, std::less<>> metrics_;
  std::map<std::string, Metric, std::less<>> prefixes_;
  Metric unknown_;
  std::vector<Derive> derivations_;
  std::vector<Origin> references_;  // where a metric is named, for CheckReferences
};

// "share of the nation's AI companies"; of an undeclared metric its words:
// "number of employees", "number of: smart factory".
std::string Label(const Metric& metric, std::string_view name);

}  // namespace factlint
