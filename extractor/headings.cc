#include "extractor/headings.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extractor/lines.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr uint32_t kHeadingWords = 12;
constexpr uint32_t kSectionWords = 5;  // of a heading right below the title
constexpr uint32_t kNumberedHeadingWords = 16;
constexpr uint32_t kLabelWords = 6;
constexpr uint32_t kNameWords = 12;  // of one entry of a list of names
constexpr uint32_t kItemBytes = 120;

std::string_view Slice(std::string_view text, const Draft& draft) {
  return text.substr(draft.block.span.begin, draft.block.span.size());
}

bool IsPlain(const Draft& draft) { return draft.block.kind == BlockKind::kParagraph && !draft.certain; }
bool IsNumbered(const Draft& draft) { return IsPlain(draft) && draft.marker.IsNumbered(); }
bool IsItem(const Draft& draft) { return draft.block.kind == BlockKind::kListItem; }

// --- Labels ---

// "Narvik Auto" of "**Narvik Auto.** The company ..."
Span FindLeadIn(std::string_view text, Span span) {
  constexpr std::string_view kBold = "**";
  constexpr size_t kLongest = 60;
  if (text.substr(span.begin, 2) != kBold) return {};
  const std::string_view rest = text.substr(span.begin + 2, std::min<size_t>(span.size() - 2, kLongest));
  const size_t close = rest.find(kBold);
  if (close == std::string_view::npos || close == 0 || span.begin + close + 5 >= span.end) return {};
  const std::string_view lead = rest.substr(0, close);
  const bool stops = lead.back() == '.' && lead.find('.') == lead.size() - 1;
  if (!stops || !IsUpper(CodePointAt(text, span.begin + 2).value) || CountWords(lead) > 4) return {};
  return {span.begin + 2, static_cast<uint32_t>(span.begin + 2 + close - 1)};
}

