// The Reviewdog Diagnostic Format.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// One diagnostic a finding that is open and no old one. Columns count UTF-8
// bytes there; where those cannot be told, the range is the line.
void RenderRdjson(const Report& report, const RenderOptions& options, Output& out);

// The byte column, from 1, of the value's first byte on its line.
std::optional<uint64_t> ByteColumn(const FindingLocation& location);

}  // namespace factlint
