// Who another than its subject holds what a figure counts, told in English around the figure: "belongs to a group
// with 900 employees", "the largest of four ports, which handled 900", "ahead of Beck with 900".
#pragma once

#include <cstdint>
#include <string>

#include "extractor/text_context.h"

namespace factlint {

// The other holder of the figure at mention `value` of sentence `s`: the id of what the text names, or a noun in
// its plain form ("group"). Empty where the figure is the subject's own, or nothing tells.
std::string PartHolder(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject);

}  // namespace factlint
