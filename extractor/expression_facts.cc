#include "extractor/expression_facts.h"

#include <algorithm>
#include <iterator>

namespace factlint {
namespace {

using Tree = ExpressionTree;

using Counts = std::optional<std::pair<uint32_t, uint32_t>>;

Counts BlanksOf(const ParsedExpression& parsed, const Tree& tree) {
  if (tree.kind == Tree::Kind::kText) {
    const auto blanks = static_cast<uint32_t>(std::count(tree.text.begin(), tree.text.end(), ' '));
    return std::pair{blanks, blanks};
  }
  if (tree.kind == Tree::Kind::kClass) return std::pair{0u, parsed.classes[tree.index].Holds(' ') ? 1u : 0u};
  if (tree.kind == Tree::Kind::kRepeat) {
    const Counts once = BlanksOf(parsed, tree.parts[0]);
    if (!once || (tree.max == Tree::kNoLimit && once->second > 0)) return std::nullopt;
    return std::pair{once->first * tree.min, once->second * tree.max};
  }
  const bool choice = tree.kind == Tree::Kind::kChoice;
  std::pair<uint32_t, uint32_t> all = {choice ? UINT32_MAX : 0, 0};
  for (const Tree& part : tree.parts) {
    const Counts one = BlanksOf(parsed, part);
    if (!one) return std::nullopt;
    all = choice ? std::pair{std::min(all.first, one->first), std::max(all.second, one->second)}
                 : std::pair{all.first + one->first, all.second + one->second};
  }
  return all;
}

// Adds to `begins`; says no where a match may begin with any byte, or be empty.
bool AddBegins(const ParsedExpression& parsed, const Tree& tree, ByteSet& begins);

void AddBegins(const CharacterClass& one, ByteSet& begins) {
  for (size_t i = 0; i < std::size(one.ascii); ++i) begins.bits[i] |= one.ascii[i];
  if (one.negated || !one.wide.empty()) begins.bits[2] = begins.bits[3] = ~uint64_t{0};
}

bool AddBeginsOfSequence(const ParsedExpression& parsed, const std::vector<Tree>& parts, ByteSet& begins) {
  for (const Tree& part : parts) {
    if (part.kind == Tree::Kind::kEdge) continue;
    if (!MayBeEmpty(part)) return AddBegins(parsed, part, begins);
    const bool optional = part.kind == Tree::Kind::kRepeat && !MayBeEmpty(part.parts[0]);
    if (!optional || !AddBegins(parsed, part.parts[0], begins)) return false;
  }
  return false;
}

bool AddBegins(const ParsedExpression& parsed, const Tree& tree, ByteSet& begins) {
  switch (tree.kind) {
    case Tree::Kind::kText:
      if (!tree.text.empty()) begins.Add(static_cast<unsigned char>(tree.text[0]));
      return !tree.text.empty();
    case Tree::Kind::kClass:
      AddBegins(parsed.classes[tree.index], begins);
      return true;
    case Tree::Kind::kChoice:
      return std::all_of(tree.parts.begin(), tree.parts.end(),
                         [&](const Tree& part) { return AddBegins(parsed, part, begins); });
    case Tree::Kind::kRepeat:
      return tree.min > 0 && AddBegins(parsed, tree.parts[0], begins);
    case Tree::Kind::kSequence:
    case Tree::Kind::kGroup:
      return AddBeginsOfSequence(parsed, tree.parts, begins);
    case Tree::Kind::kEdge:
    case Tree::Kind::kEnd:
      break;
  }
  return false;
}

}  // namespace

bool MayBeEmpty(const Tree& tree) {
  const auto& parts = tree.parts;
  switch (tree.kind) {
    case Tree::Kind::kText:
      return tree.text.empty();
    case Tree::Kind::kClass:
      return false;
    case Tree::Kind::kEdge:
    case Tree::Kind::kEnd:
      return true;
    case Tree::Kind::kRepeat:
      return tree.min == 0 || MayBeEmpty(parts[0]);
    case Tree::Kind::kChoice:
      return std::any_of(parts.begin(), parts.end(), MayBeEmpty);
    case Tree::Kind::kSequence:
    case Tree::Kind::kGroup:
      break;
  }
  return std::all_of(parts.begin(), parts.end(), MayBeEmpty);
}

std::optional<std::pair<uint32_t, uint32_t>> CountBlanks(const ParsedExpression& parsed) {
  return BlanksOf(parsed, parsed.tree);
}

char BeginOf(const Tree& tree) {
  switch (tree.kind) {
    case Tree::Kind::kText:
      return tree.text.empty() ? '\0' : tree.text[0];
    case Tree::Kind::kSequence:
    case Tree::Kind::kGroup:
      return tree.parts.empty() ? '\0' : BeginOf(tree.parts[0]);
    case Tree::Kind::kRepeat:
      return tree.min == 0 ? '\0' : BeginOf(tree.parts[0]);
    case Tree::Kind::kClass:
    case Tree::Kind::kChoice:
    case Tree::Kind::kEdge:
    case Tree::Kind::kEnd:
      break;
  }
  return '\0';
}

std::vector<std::string_view> NeededTexts(const Tree& tree) {
  std::vector<std::string_view> needed;
  const auto shortest = [](const std::vector<std::string_view>& texts) {
    size_t size = SIZE_MAX;
    for (const std::string_view text : texts) size = std::min(size, text.size());
    return texts.empty() ? 0 : size;
  };
  switch (tree.kind) {
    case Tree::Kind::kText:
      if (tree.text.size() > 1) needed.push_back(tree.text);
      return needed;
    case Tree::Kind::kChoice:
      for (const Tree& part : tree.parts) {
        const std::vector<std::string_view> of_part = NeededTexts(part);
        if (of_part.empty()) return {};
        needed.insert(needed.end(), of_part.begin(), of_part.end());
      }
      return needed;
    case Tree::Kind::kRepeat:
      return tree.min > 0 ? NeededTexts(tree.parts[0]) : needed;
    case Tree::Kind::kSequence:
    case Tree::Kind::kGroup:  // of its parts the one whose texts are the longest: those are rare
      for (const Tree& part : tree.parts) {
        std::vector<std::string_view> of_part = NeededTexts(part);
        if (shortest(of_part) > shortest(needed)) needed = std::move(of_part);
      }
      return needed;
    case Tree::Kind::kClass:
    case Tree::Kind::kEdge:
    case Tree::Kind::kEnd:
      break;
  }
  return needed;
}

std::optional<ByteSet> BeginsOf(const ParsedExpression& parsed, const ExpressionTree& tree) {
  ByteSet begins;
  return AddBegins(parsed, tree, begins) ? std::optional(begins) : std::nullopt;
}

}  // namespace factlint
