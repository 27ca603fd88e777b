#include "extractor/html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <gumbo.h>

#include "extractor/html_nodes.h"
#include "extractor/html_references.h"
#include "extractor/html_writer.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

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

class Reader {
 public:
  explicit Reader(std::string_view page) : page_(page), tree_(ParseHtml(page)) {}

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
    if (tag == GUMBO_TAG_TABLE && !in_table_ && !properties_ && IsData(node)) {
      (AreProperties(node) ? properties_ : in_table_) = &node;
      rows_ = 0;
    }
    if (properties_ && (tag == GUMBO_TAG_TR || IsCell(node))) {
      if (tag == GUMBO_TAG_TR) EnterProperty();
    } else if (in_table_ && IsCell(node)) {
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

  // A row "Founded | 1987" of a table without a head says what a list of properties says.
  void EnterProperty() {
    writer_.Break(rows_++ == 0 ? 2 : 1);
    writer_.Prefix("- ");
  }

  void LeaveProperty(GumboTag tag) {
    if (tag == GUMBO_TAG_TH) {
      writer_.DropSpace();
      writer_.Mark(": ");
    } else if (tag == GUMBO_TAG_TR) {
      writer_.DropPrefix();
      writer_.Break(1);
    }
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
    if (properties_ && (tag == GUMBO_TAG_TR || IsCell(node))) {
      LeaveProperty(tag);
    } else if (in_table_ && IsCell(node)) {
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
    if (&node == properties_) properties_ = nullptr;
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
  HtmlTree tree_;
  HtmlWriter writer_;
  HtmlReferences references_;
  HtmlText head_;
  const GumboNode* title_ = nullptr;
  bool has_heading_ = false;
  int pre_ = 0, raised_ = 0, lowered_ = 0;
  bool after_term_ = false;
  const GumboNode* in_table_ = nullptr;
  const GumboNode* properties_ = nullptr;  // a table that is a list of them
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
    return Error{.what = fmt::format("its elements are nested deeper than {}", kDeepestHtml), .exit_code = 3};
  return Reader(page).Read();
}

}  // namespace factlint
