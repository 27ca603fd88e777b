#include "extractor/html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <gumbo.h>

#include "extractor/unicode.h"

namespace factlint {
namespace {

// Elements inside one another. The parser takes its own page apart by recursion.
constexpr int kDeepest = 10'000;

struct Release {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};
using Tree = std::unique_ptr<GumboOutput, Release>;

Tree Parse(std::string_view page) {
  return Tree(gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
}

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsAlphanumeric(char c) { return IsLetter(c) || (c >= '0' && c <= '9'); }

// Do elements nest deeper than that? Counted by tags alone: those that mostly stay
// open (<p>, <li>, <br>) count for nothing, nor does what a script says.
bool IsTooDeep(std::string_view page) {
  constexpr std::array<std::string_view, 27> kOpen = {
      "area", "base",  "br",     "col",   "colgroup", "dd",       "dt",     "embed", "hr",
      "img",  "input", "li",     "link",  "meta",     "optgroup", "option", "p",     "param",
      "rp",   "rt",    "source", "tbody", "td",       "tfoot",    "th",     "thead", "tr"};
  int depth = 0;
  for (size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    const bool closes = page.substr(++at).starts_with('/');
    std::string name;
    for (size_t end = at + closes; end < page.size() && IsAlphanumeric(page[end]) && name.size() < 16; ++end)
      name += static_cast<char>(page[end] | 0x20);
    if (page.substr(at).starts_with("!--")) at = std::min(page.find("-->", at), page.size());
    if (!closes && (name == "script" || name == "style")) at = std::min(page.find("</", at), page.size());
    if (name.empty() || std::find(kOpen.begin(), kOpen.end(), name) != kOpen.end()) continue;
    depth = std::max(0, depth + (closes ? -1 : 1));
    if (depth > kDeepest) return true;
  }
  return false;
}

bool Is(const GumboNode& node, GumboTag tag) {
  return (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) && node.v.element.tag == tag;
}

const char* AttributeOf(const GumboNode& node, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&node.v.element.attributes, name);
  return attribute == nullptr ? nullptr : attribute->value;
}

const GumboVector* ChildrenOf(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) return &node.v.element.children;
  return nullptr;
}

const GumboNode& Child(const GumboVector& children, unsigned index) {
  return *static_cast<const GumboNode*>(children.data[index]);
}

// What no reader takes for the text of the page.
bool IsDropped(const GumboNode& node) {
  switch (node.v.element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_BUTTON:
      return true;
    default:
      return AttributeOf(node, "hidden") != nullptr;
  }
}

// The level of a heading; 0 for anything else.
int HeadingOf(GumboTag tag) {
  constexpr std::array<GumboTag, 6> kHeadings = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                                                 GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
  const auto found = std::find(kHeadings.begin(), kHeadings.end(), tag);
  return found == kHeadings.end() ? 0 : static_cast<int>(found - kHeadings.begin()) + 1;
}

bool IsBlock(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_CENTER:
      return true;
    default:
      return HeadingOf(tag) > 0;
  }
}

bool IsCell(const GumboNode& node) { return Is(node, GUMBO_TAG_TD) || Is(node, GUMBO_TAG_TH); }

// Rows and columns of things, or a means of layout? A table of one column or row, and
// one that holds tables or headings, is the latter.
bool IsData(const GumboNode& table) {
  int rows = 0;
  unsigned columns = 0;
  std::vector<const GumboNode*> open = {&table};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    const GumboVector* children = ChildrenOf(node);
    if (children == nullptr) continue;
    if (&node != &table && (Is(node, GUMBO_TAG_TABLE) || HeadingOf(node.v.element.tag) > 0)) return false;
    unsigned cells = 0;
    for (unsigned i = 0; i < children->length; ++i) {
      open.push_back(&Child(*children, i));
      cells += IsCell(Child(*children, i));
    }
    if (Is(node, GUMBO_TAG_TR)) ++rows;
    columns = std::max(columns, cells);
  }
  return rows > 1 && columns > 1;
}

