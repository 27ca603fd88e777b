#include "tests/judging.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace factlint::testing {
namespace {

bool Take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

void TakeRelation(std::string_view& text, Quantity& q) {
  const struct {
    std::string_view words;
    Relation relation;
  } kWords[] = {{"more than ", Relation::kGt},  {"over ", Relation::kGt},       {"at least ", Relation::kGe},
                {"under ", Relation::kLt},      {"fewer than ", Relation::kLt}, {"up to ", Relation::kLe},
                {"nearly ", Relation::kNearly}, {"about ", Relation::kAbout}};
  for (const auto& word : kWords)
    if (Take(text, word.words)) q.relation = word.relation;
}

// "1,048.5" and its last printed place.
std::pair<Decimal, int> TakeDigits(std::string_view& text) {
  std::string digits;
  int decimals = 0;
  bool point = false;
  while (!text.empty() && (std::isdigit(static_cast<unsigned char>(text[0])) || text[0] == ',' || text[0] == '.')) {
    if (text[0] == '.') point = true;
    if (text[0] != ',') digits.push_back(text[0]);
    if (point && text[0] != '.') ++decimals;
    text.remove_prefix(1);
  }
  const auto value = Decimal::Parse(digits);
  EXPECT_TRUE(value) << digits;
  return {value.value_or(0), -decimals};
}

int TakeScale(std::string_view& text) {
  const struct {
    std::string_view word;
    int power;
  } kScales[] = {{" thousand", 3}, {" million", 6}, {" bn", 9}, {" billion", 9}, {" trillion", 12}};
  for (const auto& scale : kScales)
    if (Take(text, scale.word)) return scale.power;
  return 0;
}

void TakeUnit(std::string_view text, Quantity& q) {
  const struct {
    std::string_view word, unit;
  } kUnits[] = {{"", ""},        {"%", "%"},           {" points", "%-point"}, {" CNY", "CNY"},
                {" USD", "USD"}, {" km", "kilometer"}, {" m", "meter"},        {" km2", "square-kilometer"}};
  for (const auto& unit : kUnits) {
    if (unit.word != text) continue;
    q.unit = unit.unit;
    return;
  }
  ADD_FAILURE() << "unknown unit: " << text;
}

void SetBounds(Quantity& q) {
  switch (q.relation) {
    case Relation::kGt:
      q.bounds = Interval::MoreThan(*q.nominal);
      break;
    case Relation::kGe:
      q.bounds = Interval::AtLeast(*q.nominal);
      break;
    case Relation::kLt:
    case Relation::kNearly:
      q.bounds = Interval::LessThan(*q.nominal);
      break;
    case Relation::kLe:
      q.bounds = Interval::AtMost(*q.nominal);
      break;
    default:
      q.bounds = Interval::Exactly(*q.nominal);
  }
}

}  // namespace

Quantity Value(std::string_view text) {
  Quantity q;
  TakeRelation(text, q);
  if (text == "half" || text == "majority") {
    q.nominal = 50;
    q.unit = "%";
    q.form = text == "half" ? Form::kFraction : Form::kMajority;
    q.digits = 1;
    SetBounds(q);
    if (q.form == Form::kMajority) q.bounds = Interval::MoreThan(50);
    return q;
  }
  auto [number, last_place] = TakeDigits(text);
  if (Take(text, " to ")) {
    const auto [high, place] = TakeDigits(text);
    const int scale = TakeScale(text);
    q.relation = Relation::kRange;
    q.bounds = {number.Shift(scale), high.Shift(scale)};
    q.last_place = place + scale;
    TakeUnit(text, q);
    return q;
  }
  const int scale = TakeScale(text);
  q.nominal = number.Shift(scale);
  q.last_place = last_place + scale;
  q.digits = std::max(1, q.nominal->Magnitude() - q.last_place + 1);
  TakeUnit(text, q);
  SetBounds(q);
  return q;
}

AsOf StatedAt(std::string_view when) {
  const size_t slash = when.find('/');  // "2022-04-01/2023-03-31"
  auto range = DateRange::ParseIso(when.substr(0, slash));
  EXPECT_TRUE(range) << when;
  if (slash != std::string_view::npos) range->end = DateRange::ParseIso(when.substr(slash + 1)).value().end;
  return {.range = range, .basis = Basis::kStated};
}

AsOf PublishedAt(std::string_view when, int lag_months) {
  const auto range = DateRange::ParseIso(when);
  EXPECT_TRUE(range) << when;
  return {.range = DateRange{AddMonths(range->end, -lag_months), range->end}, .basis = Basis::kPublished};
}

Claim Number(std::string_view doc, std::string_view value, AsOf as_of, std::string_view metric) {
  Claim claim;
  claim.doc = claim.path = doc;
  claim.subject = {.id = "beijing", .name = "Beijing", .kind = "city"};
  claim.metric = metric;
  claim.value = Value(value);
  claim.text = value;
  claim.as_of = as_of;
  claim.quote = fmt::format("{} says {}.", doc, value);
  return claim;
}

Claim Seat(std::string_view doc, std::string_view place, Strength strength, AsOf as_of) {
  Claim claim;
  claim.doc = claim.path = doc;
  claim.subject = {.id = "orion", .name = "Orion", .kind = "company"};
  claim.metric = "home_city";
  claim.value = Location{.entity = std::string(place), .name = std::string(place), .strength = strength};
  claim.text = place;
  claim.as_of = as_of;
  claim.quote = fmt::format("{} places it in {}.", doc, place);
  return claim;
}

MetricTable Metrics(std::string_view yaml) {
  Diagnostics diagnostics;
  MetricTable table(Policy::Builtin());
  const auto file = YamlFile::Parse("metrics.yaml", std::string(yaml), diagnostics);
  if (file) table.Read(*file, diagnostics);
  table.CheckReferences(diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << diagnostics.ToString();
  return table;
}

DocumentInfo Info(std::string_view id, std::string_view published) {
  DocumentInfo info;
  info.id = info.path = id;
  if (!published.empty()) info.published = DateRange::ParseIso(published);
  return info;
}

Judgement Judge(std::vector<Claim> claims, const MetricTable& metrics, std::vector<DocumentInfo> documents,
                const Hierarchy& hierarchy) {
  for (size_t i = 0; i < claims.size(); ++i)
    if (claims[i].id.empty()) claims[i].id = fmt::format("c1:{}", i);
  return Reconcile({.claims = claims,
                    .documents = documents,
                    .metrics = metrics,
                    .hierarchy = hierarchy,
                    .find_copies = !documents.empty(),
                    .tell = true});
}

std::vector<Finding> Reported(const Judgement& judgement) {
  std::vector<Finding> findings;
  for (const Finding& finding : judgement.findings)
    if (finding.severity != Severity::kHidden) findings.push_back(finding);
  return findings;
}

std::string Brief(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& f : findings)
    text += fmt::format("{} {} {} {}\n", f.code, ToString(f.verdict), ToString(f.severity), f.basis);
  return text;
}

}  // namespace factlint::testing
