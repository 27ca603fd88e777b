#include "reconcile/metric.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "extractor/enum_names.h"
#include "reconcile/told_metric.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 8> kKinds = {"number",  "percent", "money", "measure",
                                                    "ordinal", "place",   "date",  "ratio"};
constexpr std::array<std::string_view, 5> kSeries = {"stock", "flow", "cumulative", "invariant", "ranklist"};
constexpr std::array<std::string_view, 3> kFunctional = {"yes", "current", "no"};
constexpr std::array<std::string_view, 3> kParts = {"unknown", "disjoint", "exhaustive"};

template <class Enum, size_t N>
Enum ReadName(MapReader& reader, std::string_view key, const std::array<std::string_view, N>& names, Enum fallback) {
  const auto name = reader.OneOf(key, {names.begin(), names.end()});
  return name ? *FindName<Enum>(names, *name) : fallback;
}

struct Prefix {
  std::string_view name;
  MetricKind kind;
  Series series;
  std::string_view whole;  // not empty: a share of something
};

// The metrics that the pack `open` makes from words (rules.md section 6).
constexpr Prefix kPrefixes[] = {
    {"count", MetricKind::kNumber, Series::kStock, ""},    {"share", MetricKind::kPercent, Series::kStock, "?"},
    {"percent", MetricKind::kPercent, Series::kStock, ""}, {"growth", MetricKind::kPercent, Series::kFlow, ""},
    {"change", MetricKind::kPercent, Series::kFlow, ""},   {"money", MetricKind::kMoney, Series::kStock, ""},
    {"measure", MetricKind::kMeasure, Series::kStock, ""}, {"ratio", MetricKind::kRatio, Series::kStock, ""},
    {"rank", MetricKind::kOrdinal, Series::kRanklist, ""}, {"founded", MetricKind::kDate, Series::kInvariant, ""},
    {"born", MetricKind::kDate, Series::kInvariant, ""},   {"date", MetricKind::kDate, Series::kInvariant, ""},
    {"multiple", MetricKind::kRatio, Series::kFlow, ""},   {"difference", MetricKind::kNumber, Series::kFlow, ""},
    {"seat", MetricKind::kPlace, Series::kStock, ""},      {"place", MetricKind::kPlace, Series::kStock, ""},
};

std::string_view PrefixOf(std::string_view name) { return name.substr(0, std::min(name.find(':'), name.size())); }

void ReadLabel(MapReader& reader, Metric& metric, Diagnostics& diagnostics) {
  const Node node = reader.Get("label");
  if (!node) return;
  if (node.IsScalar()) {
    metric.label_en = node.scalar();
    return;
  }
  MapReader labels(node, "a label", diagnostics);
  metric.label_en = labels.String("en").value_or("");
  metric.label_zh = labels.String("zh").value_or("");
  labels.Finish();
}

void ReadVolatility(MapReader& reader, Metric& metric, Diagnostics& diagnostics) {
  const Node node = reader.Get("volatility");
  if (!node) return;
  MapReader volatility(node, "a volatility", diagnostics);
  metric.points_per_year = volatility.Number("points_per_year", 0, 100);
  metric.ratio_per_year = volatility.Number("ratio_per_year", 1, 1000);
  volatility.Finish();
  const bool share = metric.kind == MetricKind::kPercent;
  if (metric.points_per_year && !share)
    reader.Error(node, "points a year are for percentages", "use ratio_per_year, such as 1.5");
  if (metric.ratio_per_year && share)
    reader.Error(node, "a percentage changes by points", "use points_per_year, such as 5");
}

void ReadPopulations(MapReader& reader, Metric& metric, Diagnostics& diagnostics) {
  const Node node = reader.Get("populations");
  if (!node) return;
  if (!node.IsMap()) return reader.Error(node, "\"populations\" must be a map such as {startup: {part_of: all}}");
  for (size_t i = 0; i < node.size(); ++i) {
    MapReader population(node.at(i), "a population", diagnostics);
    if (const auto whole = population.String("part_of")) metric.part_of[std::string(node.key(i).scalar())] = *whole;
    population.Finish();
  }
  for (const auto& [part, whole] : metric.part_of) {
    std::set<std::string> seen = {part};
    for (auto at = metric.part_of.find(part); at != metric.part_of.end(); at = metric.part_of.find(at->second))
      if (!seen.insert(at->second).second)
        return reader.Error(node, fmt::format("the population \"{}\" is a part of itself", part));
  }
}

}  // namespace

std::string_view ToString(MetricKind kind) { return NameOf(kKinds, kind); }
std::string_view ToString(Series series) { return NameOf(kSeries, series); }

