#include "extractor/layout.h"

#include <algorithm>
#include <array>

#include "extractor/lines.h"
#include "extractor/table.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr uint32_t kWidestWrap = 132;  // columns; longer lines are whole paragraphs
constexpr uint32_t kNarrowestWrap = 40;
constexpr uint32_t kRagged = 16;  // how far a full line may stay behind the widest

// The column at which the author's editor broke lines; 0 where each line is a
// paragraph of its own. Most lines that another follows at once are nearly as
// wide as the widest of them.
uint32_t FindWrap(const std::vector<Line>& lines) {
  std::vector<uint32_t> widths;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const uint32_t width = lines[i].indent + lines[i].width;
    if (!lines[i + 1].apart && width >= kNarrowestWrap) widths.push_back(width);
  }
  if (widths.size() < 3) return 0;
  std::sort(widths.begin(), widths.end());
  const uint32_t wrap = widths[widths.size() * 19 / 20];
  if (wrap > kWidestWrap) return 0;
  const auto narrow = std::lower_bound(widths.begin(), widths.end(), wrap - std::min(wrap, kRagged)) - widths.begin();
  return static_cast<size_t>(narrow) * 5 <= widths.size() * 2 ? wrap : 0;
}

uint32_t FirstWordWidth(std::string_view line) {
  uint32_t width = 0;
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = CodePointAt(line, at);
    if (IsCjk(c.value)) return std::max(width, 2u);
    if (IsSpace(c.value)) break;
    ++width;
    at += c.size;
  }
  return width;
}

// "City: Beijing": a word or few, a colon, more.
bool IsLabelLine(std::string_view line) {
  const size_t colon = std::min(line.find(':'), line.find("："));
  return colon != std::string_view::npos && colon > 0 && colon < 40 && colon + 1 < line.size() &&
         CountWords(line.substr(0, colon)) <= 4;
}

bool IsAddress(std::string_view line) { return line.substr(0, 4) == "www." || line.substr(0, 4) == "http"; }

// The longest run of backticks or tildes that begins each line: fences.
struct Fence {
  char mark = 0;
  uint32_t size = 0;
};

Fence ReadFence(std::string_view line) {
  if (line.empty() || (line[0] != '`' && line[0] != '~')) return {};
  const size_t size = std::min(line.find_first_not_of(line[0]), line.size());
  if (size < 3) return {};
  if (line[0] == '`' && line.find('`', size) != std::string_view::npos) return {};
  return {line[0], static_cast<uint32_t>(size)};
}

// A line of tags alone: "<div class=x>", "</p>".
bool IsTagLine(std::string_view line) {
  if (line.size() < 3 || line.front() != '<' || line.back() != '>') return false;
  bool inside = false;
  for (const char c : line) {
    if (c == '<')
      inside = true;
    else if (!inside && c != ' ' && c != '\t')
      return false;
    else if (c == '>')
      inside = false;
  }
  const char first = line[1];
  return first == '/' || first == '!' || ((first | 0x20) >= 'a' && (first | 0x20) <= 'z');
}

// "[report]: https://example.org": where a link of the text leads.
bool IsLinkTarget(std::string_view line) {
  const size_t end = line.front() == '[' ? line.find("]: ") : std::string_view::npos;
  return end != std::string_view::npos && (IsAddress(line.substr(end + 3)) || line[end + 3] == '<');
}

class LayoutReader {
 public:
  explicit LayoutReader(const Document& document)
      : text_(document.text()),
        markdown_(document.IsMarkdown()),
        lines_(SplitLines(text_)),
        wrap_(markdown_ ? 0 : FindWrap(lines_)) {}

  std::vector<Draft> Read() {
    FindClosers();
    while (next_ < lines_.size()) {
      if (!(ReadFrontMatter() || ReadFenced() || ReadComment() || ReadTable() || ReadRuleLine())) ReadLine();
    }
    for (size_t i = 0; i + 1 < drafts_.size(); ++i) drafts_[i].apart_after = drafts_[i + 1].apart_before;
    if (!drafts_.empty()) drafts_.back().apart_after = true;
    return std::move(drafts_);
  }

 private:
  std::string_view Text(const Line& line) const { return text_.substr(line.span.begin, line.span.size()); }

  // For each fence the size of the longest later one of its mark, so that a
  // fence that nothing closes is known at once.
  void FindClosers() {
    closers_.assign(lines_.size(), 0);
    std::array<uint32_t, 2> longest = {0, 0};
    for (size_t i = lines_.size(); i-- > 0;) {
      const Fence fence = ReadFence(Text(lines_[i]));
      if (fence.size == 0) continue;
      uint32_t& most = longest[fence.mark == '~'];
      closers_[i] = most;
      most = std::max(most, fence.size);
    }
  }

