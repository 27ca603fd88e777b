// Checks values against the JSON Schemas in docs/schemas: the keywords that they
// use, and a failure for any that is not known here.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace factlint {

// One "pointer: what" a line against docs/schemas/<name>.schema.json; empty where the value fits.
std::string SchemaErrors(std::string_view name, const nlohmann::json& value);

}  // namespace factlint
