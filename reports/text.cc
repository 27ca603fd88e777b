#include "reports/text.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "reports/paint.h"
#include "reports/selection.h"
#include "reports/snippet.h"
#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

// Sentences shown of one camp; the others are counted.
constexpr int kSentencesPerCamp = 3;
constexpr int kNarrowest = 60;

Style StyleOf(Severity severity) {
  if (severity == Severity::kError) return Style::kError;
  return severity == Severity::kWarning ? Style::kWarning : Style::kNote;
}

// How a finding is shown.
enum class Section : uint8_t { kFull, kDrift, kNotice, kQuiet, kBetter, kKnown, kWaived, kGone };
constexpr std::array<std::string_view, 8> kSectionTitles = {"",
                                                            "Drift: the values moved with time",
                                                            "Notices",
                                                            "Agreeing or not comparable",
                                                            "Changed since the baseline, and no worse",
                                                            "In the baseline",
                                                            "Waived",
                                                            "Gone since the baseline"};
// Lines of what a team lives with; the others are counted.
constexpr size_t kKnownLines = 20;

Section SectionOf(const Finding& finding) {
  if (finding.status == Status::kAbsent) return Section::kGone;
  if (!finding.waiver.empty()) return Section::kWaived;
  if (finding.status == Status::kUnchanged) return Section::kKnown;
  if (finding.status == Status::kUpdated && finding.worse.empty()) return Section::kBetter;
  switch (finding.verdict) {
    case Verdict::kContradiction:
    case Verdict::kTension:
      return Section::kFull;
    case Verdict::kDrift:
      return Section::kDrift;
    case Verdict::kNotice:
      return Section::kNotice;
    default:
      return Section::kQuiet;
  }
}

class TextReport {
 public:
  TextReport(const Report& report, const RenderOptions& options, Output& out)
      : report_(report),
        index_(report),
        options_(options),
        paint_(options.color),
        width_(std::max(options.width, kNarrowest)),
        out_(out) {}

  void Print() {
    for (const Finding& finding : report_.findings)
      if (SectionOf(finding) == Section::kFull) PrintFull(finding);
    for (const Section section : {Section::kDrift, Section::kNotice, Section::kQuiet, Section::kBetter, Section::kKnown,
                                  Section::kWaived, Section::kGone})
      PrintLines(section);
    PrintCorrections();
    PrintSummary();
    PrintCoverage();
  }
  void PrintSome(const std::vector<const Finding*>& findings) {
    for (const Finding* finding : findings) PrintFull(*finding);
  }

 private:
  std::string Badge(const Finding& finding) const {
    return paint_(StyleOf(finding.severity), fmt::format("{}[{}]", ToString(finding.severity), Visible(finding.code)));
  }

  template <class... Args>
  void Line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_.buffer()), format, std::forward<Args>(args)...);
    out_.buffer() += '\n';
  }

  void PrintFull(const Finding& finding);
  void PrintHeadline(const Finding& finding);
  void PrintSentences(const Finding& finding, int gutter);
  void PrintReasons(const Finding& finding, int gutter);
  void PrintReason(int gutter, std::string_view label, const std::vector<std::string>& lines);
  void PrintLines(Section section);
  void PrintCorrections();
  void PrintSummary();
  void PrintCoverage();
  void PrintWrapped(std::string_view label, const std::string& line);
  void PrintCheck(const CheckCoverage& check, std::string_view label);
  std::vector<const FindingLocation*> ShownLocations(const Finding& finding) const;
  std::string MoreSentences(const Finding& finding) const;

  const Report& report_;
  const ReportIndex index_;
  const RenderOptions& options_;
  const Paint paint_;
  const int width_;
  Output& out_;
};

void TextReport::PrintHeadline(const Finding& finding) {
  const std::string badge = fmt::format("{}[{}]: ", ToString(finding.severity), Visible(finding.code));
  // The message begins behind the badge; what does not fit goes on below it.
  const std::vector<std::string> first = Wrap(Visible(finding.message), width_ - Columns(badge));
  Line("{}: {}", Badge(finding), paint_(Style::kStrong, first.front()));
  if (first.size() == 1) return;
  const std::string rest = Visible(finding.message).substr(first.front().size());
  for (const std::string& line : Wrap(rest.substr(std::min(rest.size(), size_t{1})), width_ - 2))
    Line("  {}", paint_(Style::kStrong, line));
}

