#include "extractor/html_references.h"

#include <algorithm>

#include <fmt/format.h>

#include "extractor/ascii.h"
#include "extractor/html_nodes.h"

namespace factlint {
namespace {

std::string Parsed(std::string_view raw) {
  const std::string page = fmt::format("<body>{}", raw);
  const HtmlTree tree = ParseHtml(page);
  const GumboNode* node = tree->root;
  for (const GumboVector* children = ChildrenOf(*node); children != nullptr && children->length > 0;
       children = ChildrenOf(*node))
    node = &Child(*children, children->length - 1);
  if (node->type != GUMBO_NODE_TEXT && node->type != GUMBO_NODE_WHITESPACE) return {};
  const std::string text = node->v.text.text;
  return text.starts_with('&') && raw.size() > 1 && text.size() > 1 ? std::string() : text;
}

}  // namespace

std::optional<HtmlReferences::Found> HtmlReferences::At(std::string_view raw, std::string_view decoded) {
  constexpr size_t kLongest = 40, kLongestOpen = 8;  // with and without ';' at its end
  size_t size = raw.substr(1).starts_with('#') ? 2 : 1;
  while (size < raw.size() && size < kLongest && ascii::IsAlphanumeric(raw[size])) ++size;
  if (size < raw.size() && raw[size] == ';') ++size;
  // "&notit;" is "&not" and "it;": the longest that the parser knows.
  for (; size > 1; size = std::min(size - 1, kLongestOpen)) {
    const std::string_view text = Decode(raw.substr(0, size));
    if (!text.empty() && decoded.starts_with(text)) return Found{size, text};
    if (decoded.starts_with(raw.substr(0, size))) return std::nullopt;  // "&" is all that it is
  }
  return std::nullopt;
}

std::string_view HtmlReferences::Decode(std::string_view raw) {
  const auto [known, fresh] = known_.try_emplace(std::string(raw));
  if (fresh) known->second = Parsed(raw);
  return known->second;
}

}  // namespace factlint