bool Metric::Counts(std::string_view noun) const { return std::find(nouns.begin(), nouns.end(), noun) != nouns.end(); }

bool Metric::IsSeparator(std::string_view dimension) const {
  return std::find(separators.begin(), separators.end(), dimension) != separators.end();
}

bool Metric::IsRequired(std::string_view dimension) const {
  return std::find(required.begin(), required.end(), dimension) != required.end();
}

MetricTable::MetricTable(Policy policy) : policy_(std::make_shared<const Policy>(policy)) {
  unknown_.policy = policy_;
  for (const Prefix& prefix : kPrefixes) {
    Metric metric;
    metric.name = prefix.name;
    metric.kind = prefix.kind;
    metric.series = prefix.series;
    metric.whole = prefix.whole;
    metric.policy = policy_;
    prefixes_.emplace(metric.name, std::move(metric));
  }
}

void MetricTable::Read(const YamlFile& file, Diagnostics& diagnostics) {
  const Node root = file.root();
  const Node metrics = root["metrics"];
  if (metrics && !metrics.IsMap()) diagnostics.Add(file.At(metrics, "\"metrics\" must be a map of names"));
  for (size_t i = 0; metrics.IsMap() && i < metrics.size(); ++i) ReadMetric(metrics.key(i), metrics.at(i), diagnostics);
  const Node derive = root["derive"];
  if (derive && !derive.IsSequence()) diagnostics.Add(file.At(derive, "\"derive\" must be a list"));
  for (size_t i = 0; derive.IsSequence() && i < derive.size(); ++i) ReadDerive(derive.at(i), diagnostics);
}

void MetricTable::ReadMetric(Node name, Node node, Diagnostics& diagnostics) {
  Metric metric;
  metric.name = name.scalar();
  metric.declared = true;
  MapReader reader(node, fmt::format("the metric \"{}\"", metric.name), diagnostics);
  reader.Require("kind");
  metric.kind = ReadName(reader, "kind", kKinds, MetricKind::kNumber);
  ReadLabel(reader, metric, diagnostics);
  metric.subjects = reader.Strings("subject");
  metric.of = reader.String("of").value_or("");
  if (!metric.of.empty()) Refer(reader.Get("of"));
  metric.whole = reader.String("whole").value_or("");
  metric.nouns = reader.Strings("nouns");
  metric.separators = reader.Strings("separators");
  metric.required = reader.Strings("required");
  ReadPopulations(reader, metric, diagnostics);
  const Series usual = metric.kind == MetricKind::kOrdinal ? Series::kRanklist
                       : metric.kind == MetricKind::kDate  ? Series::kInvariant
                                                           : Series::kStock;
  metric.series = ReadName(reader, "series", kSeries, usual);
  ReadVolatility(reader, metric, diagnostics);
  metric.functional = ReadName(reader, "functional", kFunctional, Functional::kCurrent);
  metric.parts = ReadName(reader, "parts", kParts, Parts::kUnknown);
  metric.ties = reader.Bool("ties").value_or(false);
  metric.hierarchy = reader.String("hierarchy").value_or("");
  metric.unit = reader.String("unit").value_or("");
  if (const auto lag = reader.Integer("lag_months", 0, 1200)) metric.lag_months = static_cast<int>(*lag);
  metric.policy = policy_;
  if (const Node overrides = reader.Get("policy")) {
    Policy changed = *policy_;
    ReadPolicy(overrides, changed, diagnostics);
    metric.policy = std::make_shared<const Policy>(changed);
  }
  reader.Finish();
  const std::string key = metric.name;
  metrics_.insert_or_assign(key, std::move(metric));
}

void MetricTable::Refer(Node node) {
  if (node.IsScalar()) references_.push_back({node.file()->At(node, {}), std::string(node.scalar())});
}

