// Numbers that are no quantities: identifiers, versions, codes, section and list
// numbers, idioms, titles, page furniture.
#pragma once

#include <optional>

#include "extractor/mention.h"
#include "extractor/quantities.h"

namespace factlint {

struct Refused {
  Refusal reason = Refusal::kNone;
  Span span;
};

// Of the number at token i, before it is read: names glued to letters, URLs, times
// of day, telephone numbers, idioms. Nothing where it may be a quantity.
std::optional<Refused> RefuseToken(TokenStream& tokens, size_t i, uint32_t floor);

// Of an amount with its words read: "Windows 11", "Figure 3", "5 comments", "2.0".
std::optional<Refused> RefuseAmount(TokenStream& tokens, const Amount& amount, uint32_t floor);

}  // namespace factlint
