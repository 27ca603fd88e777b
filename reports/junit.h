// JUnit XML: one test case a key that was checked, so that what agrees is seen too.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// A key with two claims or more is a case; a finding at the gate fails it, a
// waiver skips it, what lies below the gate passes with its text in system-out.
// The coverage stands in the properties.
void RenderJunit(const Report& report, const RenderOptions& options, Output& out);

// For text and attributes: markup as entities, what XML 1.0 forbids as "<U+0007>".
std::string XmlText(std::string_view text);

}  // namespace factlint
