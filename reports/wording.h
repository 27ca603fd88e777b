// Phrases that several reports share. English, plain, without colour.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reconcile/finding.h"

namespace factlint {

// "1 finding", "3 findings"; with groups from 10,000 on: "12,500 claims".
std::string Count(uint64_t number, std::string_view noun);
// "2,400", "350,000,000,000", "12.5".
std::string Grouped(const Decimal& number);

// "2022", "October 2022", "31 October 2022", "1 March to 30 June 2024".
std::string PeriodName(const DateRange& range);
// "as of October 2022", "as of October 2022 (from the context)", "undated, published 13 June 2025", "undated".
// `published` is the document's own date, as precise as it was given.
std::string AsOfPhrase(const AsOf& as_of, const std::optional<DateRange>& published);

// "15 points apart at the least, 18 points as a reader takes them; 2.73 years explain 13.65".
std::string GapPhrase(const FindingGap& gap);

// `"1,048": subject: beijing is shanghai (the heading was read as the subject)`.
std::string CorrectionPhrase(const AppliedCorrection& correction);

// "contradiction, major", "tension, minor", "drift".
std::string VerdictPhrase(const Finding& finding);

// "2 errors, 3 warnings"; of findings that are neither waived nor gone. Empty for none.
std::string SeverityCounts(const std::vector<Finding>& findings);
// "3 contradictions, 1 tension, 4 drifts".
std::string VerdictCounts(const std::vector<Finding>& findings);
// "1 new, 2 in the baseline, 1 waived"; empty where all are new. `against` is what a
// status is told against: "the baseline", "main".
std::string StatusCounts(const std::vector<Finding>& findings, std::string_view against);

// Claims and documents of a report by their ids.
class ReportIndex {
 public:
  explicit ReportIndex(const Report& report);
  const Claim* FindClaim(const std::string& id) const;
  const DocumentSummary* FindDocument(const std::string& id) const;
  // A claim's value as its text has it, whatever was put right since; empty for none.
  std::string WrittenBy(const Claim* claim) const;
  // What a person put right in a claim, in their order.
  std::vector<const AppliedCorrection*> CorrectionsOf(const std::string& claim_id) const;
  // Its title, else its id.
  std::string SourceName(const std::string& document_id) const;

 private:
  std::vector<std::pair<uint64_t, const Claim*>> claims_;  // by a hash of their ids
  std::unordered_map<std::string_view, const DocumentSummary*> documents_;
  std::multimap<std::string_view, const AppliedCorrection*> corrections_;
};

}  // namespace factlint
