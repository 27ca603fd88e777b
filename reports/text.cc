#include "reports/text.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "reports/excerpt.h"
#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

// Sentences shown of one camp; the others are counted.
constexpr int kSentencesPerCamp = 3;
constexpr int kNarrowest = 60;

// SGR parameters: the eight basic colours, which every theme adapts.
enum class Style : uint8_t { kError, kWarning, kNote, kStrong, kFrame, kDim };
constexpr std::array<std::string_view, 6> kSgr = {"1;31", "1;33", "1;36", "1", "34", "2"};

Style StyleOf(Severity severity) {
  if (severity == Severity::kError) return Style::kError;
  return severity == Severity::kWarning ? Style::kWarning : Style::kNote;
}

// How a finding is shown.
enum class Section : uint8_t { kFull, kDrift, kNotice, kQuiet, kWaived, kGone };
constexpr std::array<std::string_view, 6> kSectionTitles = {"",        "Drift: the values moved with time",
                                                            "Notices", "Agreeing or not comparable",
                                                            "Waived",  "Gone since the baseline"};

Section SectionOf(const Finding& finding) {
  if (finding.status == Status::kAbsent) return Section::kGone;
  if (!finding.waiver.empty()) return Section::kWaived;
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
        color_(options.color),
        width_(std::max(options.width, kNarrowest)),
        out_(out) {}

  void Print() {
    for (const Finding& finding : report_.findings)
      if (SectionOf(finding) == Section::kFull) PrintFull(finding);
    for (const Section section : {Section::kDrift, Section::kNotice, Section::kQuiet, Section::kWaived, Section::kGone})
      PrintLines(section);
    PrintSummary();
    PrintCoverage();
  }

 private:
  std::string Paint(Style style, std::string_view text) const {
    if (!color_) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", kSgr[static_cast<size_t>(style)], text);
  }
  std::string Badge(const Finding& finding) const {
    return Paint(StyleOf(finding.severity), fmt::format("{}[{}]", ToString(finding.severity), Visible(finding.code)));
  }

  template <class... Args>
  void Line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_.buffer()), format, std::forward<Args>(args)...);
    out_.buffer() += '\n';
  }

  void PrintFull(const Finding& finding);
  void PrintHeadline(const Finding& finding);
  int PrintSentences(const Finding& finding);
  void PrintSentence(const Finding& finding, const FindingLocation& location, int gutter);
  void PrintReasons(const Finding& finding, int gutter);
  void PrintReason(int gutter, std::string_view label, const std::vector<std::string>& lines);
  void PrintLines(Section section);
  void PrintSummary();
  void PrintCoverage();
  void PrintCheck(const CheckCoverage& check, std::string_view label);
  std::string MarkLabel(const FindingLocation& location) const;
  std::string MoreSentences(const Finding& finding) const;

  const Report& report_;
  const ReportIndex index_;
  const bool color_;
  const int width_;
  Output& out_;
};

void TextReport::PrintHeadline(const Finding& finding) {
  const std::string badge = fmt::format("{}[{}]: ", ToString(finding.severity), Visible(finding.code));
  // The message begins behind the badge; what does not fit goes on below it.
  const std::vector<std::string> first = Wrap(Visible(finding.message), width_ - Columns(badge));
  Line("{}: {}", Badge(finding), Paint(Style::kStrong, first.front()));
  if (first.size() == 1) return;
  const std::string rest = Visible(finding.message).substr(first.front().size());
  for (const std::string& line : Wrap(rest.substr(std::min(rest.size(), size_t{1})), width_ - 2))
    Line("  {}", Paint(Style::kStrong, line));
}

// What stands behind the carets: "29%, as of October 2022 · harbour-survey".
std::string TextReport::MarkLabel(const FindingLocation& location) const {
  const Claim* claim = index_.FindClaim(location.claim);
  const DocumentSummary* document = index_.FindDocument(location.doc);
  std::string label;
  if (claim) {
    label = AsOfPhrase(claim->as_of, document ? document->info.published : std::nullopt);
    if (claim->modality != Modality::kActual) label += fmt::format(", {}", ToString(claim->modality));
    if (!claim->attribution.empty()) label += fmt::format(", says {}", Visible(claim->attribution));
  }
  return label;
}

