#include "reports/wording.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "reconcile/key_hash.h"
#include "reconcile/window.h"
#include "reports/json_writer.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

std::string MonthName(const Date& date) { return std::string(kMonths[static_cast<size_t>(date.month - 1)]); }

std::string DayName(const Date& date) { return fmt::format("{} {} {}", int{date.day}, MonthName(date), date.year); }

std::string Measure(double value) {
  std::string text;
  JsonWriter(text).Measure(value);
  const std::optional<Decimal> number = Decimal::Parse(text);
  return number ? Grouped(*number) : text;
}

std::string WithGroups(const std::string& digits) {
  if (digits.size() <= 3) return digits;
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ',';
    grouped += digits[i];
  }
  return grouped;
}

// "15 points", "1,353", "30 CNY".
std::string Amount(const Decimal& number, std::string_view unit) {
  if (unit == "days") return PrintDays(number);
  std::string text = Grouped(number);
  if (unit.empty()) return text;
  if (unit == "points" && number == Decimal(1)) return "1 point";
  return unit == "%" ? text + "%" : fmt::format("{} {}", text, unit);
}

bool Counts(const Finding& finding) { return finding.waiver.empty() && finding.status != Status::kAbsent; }

std::string Join(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, ", ")); }

}  // namespace

std::string Count(uint64_t number, std::string_view noun) {
  std::string digits = std::to_string(number);
  if (number >= 10'000) digits = WithGroups(digits);
  const bool y = noun.ends_with('y') && !noun.ends_with("ey");
  if (number == 1) return fmt::format("{} {}", digits, noun);
  return y ? fmt::format("{} {}ies", digits, noun.substr(0, noun.size() - 1)) : fmt::format("{} {}s", digits, noun);
}

std::string Grouped(const Decimal& number) {
  const std::string text = number.ToString();
  const size_t first = text.starts_with('-') ? 1 : 0;
  const size_t point = std::min(text.find('.'), text.size());
  return text.substr(0, first) + WithGroups(text.substr(first, point - first)) + text.substr(point);
}

std::string PeriodName(const DateRange& range) {
  const Date& start = range.start;
  const Date& end = range.end;
  if (start == end) return DayName(start);
  if (range == DateRange::OfYear(start.year)) return std::to_string(start.year);
  if (range == DateRange::OfMonth(start.year, start.month)) return fmt::format("{} {}", MonthName(start), start.year);
  const bool whole_months = start.day == 1 && end.day == DaysInMonth(end.year, end.month);
  const bool whole_years = whole_months && start.month == 1 && end.month == 12;
  if (whole_years) return fmt::format("{} to {}", start.year, end.year);
  if (!whole_months) return fmt::format("{} to {}", DayName(start), DayName(end));
  if (start.year == end.year) return fmt::format("{} to {} {}", MonthName(start), MonthName(end), end.year);
  return fmt::format("{} {} to {} {}", MonthName(start), start.year, MonthName(end), end.year);
}

std::string AsOfPhrase(const AsOf& as_of, const std::optional<DateRange>& published) {
  const bool dated = as_of.range && (as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited);
  if (dated)
    return "as of " + PeriodName(*as_of.range) + (as_of.basis == Basis::kInherited ? " (from the context)" : "");
  if (published) return "undated, published " + PeriodName(*published);
  if (as_of.range) return "undated, published " + DayName(as_of.range->end);
  return "undated";
}

std::string GapPhrase(const FindingGap& gap) {
  std::string phrase =
      gap.hard.IsZero() ? "none between the bounds" : Amount(gap.hard, gap.unit) + " apart at the least";
  if (gap.soft != gap.hard) phrase += fmt::format(", {} as a reader takes them", Amount(gap.soft, gap.unit));
  if (gap.years && gap.max_drift)
    phrase += fmt::format("; {} years explain {}", Measure(*gap.years), Measure(*gap.max_drift));
  else if (gap.years && gap.unit != "days")  // a date is its own time
    phrase += fmt::format(", dated at most {} apart", PrintDays(Decimal(std::llround(*gap.years * 365.25))));
  return phrase;
}

std::string CorrectionPhrase(const AppliedCorrection& correction) {
  return fmt::format("\"{}\": {} ({})", correction.text, correction.change, correction.reason);
}

std::string VerdictPhrase(const Finding& finding) {
  std::string phrase(ToString(finding.verdict));
  if (finding.magnitude) phrase += fmt::format(", {}", ToString(*finding.magnitude));
  return phrase;
}

std::string SeverityCounts(const std::vector<Finding>& findings) {
  std::array<uint64_t, 4> counts{};
  for (const Finding& finding : findings)
    if (Counts(finding)) ++counts[static_cast<size_t>(finding.severity)];
  std::vector<std::string> parts;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote})
    if (const uint64_t n = counts[static_cast<size_t>(severity)]) parts.push_back(Count(n, ToString(severity)));
  return Join(parts);
}

