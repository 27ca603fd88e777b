#include "reports/snippet.h"

#include <algorithm>

#include <fmt/format.h>

#include "extractor/unicode.h"
#include "reports/excerpt.h"
#include "reports/selection.h"
#include "reports/terminal.h"

namespace factlint {
namespace {

// When, by whom, of what: what the sentence alone may not say.
std::string LabelOf(const FindingLocation& location, const Claim& claim, const ReportIndex& index) {
  const DocumentSummary* document = index.FindDocument(location.doc);
  std::string label = AsOfPhrase(claim.as_of, document ? document->info.published : std::nullopt);
  if (claim.modality != Modality::kActual) label += fmt::format(", {}", ToString(claim.modality));
  if (!claim.attribution.empty()) label += fmt::format(", says {}", Visible(claim.attribution));
  const std::optional<Place>& subject = claim.subject.place;
  if (subject && location.quote_place && !Holds(*location.quote_place, *subject))
    label += fmt::format(", of {} (line {})", Visible(claim.subject.name), subject->line);
  for (const AppliedCorrection* correction : index.CorrectionsOf(claim.id))
    label += fmt::format(", corrected by hand: {}", Visible(correction->change));
  return label;
}

class Snippet {
 public:
  Snippet(std::string& out, const SnippetLayout& layout) : out_(out), layout_(layout) {}

  void Head(const FindingLocation& location) {
    const bool named = !location.doc.empty() && location.doc != location.path;
    out_ += fmt::format("{:>{}}{} {}{}\n", "", layout_.gutter, layout_.paint(Style::kFrame, "-->"),
                        Visible(PlaceName(location)),
                        layout_.paint(Style::kDim, named ? "  " + Visible(location.doc) : std::string()));
  }

  // A line of text with its number, and below it the mark with the label beside
  // it, or, where that is too long for the line, under it.
  void Marked(const std::string& number, const Excerpt& excerpt, char mark, std::string_view label) {
    Bar(number, excerpt.line);
    if (excerpt.mark_columns == 0) {
      if (!label.empty()) Bar("", layout_.paint(Style::kDim, label));
      return;
    }
    const std::string indent(static_cast<size_t>(excerpt.mark_column), ' ');
    const std::string marks(static_cast<size_t>(excerpt.mark_columns), mark);
    const int room = layout_.width - layout_.gutter - 3;
    const bool beside = excerpt.mark_column + excerpt.mark_columns + 1 + Columns(label) <= room;
    if (label.empty() || beside) {
      Bar("", indent + layout_.paint(Style::kNote, label.empty() ? marks : fmt::format("{} {}", marks, label)));
      return;
    }
    Bar("", indent + layout_.paint(Style::kNote, marks));
    const int shift = std::clamp(room - Columns(label), 0, excerpt.mark_column);
    Bar("", std::string(static_cast<size_t>(shift), ' ') + layout_.paint(Style::kNote, label));
  }

  Excerpt Cut(const std::string& text, const std::optional<QuoteMark>& mark) const {
    return ExcerptOf(text, mark, layout_.width - layout_.gutter - 3);
  }

 private:
  void Bar(std::string_view number, std::string_view text) {
    const std::string bar = fmt::format("{:>{}} |", number, layout_.gutter);
    out_ += fmt::format("{}{}{}\n", layout_.paint(Style::kFrame, bar), text.empty() ? "" : " ", text);
  }

  std::string& out_;
  const SnippetLayout& layout_;
};

std::string LineNumber(const std::optional<Place>& place) {
  return place ? std::to_string(place->line) : std::string();
}

}  // namespace

int GutterOf(const std::vector<FindingLocation>& locations) {
  uint32_t last = 0;
  for (const FindingLocation& location : locations)
    for (const std::optional<Place>& place : {location.place, location.quote_place})
      if (place) last = std::max(last, place->line);
  return static_cast<int>(std::to_string(last).size());
}

void AppendSnippet(std::string& out, const FindingLocation& location, const ReportIndex& index,
                   const SnippetLayout& layout) {
  Snippet snippet(out, layout);
  snippet.Head(location);
  if (location.quote.empty()) return;
  const Claim* claim = index.FindClaim(location.claim);
  const std::string label = claim ? LabelOf(location, *claim, index) : std::string();
  const bool elsewhere =
      claim && location.place && location.quote_place && !Holds(*location.quote_place, *location.place);
  if (!elsewhere) {
    const std::optional<QuoteMark> mark = MarkOf(location, index.WrittenBy(claim));
    snippet.Marked(LineNumber(location.place), snippet.Cut(location.quote, mark), '^', label);
    return;
  }
  const std::string written = index.WrittenBy(claim);
  const Excerpt value = snippet.Cut(written, QuoteMark{0, CountCodePoints(written)});
  snippet.Marked(LineNumber(location.place), value, '^', "");
  const std::optional<QuoteMark> subject = MarkIn(location, claim->subject.place);
  snippet.Marked(LineNumber(location.quote_place), snippet.Cut(location.quote, subject), '~', label);
}

}  // namespace factlint
