#include <fmt/format.h>

#include "reports/diff.h"
#include "reports/paint.h"
#include "reports/selection.h"
#include "reports/terminal.h"
#include "reports/text.h"
#include "reports/wording.h"

namespace factlint {
namespace {

// Claims listed of each kind; the others are counted.
constexpr size_t kClaims = 40;

class DiffText {
 public:
  DiffText(const RevisionDiff& diff, const RenderOptions& options, Output& out)
      : diff_(diff), options_(options), paint_(options.color), out_(out) {}

  void Print() {
    for (const std::string& note : diff_.notes)
      Line(fmt::format("{} {}", paint_(Style::kNote, "note:"), Visible(note)));
    if (!diff_.notes.empty()) Line("");
    Findings("New", diff_.fresh);
    Updated();
    Gone();
    Waived();
    Claims();
    Summary();
  }

 private:
  void Line(std::string_view text) {
    out_.buffer() += text;
    out_.buffer() += '\n';
    out_.Checkpoint();
  }
  void Title(std::string_view title) { Line(paint_(Style::kStrong, title)); }

  void Findings(std::string_view title, const std::vector<const Finding*>& findings) {
    if (findings.empty()) return;
    Title(title);
    Line("");
    RenderFindings(*diff_.head.report, findings, options_, out_);
  }

  // What a finding was is told where its line changed.
  void Updated() {
    if (diff_.updated.empty()) return;
    Title("Updated");
    Line("");
    for (const UpdatedFinding& one : diff_.updated) {
      RenderFindings(*diff_.head.report, {one.after}, options_, out_);
      if (one.before->message != one.after->message)
        Line(fmt::format("  {} {}", paint_(Style::kDim, "before:"), Visible(one.before->message)));
      if (!one.worse.empty()) Line(fmt::format("  {} {}", paint_(Style::kDim, "worse: "), Visible(one.worse)));
      Line("");
    }
  }

  void FindingLine(const Finding& finding, std::string_view also) {
    Line(fmt::format("  {}[{}]: {}{} {}", ToString(finding.severity), Visible(finding.code), Visible(finding.message),
                     also, paint_(Style::kDim, finding.id)));
  }

  void Gone() {
    if (diff_.gone.empty()) return;
    Title("Gone");
    for (const Finding* finding : diff_.gone) FindingLine(*finding, "");
    Line("");
  }

  void Waived() {
    if (diff_.waived.empty()) return;
    Title("New, but waived");
    for (const Finding* finding : diff_.waived)
      FindingLine(*finding, fmt::format(" (waived: {})", Visible(finding->waiver)));
    Line("");
  }

  void ClaimLine(std::string_view mark, const Claim& claim, const std::string& text) {
    std::string place = claim.path;
    if (claim.place) place += fmt::format(":{}:{}", claim.place->line, claim.place->column);
    Line(fmt::format("  {} {}: {}", mark, Visible(place), text));
  }
  void More(size_t size) {
    if (size > kClaims) Line(fmt::format("    and {} more", size - kClaims));
  }

  void Claims() {
    const ClaimChanges& claims = diff_.claims;
    if (claims.added.empty() && claims.removed.empty() && claims.changed.empty()) return;
    Title("Claims");
    for (size_t i = 0; i < claims.changed.size() && i < kClaims; ++i)
      ClaimLine("~", *claims.changed[i].after, ClaimChangeText(claims.changed[i]));
    More(claims.changed.size());
    for (size_t i = 0; i < claims.added.size() && i < kClaims; ++i)
      ClaimLine("+", *claims.added[i], ClaimText(*claims.added[i]));
    More(claims.added.size());
    for (size_t i = 0; i < claims.removed.size() && i < kClaims; ++i)
      ClaimLine("-", *claims.removed[i], ClaimText(*claims.removed[i]));
    More(claims.removed.size());
    Line("");
  }

  void Summary() {
    const std::string documents = DocumentCounts(diff_);
    const ClaimChanges& claims = diff_.claims;
    Title(DiffCounts(diff_));
    Line(fmt::format("Between {}: {}; {} changed, {} added, {} removed, {} unchanged", SidesOf(diff_),
                     documents.empty() ? "no document changed" : documents, Count(claims.changed.size(), "claim"),
                     claims.added.size(), claims.removed.size(), claims.unchanged));
  }

  const RevisionDiff& diff_;
  const RenderOptions& options_;
  const Paint paint_;
  Output& out_;
};

}  // namespace

void RenderDiffText(const RevisionDiff& diff, const RenderOptions& options, Output& out) {
  DiffText(diff, options, out).Print();
}

}  // namespace factlint
