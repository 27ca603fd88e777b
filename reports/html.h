// One self-contained page for people who would rather look than read.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// No network, no script but its own (Content-Security-Policy by hash), text of
// documents only ever as text. The findings' list comes first, their details in
// pieces that the page reads when they are opened, then the documents as far as
// options.texts has them, up to 24 MB in all; what is left out is said.
void RenderHtml(const Report& report, const RenderOptions& options, Output& out);

}  // namespace factlint
