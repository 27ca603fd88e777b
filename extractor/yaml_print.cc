#include "extractor/yaml_print.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace factlint {
namespace {

constexpr size_t kWidth = 110;

bool IsPlain(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  static constexpr std::string_view kFirst = "-?:,[]{}#&*!|>'\"%@`=~<";
  if (kFirst.find(text.front()) != std::string_view::npos) return false;
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || std::string_view(",[]{}:#\"'\\").find(c) != std::string_view::npos;
  });
}

std::string PrintScalar(const Node& node) {
  const std::string_view text = node.scalar();
  const bool word = text == "true" || text == "false" || text == "null" || text == "yes" || text == "no";
  const bool number = !text.empty() && text.find_first_not_of("0123456789.-") == std::string_view::npos;
  if (IsPlain(text) && !(node.quoted() && (word || number))) return std::string(text);
  const bool control =
      std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  std::string quoted = control ? "\"" : "'";
  for (const char c : text) {
    if (!control) {
      quoted += c == '\'' ? "''" : std::string(1, c);
    } else if (c == '\n' || c == '\t') {
      quoted += c == '\n' ? "\\n" : "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      quoted += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
  }
  return quoted + (control ? "\"" : "'");
}

// The entries of several maps, the first of each key.
std::vector<std::pair<std::string, Node>> Merged(const std::vector<Node>& maps) {
  std::vector<std::pair<std::string, Node>> entries;
  std::set<std::string_view> seen;
  for (const Node& map : maps)
    for (size_t i = 0; i < map.size(); ++i)
      if (seen.insert(map.key(i).scalar()).second) entries.emplace_back(std::string(map.key(i).scalar()), map.at(i));
  return entries;
}

std::string PrintMap(const std::vector<Node>& maps) {
  std::string text = "{";
  for (const auto& [key, value] : Merged(maps))
    text += fmt::format("{}{}: {}", text.size() > 1 ? ", " : "", key, PrintFlow(value));
  return text + "}";
}

}  // namespace

std::string PrintFlow(const Node& node) {
  if (node.IsMap()) return PrintMap({node});
  if (!node.IsSequence()) return node.IsScalar() ? PrintScalar(node) : "";
  std::string text = "[";
  for (size_t i = 0; i < node.size(); ++i) text += (i > 0 ? ", " : "") + PrintFlow(node.at(i));
  return text + "]";
}

std::string PrintEntry(std::string_view key, const std::vector<Node>& values, size_t indent) {
  if (values.empty()) return {};
  const bool map = values.front().IsMap();
  const std::string head = fmt::format("{:{}}{}:", "", indent, key);
  const std::string flow = map ? PrintMap(values) : PrintFlow(values.front());
  if (head.size() + 1 + flow.size() <= kWidth || (!map && !values.front().IsSequence()))
    return head + " " + flow + "\n";
  std::string text = head + "\n";
  if (map) {
    for (const auto& [name, value] : Merged(values)) text += PrintEntry(name, {value}, indent + 2);
    return text;
  }
  for (size_t i = 0; i < values.front().size(); ++i)
    text += fmt::format("{:{}}- {}\n", "", indent + 2, PrintFlow(values.front().at(i)));
  return text;
}

}  // namespace factlint
