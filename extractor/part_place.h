// Where a number is counted, if not all over its subject.
#pragma once

#include <cstdint>
#include <string>

#include "extractor/text_context.h"

namespace factlint {

// The id of the place: "spain" of "300 people in Spain", 在北京有员工300人; empty where it is the
// subject's own. `value`: a mention of sentence `s`.
std::string PlaceOfPart(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject);

// "line 12" of "Line 12 alone has 28 stations", 12号线: nearer than the network that it is of.
// Empty where no numbered line stands before the value in its clause.
std::string NumberedLineBefore(const TextContext& context, uint32_t s, uint32_t value);

}  // namespace factlint
