// Whole outputs, kept as files in tests/golden. FACTLINT_UPDATE_GOLDEN=1 rewrites them.
#pragma once

#include <string_view>

namespace factlint {

// Fails with both texts' first difference where `actual` is not the file tests/golden/<name>.
void ExpectGolden(std::string_view name, std::string_view actual);

}  // namespace factlint