// A digit or sign that stands high or low: "10<sup>6</sup>" is no 106.
std::string_view Raised(char c) {
  constexpr std::array<std::string_view, 10> kDigits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (c >= '0' && c <= '9') return kDigits[static_cast<size_t>(c - '0')];
  if (c == '+') return "⁺";
  return c == '-' ? "⁻" : std::string_view();
}
std::string_view Lowered(char c) {
  constexpr std::array<std::string_view, 10> kDigits = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  return c >= '0' && c <= '9' ? kDigits[static_cast<size_t>(c - '0')] : std::string_view();
}

// The text as it grows: breaks and marks wait until something follows them.
class Writer {
 public:
  // The next word begins a line, or a paragraph (2). Inside a cell it is a space.
  void Break(int lines) {
    if (in_cell_) return Space(at_, at_);
    breaks_ = std::max(breaks_, lines);
    space_.reset();
  }
  // What the next word's line begins with.
  void Prefix(std::string prefix) { prefix_ = std::move(prefix); }
  void DropPrefix() { prefix_.clear(); }
  void DropSpace() { space_.reset(); }

  // Part of a word, made of these bytes of the page.
  void Put(std::string_view bytes, uint32_t begin, uint32_t end) {
    Flush(begin);
    Append(bytes, begin, end);
  }
  void Space(uint32_t begin, uint32_t end) {
    if (!space_) space_ = std::pair(begin, end);
  }
  // A mark of Markdown.
  void Mark(std::string_view mark) {
    Flush(at_);
    Append(mark, at_, at_);
  }
  void EnterCell() {
    Mark("| ");
    in_cell_ = true;
    space_.reset();
  }
  void LeaveCell() {
    in_cell_ = false;
    space_.reset();
    if (!result_.text.ends_with(' ')) Append(" ", at_, at_);
  }
  bool InCell() const { return in_cell_; }

  HtmlText Finish() {
    if (!result_.text.empty()) Append("\n", at_, at_);
    return std::move(result_);
  }

 private:
  void Flush(uint32_t begin) {
    std::string& text = result_.text;
    if (breaks_ > 0 && !text.empty())
      Append(std::string_view("\n\n").substr(0, static_cast<size_t>(breaks_)), begin, begin);
    if (breaks_ == 0 && space_ && !text.empty() && text.back() != ' ' && text.back() != '\n')
      Append(" ", space_->first, space_->second);
    breaks_ = 0;
    space_.reset();
    if (!prefix_.empty()) Append(std::exchange(prefix_, {}), begin, begin);
  }
  void Append(std::string_view bytes, uint32_t begin, uint32_t end) {
    result_.map.Add({.text = static_cast<uint32_t>(result_.text.size()),
                     .text_size = static_cast<uint32_t>(bytes.size()),
                     .page = begin,
                     .page_size = end - begin});
    result_.text += bytes;
    at_ = end;
  }

  HtmlText result_;
  int breaks_ = 0;
  std::optional<std::pair<uint32_t, uint32_t>> space_;
  std::string prefix_;
  bool in_cell_ = false;
  uint32_t at_ = 0;  // in the page
};

// What character references stand for, as the parser reads them.
class References {
 public:
  struct Found {
    size_t size = 0;  // of the reference in the page
    std::string_view text;
  };
  // The reference that a text begins with; `decoded` is what the parser made of all of it.
  std::optional<Found> At(std::string_view raw, std::string_view decoded) {
    constexpr size_t kLongest = 40, kLongestOpen = 8;  // with and without ';' at its end
    size_t size = raw.substr(1).starts_with('#') ? 2 : 1;
    while (size < raw.size() && size < kLongest && IsAlphanumeric(raw[size])) ++size;
    if (size < raw.size() && raw[size] == ';') ++size;
    // "&notit;" is "&not" and "it;": the longest that the parser knows.
    for (; size > 1; size = std::min(size - 1, kLongestOpen)) {
      const std::string_view text = Decode(raw.substr(0, size));
      if (!text.empty() && decoded.starts_with(text)) return Found{size, text};
      if (decoded.starts_with(raw.substr(0, size))) return std::nullopt;  // "&" is all that it is
    }
    return std::nullopt;
  }