  Draft& Add(BlockKind kind, size_t first, size_t last, Span span) {
    Draft draft;
    draft.block.kind = kind;
    draft.block.span = span;
    draft.lines = static_cast<uint32_t>(last - first + 1);
    draft.indent = lines_[first].indent;
    draft.width = lines_[first].width;
    draft.apart_before = lines_[first].apart || ruled_off_;
    draft.certain = true;
    ruled_off_ = false;
    open_ = false;
    drafts_.push_back(std::move(draft));
    return drafts_.back();
  }

  // Lines [next_, end) as one block of text that is no prose.
  void AddLines(BlockKind kind, size_t end) {
    Add(kind, next_, end - 1, {lines_[next_].span.begin, lines_[end - 1].span.end});
    next_ = end;
  }

  bool ReadFrontMatter() {
    if (next_ != 0 || !markdown_ || Text(lines_[0]) != "---" || lines_[0].span.begin != 0) return false;
    for (size_t i = 1; i < lines_.size(); ++i) {
      const std::string_view line = Text(lines_[i]);
      if (lines_[i].indent != 0 || (line != "---" && line != "...")) continue;
      AddLines(BlockKind::kFrontMatter, i + 1);
      return true;
    }
    return false;
  }

  bool ReadFenced() {
    const Fence fence = ReadFence(Text(lines_[next_]));
    if (fence.size == 0 || closers_[next_] < fence.size) return false;
    size_t end = next_ + 1;
    for (; end < lines_.size(); ++end) {
      const Fence closer = ReadFence(Text(lines_[end]));
      if (closer.mark == fence.mark && closer.size >= fence.size) break;
    }
    AddLines(BlockKind::kCode, std::min(end + 1, lines_.size()));
    return true;
  }

  bool ReadComment() {
    const std::string_view line = Text(lines_[next_]);
    if (line.substr(0, 4) == "<!--") {
      const uint32_t begin = lines_[next_].span.begin;
      if (begin >= no_comment_end_) return false;
      const size_t close = text_.find("-->", begin + 4);
      if (close == std::string_view::npos) {
        no_comment_end_ = begin;
        return false;
      }
      size_t end = next_ + 1;
      while (end < lines_.size() && lines_[end].span.begin < close + 3) ++end;
      const Line last = lines_[end - 1];
      AddLines(BlockKind::kCode, end);
      // Words behind the comment on its last line are prose.
      const Span rest = Trim(text_, {static_cast<uint32_t>(close + 3), last.span.end});
      if (!rest.empty()) {
        drafts_.back().block.span.end = static_cast<uint32_t>(close + 3);
        lines_[end - 1].span = rest;
        lines_[end - 1].apart = false;
        next_ = end - 1;
      }
      return true;
    }
    if (!IsTagLine(line) && !(markdown_ && IsLinkTarget(line))) return false;
    AddLines(BlockKind::kCode, next_ + 1);
    return true;
  }

  bool ReadTable() {
    const TableLines table = FindTable(text_, lines_, next_);
    if (table.end == next_) return false;
    const auto header = static_cast<uint32_t>(drafts_.size());
    for (size_t i = next_; i < table.end; ++i) {
      if (table.has_separator && i == next_ + 1) continue;
      std::vector<Cell> cells = table.tabs ? SplitTabs(text_, lines_[i].span) : SplitPipes(text_, lines_[i].span);
      Draft& row = Add(i == next_ ? BlockKind::kTableHeader : BlockKind::kTableRow, i, i, {});
      row.block.span = {cells.front().text.begin, std::max(cells.front().text.begin, cells.back().text.end)};
      row.block.cells = std::move(cells);
      row.block.table = header;
    }
    next_ = table.end;
    return true;
  }

  // "-----" under a line makes it a heading; elsewhere it sets blocks apart.
  bool ReadRuleLine() {
    const std::string_view line = Text(lines_[next_]);
    if (!IsRule(line)) return false;
    const bool underline =
        line.find_first_not_of('=') == std::string_view::npos || line.find_first_not_of('-') == std::string_view::npos;
    if (underline && open_ && !lines_[next_].apart && drafts_.back().lines == 1 &&
        drafts_.back().block.kind == BlockKind::kParagraph && CountWords(SliceOf(drafts_.back())) <= 20) {
      Draft& heading = drafts_.back();
      heading.block.kind = BlockKind::kHeading;
      heading.block.level = line.front() == '=' ? 1 : 2;
      heading.certain = true;
    }
    open_ = false;
    ruled_off_ = true;
    ++next_;
    return true;
  }

