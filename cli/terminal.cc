#include "cli/terminal.h"

#include <cstdlib>

#include <unistd.h>

#include <unicode/utf8.h>

namespace factlint {
namespace {

bool HasValue(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool IsControl(UChar32 c) { return c < 0 || (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0); }

// Marks that reorder what stands around them could make a message lie.
bool Reorders(UChar32 c) { return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069); }

}  // namespace

std::string Printable(std::string_view text) {
  std::string printable;
  printable.reserve(text.size());
  const auto* const bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    const int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (IsControl(c) || Reorders(c))
      printable += '?';
    else
      printable += text.substr(static_cast<size_t>(start), static_cast<size_t>(i - start));
  }
  return printable;
}

bool UseColor(When color) {
  if (color != When::kAuto) return color == When::kAlways;
  const char* const term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::string_view(term) == "dumb";
  return ::isatty(STDOUT_FILENO) != 0 && !HasValue("NO_COLOR") && !dumb;
}

bool UseProgress(When progress) {
  return progress == When::kAuto ? ::isatty(STDERR_FILENO) != 0 : progress == When::kAlways;
}

}  // namespace factlint
