// The metadata that a Markdown document carries itself.
#pragma once

#include "extractor/document.h"

namespace factlint {

// What the YAML between '---' lines at the top of a Markdown document says; all
// fields empty where there is none. Keys: id title publisher url published
// language derived_from trust lag_months; keys of other programs are passed over. A
// key that is nearly one of these, a repeated one and a value that does not fit
// are errors with path:line:column, all of them at once.
Result<DocumentInfo> ReadFrontMatter(const Document& document);

// `info`, its empty fields filled from `defaults`.
DocumentInfo FillFrom(DocumentInfo info, const DocumentInfo& defaults);

}  // namespace factlint
