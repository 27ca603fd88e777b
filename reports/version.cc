#include "reports/version.h"

namespace factlint {

std::string_view ToolName() { return "factlint " FACTLINT_VERSION; }

}  // namespace factlint
