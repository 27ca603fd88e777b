#include "tests/json_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

namespace factlint {
namespace {

using nlohmann::json;

const json& Schema(const std::string& file) {
  static std::map<std::string, json> loaded;
  const auto found = loaded.find(file);
  if (found != loaded.end()) return found->second;
  std::ifstream in(std::string(FACTLINT_SOURCE_DIR) + "/docs/schemas/" + file);
  if (!in) throw std::runtime_error("no docs/schemas/" + file);
  return loaded.emplace(file, json::parse(in)).first->second;
}

bool IsOfType(const json& value, const std::string& type) {
  if (type == "integer")
    return value.is_number_integer() || (value.is_number() && std::floor(value.get<double>()) == value.get<double>());
  if (type == "number") return value.is_number();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  return type == "null" && value.is_null();
}

class Checker {
 public:
  void Check(const std::string& file, const json& schema, const json& value, const std::string& at);
  std::string errors;

 private:
  void Fail(const std::string& at, const std::string& what) {
    errors += fmt::format("{}: {}\n", at.empty() ? "/" : at, what);
  }
  void CheckReference(const std::string& file, const std::string& reference, const json& value, const std::string& at);
  void CheckObject(const std::string& file, const json& schema, const json& value, const std::string& at);
  void CheckArray(const std::string& file, const json& schema, const json& value, const std::string& at);
  void CheckOneOf(const std::string& file, const json& choices, const json& value, const std::string& at);
};

void Checker::CheckReference(const std::string& file, const std::string& reference, const json& value,
                             const std::string& at) {
  const size_t hash = reference.find('#');
  const std::string target = hash == 0 ? file : reference.substr(0, hash);
  const std::string pointer = hash == std::string::npos ? "" : reference.substr(hash + 1);
  Check(target, Schema(target).at(json::json_pointer(pointer)), value, at);
}

void Checker::CheckObject(const std::string& file, const json& schema, const json& value, const std::string& at) {
  for (const json& name : schema.value("required", json::array()))
    if (!value.contains(name.get<std::string>())) Fail(at, "lacks " + name.dump());
  const json properties = schema.value("properties", json::object());
  const json others = schema.value("additionalProperties", json(true));
  const json patterns = schema.value("patternProperties", json::object());
  for (const auto& [name, member] : value.items()) {
    const std::string inner = at + "/" + name;
    bool known = false;
    for (const auto& [pattern, own] : patterns.items()) {
      if (!std::regex_search(name, std::regex(pattern))) continue;
      known = true;
      Check(file, own, member, inner);
    }
    if (properties.contains(name))
      Check(file, properties[name], member, inner);
    else if (known)
      continue;
    else if (others.is_object())
      Check(file, others, member, inner);
    else if (!others.get<bool>())
      Fail(inner, "is not known");
  }
}

void Checker::CheckArray(const std::string& file, const json& schema, const json& value, const std::string& at) {
  if (value.size() < schema.value("minItems", size_t{0})) Fail(at, "has too few items");
  if (value.size() > schema.value("maxItems", SIZE_MAX)) Fail(at, "has too many items");
  const json first = schema.value("prefixItems", json::array());
  for (size_t i = 0; i < value.size(); ++i) {
    if (i < first.size())
      Check(file, first[i], value[i], fmt::format("{}/{}", at, i));
    else if (schema.contains("items"))
      Check(file, schema["items"], value[i], fmt::format("{}/{}", at, i));
  }
}

void Checker::CheckOneOf(const std::string& file, const json& choices, const json& value, const std::string& at) {
  int fitting = 0;
  std::string reasons;
  for (const json& choice : choices) {
    Checker inner;
    inner.Check(file, choice, value, at);
    fitting += inner.errors.empty();
    reasons += inner.errors;
  }
  if (fitting != 1) Fail(at, fmt::format("fits {} of {} choices:\n{}", fitting, choices.size(), reasons));
}

void Checker::Check(const std::string& file, const json& schema, const json& value, const std::string& at) {
  static const std::set<std::string> kKnown = {"$schema",     "$id",         "$defs",
                                               "$ref",        "$comment",    "title",
                                               "description", "type",        "const",
                                               "enum",        "pattern",     "minimum",
                                               "required",    "properties",  "additionalProperties",
                                               "items",       "prefixItems", "minItems",
                                               "maxItems",    "oneOf",       "patternProperties"};
  for (const auto& [keyword, ignored] : schema.items())
    if (!kKnown.contains(keyword)) throw std::runtime_error(file + ": keyword " + keyword + " is not checked");
  if (schema.contains("$ref")) CheckReference(file, schema["$ref"], value, at);
  if (schema.contains("type")) {
    const json types = schema["type"].is_array() ? schema["type"] : json::array({schema["type"]});
    if (std::none_of(types.begin(), types.end(), [&](const json& type) { return IsOfType(value, type); }))
      return Fail(at, "is no " + schema["type"].dump());
  }
  if (schema.contains("const") && value != schema["const"]) Fail(at, "is not " + schema["const"].dump());
  if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
    Fail(at, "is none of " + schema["enum"].dump());
  if (schema.contains("pattern") && value.is_string() &&
      !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].get<std::string>())))
    Fail(at, value.dump() + " does not match " + schema["pattern"].dump());
  if (schema.contains("minimum") && value.is_number() && value < schema["minimum"]) Fail(at, "is too small");
  if (schema.contains("oneOf")) CheckOneOf(file, schema["oneOf"], value, at);
  if (value.is_object()) CheckObject(file, schema, value, at);
  if (value.is_array()) CheckArray(file, schema, value, at);
}

}  // namespace

std::string SchemaErrors(std::string_view name, const json& value) {
  const std::string file = fmt::format("{}.schema.json", name);
  Checker checker;
  checker.Check(file, Schema(file), value, "");
  return checker.errors;
}

}  // namespace factlint
