#include "extractor/table.h"

#include <algorithm>
#include <array>

#include "extractor/unicode.h"

namespace factlint {
namespace {

Cell MakeCell(std::string_view text, size_t column, size_t begin, size_t end) {
  const Span span = Trim(text, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  return {.column = static_cast<uint32_t>(column), .text = span};
}

std::string_view Slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

// "|---|:--:|": bars, dashes, colons and spaces, at least one dash a cell.
bool IsSeparator(std::string_view line) {
  constexpr std::string_view kWideColon = "：";  // "|：---|", typed in Chinese
  size_t dashes = 0;
  size_t bars = 0;
  for (size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (line.substr(at).starts_with(kWideColon)) {
      at += kWideColon.size() - 1;
      continue;
    }
    if (c != '|' && c != '-' && c != ':' && c != '+' && c != ' ' && c != '\t') return false;
    dashes += c == '-';
    bars += c == '|' || c == '+';
  }
  return dashes >= 1 && bars >= 1;
}

bool BetweenBars(std::string_view line) { return line.size() >= 3 && line.front() == '|' && line.back() == '|'; }

size_t CountTabs(std::string_view line) { return static_cast<size_t>(std::count(line.begin(), line.end(), '\t')); }

// --- CSV ---

struct Row {
  std::vector<Cell> cells;
  size_t next = 0;  // where the next row begins
};

class DelimitedReader {
 public:
  DelimitedReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  Row Read(size_t at) {
    Row row;
    while (true) {
      at = ReadField(at, row);
      if (at >= text_.size() || text_[at] != separator_) break;
      ++at;
    }
    if (at < text_.size() && text_[at] == '\r') ++at;
    if (at < text_.size() && text_[at] == '\n') ++at;
    row.next = at;
    return row;
  }

 private:
  bool EndsField(size_t at) const {
    return at >= text_.size() || text_[at] == separator_ || text_[at] == '\n' || text_[at] == '\r';
  }

  // Where the quoted field that begins after a mark at `at` - 1 is closed;
  // npos if nothing closes it.
  size_t FindClosing(size_t at) const {
    while (true) {
      at = text_.find('"', at);
      if (at == std::string_view::npos) return at;
      if (at + 1 < text_.size() && text_[at + 1] == '"')
        at += 2;
      else
        return at;
    }
  }

  // Appends the field that begins at `at`; the offset of what ends it.
  size_t ReadField(size_t at, Row& row) {
    size_t begin = at;
    while (begin < text_.size() && text_[begin] == ' ') ++begin;
    if (quotes_close_ && begin < text_.size() && text_[begin] == '"') {
      const size_t closing = FindClosing(begin + 1);
      size_t after = closing == std::string_view::npos ? closing : closing + 1;
      while (after < text_.size() && text_[after] == ' ') ++after;
      if (closing == std::string_view::npos) {
        quotes_close_ = false;  // asked once: the next mark would look as far
      } else if (EndsField(after)) {
        row.cells.push_back(MakeCell(text_, row.cells.size(), begin + 1, closing));
        return after;
      }
      // "Ayle" Cranes: the marks are part of the text.
    }
    at = begin;
    while (!EndsField(at)) ++at;
    row.cells.push_back(MakeCell(text_, row.cells.size(), begin, at));
    return at;
  }

  std::string_view text_;
  char separator_;
  bool quotes_close_ = true;
};

char ChooseSeparator(const Document& document) {
  if (document.kind() == DocumentKind::kTsv) return '\t';
  const std::string_view text = document.text();
  constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
  char best = ',';
  size_t best_score = 0;
  for (const char separator : kSeparators) {
    DelimitedReader reader(text, separator);
    // Of the first rows: those that have as many fields as the row before.
    size_t score = 0;
    size_t last = 0;
    size_t at = 0;
    for (int row = 0; row < 8 && at < text.size() && at < (1u << 20); ++row) {
      const Row read = reader.Read(at);
      const size_t fields = read.cells.size();
      if (fields > 1) score += fields == last ? 4 : 1;
      if (fields > 1) last = fields;
      at = read.next;
    }
    if (score > best_score) {
      best = separator;
      best_score = score;
    }
  }
  return best;
}

Block MakeRow(Row row) {
  Block block;
  block.span = {row.cells.front().text.begin, row.cells.back().text.end};
  block.cells = std::move(row.cells);
  return block;
}

}  // namespace

std::vector<Cell> SplitPipes(std::string_view text, Span line) {
  std::vector<Cell> cells;
  size_t begin = line.begin;
  size_t end = line.end;
  if (text[begin] == '|') ++begin;
  if (end > begin && text[end - 1] == '|' && !(end - begin > 1 && text[end - 2] == '\\')) --end;
  size_t from = begin;
  bool code = false;
  for (size_t at = begin; at < end; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '`') {
      code = !code;
    } else if (text[at] == '|' && !code) {
      cells.push_back(MakeCell(text, cells.size(), from, at));
      from = at + 1;
    }
  }
  cells.push_back(MakeCell(text, cells.size(), from, end));
  return cells;
}

std::vector<Cell> SplitTabs(std::string_view text, Span line) {
  std::vector<Cell> cells;
  size_t from = line.begin;
  for (size_t at = line.begin; at <= line.end; ++at) {
    if (at < line.end && text[at] != '\t') continue;
    cells.push_back(MakeCell(text, cells.size(), from, at));
    from = at + 1;
  }
  return cells;
}

TableLines FindTable(std::string_view text, const std::vector<Line>& lines, size_t first) {
  const TableLines none{.end = first};
  const auto line = [&](size_t i) { return Slice(text, lines[i].span); };
  const auto joined = [&](size_t i) { return i < lines.size() && !lines[i].apart; };
  if (!joined(first + 1)) return none;
  size_t end = first + 1;
  if (line(first).find('|') != std::string_view::npos) {
    if (IsSeparator(line(first + 1))) {
      for (end = first + 2; joined(end) && line(end).find('|') != std::string_view::npos;) ++end;
      return {.end = end, .has_separator = true};
    }
    const bool between = BetweenBars(line(first));
    const size_t columns = SplitPipes(text, lines[first].span).size();
    while (joined(end) && (!between || BetweenBars(line(end))) && SplitPipes(text, lines[end].span).size() == columns)
      ++end;
    return columns >= 2 && end >= first + (between ? 2 : 3) ? TableLines{.end = end} : none;
  }
  const size_t tabs = CountTabs(line(first));
  if (tabs == 0) return none;
  while (joined(end) && CountTabs(line(end)) == tabs) ++end;
  return end >= first + 3 ? TableLines{.end = end, .tabs = true} : none;
}

// "city,output (2024, EUR m),staff" over rows of three: a mark within brackets that no quotes
// guard parts no columns. Only where the rows tell so: else the heads stay as they are.
void JoinBracketed(std::string_view text, size_t columns, std::vector<Cell>& heads) {
  const auto open = [&](const Cell& cell) {
    int depth = 0;
    const std::string_view slice = Slice(text, cell.text);
    for (size_t at = 0; at < slice.size();) {
      const CodePoint point = CodePointAt(slice, at);
      at += point.size;
      depth += point.value == U'(' || point.value == U'（' ? 1 : 0;
      depth -= point.value == U')' || point.value == U'）' ? 1 : 0;
    }
    return depth;
  };
  std::vector<Cell> joined;
  int depth = 0;
  for (const Cell& cell : heads) {
    if (depth > 0) {
      joined.back().text.end = cell.text.end;
    } else {
      joined.push_back(cell);
      joined.back().column = static_cast<uint32_t>(joined.size() - 1);
    }
    depth = std::max(0, depth + open(cell));
  }
  if (depth == 0 && joined.size() == columns) heads = std::move(joined);
}

std::vector<Block> ReadDelimited(const Document& document) {
  const std::string_view text = document.text();
  DelimitedReader reader(text, ChooseSeparator(document));
  std::vector<Block> blocks;
  uint32_t header = kNoIndex;
  for (size_t at = 0; at < text.size();) {
    Row row = reader.Read(at);
    at = row.next;
    const bool blank = std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& c) { return c.text.empty(); });
    if (blank) continue;
    if (header == kNoIndex && row.cells.size() > 1) header = static_cast<uint32_t>(blocks.size());
    blocks.push_back(MakeRow(std::move(row)));
  }
  if (header == kNoIndex) header = 0;  // one column
  if (header + 1 < blocks.size() && blocks[header + 1].cells.size() < blocks[header].cells.size())
    JoinBracketed(text, blocks[header + 1].cells.size(), blocks[header].cells);
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    if (i < header) {
      block.kind = BlockKind::kParagraph;
      block.cells.clear();
    } else {
      block.kind = i == header ? BlockKind::kTableHeader : BlockKind::kTableRow;
      block.table = header;
    }
  }
  return blocks;
}

}  // namespace factlint