std::string StatusCounts(const std::vector<Finding>& findings, std::string_view against) {
  uint64_t fresh = 0, worse = 0, known = 0, changed = 0, waived = 0;
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::kHidden || finding.status == Status::kAbsent) continue;
    if (!finding.waiver.empty())
      ++waived;
    else if (finding.status == Status::kNew)
      ++fresh;
    else if (finding.status == Status::kRuleChanged)
      ++changed;
    else
      ++(finding.worse.empty() ? known : worse);
  }
  if (worse + known + changed + waived == 0) return {};
  std::vector<std::string> parts = {fmt::format("{} new", fresh)};
  const auto add = [&](uint64_t count, const std::string& what) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
  };
  add(worse, fmt::format("worse than in {}", against));
  add(known, fmt::format("in {}", against));
  add(changed, "of changed rules");
  add(waived, "waived");
  return Join(parts);
}

std::string VerdictCounts(const std::vector<Finding>& findings) {
  std::array<uint64_t, 8> counts{};
  for (const Finding& finding : findings)
    if (Counts(finding)) ++counts[static_cast<size_t>(finding.verdict)];
  const auto of = [&](Verdict verdict) { return counts[static_cast<size_t>(verdict)]; };
  std::vector<std::string> parts;
  for (const Verdict verdict : {Verdict::kContradiction, Verdict::kTension, Verdict::kDrift, Verdict::kNotice})
    if (of(verdict) > 0) parts.push_back(Count(of(verdict), ToString(verdict)));
  for (const Verdict verdict : {Verdict::kConsistent, Verdict::kCorroborated, Verdict::kEcho, Verdict::kIncomparable})
    if (of(verdict) > 0) parts.push_back(fmt::format("{} {}", of(verdict), ToString(verdict)));
  return Join(parts);
}

ReportIndex::ReportIndex(const Report& report) {
  claims_.reserve(report.claims.size());
  for (const Claim& claim : report.claims) claims_.emplace_back(HashText(claim.id), &claim);
  std::stable_sort(claims_.begin(), claims_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const DocumentSummary& document : report.documents) documents_.emplace(document.info.id, &document);
  for (const AppliedCorrection& correction : report.corrections) corrections_.emplace(correction.claim, &correction);
}

std::vector<const AppliedCorrection*> ReportIndex::CorrectionsOf(const std::string& claim_id) const {
  std::vector<const AppliedCorrection*> corrections;
  const auto [first, last] = corrections_.equal_range(claim_id);
  for (auto at = first; at != last; ++at) corrections.push_back(at->second);
  return corrections;
}

std::string ReportIndex::WrittenBy(const Claim* claim) const {
  if (claim == nullptr) return {};
  const std::vector<const AppliedCorrection*> corrections = CorrectionsOf(claim->id);
  return corrections.empty() ? claim->text : corrections.front()->text;
}

const Claim* ReportIndex::FindClaim(const std::string& id) const {
  const uint64_t hash = HashText(id);
  auto at = std::lower_bound(claims_.begin(), claims_.end(), hash,
                             [](const auto& claim, uint64_t wanted) { return claim.first < wanted; });
  for (; at != claims_.end() && at->first == hash; ++at)
    if (at->second->id == id) return at->second;
  return nullptr;
}

const DocumentSummary* ReportIndex::FindDocument(const std::string& id) const {
  const auto found = documents_.find(id);
  return found == documents_.end() ? nullptr : found->second;
}

std::string ReportIndex::SourceName(const std::string& document_id) const {
  const DocumentSummary* document = FindDocument(document_id);
  return document && !document->info.title.empty() ? document->info.title : document_id;
}

}  // namespace factlint