 private:
  // Empty where it is not one reference as a whole.
  std::string_view Decode(std::string_view raw) {
    const auto [known, fresh] = known_.try_emplace(std::string(raw));
    if (fresh) known->second = Parsed(raw);
    return known->second;
  }
  static std::string Parsed(std::string_view raw) {
    const std::string page = fmt::format("<body>{}", raw);
    const Tree tree = Parse(page);
    const GumboNode* node = tree->root;
    for (const GumboVector* children = ChildrenOf(*node); children != nullptr && children->length > 0;
         children = ChildrenOf(*node))
      node = &Child(*children, children->length - 1);
    if (node->type != GUMBO_NODE_TEXT && node->type != GUMBO_NODE_WHITESPACE) return {};
    const std::string text = node->v.text.text;
    return text.starts_with('&') && raw.size() > 1 && text.size() > 1 ? std::string() : text;
  }
  std::map<std::string, std::string, std::less<>> known_;
};

class Reader {
 public:
  explicit Reader(std::string_view page) : page_(page), tree_(Parse(page)) {}

  HtmlText Read() {
    TakeHead();
    if (title_ != nullptr && !has_heading_) {
      writer_.Prefix("# ");
      Text(*title_);
      writer_.Break(2);
    }
    Walk(*tree_->root);
    HtmlText result = writer_.Finish();
    result.title = std::move(head_.title);
    result.language = std::move(head_.language);
    result.published = std::move(head_.published);
    return result;
  }

 private:
  struct Frame {
    const GumboNode* node;
    unsigned next;
  };
  struct List {
    bool numbered;
    int items;
  };

  // Depth first, without recursion: pages are deep. `enter` says whether to go in.
  template <class Enter, class Leave>
  static void Visit(const GumboNode& root, const Enter& enter, const Leave& leave) {
    std::vector<Frame> open;
    if (enter(root)) open.push_back({&root, 0});
    while (!open.empty()) {
      Frame& frame = open.back();
      const GumboVector* children = ChildrenOf(*frame.node);
      if (children == nullptr || frame.next == children->length) {
        leave(*frame.node);
        open.pop_back();
        continue;
      }
      const GumboNode& child = Child(*children, frame.next++);
      if (enter(child)) open.push_back({&child, 0});
    }
  }

  void TakeHead() {
    Visit(
        *tree_->root,
        [this](const GumboNode& node) {
          if (node.type != GUMBO_NODE_ELEMENT) return false;
          TakeMetadata(node);
          return true;
        },
        [](const GumboNode&) {});
  }

  void TakeMetadata(const GumboNode& node) {
    if (Is(node, GUMBO_TAG_HTML))
      if (const char* language = AttributeOf(node, "lang"))
        head_.language = std::string(language).substr(0, std::strcspn(language, "-_"));
    if (Is(node, GUMBO_TAG_H1) && !has_heading_) {
      has_heading_ = true;
      head_.title = WordsOf(node);
    }
    if (Is(node, GUMBO_TAG_TITLE) && title_ == nullptr && node.v.element.children.length == 1) {
      title_ = &Child(node.v.element.children, 0);
      head_.title = WordsOf(node);
    }
    if (!Is(node, GUMBO_TAG_META) || !head_.published.empty()) return;
    const char* name = AttributeOf(node, "property");
    if (name == nullptr) name = AttributeOf(node, "name");
    const char* content = AttributeOf(node, "content");
    if (name == nullptr || content == nullptr) return;
    for (const std::string_view known : {"article:published_time", "datePublished", "dc.date", "DC.date", "date"})
      if (known == name) head_.published = std::string(content).substr(0, 10);
  }

  // All text inside, with single spaces.
  static std::string WordsOf(const GumboNode& root) {
    std::string words;
    const auto add = [&](const GumboNode& node) {
      const bool text = node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE;
      for (const char* at = text ? node.v.text.text : ""; *at != '\0'; ++at)
        if (!IsSpace(*at))
          words += *at;
        else if (!words.empty() && words.back() != ' ')
          words += ' ';
      return !text;
    };
    Visit(root, add, [](const GumboNode&) {});
    return std::string(Trim(words));
  }

  void Walk(const GumboNode& root) {
    Visit(
        root, [this](const GumboNode& node) { return Enter(node); }, [this](const GumboNode& node) { Leave(node); });
  }