  std::string_view SliceOf(const Draft& draft) const {
    return text_.substr(draft.block.span.begin, draft.block.span.size());
  }

  void ReadLine() {
    const Line& line = lines_[next_];
    Marker marker = ReadMarker(text_, line.span);
    if (open_ && !line.apart) {
      if (marker.IsNumbered() && !MayInterrupt(marker)) marker = {};
      if (marker.kind == MarkerKind::kQuote && drafts_.back().marker.kind == MarkerKind::kQuote)
        return Extend(line, marker.span.end);
      if (marker.kind == MarkerKind::kAbsent && GoesOn(line)) return Extend(line, line.span.begin);
    }
    Draft& draft = Add(BlockKind::kParagraph, next_, next_,
                       {marker.span.empty() ? line.span.begin : marker.span.end, line.span.end});
    draft.certain = false;
    draft.marker = marker;
    draft.block.marker = marker.span;
    draft.block.number = marker.number;
    if (marker.kind == MarkerKind::kHash) MakeHeading(draft);
    if (marker.kind == MarkerKind::kBullet) draft.block.kind = BlockKind::kListItem;
    open_ = !draft.certain;
    ++next_;
  }

  void MakeHeading(Draft& draft) {
    draft.block.kind = BlockKind::kHeading;
    draft.block.level = draft.marker.depth;
    draft.certain = true;
    // "## 4. Shenzhen" is numbered; closing marks are markup.
    while (!draft.block.span.empty() && text_[draft.block.span.end - 1] == '#') --draft.block.span.end;
    draft.block.span = Trim(text_, draft.block.span);
    const Marker inner = ReadMarker(text_, draft.block.span);
    if (!inner.IsNumbered() || inner.span.end >= draft.block.span.end) return;
    draft.block.number = inner.number;
    draft.block.marker.end = draft.block.span.begin = inner.span.end;
    draft.marker.style = inner.style;
  }

  // A number that ends up at the start of a wrapped line is no marker: "in
  // July / 2019. The". The list goes on, begins at 1, or the line before is done.
  bool MayInterrupt(const Marker& marker) const {
    const Draft& before = drafts_.back();
    const std::string_view text = SliceOf(before);
    if (before.marker.style == marker.style && marker.IsNumbered()) return true;
    if (EndsSentence(text) || EndsInColon(text)) return marker.number <= 99;
    return marker.number == 1 || marker.kind != MarkerKind::kNumber;
  }

  // Does the open block go on in this line?
  bool GoesOn(const Line& line) const {
    const Draft& before = drafts_.back();
    const Line& last = lines_[next_ - 1];
    const std::string_view text = Text(line);
    const std::string_view above = Text(last);
    const bool item = before.block.kind == BlockKind::kListItem || before.marker.IsNumbered();
    if (item && line.indent > before.indent && line.indent > 1) return true;
    if (markdown_) {
      if (last.breaks && !item) return false;
      return !(IsLabelLine(text) && (IsLabelLine(above) || EndsSentence(above)));
    }
    if (!EndsSentence(above) && !EndsInColon(above) && IsLower(CodePointAt(text, 0).value)) return !IsAddress(text);
    if (EndsOpen(above)) return true;
    if (wrap_ == 0 || EndsInColon(above) || line.indent > last.indent + 1) return false;
    const uint32_t end = last.indent + last.width;
    if (end > wrap_ + kRagged) return false;
    // The next word had no room, or the line stops near the edge inside a sentence.
    return end + 1 + FirstWordWidth(text) > wrap_ || (!EndsSentence(above) && end + kRagged > wrap_);
  }

  void Extend(const Line& line, uint32_t begin) {
    Draft& draft = drafts_.back();
    draft.block.span.end = std::max(line.span.end, begin);
    draft.width = std::max(draft.width, line.width);
    ++draft.lines;
    ++next_;
  }

  std::string_view text_;
  bool markdown_;
  std::vector<Line> lines_;
  uint32_t wrap_;
  std::vector<uint32_t> closers_;
  std::vector<Draft> drafts_;
  size_t next_ = 0;
  uint32_t no_comment_end_ = UINT32_MAX;
  bool open_ = false;       // the last block may go on in the next line
  bool ruled_off_ = false;  // a drawn line stands before
};

}  // namespace

std::vector<Draft> ReadLayout(const Document& document) { return LayoutReader(document).Read(); }

}  // namespace factlint