// Each camp's first sentences, a sentence that fits several camps once, and one that
// its document says again in the same words once.
void TextReport::PrintSentences(const Finding& finding, int gutter) {
  const SnippetLayout layout = {.width = width_, .gutter = gutter, .paint = paint_};
  for (const FindingLocation* location : ShownLocations(finding))
    AppendSnippet(out_.buffer(), *location, index_, layout);
}

std::vector<const FindingLocation*> TextReport::ShownLocations(const Finding& finding) const {
  std::map<int, int> shown;
  std::vector<const FindingLocation*> locations;
  for (const FindingLocation* location : DistinctLocations(finding, options_, index_))
    if (shown[location->camp]++ < kSentencesPerCamp) locations.push_back(location);
  return locations;
}

// "2 sentences in a, b"; empty where all are shown.
std::string TextReport::MoreSentences(const Finding& finding) const {
  const std::vector<const FindingLocation*> all = OrderedLocations(finding, options_);
  const std::vector<const FindingLocation*> shown = ShownLocations(finding);
  std::vector<std::string> docs;
  for (const FindingLocation* location : all) {
    if (std::find(shown.begin(), shown.end(), location) != shown.end()) continue;
    const std::string doc = Visible(location->doc);
    if (std::find(docs.begin(), docs.end(), doc) == docs.end()) docs.push_back(doc);
  }
  if (docs.empty()) return {};
  constexpr size_t kNamed = 5;
  const std::string rest = docs.size() > kNamed ? fmt::format(" and {} more", docs.size() - kNamed) : "";
  docs.resize(std::min(docs.size(), kNamed));
  return fmt::format("{} in {}{}", Count(all.size() - shown.size(), "sentence"), fmt::join(docs, ", "), rest);
}

void TextReport::PrintReason(int gutter, std::string_view label, const std::vector<std::string>& lines) {
  bool first = true;
  for (const std::string& line : lines) {
    bool wrapped = false;
    for (const std::string& piece : Wrap(Visible(line), width_ - gutter - 10)) {
      const std::string_view mark = first ? "=" : " ";
      Line("{:>{}} {} {} {}{}", "", gutter, paint_(Style::kFrame, mark),
           paint_(Style::kDim, fmt::format("{:<6}", first ? label : "")), wrapped ? "  " : "", piece);
      first = false;
      wrapped = true;
    }
  }
}

void TextReport::PrintReasons(const Finding& finding, int gutter) {
  if (finding.gap) PrintReason(gutter, "gap", {GapPhrase(*finding.gap)});
  PrintReason(gutter, "why", finding.explain);
  const std::string more = MoreSentences(finding);
  if (!more.empty()) PrintReason(gutter, "also", {more});
  if (!finding.worse.empty()) PrintReason(gutter, "worse", {finding.worse});
  if (!finding.waiver.empty()) PrintReason(gutter, "waived", {finding.waiver});
  std::string id = fmt::format("{} ({}", finding.id, VerdictPhrase(finding));
  if (finding.status != Status::kNew)
    id += fmt::format(", {} against {}", ToString(finding.status), options_.compared_with);
  PrintReason(gutter, "id", {id + ")"});
}

void TextReport::PrintFull(const Finding& finding) {
  PrintHeadline(finding);
  const int gutter = GutterOf(finding.locations);
  PrintSentences(finding, gutter);
  PrintReasons(finding, gutter);
  out_.buffer() += '\n';
  out_.Checkpoint();
}