void TextReport::PrintSentence(const Finding&, const FindingLocation& location, int gutter) {
  const Claim* claim = index_.FindClaim(location.claim);
  const std::string line_number = location.place ? std::to_string(location.place->line) : "";
  const std::string place =
      location.place ? fmt::format(":{}:{}", location.place->line, location.place->column) : std::string();
  const std::string source = location.doc.empty() || location.doc == location.path
                                 ? std::string()
                                 : Paint(Style::kDim, "  " + Visible(location.doc));
  Line("{:>{}}{} {}{}{}", "", gutter, Paint(Style::kFrame, "-->"), Visible(location.path), place, source);
  if (location.quote.empty()) return;
  const std::optional<QuoteMark> mark = MarkOf(location, claim ? claim->text : std::string());
  const Excerpt excerpt = ExcerptOf(location.quote, mark, width_ - gutter - 3);
  Line("{} {}", Paint(Style::kFrame, fmt::format("{:>{}} |", line_number, gutter)), excerpt.line);
  const std::string empty = Paint(Style::kFrame, fmt::format("{:>{}} |", "", gutter));
  const std::string label = MarkLabel(location);
  if (excerpt.mark_columns == 0) {
    if (!label.empty()) Line("{} {}", empty, Paint(Style::kDim, label));
    return;
  }
  const std::string carets(static_cast<size_t>(excerpt.mark_columns), '^');
  const int used = gutter + 3 + excerpt.mark_column + excerpt.mark_columns + 1;
  const bool beside = used + Columns(label) <= width_;
  const std::string painted = Paint(Style::kNote, carets);
  if (label.empty() || beside) {
    Line("{} {:{}}{}{}{}", empty, "", excerpt.mark_column, painted, label.empty() ? "" : " ",
         Paint(Style::kNote, label));
    return;
  }
  Line("{} {:{}}{}", empty, "", excerpt.mark_column, painted);
  const int indent = std::clamp(width_ - gutter - 3 - Columns(label), 0, excerpt.mark_column);
  Line("{} {:{}}{}", empty, "", indent, Paint(Style::kNote, label));
}

// Each camp's first sentences. Gives the width of the gutter.
int TextReport::PrintSentences(const Finding& finding) {
  uint32_t last_line = 0;
  for (const FindingLocation& location : finding.locations)
    if (location.place) last_line = std::max(last_line, location.place->line);
  const int gutter = static_cast<int>(std::to_string(last_line).size());
  std::map<int, int> shown;
  for (const FindingLocation& location : finding.locations)
    if (shown[location.camp]++ < kSentencesPerCamp) PrintSentence(finding, location, gutter);
  return gutter;
}

// "2 more sentences say 29% (a, b)"; empty where all are shown.
std::string TextReport::MoreSentences(const Finding& finding) const {
  std::map<int, int> seen;
  std::vector<std::string> docs;
  uint64_t more = 0;
  for (const FindingLocation& location : finding.locations) {
    if (seen[location.camp]++ < kSentencesPerCamp) continue;
    ++more;
    if (std::find(docs.begin(), docs.end(), location.doc) == docs.end()) docs.push_back(Visible(location.doc));
  }
  if (more == 0) return {};
  constexpr size_t kNamed = 5;
  const std::string rest = docs.size() > kNamed ? fmt::format(" and {} more", docs.size() - kNamed) : "";
  docs.resize(std::min(docs.size(), kNamed));
  return fmt::format("{} in {}{}", Count(more, "sentence"), fmt::join(docs, ", "), rest);
}