bool IsShortNumber(std::string_view word) {
  constexpr size_t kDigits = 3;
  return !word.empty() && word.size() <= kDigits &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Do all words begin with a capital, or with a small letter before one ("iFlytek"), and is one
// of them no acronym that shouts ("SINGAPORE. Changi said")?
bool IsPortraitName(std::string_view name) {
  constexpr size_t kLongestAcronym = 4;
  uint32_t words = 0;
  bool quiet = name.size() <= kLongestAcronym;
  for (size_t begin = 0; begin < name.size();) {
    const size_t end = std::min(name.find(' ', begin), name.size());
    const std::string_view word = name.substr(begin, end - begin);
    if (word.empty() || word.find_first_of(":,;") != std::string_view::npos) return false;
    const char32_t first = CodePointAt(word, 0).value;
    const bool camel = word.size() > 1 && IsLower(first) && IsUpper(CodePointAt(word, 1).value);
    const bool number = words > 0 && end == name.size() && IsShortNumber(word);  // "Marnby 208"
    if (!IsUpper(first) && !camel && !number && word != "&" && word != "of") return false;
    quiet = quiet || std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    begin = end + 1;
    ++words;
  }
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  return quiet && words > 0 && words <= 4 && (last.size() > 2 || IsShortNumber(last));
}

bool EndsInNumber(std::string_view name) { return !name.empty() && IsDigit(static_cast<unsigned char>(name.back())); }

// "Marnby" of "Marnby. A bank in Derby. Founded: ..." and of "Marnby (Derby) – Sales: ...": the
// name that opens a portrait.
Span FindPortrait(std::string_view text, Span span) {
  constexpr size_t kLongest = 48;
  constexpr size_t kLongestAside = 32;
  const std::string_view line = text.substr(span.begin, span.size());
  const std::string_view opening = line.substr(0, kLongest);
  const auto holds = [&](char mark) { return opening.find(mark) != std::string_view::npos; };
  if (!holds('.') && !holds('(') && !holds('-') && !holds('\xE2')) return {};
  size_t end = std::string_view::npos;
  for (const std::string_view mark : {". ", " (", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - "})
    end = std::min(end, opening.find(mark));
  if (end == std::string_view::npos || !IsPortraitName(line.substr(0, end))) return {};
  size_t behind = end;
  if (line.substr(behind).starts_with(" (")) {
    const size_t close = line.substr(0, behind + kLongestAside).find(')', behind);
    if (close == std::string_view::npos) return {};
    behind = close + 1;
  }
  for (const std::string_view mark : {". ", ": ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - "}) {
    if (!line.substr(behind).starts_with(mark) || line.size() <= behind + mark.size()) continue;
    const char32_t next = CodePointAt(line, behind + mark.size()).value;
    if (IsUpper(next) || IsDigit(next)) return {span.begin, span.begin + static_cast<uint32_t>(end)};
  }
  return {};
}

// The label of "Talent Pool: Over 50% ...", without marks of emphasis.
Span FindLabel(std::string_view text, Span span) {
  if (const Span lead = FindLeadIn(text, span); !lead.empty()) return lead;
  const uint32_t limit = std::min(span.end, span.begin + 80);
  uint32_t begin = span.begin;
  while (begin < limit && (text[begin] == '*' || text[begin] == '_')) ++begin;
  if (begin >= limit) return {};
  const char32_t first = CodePointAt(text, begin).value;
  if (!IsUpper(first) && !IsDigit(first) && !IsCjk(first) && !IsQuote(first)) return {};
  const std::string_view reach = text.substr(begin, limit - begin);
  if (reach.find(':') == std::string_view::npos && reach.find('\xEF') == std::string_view::npos) return {};
  int depth = 0;
  for (uint32_t at = begin; at < limit;) {
    const CodePoint c = CodePointAt(text, at);
    const bool stop = c.value == '.' || c.value == '!' || c.value == '?' || c.value == 0x3002 || c.value == ';' ||
                      c.value == 0xFF0C || c.value == '\n';
    const char32_t after = at + c.size < span.end ? CodePointAt(text, at + c.size).value : 0;
    if (stop && (c.value != '.' || IsSpace(after))) return {};
    if (c.value == '(' || c.value == 0xFF08) ++depth;
    if (c.value == ')' || c.value == 0xFF09) --depth;
    if ((c.value != ':' && c.value != 0xFF1A) || depth != 0) {
      at += c.size;
      continue;
    }
    const bool ends_label = after != 0 && !(c.value == ':' && (IsDigit(after) || after == '/'));
    uint32_t end = at;
    while (end > begin && (text[end - 1] == '*' || text[end - 1] == '_' || text[end - 1] == ' ')) --end;
    const std::string_view label = text.substr(begin, end - begin);
    const uint32_t words = CountWords(label);
    if (!ends_label || words == 0 || words > kLabelWords) return {};
    return {begin, end};
  }
  return {};
}

// "Baidu,, Bytedance, SenseTime", "24.8 million": entries of few words that begin
// with a capital, a digit or an ideograph; no sentence.
bool IsNameList(std::string_view list) {
  if (EndsSentence(list) || list.size() > 400) return false;
  uint32_t words = 0;
  bool entry_begins = true;
  bool inside = false;
  uint32_t depth = 0;
  for (size_t at = 0; at < list.size();) {
    const CodePoint c = CodePointAt(list, at);
    at += c.size;
    if (c.value == '(' || c.value == 0xFF08) ++depth;
    if ((c.value == ')' || c.value == 0xFF09) && depth > 0) --depth;
    const bool parts = depth == 0 && (c.value == ',' || c.value == ';' || c.value == '/' || c.value == '|' ||
                                      c.value == 0x3001 || c.value == 0xFF0C || c.value == 0xFF1B);
    if (parts && !(c.value == ',' && at < list.size() && IsDigit(static_cast<unsigned char>(list[at])))) {
      entry_begins = true;
      words = 0;
      inside = false;
      continue;
    }
    if (c.value == ':' || c.value == 0xFF1A || c.value == 0x3002) return false;
    const bool letter = IsLetter(c.value) || IsDigit(c.value);
    if (!letter && !IsSpace(c.value)) continue;
    if (letter && entry_begins) {
      // "and Peking University", "iFlytek" and the like begin in lower case.
      const bool conjunction = list.substr(at - c.size, 4) == "and ";
      const bool camel = at < list.size() && IsUpper(static_cast<unsigned char>(list[at]));
      if (IsLower(c.value) && !conjunction && !camel) return false;
      entry_begins = false;
    }
    if (letter && (!inside || IsCjk(c.value)) && ++words > (IsCjk(c.value) ? 2 * kNameWords : kNameWords)) return false;
    inside = letter;
  }
  return true;
}

// --- Kinds ---

class Deciding {
 public:
  Deciding(const Document& document, std::vector<Draft>& drafts)
      : text_(document.text()), markdown_(document.IsMarkdown()), drafts_(drafts) {}

  void Run() {
    MarkUnmarkedItems();
    MarkNumbered();
    MarkLabels();
    MarkIntros();
    MarkShortLines();
  }

 private:
  std::string_view Text(size_t i) const { return Slice(text_, drafts_[i]); }
  bool Exists(size_t i) const { return i < drafts_.size(); }

  // The next block that is the article's.
  size_t Next(size_t i) const {
    for (++i; Exists(i); ++i)
      if (drafts_[i].block.kind != BlockKind::kFurniture && drafts_[i].block.kind != BlockKind::kCode) break;
    return i;
  }

  // In Markdown what is indented under an item is part of it.
  bool IsInside(size_t i, size_t item) const {
    return markdown_ && Exists(i) && drafts_[i].indent >= drafts_[item].indent + 2;
  }
  size_t NextOutside(size_t item) const {
    size_t i = Next(item);
    while (IsInside(i, item)) i = Next(i);
    return i;
  }

  // Lines under a line that ends in a colon, each short, at least two of them,
  // no blank line between.
  void MarkUnmarkedItems() {
    for (size_t i = 0; i + 2 < drafts_.size(); ++i) {
      if (!IsPlain(drafts_[i]) || IsNumbered(drafts_[i]) || !EndsInColon(Text(i))) continue;
      size_t end = i + 1;
      while (Exists(end) && IsPlain(drafts_[end]) && drafts_[end].block.marker.empty() && !drafts_[end].apart_before &&
             drafts_[end].lines == 1 && drafts_[end].block.span.size() <= kItemBytes && !EndsInColon(Text(end)))
        ++end;
      if (end < i + 3) continue;
      for (size_t item = i + 1; item < end; ++item) drafts_[item].block.kind = BlockKind::kListItem;
      i = end - 1;
    }
  }

  // "It has 40 cranes. (From agencies)": a full stop behind a word of four small
  // letters, or 。, inside the line.
  static bool HoldsSentenceEnd(std::string_view line) {
    if (line.find("\xE3\x80\x82") != std::string_view::npos) return true;
    for (size_t at = line.find(". "); at != std::string_view::npos; at = line.find(". ", at + 1)) {
      const std::string_view word = line.substr(at < 4 ? at : at - 4, 4);
      if (at >= 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return true;
    }
    return false;
  }

  bool MayHead(size_t i, uint32_t words) const {
    const std::string_view line = Text(i);
    return drafts_[i].lines == 1 && CountWords(line, words + 1) <= words && !EndsSentence(line) && !EndsOpen(line) &&
           !HoldsSentenceEnd(line);
  }

  // A numbered line heads a section if it is short and something else than the
  // next number follows; numbers that follow each other at once are a list.
  void MarkNumbered() {
    std::map<uint32_t, std::vector<size_t>> series;
    for (size_t i = 0; i < drafts_.size(); ++i)
      if (IsNumbered(drafts_[i])) series[drafts_[i].marker.style].push_back(i);
    for (const auto& [style, members] : series) {
      size_t adjacent = 0;
      for (size_t m = 0; m + 1 < members.size(); ++m) adjacent += NextOutside(members[m]) == members[m + 1];
      const bool list = adjacent * 2 > members.size() - 1;
      for (const size_t i : members) {
        const bool heads = !list && HeadsSection(i);
        drafts_[i].block.kind = heads ? BlockKind::kHeading : BlockKind::kListItem;
      }
    }
  }

  bool HeadsSection(size_t i) const {
    const Draft& draft = drafts_[i];
    if (!MayHead(i, kNumberedHeadingWords)) return false;
    const size_t next = Next(i);
    if (!Exists(next) || IsInside(next, i)) return false;
    const bool nested = !draft.apart_after && drafts_[next].indent > draft.indent &&
                        (IsItem(drafts_[next]) || IsNumbered(drafts_[next]));
    const bool plain_number = draft.marker.kind == MarkerKind::kNumber;
    if (nested && plain_number) return false;
    const bool set_apart = draft.apart_before && draft.apart_after;
    if (set_apart || !plain_number) return true;
    return i == 0 || draft.apart_before || EndsSentence(Text(i - 1)) ||
           drafts_[i - 1].block.kind == BlockKind::kHeading || drafts_[i - 1].block.kind == BlockKind::kTitle;
  }

  // Of a row of portraits each paragraph opens with a name; one alone opens with a word.
  void MarkPortraits() {
    std::vector<std::pair<Draft*, Span>> found;
    for (Draft& draft : drafts_)
      if (IsPlain(draft) && draft.block.marker.empty())
        if (const Span name = FindPortrait(text_, draft.block.span); !name.empty()) found.emplace_back(&draft, name);
    // "Figure 1. …", "Figure 2. …": numbers of a row, and no names among others.
    std::map<std::string_view, int> rows;
    const auto text = [&](const auto& one) { return text_.substr(one.second.begin, one.second.size()); };
    const auto head = [&](const auto& one) { return text(one).substr(0, text(one).rfind(' ')); };
    for (const auto& one : found)
      if (EndsInNumber(text(one))) ++rows[head(one)];
    std::erase_if(found, [&](const auto& one) { return EndsInNumber(text(one)) && rows[head(one)] > 1; });
    const bool named =
        std::any_of(found.begin(), found.end(), [&](const auto& one) { return !EndsInNumber(text(one)); });
    if (found.size() < 2 || !named) return;
    for (const auto& [draft, name] : found) draft->block.label = name;
  }

  void MarkLabels() {
    MarkPortraits();
    for (Draft& draft : drafts_) {
      const bool plain = IsPlain(draft) && draft.block.marker.empty();
      if ((!plain && !IsItem(draft)) || !draft.block.label.empty()) continue;
      const Span label = FindLabel(text_, draft.block.span);
      if (label.empty()) continue;
      draft.block.label = label;
      if (!plain || draft.lines > 1 || text_[label.end] == '.') continue;
      const size_t colon = text_.find_first_of(":\xEF", label.end);
      const uint32_t after = static_cast<uint32_t>(colon + CodePointAt(text_, colon).size);
      const Span rest = Trim(text_, {after, draft.block.span.end});
      if (IsNameList(text_.substr(rest.begin, rest.size()))) draft.block.kind = BlockKind::kLabel;
    }
  }

  void MarkIntros() {
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (!IsPlain(drafts_[i]) || !EndsInColon(Text(i))) continue;
      const size_t next = Next(i);
      if (Exists(next) && IsItem(drafts_[next])) drafts_[i].block.kind = BlockKind::kListIntro;
    }
  }

  // "What does it cost?" set apart above its answer.
  bool IsQuestion(size_t i) const {
    const Draft& draft = drafts_[i];
    const std::string_view line = Text(i);
    const bool asks =
        line.back() == '?' || line.substr(line.size() - std::min<size_t>(line.size(), 3)) == "\xEF\xBC\x9F";
    return asks && draft.lines == 1 && draft.apart_before && draft.apart_after && CountWords(line) <= kHeadingWords &&
           IsFollowedByProse(i);
  }

  // The link that wikis print behind their headings: "History[edit]".
  std::string_view EditLink(size_t i) const {
    const std::string_view line = Text(i);
    for (const std::string_view link : {"[edit]", "[edit source]", "[ edit ]", "[编辑]"})
      if (line.size() > link.size() && line.substr(line.size() - link.size()) == link) return link;
    return {};
  }

  // "**Beijing**" alone on its line.
  bool IsBold(size_t i) const {
    const std::string_view line = Text(i);
    return line.size() > 4 && line.substr(0, 2) == "**" && line.substr(line.size() - 2) == "**" &&
           line.find("**", 2) == line.size() - 2;
  }

  // "**Narvik Auto.**" above the items that tell of it.
  bool IsBoldName(size_t i) const {
    constexpr uint32_t kName = 4;  // words
    const std::string_view line = Text(i);
    const bool stops = IsBold(i) && line.substr(0, line.size() - 2).ends_with('.') && line.find('.') == line.size() - 3;
    return stops && drafts_[i].lines == 1 && CountWords(line, kName + 1) <= kName && IsFollowedByItems(i);
  }

  bool IsShortLine(size_t i) const {
    const Draft& draft = drafts_[i];
    if (!IsPlain(draft) || !draft.block.marker.empty()) return false;
    const std::string_view line = Text(i);
    if (!MayHead(i, kHeadingWords) && !IsQuestion(i) && !IsBoldName(i)) return false;
    if (line.find("\xEF\xBC\x8C") != std::string_view::npos) return false;  // ，
    const char32_t first = CodePointAt(line, 0).value;
    if (IsQuote(first) && IsQuote(CodePointBefore(line, line.size()).value)) return false;
    if (IsBold(i) || !EditLink(i).empty()) return true;
    const bool camel = line.size() > 1 && IsLower(first) && IsUpper(static_cast<unsigned char>(line[1]));  // "iFlytek"
    const bool framed = first == 0x3010 && line.substr(line.size() - 3) == "\xE3\x80\x91";                 // 【】
    const bool begins = framed || camel || IsUpper(first) || IsDigit(first) || IsCjk(first) || IsQuote(first) ||
                        line.substr(0, 2) == "**";
    if (!begins) return false;
    if (IsBelowTitle(i) && CountWords(line) > kSectionWords) return false;  // a second headline
    if (draft.apart_before) return draft.apart_after || IsFollowedByProse(i) || IsFollowedByItems(i);
    if (i > 0 && IsItem(drafts_[i - 1]) && IsFollowedByItems(i)) return true;  // "Ayle", its items, "Skerry", its items
    // In a text without blank lines: between a finished paragraph and a long one.
    if (i == 0 || draft.apart_after || CountWords(line) > 8 || !IsFollowedByProse(i)) return false;
    const bool after_prose = EndsSentence(Text(i - 1)) && drafts_[i - 1].width > 2 * draft.width;
    return after_prose || IsBelowTitle(i);
  }

  bool IsFollowedByItems(size_t i) const {
    const size_t next = Next(i);
    if (!Exists(next)) return false;
    const BlockKind kind = drafts_[next].block.kind;
    return kind == BlockKind::kListItem || kind == BlockKind::kLabel || kind == BlockKind::kTableHeader;
  }

  bool IsBelowTitle(size_t i) const {
    while (i > 0 && drafts_[i - 1].block.kind == BlockKind::kFurniture) --i;
    return i > 0 && drafts_[i - 1].block.kind == BlockKind::kTitle;
  }

  bool IsFollowedByProse(size_t i) const {
    const size_t next = Next(i);
    return Exists(next) && IsPlain(drafts_[next]) && drafts_[next].block.marker.empty() &&
           (drafts_[next].width > 60 || drafts_[next].lines > 1 || EndsSentence(Text(next))) &&
           drafts_[next].width > drafts_[i].width;
  }

  // From the end: a short line heads what is there below it. A row of short
  // lines is none of headings: one below another may be, three are an address.
  void MarkShortLines() {
    std::vector<size_t> chosen;
    int above = 0;  // how many headings without content stand below
    for (size_t i = drafts_.size(); i-- > 0;) {
      const BlockKind kind = drafts_[i].block.kind;
      if (kind == BlockKind::kFurniture || kind == BlockKind::kCode) continue;
      if (!IsShortLine(i)) {
        above = 0;
        continue;
      }
      if (Exists(Next(i)) && ++above <= 2) chosen.push_back(i);
      // The third short line in a row: those below it are no headings either.
      if (above == 3) chosen.resize(chosen.size() - 2);
    }
    for (const size_t i : chosen) MakeHeading(i);
  }

  void MakeHeading(size_t i) {
    Block& block = drafts_[i].block;
    block.kind = BlockKind::kHeading;
    block.label = {};
    block.span.end -= static_cast<uint32_t>(EditLink(i).size());
    block.span = Trim(text_, block.span);
    if (!IsBold(i)) return;
    block.marker = {block.span.begin, block.span.begin + 2};
    block.span = {block.span.begin + 2, block.span.end - 2};
  }

  std::string_view text_;
  bool markdown_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void MarkHeadings(const Document& document, std::vector<Draft>& drafts) { Deciding(document, drafts).Run(); }

}  // namespace factlint
