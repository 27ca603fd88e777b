// GitLab Code Quality: a JSON array, one entry a finding.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// Old findings are listed too, since GitLab compares the reports of two branches
// itself; waived, gone and hidden ones are not.
void RenderGitlab(const Report& report, const RenderOptions& options, Output& out);

}  // namespace factlint
