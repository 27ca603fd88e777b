#include "extractor/html_nodes.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "extractor/ascii.h"

namespace factlint {
void ReleaseHtml::operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }

HtmlTree ParseHtml(std::string_view page) {
  return HtmlTree(gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
}

bool IsTooDeep(std::string_view page) {
  constexpr std::array<std::string_view, 27> kOpen = {
      "area", "base",  "br",     "col",   "colgroup", "dd",       "dt",     "embed", "hr",
      "img",  "input", "li",     "link",  "meta",     "optgroup", "option", "p",     "param",
      "rp",   "rt",    "source", "tbody", "td",       "tfoot",    "th",     "thead", "tr"};
  int depth = 0;
  for (size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    const bool closes = page.substr(++at).starts_with('/');
    std::string name;
    for (size_t end = at + closes; end < page.size() && ascii::IsAlphanumeric(page[end]) && name.size() < 16; ++end)
      name += static_cast<char>(page[end] | 0x20);
    if (page.substr(at).starts_with("!--")) at = std::min(page.find("-->", at), page.size());
    if (!closes && (name == "script" || name == "style")) at = std::min(page.find("</", at), page.size());
    if (name.empty() || std::find(kOpen.begin(), kOpen.end(), name) != kOpen.end()) continue;
    depth = std::max(0, depth + (closes ? -1 : 1));
    if (depth > kDeepestHtml) return true;
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

bool AreProperties(const GumboNode& table) {
  std::vector<const GumboNode*> open = {&table};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    const GumboVector* const children = ChildrenOf(node);
    if (children == nullptr) continue;
    std::vector<const GumboNode*> cells;
    for (unsigned i = 0; i < children->length; ++i) {
      const GumboNode& child = Child(*children, i);
      if (Is(child, GUMBO_TAG_CAPTION)) continue;
      if (IsCell(child))
        cells.push_back(&child);
      else
        open.push_back(&child);
    }
    if (!Is(node, GUMBO_TAG_TR)) continue;
    if (cells.size() != 2 || !Is(*cells[0], GUMBO_TAG_TH) || !Is(*cells[1], GUMBO_TAG_TD)) return false;
  }
  return true;
}

}  // namespace factlint
