// factlint explain CODE: what a code means and what to do.
#include <fmt/format.h>

#include "cli/code_notes.h"
#include "cli/commands.h"
#include "cli/stream.h"
#include "extractor/diagnostic.h"
#include "reports/code_text.h"
#include "reports/terminal.h"

namespace factlint {
namespace {

// Lines of at most 80 columns, set in by two.
std::string Paragraph(std::string_view head, std::string_view text) {
  std::string out = fmt::format("\n{}\n", head);
  for (const std::string& line : Wrap(text, 78)) out += fmt::format("  {}\n", line);
  return out;
}

std::string Page(const CodeNotes& notes) {
  const CodeText text = CodeTextOf(notes.code);
  return fmt::format("{}: {} (usually {})\n", notes.code, text.title, text.level) +
         Paragraph("What it means", text.meaning) + Paragraph("For example", notes.example) +
         Paragraph("Where it is blind", notes.blind_spots) + Paragraph("What to do", text.advice);
}

const CodeNotes* Find(std::string_view code) {
  for (const CodeNotes& notes : AllCodeNotes())
    if (notes.code == code) return &notes;
  return nullptr;
}

}  // namespace

Outcome RunExplain(const Options& options) {
  const std::vector<std::string> known = KnownCodes();
  std::string page, mistakes;
  for (const std::string& code : options.args) {
    if (const CodeNotes* const notes = Find(code); notes != nullptr) {
      page += (page.empty() ? "" : "\n\n") + Page(*notes);
      continue;
    }
    const std::string hint = DidYouMean(code, known);
    mistakes += fmt::format("factlint: error: unknown code \"{}\"{}{}\n", code, hint.empty() ? "" : "; ", hint);
  }
  if (options.args.empty()) mistakes = "factlint: error: explain needs a code, such as FL102\n";
  if (!mistakes.empty()) return {.code = Exit::kUsage, .reason = "there is nothing to explain", .details = mistakes};
  Stream stream(options);
  stream.Write(page);
  return stream.Close({.reason = "explained"});
}

}  // namespace factlint
