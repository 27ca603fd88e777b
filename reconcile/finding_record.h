// Findings as bytes and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/finding.h"

namespace factlint {

std::string PackFindings(const std::vector<Finding>& findings);

// Nothing for bytes that PackFindings did not make, as far as that can be seen.
std::optional<std::vector<Finding>> UnpackFindings(std::string_view bytes);

}  // namespace factlint
