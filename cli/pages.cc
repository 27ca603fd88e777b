// The files of docs/ that are made from the tables: a test keeps them true.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/help.h"
#include "cli/option_table.h"
#include "cli/replace.h"
#include "reports/version.h"

namespace factlint {
namespace {

struct ExitCode {
  int code;
  std::string_view meaning;
};
constexpr ExitCode kExitCodes[] = {
    {0, "ran, nothing at or above the gate"},
    {1, "findings at or above the gate (`--fail-on`)"},
    {2, "usage, configuration or rule error, or a path that does not exist"},
    {3, "ran but cannot vouch: no document, no claim, or an unread document under `--strict`"},
    {4, "internal error or a resource limit"},
};

std::string Sentence(std::string_view help) {
  std::string text(help);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

std::string Description(const OptionSpec& option) {
  std::string text = Sentence(option.help);
  if (!option.choices.empty()) text += fmt::format(" One of `{}`.", fmt::join(option.choices, "`, `"));
  if (!option.detail.empty()) text += fmt::format(" {}", option.detail);
  if (option.repeatable) text += " May be repeated.";
  return text;
}

std::string OptionTableOf(const std::vector<const OptionSpec*>& options) {
  std::string text = "| option | what it does |\n|---|---|\n";
  for (const OptionSpec* option : options) {
    std::string names(option->name);
    if (!option->value.empty()) names += fmt::format(" {}", option->value);
    if (!option->short_name.empty()) names = fmt::format("{}`, `{}", option->short_name, names);
    text += fmt::format("| `{}` | {} |\n", Replace(names, "|", "\\|"), Replace(Description(*option), "|", "\\|"));
  }
  return text;
}

// Text for roff: a line that begins with a dot or a quote is a command there.
std::string Roff(std::string_view text) {
  std::string out = Replace(Replace(std::string(text), "\\", "\\e"), "-", "\\-");
  out = Replace(std::move(out), "`", "");
  if (!out.empty() && (out[0] == '.' || out[0] == '\'')) out.insert(0, "\\&");
  return out;
}

std::string RoffOptions(const std::vector<const OptionSpec*>& options) {
  std::string text;
  for (const OptionSpec* option : options) {
    text += ".TP\n";
    if (!option->short_name.empty()) text += fmt::format("\\fB{}\\fR, ", Roff(option->short_name));
    text += fmt::format("\\fB{}\\fR", Roff(option->name));
    if (!option->value.empty()) text += fmt::format(" \\fI{}\\fR", Roff(option->value));
    text += fmt::format("\n{}\n", Roff(Description(*option)));
  }
  return text;
}

}  // namespace

std::string OptionsPage() {
  std::string text =
      "# Commands and options\n\nMade from the program's own table (`FACTLINT_UPDATE_GOLDEN=1 tools/test -R Pages` "
      "rewrites it); `factlint COMMAND --help` says the same.\n\n## Commands\n\n| command | what it does "
      "|\n|---|---|\n";
  for (const CommandSpec& command : CommandTable())
    text += fmt::format("| `factlint {}{}{}` | {} |\n", command.name, command.args.empty() ? "" : " ",
                        Replace(std::string(command.args), "|", "\\|"), Sentence(command.help));
  text +=
      "\nA PATH is a file, a folder (every `.md`, `.txt`, `.csv`, `.tsv` and `.jsonl` in it, recursively, no hidden "
      "files, without what `exclude:` names), a glob, or `-` for standard input. Without a PATH, the `factlint.yaml` "
      "of this folder or of the nearest parent says what to read. HTML pages are read where its `documents:` name "
      "them.\n\n## Options of all commands\n\n";
  text += OptionTableOf(OptionsOf(kCommon));
  for (const CommandSpec& command : CommandTable()) {
    const std::vector<const OptionSpec*> own = OptionsOf(command.groups & ~static_cast<uint32_t>(kCommon));
    text += fmt::format("\n## factlint {}\n\n{}", command.name, Sentence(command.help));
    if (!command.detail.empty()) text += fmt::format(" {}", command.detail);
    text += "\n";
    if (!command.formats.empty()) text += fmt::format("\nFormats: `{}`.\n", fmt::join(command.formats, "`, `"));
    if (!own.empty()) text += fmt::format("\n{}", OptionTableOf(own));
  }
  text += "\n## Exit codes\n\n| code | meaning |\n|---|---|\n";
  for (const ExitCode& exit : kExitCodes) text += fmt::format("| {} | {} |\n", exit.code, exit.meaning);
  return text + "\n3 beats 1, and 1 beats 0. The last line on standard error says the code and its reason.\n";
}

std::string ManPage() {
  std::string text = fmt::format(
      ".TH FACTLINT 1 \"\" \"{}\" \"User Commands\"\n.SH NAME\nfactlint \\- tells whether your sources agree\n"
      ".SH SYNOPSIS\n.B factlint\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIPATH\\fR...]\n.SH DESCRIPTION\n",
      ToolName());
  text +=
      "Reads documents, extracts the numeric claims and the places that they state, and reports where they contradict "
      "each "
      "other,\nwith the sentence, the byte and the arithmetic. A \\fIPATH\\fR is a file, a folder, a glob or "
      "\\fB\\-\\fR;\n"
      "without one, the factlint.yaml of this folder or of the nearest parent says what to read.\n.SH COMMANDS\n";
  for (const CommandSpec& command : CommandTable())
    text += fmt::format(".TP\n\\fB{}\\fR {}\n{} {}\n", Roff(command.name),
                        Roff(Replace(std::string(command.args), "…", "...")), Roff(Sentence(command.help)),
                        Roff(command.detail));
  text += ".SH OPTIONS OF ALL COMMANDS\n" + RoffOptions(OptionsOf(kCommon));
  text += ".SH OPTIONS OF SOME COMMANDS\n" + RoffOptions(OptionsOf(~static_cast<uint32_t>(kCommon)));
  text += ".SH EXIT STATUS\n";
  for (const ExitCode& exit : kExitCodes)
    text += fmt::format(".TP\n.B {}\n{}\n", exit.code, Roff(Sentence(exit.meaning)));
  return text + ".SH FILES\n.TP\n.B factlint.yaml\nThe configuration: packs, documents, gate.\n";
}

}  // namespace factlint
