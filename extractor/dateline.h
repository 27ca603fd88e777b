// "NAGOYA (CPA) - ", "SHENZHEN, China, Jan 3 (Xinhua) -- ", 江海社南京3月22日电: where and by
// whom a report was written, before it begins. No name in it is a subject.
#pragma once

#include <cstdint>
#include <string_view>

#include "extractor/span.h"

namespace factlint {

// The end of the dateline that opens `block`; its begin where there is none.
uint32_t DatelineEnd(std::string_view text, Span block);

}  // namespace factlint