void MetricTable::ReadDerive(Node node, Diagnostics& diagnostics) {
  MapReader reader(node, "a derivation", diagnostics);
  Derive derive;
  reader.Require("id");
  derive.id = reader.String("id").value_or("");
  derive.pair_by = reader.Strings("pair_by");
  derive.subject = reader.String("of").value_or("");
  const struct {
    std::string_view key;
    Check check;
  } kForms[] = {{"total", Check::kImpliedTotal},
                {"sum", Check::kPartsSum},
                {"growth", Check::kGrowth},
                {"difference", Check::kDifference},
                {"ratio", Check::kRatio}};
  int forms = 0;
  for (const auto& form : kForms) {
    if (const auto metric = reader.String(form.key)) {
      derive.check = form.check;
      derive.result = *metric;
      Refer(reader.Get(form.key));
      ++forms;
    }
  }
  if (forms != 1) reader.Error(node, "a derivation has one of: total, sum, growth, difference, ratio");
  if (derive.check == Check::kImpliedTotal && forms == 1) {
    MapReader from(reader.Require("from"), "\"from\" of a total", diagnostics);
    from.Require("count");
    from.Require("share");
    derive.count = from.String("count").value_or("");
    derive.share = from.String("share").value_or("");
    Refer(from.Get("count"));
    Refer(from.Get("share"));
    from.Finish();
    reader.Require("of");
  } else if (derive.check == Check::kPartsSum && forms == 1) {
    reader.Require("parts");
    reader.Require("of");
    derive.parts = reader.Strings("parts");
    derive.exhaustive = reader.Bool("exhaustive").value_or(false);
  } else if (forms == 1) {
    reader.Require("from");
    derive.from = reader.String("from").value_or("");
    Refer(reader.Get("from"));
  }
  reader.Finish();
  derivations_.push_back(std::move(derive));
}

void MetricTable::CheckReferences(Diagnostics& diagnostics) const {
  const std::vector<std::string> names = Names();
  for (const Origin& origin : references_) {
    if (metrics_.count(origin.metric) || origin.metric.find(':') != std::string::npos) continue;
    Diagnostic d = origin.at;
    d.what = fmt::format("unknown metric \"{}\"", origin.metric);
    d.hint = DidYouMean(origin.metric, names);
    diagnostics.Add(std::move(d));
  }
}

const Metric& MetricTable::Find(std::string_view name) const {
  if (const auto found = metrics_.find(name); found != metrics_.end()) return found->second;
  if (name.find(':') == std::string_view::npos) return unknown_;
  const auto prefix = prefixes_.find(PrefixOf(name));
  return prefix != prefixes_.end() ? prefix->second : unknown_;
}

std::vector<std::string> MetricTable::Names() const {
  std::vector<std::string> names;
  for (const auto& [name, metric] : metrics_) names.push_back(name);
  return names;
}

namespace {

// Nouns that are a number of people themselves.
bool IsNumberItself(std::string_view noun) {
  static constexpr std::string_view kNouns[] = {"population", "workforce",  "headcount", "attendance",
                                                "ridership",  "membership", "enrolment", "enrollment"};
  return std::find(std::begin(kNouns), std::end(kNouns), noun) != std::end(kNouns);
}

// " employees" of one English word, ": sale van" of words that stand in no order.
std::string PluralOf(const std::string& words) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (words.size() < 2 || !std::all_of(words.begin(), words.end(), is_letter)) return ": " + words;
  static constexpr std::pair<std::string_view, std::string_view> kOdd[] = {{"person", "people"}, {"child", "children"},
                                                                           {"man", "men"},       {"woman", "women"},
                                                                           {"staff", "staff"},   {"teu", "TEU"}};
  for (const auto& [one, many] : kOdd)
    if (words == one) return fmt::format(" {}", many);
  const auto ends = [&](std::string_view end) { return words.ends_with(end); };
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return fmt::format(" {}es", words);
  const bool vowel = std::string_view("aeiou").find(words[words.size() - 2]) != std::string_view::npos;
  if (ends("y") && !vowel) return fmt::format(" {}ies", words.substr(0, words.size() - 1));
  return fmt::format(" {}s", words);
}

}  // namespace

std::string Label(const Metric& metric, std::string_view name) {
  if (!metric.label_en.empty()) return metric.label_en;
  const size_t colon = name.find(':');
  if (colon == std::string_view::npos) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
  }
  const std::string_view prefix = name.substr(0, colon);
  std::string words(name.substr(colon + 1));
  std::string whole;
  if (const size_t at = words.find('@'); at != std::string::npos) {
    whole = words.substr(at + 1);
    words.resize(at);
  }
  if (!whole.empty()) whole = " in " + whole;
  if (IsAChange(name)) {  // "growth of profit"
    const std::string of = Label(Metric{}, words + whole);
    return fmt::format("{} of {}{}", prefix, of.starts_with("number ") ? "the " : "", of);
  }
  if (prefix == "count")
    return IsNumberItself(words) ? words + whole : fmt::format("number of{}{}", PluralOf(words), whole);
  if (prefix == "share" || prefix == "percent") return fmt::format("share of: {}{}", words, whole);
  if (prefix == "rank") return words.empty() ? "rank" : fmt::format("rank by: {}{}", words, whole);
  if (prefix == "founded") return "founding date";
  if (prefix == "seat") return "seat";
  if (words.empty()) return std::string(prefix) + whole;
  return words + whole;
}

}  // namespace factlint
