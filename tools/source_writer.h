// C++ source text of constants.
#pragma once

#include <concepts>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace factlint {

// Arrays, and the names by which the rest refers to them.
class SourceWriter {
 public:
  // The name of an array with these items, each written by `code_of`; "{}" where there are none.
  template <class Items, class CodeOf>
  std::string Array(std::string_view type, const Items& items, const CodeOf& code_of) {
    if (std::begin(items) == std::end(items)) return "{}";
    const std::string name = fmt::format("kArray{}", count_++);
    arrays_ += fmt::format("constexpr {} {}[] = {{", type, name);
    size_t in_line = 0;
    for (const auto& item : items) arrays_ += (in_line++ % 16 == 0 ? "\n" : "") + code_of(item) + ",";
    arrays_ += "};\n";
    return name;
  }

  // The name of a text, which may hold any byte.
  std::string Text(std::string_view text) {
    const std::string name = fmt::format("kText{}", count_++);
    arrays_ += fmt::format("constexpr std::string_view {}(", name);
    for (size_t at = 0; at == 0 || at < text.size(); at += kLine)
      arrays_ += "\n\"" + Escaped(text.substr(at, kLine)) + '"';
    arrays_ += fmt::format(", {});\n", text.size());
    return name;
  }

  static std::string Escaped(std::string_view text) {
    std::string code;
    for (const char c : text) {
      const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?';
      code += plain ? std::string(1, c) : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
    return code;
  }

  const std::string& arrays() const { return arrays_; }

 private:
  static constexpr size_t kLine = 100;

  std::string arrays_;
  int count_ = 0;
};

template <std::same_as<bool> Bool>  // no pointer is one
std::string CodeOf(Bool yes) {
  return yes ? "1" : "0";
}
inline std::string CodeOf(uint32_t n) { return fmt::format("{}", n); }
inline std::string CodeOf(uint64_t n) { return fmt::format("{}u", n); }
inline std::string CodeOf(std::string_view text) { return fmt::format("\"{}\"", SourceWriter::Escaped(text)); }

}  // namespace factlint
