// Colour for a terminal, or none.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace factlint {

enum class Style : uint8_t { kError, kWarning, kNote, kStrong, kFrame, kDim };

// SGR sequences of the eight basic colours, which every theme adapts.
class Paint {
 public:
  explicit Paint(bool color) : color_(color) {}

  std::string operator()(Style style, std::string_view text) const {
    constexpr std::array<std::string_view, 6> kSgr = {"1;31", "1;33", "1;36", "1", "34", "2"};
    if (!color_ || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", kSgr[static_cast<size_t>(style)], text);
  }

 private:
  bool color_;
};

}  // namespace factlint
