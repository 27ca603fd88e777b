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

bool HasTables(const Report& report) {
  return std::any_of(report.claims.begin(), report.claims.end(),
                     [](const Claim& claim) { return claim.subject.via == Via::kTable || IsTable(claim.path); });
}

// The places by document; each in the order of its text.
std::map<std::string_view, Cells> CellsOf(Report& report) {
  if (!HasTables(report)) return {};
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

// Where the cells begin in the text of a document, one for each; kNowhere where they do not.
constexpr size_t kNowhere = std::string_view::npos;
std::vector<size_t> BeginningsOf(const Document& document, const Cells& cells) {
  const std::string_view text = document.text();
  std::vector<size_t> beginnings;
  beginnings.reserve(cells.size());
  size_t byte = 0, seen = 0;  // character number `seen` begins at `byte`
  for (const FindingLocation* location : cells) {
    const auto first = static_cast<size_t>(location->quote_place->char_start);
    byte += ByteOfCodePoint(text.substr(byte), first - seen);
    seen = first;
    beginnings.push_back(byte);
  }
  return beginnings;
}

// The same of a page, whose places count in what its text was made of.
std::vector<size_t> BeginningsInPage(const Document& page, const Cells& cells) {
  std::map<uint64_t, size_t> at;  // in the text, by where it stands in the file
  for (const FindingLocation* location : cells) at.emplace(location->quote_place->start, kNowhere);
  for (uint32_t i = 0; i < page.text().size(); ++i) {
    const auto found = at.find(page.Original(page.SourceOf({i, i}).begin));
    if (found != at.end()) found->second = i;  // the last: marks of Markdown stand before it
  }
  std::vector<size_t> beginnings;
  beginnings.reserve(cells.size());
  for (const FindingLocation* location : cells) beginnings.push_back(at.at(location->quote_place->start));
  return beginnings;
}

void Widen(const Document& document, const Cells& cells) {
  const std::string_view text = document.text();
  const std::vector<size_t> beginnings =
      document.kind() == DocumentKind::kHtml ? BeginningsInPage(document, cells) : BeginningsOf(document, cells);
  Locator locator(document);
  for (size_t i = 0; i < cells.size(); ++i) {
    FindingLocation& location = *cells[i];
    const size_t begin = beginnings[i];
    if (begin == kNowhere || !text.substr(begin).starts_with(location.quote)) continue;
    const Span row =
        LinesOf(text, {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + location.quote.size())});
    if (row.size() > kLongest) continue;
    location.quote = document.Slice(row);
    location.quote_place = locator.Locate(row);
  }
}

}  // namespace

void ShowRows(const Session& session, Report& report) {
  const std::map<std::string_view, Cells> cells = CellsOf(report);
  for (const Input& input : session.inputs) {
    const auto found = cells.find(input.path);
    if (found == cells.end() || input.kind == InputKind::kJsonl || !input.files->IsFile(input.file)) continue;
    const Result<OpenedDocument> opened = OpenDocument({.input = &input, .record = {}, .line = 0, .problem = {}});
    if (opened) Widen(opened->document, found->second);
  }
}

}  // namespace factlint
