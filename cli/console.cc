#include "cli/console.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "extractor/unicode.h"
#include "reports/terminal.h"

namespace factlint {
namespace {

bool HasValue(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string printable;
  printable.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = CodePointAt(text, i);
    if (c.value == '\n')
      printable += '\n';
    else
      printable += GlyphOf(c.value).text;
    i += c.size;
  }
  return printable;
}

void PrintError(std::string_view text) {
  const std::string printable = Printable(text);
  std::fwrite(printable.data(), 1, printable.size(), stderr);
}

bool UseColor(When color) {
  if (color != When::kAuto) return color == When::kAlways;
  const char* const term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::string_view(term) == "dumb";
  return ::isatty(STDOUT_FILENO) != 0 && !HasValue("NO_COLOR") && !dumb;
}

int TerminalWidth() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp<int>(size.ws_col, 60, 160);
}

bool UseProgress(When progress) {
  return progress == When::kAuto ? ::isatty(STDERR_FILENO) != 0 : progress == When::kAlways;
}

}  // namespace factlint