void TextReport::PrintLines(Section section) {
  size_t seen = 0;
  for (const Finding& finding : report_.findings) {
    if (SectionOf(finding) != section) continue;
    if (seen++ == 0) Line("{}", paint_(Style::kStrong, kSectionTitles[static_cast<size_t>(section)]));
    if (section == Section::kKnown && seen > kKnownLines) continue;
    std::string place;
    const bool placed = section == Section::kNotice && !finding.locations.empty();
    if (placed && finding.message.find(finding.locations.front().path) == std::string::npos) {
      const FindingLocation& location = finding.locations.front();
      place = Visible(location.path);
      if (location.place) place += fmt::format(":{}:{}", location.place->line, location.place->column);
      place += ": ";
    }
    const std::string waiver = finding.waiver.empty() ? "" : fmt::format(" (waived: {})", Visible(finding.waiver));
    Line("  {} {}{}{} {}", Badge(finding), place, Visible(finding.message), waiver, paint_(Style::kDim, finding.id));
    out_.Checkpoint();
  }
  if (section == Section::kKnown && seen > kKnownLines) Line("  and {} more", Count(seen - kKnownLines, "finding"));
  if (seen > 0) out_.buffer() += '\n';
}

void TextReport::PrintCorrections() {
  if (report_.corrections.empty()) return;
  Line("{}", paint_(Style::kStrong, "Corrected by hand"));
  for (const AppliedCorrection& correction : report_.corrections) {
    std::string place = Visible(correction.path);
    if (correction.place) place += fmt::format(":{}:{}", correction.place->line, correction.place->column);
    Line("  {}: {} {}", place, Visible(CorrectionPhrase(correction)), paint_(Style::kDim, correction.claim));
    out_.Checkpoint();
  }
  out_.buffer() += '\n';
}

void TextReport::PrintSummary() {
  const std::string verdicts = VerdictCounts(report_.findings);
  if (verdicts.empty()) {
    Line("{}", paint_(Style::kStrong, "No findings."));
    return;
  }
  Line("{}", paint_(Style::kStrong, verdicts));
  const std::string severities = SeverityCounts(report_.findings);
  if (!severities.empty()) Line("{}", severities);
  if (const std::string statuses = StatusCounts(report_.findings, options_.compared_with); !statuses.empty())
    Line("{}", statuses);
}

void TextReport::PrintWrapped(std::string_view label, const std::string& line) {
  bool first = true;
  for (const std::string& piece : Wrap(line, width_ - 14)) {
    Line("  {} {}{}", paint_(Style::kDim, fmt::format("{:<9}", first ? label : "")), first ? "" : "  ", piece);
    first = false;
  }
}

void TextReport::PrintCheck(const CheckCoverage& check, std::string_view label) {
  std::string line = Visible(check.name) + ": ";
  line += check.ran == 0 ? "did not run" : fmt::format("ran {}", Count(static_cast<uint64_t>(check.ran), "time"));
  if (check.ran > 0 && check.not_run > 0) line += fmt::format(", {} not", check.not_run);
  if ((check.ran == 0 || check.not_run > 0) && !check.why.empty()) line += fmt::format(" ({})", Visible(check.why));
  PrintWrapped(label, line);
}

void TextReport::PrintCoverage() {
  const Coverage& coverage = report_.coverage;
  Line("\n{}", paint_(Style::kStrong, "Coverage"));
  const auto row = [&](std::string_view label, const std::string& text) {
    Line("  {} {}", paint_(Style::kDim, fmt::format("{:<9}", label)), text);
  };
  row("documents", fmt::format("{} of {} read", coverage.read, coverage.documents));
  row("claims", std::to_string(coverage.claims));
  row("keys", fmt::format("{}, of which {} with two sources or more", coverage.keys, coverage.keys_with_two_sources));
  std::string_view label = "checks";
  std::vector<std::string> idle;
  for (const CheckCoverage& check : coverage.checks) {
    if (check.ran == 0 && check.not_run == 0) {
      idle.push_back(Visible(check.name));
      continue;
    }
    PrintCheck(check, label);
    label = "";
  }
  if (!idle.empty()) PrintWrapped("no inputs", fmt::format("{}: no claims of the kind", fmt::join(idle, ", ")));
}

}  // namespace

void RenderFindings(const Report& report, const std::vector<const Finding*>& findings, const RenderOptions& options,
                    Output& out) {
  TextReport(report, options, out).PrintSome(findings);
}

void RenderText(const Report& report, const RenderOptions& options, Output& out) {
  TextReport(report, options, out).Print();
  out.Checkpoint();
}

}  // namespace factlint