  bool Enter(const GumboNode& node) {
    if (node.type == GUMBO_NODE_DOCUMENT) return true;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) Text(node);
    if (node.type != GUMBO_NODE_ELEMENT || IsDropped(node)) return false;
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) writer_.Break(1);
    if (tag == GUMBO_TAG_PRE) ++pre_;
    if (tag == GUMBO_TAG_SUP) ++raised_;
    if (tag == GUMBO_TAG_SUB) ++lowered_;
    if (tag == GUMBO_TAG_TABLE && !in_table_ && IsData(node)) {
      in_table_ = &node;
      rows_ = 0;
    }
    if (in_table_ && IsCell(node)) {
      writer_.EnterCell();
    } else if (in_table_ && tag == GUMBO_TAG_TR) {
      writer_.Break(rows_ == 0 ? 2 : 1);
      cells_ = 0;
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
      writer_.Break(lists_.empty() ? 2 : 1);
      lists_.push_back({tag == GUMBO_TAG_OL, 0});
    } else if (tag == GUMBO_TAG_LI) {
      EnterItem();
    } else if (tag == GUMBO_TAG_DT) {
      writer_.Break(1);
    } else if (tag == GUMBO_TAG_DD) {
      EnterDefinition();
    } else if (IsBlock(tag)) {
      writer_.Break(2);
    }
    after_term_ = false;
    if (const int level = HeadingOf(tag); level > 0 && !writer_.InCell())
      writer_.Prefix(std::string(static_cast<size_t>(level), '#') + ' ');
    return true;
  }

  // "Founded: 1987": a term and what it is.
  void EnterDefinition() {
    if (!after_term_) return writer_.Break(1);
    writer_.DropSpace();
    writer_.Mark(": ");
  }

  void EnterItem() {
    writer_.Break(1);
    if (lists_.empty() || writer_.InCell()) return;
    List& list = lists_.back();
    ++list.items;
    writer_.Prefix(std::string(2 * (lists_.size() - 1), ' ') +
                   (list.numbered ? fmt::format("{}. ", list.items) : std::string("- ")));
  }

  void Leave(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT) return;
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_PRE) --pre_;
    if (tag == GUMBO_TAG_SUP) --raised_;
    if (tag == GUMBO_TAG_SUB) --lowered_;
    if (HeadingOf(tag) > 0 || tag == GUMBO_TAG_LI) writer_.DropPrefix();
    if (in_table_ && IsCell(node)) {
      LeaveCell(node);
    } else if (in_table_ && tag == GUMBO_TAG_TR) {
      LeaveRow();
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
      if (!lists_.empty()) lists_.pop_back();
      writer_.Break(lists_.empty() ? 2 : 1);
    } else if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD) {
      writer_.Break(1);
    } else if (IsBlock(tag)) {
      writer_.Break(2);
    }
    after_term_ = tag == GUMBO_TAG_DT;
    if (&node == in_table_) in_table_ = nullptr;
  }

  void LeaveCell(const GumboNode& node) {
    constexpr int kMostColumns = 1'000;
    writer_.LeaveCell();
    ++cells_;
    const char* const span = AttributeOf(node, "colspan");
    int columns = 1;
    if (span != nullptr) std::from_chars(span, span + std::strlen(span), columns);
    columns = std::clamp(columns, 1, kMostColumns);
    for (int i = 1; i < columns; ++i, ++cells_) {
      writer_.EnterCell();
      writer_.LeaveCell();
    }
  }

  void LeaveRow() {
    if (cells_ == 0) return;
    writer_.Mark("|");
    if (rows_++ > 0) return;
    std::string line = "\n|";
    for (int i = 0; i < cells_; ++i) line += "---|";
    writer_.Mark(line);
  }

  // The words of a text node. What the parser made of it and the page are read side by
  // side: where they differ there is a reference, a line's end, or a stray tag.
  void Text(const GumboNode& node) {
    const GumboText& text = node.v.text;
    const std::string_view decoded = text.text;
    const char* const from = text.original_text.data;
    if (from < page_.data() || from > page_.data() + page_.size()) return;  // the parser's own words
    const auto begin = static_cast<size_t>(text.original_text.data - page_.data());
    const std::string_view raw(text.original_text.data, text.original_text.length);
    size_t at = 0;  // in `raw`
    for (size_t i = 0; i < decoded.size();) {
      if (at >= raw.size()) {  // what is behind the page's words, if anything is
        Word(decoded.substr(i), begin + raw.size(), begin + raw.size());
        return;
      }
      if (raw[at] == '&') {
        if (const auto found = references_.At(raw.substr(at), decoded.substr(i))) {
          Word(found->text, begin + at, begin + at + found->size);
          i += found->text.size();
          at += found->size;
          continue;
        }
      }
      if (raw[at] == decoded[i]) {
        const size_t size = std::min(CodePointAt(decoded, i).size + size_t{0}, decoded.size() - i);
        Word(decoded.substr(i, size), begin + at, begin + at + size);
        i += size;
        at += size;
      } else if (raw[at] == '\r' && decoded[i] == '\n') {
        at += raw.substr(at).starts_with("\r\n") ? 2 : 1;
        Word(decoded.substr(i++, 1), begin + at - 1, begin + at);
      } else if (raw[at] == '<') {  // a tag that closes nothing
        at = std::min(raw.find('>', at), raw.size() - 1) + 1;
      } else {  // nobody knows: the rest as a whole
        Word(decoded.substr(i), begin + at, begin + raw.size());
        return;
      }
    }
  }

  void Word(std::string_view bytes, size_t begin, size_t end) {
    const auto from = static_cast<uint32_t>(begin), to = static_cast<uint32_t>(end);
    if (bytes.size() == 1 && IsSpace(bytes[0])) {
      if (pre_ > 0 && bytes[0] == '\n')
        writer_.Break(1);
      else
        writer_.Space(from, to);
      return;
    }
    if (bytes.size() == 1 && (raised_ > 0 || lowered_ > 0)) {
      const std::string_view other = raised_ > 0 ? Raised(bytes[0]) : Lowered(bytes[0]);
      if (!other.empty()) bytes = other;
    }
    if (bytes == "|" && writer_.InCell()) writer_.Mark("\\");
    writer_.Put(bytes, from, to);
  }

  std::string_view page_;
  Tree tree_;
  Writer writer_;
  References references_;
  HtmlText head_;
  const GumboNode* title_ = nullptr;
  bool has_heading_ = false;
  int pre_ = 0, raised_ = 0, lowered_ = 0;
  bool after_term_ = false;
  const GumboNode* in_table_ = nullptr;
  int rows_ = 0, cells_ = 0;
  std::vector<List> lists_;
};

}  // namespace

