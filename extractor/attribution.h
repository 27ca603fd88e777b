// Who says it, where the sentence does not speak for the document.
#pragma once

#include <cstdint>
#include <string>

#include "extractor/text_context.h"

namespace factlint {

// The words that name the source of sentence `s`, as written: "the harbour office"
// of "the harbour office said …" and of "…, according to the harbour office". Empty
// where the document speaks for itself.
std::string ResolveAttribution(const TextContext& context, uint32_t s);

}  // namespace factlint
