// Annotations of GitHub Actions: workflow commands, one finding a line.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// The runner shows ten of a level in a step: nine are printed, and one line that
// counts the others. Waived findings, old ones and hidden ones are left out.
void RenderGithub(const Report& report, const RenderOptions& options, Output& out);

}  // namespace factlint
