#include "cli/help.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/option_table.h"

namespace factlint {
namespace {

constexpr std::string_view kWhatItIs =
    "factlint tells whether your sources agree. It reads documents, extracts the\n"
    "numeric claims and the places that they state, and reports where they\n"
    "contradict each other, with the sentence, the byte and the arithmetic.\n";

constexpr std::string_view kPaths =
    "A PATH is a file, a folder (all .md .txt .csv .tsv .jsonl files in it), a glob\n"
    "or - for standard input. Without one, the factlint.yaml of this folder or of\n"
    "the nearest parent says what to read.\n";

constexpr std::string_view kExitCodes =
    "Exit codes\n"
    "  0  ran, nothing at or above the gate\n"
    "  1  findings at or above the gate\n"
    "  2  usage, configuration or rule error, or a path that does not exist\n"
    "  3  ran but cannot vouch: no document, no claim, or an unread document under --strict\n"
    "  4  internal error or a resource limit\n";

// "-j, --jobs N", with room for the short name where there is none.
std::string Names(const OptionSpec& option) {
  const std::string head = option.short_name.empty() ? "    " : fmt::format("{}, ", option.short_name);
  return option.value.empty() ? fmt::format("{}{}", head, option.name)
                              : fmt::format("{}{} {}", head, option.name, option.value);
}

std::string OptionLines(const CommandSpec* command, bool common) {
  std::string text;
  for (const OptionSpec& option : OptionTable()) {
    const bool shown = common ? option.group == kCommon : command != nullptr && (command->groups & option.group) != 0;
    if (!shown) continue;
    text += fmt::format("  {:<24} {}", Names(option), option.help);
    if (option.name == "--format" && command != nullptr && !command->formats.empty())
      text += fmt::format(": {}", fmt::join(command->formats, ", "));
    else if (!option.choices.empty())
      text += fmt::format(" ({})", fmt::join(option.choices, ", "));
    text += "\n";
  }
  return text;
}

// Breaks a text into lines of at most `width` columns.
std::string Wrap(std::string_view text, size_t width) {
  std::string wrapped;
  size_t column = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (column > 0 && column + 1 + word.size() > width) {
      wrapped += '\n';
      column = 0;
    } else if (column > 0) {
      wrapped += ' ';
      ++column;
    }
    wrapped += word;
    column += word.size();
  }
  return wrapped + "\n";
}

bool TakesPaths(const CommandSpec& command) { return command.args.find("PATH") != std::string_view::npos; }

}  // namespace

std::string HelpText() {
  std::string text(kWhatItIs);
  text += "\nUsage: factlint COMMAND [OPTION…] [PATH…]\n\nCommands\n";
  for (const CommandSpec& command : CommandTable()) text += fmt::format("  {:<16} {}\n", command.name, command.help);
  text += "\nfactlint COMMAND --help tells more of each.\n\n";
  text += fmt::format("{}\nOptions of all commands\n{}\n{}", kPaths, OptionLines(nullptr, true), kExitCodes);
  return text;
}

std::string HelpText(const CommandSpec& command) {
  std::string text = fmt::format("Usage: factlint {} [OPTION…] {}\n\n{}\n", command.name, command.args, command.help);
  text[text.find("\n\n") + 2] = static_cast<char>(std::toupper(static_cast<unsigned char>(command.help[0])));
  text.insert(text.size() - 1, ".");
  if (!command.detail.empty()) text += Wrap(command.detail, 79);
  if (TakesPaths(command)) text += fmt::format("\n{}", kPaths);
  if (const std::string own = OptionLines(&command, false); !own.empty()) text += "\nOptions\n" + own;
  return fmt::format("{}\nOptions of all commands\n{}\n{}", text, OptionLines(&command, true), kExitCodes);
}

}  // namespace factlint
