// Questions about the nodes of a page that gumbo has parsed.
#pragma once

#include <memory>
#include <string_view>

#include <gumbo.h>

namespace factlint {

struct ReleaseHtml {
  void operator()(GumboOutput* output) const;
};
using HtmlTree = std::unique_ptr<GumboOutput, ReleaseHtml>;

HtmlTree ParseHtml(std::string_view page);

// Elements inside one another that the parser takes apart by recursion.
constexpr int kDeepestHtml = 10'000;
// Do elements nest deeper? Counted by tags alone: those that mostly
// stay open (<p>, <li>, <br>) count for nothing, nor does what a script says.
bool IsTooDeep(std::string_view page);

bool Is(const GumboNode& node, GumboTag tag);
// Null where there is none of that name.
const char* AttributeOf(const GumboNode& node, const char* name);
// Null for what has none.
const GumboVector* ChildrenOf(const GumboNode& node);
const GumboNode& Child(const GumboVector& children, unsigned index);

// What no reader takes for the text of the page.
bool IsDropped(const GumboNode& node);
// The level of a heading; 0 for anything else.
int HeadingOf(GumboTag tag);
bool IsBlock(GumboTag tag);
bool IsCell(const GumboNode& node);
// Rows and columns of things, or a means of layout? A table of one column or row, and
// one that holds tables or headings, is the latter.
bool IsData(const GumboNode& table);
// Of a table of data: does each row hold one head and what it heads? "<th>Founded<td>1987"
bool AreProperties(const GumboNode& table);

}  // namespace factlint
