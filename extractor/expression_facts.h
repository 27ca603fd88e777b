// What can be told of the matches of an expression by its tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/byte_set.h"
#include "extractor/expression_tree.h"

namespace factlint {

bool MayBeEmpty(const ExpressionTree& tree);

// How many blanks a match holds, at least and at most; nothing where there is no limit.
std::optional<std::pair<uint32_t, uint32_t>> CountBlanks(const ParsedExpression& parsed);

// The byte that every match begins with; NUL where it is not known.
char BeginOf(const ExpressionTree& tree);

// The bytes that a match may begin with; nothing where that may be any, or a match be empty.
std::optional<ByteSet> BeginsOf(const ParsedExpression& parsed, const ExpressionTree& tree);

// Texts of which one stands in every match; none where that is not known, or one were of a
// single byte.
std::vector<std::string_view> NeededTexts(const ExpressionTree& tree);

}  // namespace factlint