void HtmlMap::Add(HtmlRun run) {
  if (!runs_.empty()) {
    HtmlRun& last = runs_.back();
    const bool same = last.text_size == last.page_size && run.text_size == run.page_size;
    if (same && last.page + last.page_size == run.page) {
      last.text_size += run.text_size;
      last.page_size += run.page_size;
      return;
    }
  }
  runs_.push_back(run);
}

const HtmlRun& HtmlMap::RunOf(uint32_t offset) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                      [](uint32_t value, const HtmlRun& run) { return value < run.text; });
  return after == runs_.begin() ? runs_.front() : *(after - 1);
}

uint32_t HtmlMap::Begin(uint32_t offset) const {
  if (runs_.empty()) return 0;
  const HtmlRun& run = RunOf(offset);
  if (offset >= run.text + run.text_size) return run.page + run.page_size;
  return run.page + (run.text_size == run.page_size ? offset - run.text : 0);
}

uint32_t HtmlMap::End(uint32_t offset) const {
  if (runs_.empty()) return 0;
  if (offset == 0) return Begin(0);
  const HtmlRun& run = RunOf(offset - 1);
  return run.page + (run.text_size == run.page_size ? offset - run.text : run.page_size);
}

Result<HtmlText> ReadHtml(std::string_view page) {
  if (IsTooDeep(page))
    return Error{.what = fmt::format("its elements are nested deeper than {}", kDeepest), .exit_code = 3};
  return Reader(page).Read();
}

}  // namespace factlint
