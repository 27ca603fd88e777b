#include "cli/table_rows.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "cli/document_source.h"
#include "extractor/unicode.h"
#include "reports/excerpt.h"
#include "reports/wording.h"

namespace factlint {
namespace {

// A longer row is no help: bytes.
constexpr uint32_t kLongest = 600;

using Cells = std::vector<FindingLocation*>;

bool IsTable(std::string_view path) { return path.ends_with(".csv") || path.ends_with(".tsv"); }

bool IsCell(const FindingLocation& location, const ReportIndex& index) {
  if (!location.place || !location.quote_place || !Holds(*location.quote_place, *location.place)) return false;
  const Claim* claim = index.FindClaim(location.claim);
  return IsTable(location.path) || (claim != nullptr && claim->subject.via == Via::kTable);
}

// The places by document; each in the order of its text.
std::map<std::string_view, Cells> CellsOf(Report& report) {
  const ReportIndex index(report);
  std::map<std::string_view, Cells> cells;
  for (Finding& finding : report.findings)
    for (FindingLocation& location : finding.locations)
      if (IsCell(location, index)) cells[location.path].push_back(&location);
  for (auto& [path, of_document] : cells)
    std::stable_sort(of_document.begin(), of_document.end(), [](const FindingLocation* a, const FindingLocation* b) {
      return a->quote_place->char_start < b->quote_place->char_start;
    });
  return cells;
}

// The lines that a part of the text touches, without white space at their ends.
Span LinesOf(std::string_view text, Span part) {
  constexpr std::string_view kEnds = "\r\n";
  constexpr std::string_view kBlank = " \t";
  const size_t before = part.begin == 0 ? std::string_view::npos : text.find_last_of(kEnds, part.begin - 1);
  size_t begin = before == std::string_view::npos ? 0 : before + 1;
  size_t end = std::min(text.find_first_of(kEnds, part.end), text.size());
  while (begin < part.begin && kBlank.find(text[begin]) != std::string_view::npos) ++begin;
  while (end > part.end && kBlank.find(text[end - 1]) != std::string_view::npos) --end;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

void Widen(const Document& document, const Cells& cells) {
  const std::string_view text = document.text();
  Locator locator(document);
  size_t byte = 0, seen = 0;  // character number `seen` begins at `byte`
  for (FindingLocation* location : cells) {
    const auto first = static_cast<size_t>(location->quote_place->char_start);
    byte += ByteOfCodePoint(text.substr(byte), first - seen);
    seen = first;
    if (!text.substr(byte).starts_with(location->quote)) continue;
    const Span row = LinesOf(text, {static_cast<uint32_t>(byte), static_cast<uint32_t>(byte + location->quote.size())});
    if (row.size() > kLongest) continue;
    location->quote = document.Slice(row);
    location->quote_place = locator.Locate(row);
  }
}

}  // namespace

void ShowRows(const Session& session, Report& report) {
  const std::map<std::string_view, Cells> cells = CellsOf(report);
  for (const Input& input : session.inputs) {
    const auto found = cells.find(input.path);
    if (found == cells.end() || input.kind == InputKind::kJsonl || !input.files->IsFile(input.file)) continue;
    const Result<OpenedDocument> opened = OpenDocument({.input = &input, .record = {}, .line = 0, .problem = {}});
    if (opened && opened->document.kind() != DocumentKind::kHtml) Widen(opened->document, found->second);
  }
}

}  // namespace factlint
