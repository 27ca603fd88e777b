#include "reconcile/finding.h"

#include <array>

#include "extractor/enum_names.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 8> kVerdicts = {"contradiction", "tension", "drift",        "consistent",
                                                       "corroborated",  "echo",    "incomparable", "notice"};
constexpr std::array<std::string_view, 4> kSeverities = {"hidden", "note", "warning", "error"};
constexpr std::array<std::string_view, 3> kMagnitudes = {"negligible", "minor", "major"};
constexpr std::array<std::string_view, 5> kStatuses = {"new", "unchanged", "updated", "absent", "rule-changed"};

}  // namespace

std::string_view ToString(Verdict verdict) { return NameOf(kVerdicts, verdict); }
std::string_view ToString(Severity severity) { return NameOf(kSeverities, severity); }
std::string_view ToString(Magnitude magnitude) { return NameOf(kMagnitudes, magnitude); }
std::string_view ToString(Status status) { return NameOf(kStatuses, status); }

std::optional<Verdict> ParseVerdict(std::string_view name) { return FindName<Verdict>(kVerdicts, name); }
std::optional<Severity> ParseSeverity(std::string_view name) { return FindName<Severity>(kSeverities, name); }

}  // namespace factlint
