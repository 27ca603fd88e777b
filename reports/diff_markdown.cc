#include <fmt/format.h>

#include "reports/capped.h"
#include "reports/diff.h"
#include "reports/markdown.h"
#include "reports/wording.h"

namespace factlint {
namespace {

constexpr size_t kLimit = 60'000;
// What stays free for the claims and the last lines.
constexpr size_t kReserve = 6'000;
constexpr size_t kClaims = 25;

std::string FindingLine(const Finding& finding) {
  return fmt::format("- {} {} <code>{}</code>\n", finding.code, MarkdownText(finding.message), finding.id);
}

std::string PlaceOf(const Claim& claim) {
  return claim.place ? fmt::format("{}:{}", claim.path, claim.place->line) : claim.path;
}

std::string ClaimRow(std::string_view what, const Claim& claim, const std::string& text) {
  return fmt::format("| {} | <code>{}</code> | {} |\n", what, MarkdownText(PlaceOf(claim)), MarkdownText(text));
}

class DiffMarkdown {
 public:
  DiffMarkdown(const RevisionDiff& diff, const RenderOptions& options, Output& out)
      : diff_(diff), options_(options), index_(*diff.head.report), out_(out), capped_(out, kLimit - kReserve) {}

  void Print() {
    capped_.Write(fmt::format("## factlint: {}\n\n", DiffCounts(diff_)));
    const std::string documents = DocumentCounts(diff_);
    capped_.Write(fmt::format("Between {}: {}.\n\n", MarkdownText(SidesOf(diff_)),
                              documents.empty() ? "no document changed" : documents));
    for (const std::string& note : diff_.notes) capped_.Write(fmt::format("> {}\n\n", MarkdownText(note)));
    for (const Finding* finding : diff_.fresh) Section(*finding, "");
    for (const UpdatedFinding& one : diff_.updated) Section(*one.after, Before(one));
    if (left_out_ > 0)
      out_.buffer() +=
          fmt::format("**{} more, left out to keep this comment short.**\n\n", Count(left_out_, "finding"));
    Lines("Gone", diff_.gone);
    Lines("New, but waived", diff_.waived);
    Claims();
  }

 private:
  static std::string Before(const UpdatedFinding& one) {
    std::string text;
    if (one.before->message != one.after->message)
      text += fmt::format("Before: {}\n\n", MarkdownText(one.before->message));
    if (!one.worse.empty()) text += fmt::format("Worse: {}\n\n", MarkdownText(one.worse));
    return text;
  }

  void Section(const Finding& finding, const std::string& also) {
    if (left_out_ > 0 || !capped_.Write(MarkdownFinding(finding, index_, options_) + also)) ++left_out_;
  }

  void Lines(std::string_view title, const std::vector<const Finding*>& findings) {
    if (findings.empty()) return;
    std::string text = fmt::format("### {}\n\n", title);
    size_t shown = 0;
    for (const Finding* finding : findings) {
      const std::string line = FindingLine(*finding);
      if (text.size() + line.size() > kReserve / 4) break;
      text += line;
      ++shown;
    }
    if (shown < findings.size()) text += fmt::format("- and {} more\n", findings.size() - shown);
    out_.buffer() += text + "\n";
  }

  void Claims() {
    const ClaimChanges& claims = diff_.claims;
    const size_t all = claims.changed.size() + claims.added.size() + claims.removed.size();
    if (all == 0) return;
    std::string rows;
    size_t shown = 0;
    const auto add = [&](const std::string& row) {
      if (shown == kClaims || rows.size() + row.size() > kReserve / 2) return;
      rows += row;
      ++shown;
    };
    for (const ClaimChange& change : claims.changed) add(ClaimRow("changed", *change.after, ClaimChangeText(change)));
    for (const Claim* claim : claims.added) add(ClaimRow("added", *claim, ClaimText(*claim)));
    for (const Claim* claim : claims.removed) add(ClaimRow("removed", *claim, ClaimText(*claim)));
    out_.buffer() += fmt::format(
        "<details><summary>{} changed, {} added, {} removed</summary>\n\n| | where | claim |\n|---|---|---|\n{}",
        Count(claims.changed.size(), "claim"), claims.added.size(), claims.removed.size(), rows);
    if (shown < all) out_.buffer() += fmt::format("\nand {} more\n", all - shown);
    out_.buffer() += "\n</details>\n";
  }

  const RevisionDiff& diff_;
  const RenderOptions& options_;
  const ReportIndex index_;
  Output& out_;
  CappedOutput capped_;
  size_t left_out_ = 0;
};

}  // namespace

void RenderDiffMarkdown(const RevisionDiff& diff, const RenderOptions& options, Output& out) {
  DiffMarkdown(diff, options, out).Print();
}

}  // namespace factlint
