#include "reports/markdown.h"

#include <fmt/format.h>

#include "extractor/unicode.h"
#include "reports/capped.h"
#include "reports/excerpt.h"
#include "reports/selection.h"
#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

constexpr size_t kLimit = size_t{900} << 10;
// Sentences shown of one finding; the others are counted.
constexpr size_t kSentences = 20;

std::string Code(std::string_view text) { return "<code>" + MarkdownText(text) + "</code>"; }

// The sentence with its value in bold.
std::string MarkedSentence(const FindingLocation& location, const std::string& written) {
  const std::optional<QuoteMark> mark = MarkOf(location, written);
  if (!mark) return MarkdownText(location.quote);
  const size_t begin = ByteOfCodePoint(location.quote, mark->begin);
  const size_t end = ByteOfCodePoint(location.quote, mark->end);
  const auto part = [&](size_t from, size_t to) {
    std::string text = MarkdownText(location.quote.substr(from, to - from));
    // Spaces at the seams are words' ends, which MarkdownText trims away.
    if (from < to && from > 0 && location.quote[from] == ' ') text.insert(0, " ");
    if (from < to && to < location.quote.size() && location.quote[to - 1] == ' ') text += " ";
    return text;
  };
  return part(0, begin) + "<b>" + part(begin, end) + "</b>" + part(end, location.quote.size());
}

std::string DriftLine(const Finding& finding) {
  return fmt::format("- {} {} {}\n", finding.code, MarkdownText(finding.message), Code(finding.id));
}

std::string CoverageText(const Coverage& coverage) {
  std::string text = fmt::format(
      "### Coverage\n\n{} of {} documents read, {} claims, {} keys, of which {} with two sources or more.\n\n",
      coverage.read, coverage.documents, coverage.claims, coverage.keys, coverage.keys_with_two_sources);
  if (coverage.checks.empty()) return text;
  text += "| check | ran | not run | why |\n|---|--:|--:|---|\n";
  for (const CheckCoverage& check : coverage.checks)
    text += fmt::format("| {} | {} | {} | {} |\n", MarkdownText(check.name), check.ran, check.not_run,
                        MarkdownText(check.why));
  return text;
}

// What is shown in full, and what in a line.
bool IsFull(const Finding& finding) {
  return finding.verdict == Verdict::kContradiction || finding.verdict == Verdict::kTension;
}

// A list of what a person put right, as long as there is room.
void WriteCorrections(const Report& report, CappedOutput& capped, Output& out) {
  uint64_t left_out = 0;
  bool first = true;
  for (const AppliedCorrection& correction : report.corrections) {
    const std::string head = first ? "\n### Corrected by hand\n\n" : "";
    const std::string place =
        correction.place ? fmt::format("{}:{}", correction.path, correction.place->line) : correction.path;
    if (!capped.Write(head + fmt::format("- {}: {}\n", Code(place), MarkdownText(CorrectionPhrase(correction)))))
      ++left_out;
    first = false;
  }
  if (left_out > 0) out.buffer() += fmt::format("\n**{} more, left out.**\n", Count(left_out, "correction"));
}

}  // namespace

std::string MarkdownFinding(const Finding& finding, const ReportIndex& index, const RenderOptions& options) {
  std::string text =
      fmt::format("### {} {}: {}\n\n", finding.code, VerdictPhrase(finding), MarkdownText(finding.message));
  const std::vector<const FindingLocation*> locations = DistinctLocations(finding, options, index);
  const size_t all = OrderedLocations(finding, options).size();
  const size_t shown = std::min(locations.size(), kSentences);
  for (size_t i = 0; i < shown; ++i) {
    const Claim* claim = index.FindClaim(locations[i]->claim);
    const DocumentSummary* document = index.FindDocument(locations[i]->doc);
    text += "- " + Code(PlaceName(*locations[i]));
    if (claim)
      text += ", " + MarkdownText(AsOfPhrase(claim->as_of, document ? document->info.published : std::nullopt));
    if (!locations[i]->quote.empty()) text += "<br>" + MarkedSentence(*locations[i], index.WrittenBy(claim));
    text += "\n";
  }
  if (all > shown) text += fmt::format("- and {} more\n", all - shown);
  if (!finding.explain.empty() || finding.gap) {
    text += "\n<details><summary>Why</summary>\n\n";
    if (finding.gap) text += "- Gap: " + MarkdownText(GapPhrase(*finding.gap)) + "\n";
    for (const std::string& step : finding.explain) text += "- " + MarkdownText(step) + "\n";
    text += "\n</details>\n";
  }
  return text + "\n" + Code(finding.id) + "\n\n";
}

std::string MarkdownText(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_[]|~!";
  std::string escaped;
  for (const char c : Visible(text)) {
    if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '&')
      escaped += "&amp;";
    else if (c == '@' || c == '#')
      escaped += fmt::format("{}<!-- -->", c);  // "@name" would notify, "#12" link
    else if (kMarkup.find(c) != std::string_view::npos)
      escaped += fmt::format("\\{}", c);
    else
      escaped += c;
  }
  return escaped;
}

void RenderMarkdown(const Report& report, const RenderOptions& options, Output& out) {
  const ReportIndex index(report);
  std::string coverage = CoverageText(report.coverage);
  if (coverage.size() > kLimit / 4) coverage = "### Coverage\n\nThe list of checks is too long for this summary.\n";
  CappedOutput capped(out, kLimit - coverage.size() - 200);
  const std::string verdicts = VerdictCounts(report.findings);
  const std::string severities = SeverityCounts(report.findings);
  capped.Write(fmt::format("## factlint: {}\n\n", verdicts.empty() ? "no findings" : verdicts));
  if (!severities.empty()) capped.Write(severities + ".\n\n");

  uint64_t old = 0;
  uint64_t left_out = 0;
  for (const bool full : {true, false})
    for (const Finding& finding : report.findings) {
      if (!IsOpen(finding) || IsFull(finding) != full) continue;
      if (!IsNews(finding))
        ++old;
      else if (left_out > 0 || !capped.Write(full ? MarkdownFinding(finding, index, options) : DriftLine(finding)))
        ++left_out;
    }
  if (left_out > 0)
    out.buffer() +=
        fmt::format("\n**{} more, left out to keep this summary below 900 KiB.**\n", Count(left_out, "finding"));
  if (old > 0) out.buffer() += fmt::format("\n{} of the baseline not repeated here.\n", Count(old, "finding"));
  WriteCorrections(report, capped, out);
  out.buffer() += "\n" + coverage;
}

}  // namespace factlint