void TextReport::PrintReason(int gutter, std::string_view label, const std::vector<std::string>& lines) {
  bool first = true;
  for (const std::string& line : lines) {
    bool wrapped = false;
    for (const std::string& piece : Wrap(Visible(line), width_ - gutter - 10)) {
      const std::string_view mark = first ? "=" : " ";
      Line("{:>{}} {} {} {}{}", "", gutter, Paint(Style::kFrame, mark),
           Paint(Style::kDim, fmt::format("{:<6}", first ? label : "")), wrapped ? "  " : "", piece);
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
  std::string id = fmt::format("{} ({}", finding.id, VerdictPhrase(finding));
  if (finding.status != Status::kNew) id += fmt::format(", {} against the baseline", ToString(finding.status));
  PrintReason(gutter, "id", {id + ")"});
}

void TextReport::PrintFull(const Finding& finding) {
  PrintHeadline(finding);
  const int gutter = PrintSentences(finding);
  PrintReasons(finding, gutter);
  out_.buffer() += '\n';
  out_.Checkpoint();
}

void TextReport::PrintLines(Section section) {
  bool any = false;
  for (const Finding& finding : report_.findings) {
    if (SectionOf(finding) != section) continue;
    if (!any) Line("{}", Paint(Style::kStrong, kSectionTitles[static_cast<size_t>(section)]));
    any = true;
    std::string place;
    const bool placed = section == Section::kNotice && !finding.locations.empty();
    if (placed && finding.message.find(finding.locations.front().path) == std::string::npos) {
      const FindingLocation& location = finding.locations.front();
      place = Visible(location.path);
      if (location.place) place += fmt::format(":{}:{}", location.place->line, location.place->column);
      place += ": ";
    }
    const std::string waiver = finding.waiver.empty() ? "" : fmt::format(" (waived: {})", Visible(finding.waiver));
    Line("  {} {}{}{} {}", Badge(finding), place, Visible(finding.message), waiver, Paint(Style::kDim, finding.id));
    out_.Checkpoint();
  }
  if (any) out_.buffer() += '\n';
}

void TextReport::PrintSummary() {
  const std::string verdicts = VerdictCounts(report_.findings);
  if (verdicts.empty()) {
    Line("{}", Paint(Style::kStrong, "No findings."));
    return;
  }
  Line("{}", Paint(Style::kStrong, verdicts));
  const std::string severities = SeverityCounts(report_.findings);
  if (!severities.empty()) Line("{}", severities);
}

void TextReport::PrintCheck(const CheckCoverage& check, std::string_view label) {
  std::string line = Visible(check.name) + ": ";
  line += check.ran == 0 ? "did not run" : fmt::format("ran {}", Count(static_cast<uint64_t>(check.ran), "time"));
  if (check.ran > 0 && check.not_run > 0) line += fmt::format(", {} not", check.not_run);
  if (check.not_run > 0 && !check.why.empty()) line += fmt::format(" ({})", Visible(check.why));
  bool first = true;
  for (const std::string& piece : Wrap(line, width_ - 14)) {
    Line("  {} {}{}", Paint(Style::kDim, fmt::format("{:<9}", first ? label : "")), first ? "" : "  ", piece);
    first = false;
  }
}

void TextReport::PrintCoverage() {
  const Coverage& coverage = report_.coverage;
  Line("\n{}", Paint(Style::kStrong, "Coverage"));
  const auto row = [&](std::string_view label, const std::string& text) {
    Line("  {} {}", Paint(Style::kDim, fmt::format("{:<9}", label)), text);
  };
  row("documents", fmt::format("{} of {} read", coverage.read, coverage.documents));
  row("claims", std::to_string(coverage.claims));
  row("keys", fmt::format("{}, of which {} with two sources or more", coverage.keys, coverage.keys_with_two_sources));
  std::string_view label = "checks";
  for (const CheckCoverage& check : coverage.checks) {
    PrintCheck(check, label);
    label = "";
  }
}

}  // namespace

void RenderText(const Report& report, const RenderOptions& options, Output& out) {
  TextReport(report, options, out).Print();
  out.Checkpoint();
}

}  // namespace factlint
