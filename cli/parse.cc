#include "cli/parse.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/option_table.h"
#include "extractor/diagnostic.h"

namespace factlint {
namespace {

// Gathers what is wrong, for the user.
class Mistakes {
 public:
  void Add(const std::string& what, const std::string& hint = {}) {
    text_ += "factlint: error: " + what + (hint.empty() ? "" : "; " + hint) + "\n";
  }
  bool empty() const { return text_.empty(); }
  Error ToError() const { return {.what = text_, .exit_code = 2}; }

 private:
  std::string text_;
};

bool IsOption(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

// The places in `words` of the first `most` words that are neither an option nor its value.
std::vector<size_t> CommandWords(const std::vector<std::string>& words, size_t most) {
  std::vector<size_t> found;
  for (size_t i = 0; i < words.size() && found.size() < most && words[i] != "--"; ++i) {
    if (!IsOption(words[i])) {
      found.push_back(i);
      continue;
    }
    const OptionSpec* option = FindOption(words[i]);
    if (option != nullptr && !option->value.empty()) ++i;
  }
  return found;
}

std::vector<std::string> CommandNames() {
  std::vector<std::string> names;
  for (const CommandSpec& command : CommandTable()) names.emplace_back(command.name);
  return names;
}

// The commands of a group: "list" and "show" of "rules".
std::vector<std::string> SubcommandNames(std::string_view group) {
  std::vector<std::string> names;
  for (const CommandSpec& command : CommandTable())
    if (command.name.size() > group.size() && command.name.substr(0, group.size()) == group &&
        command.name[group.size()] == ' ')
      names.emplace_back(command.name.substr(group.size() + 1));
  return names;
}

bool Takes(const CommandSpec& command, const OptionSpec& option) {
  return option.group == kCommon || (command.groups & option.group) != 0;
}

// Finds the command and takes its words out.
const CommandSpec* TakeCommand(std::vector<std::string>& words, Mistakes& mistakes) {
  const std::vector<size_t> at = CommandWords(words, 2);
  if (at.empty()) return nullptr;
  const std::string first = words[at[0]];
  const std::vector<std::string> subcommands = SubcommandNames(first);
  const CommandSpec* command = FindCommand(first);
  if (command == nullptr && !subcommands.empty() && at.size() == 2) {
    command = FindCommand(first + " " + words[at[1]]);
    if (command == nullptr)
      mistakes.Add(fmt::format("unknown command \"{} {}\"", first, words[at[1]]),
                   DidYouMean(words[at[1]], subcommands));
    words.erase(words.begin() + static_cast<ptrdiff_t>(at[1]));
  } else if (command == nullptr && !subcommands.empty()) {
    mistakes.Add(fmt::format("\"{}\" needs one of: {}", first, fmt::join(subcommands, ", ")));
  } else if (command == nullptr) {
    mistakes.Add(fmt::format("unknown command \"{}\"", first), DidYouMean(first, CommandNames()));
  }
  words.erase(words.begin() + static_cast<ptrdiff_t>(at[0]));
  return command;
}

std::string OneOf(const std::vector<std::string_view>& names) {
  return fmt::format("one of: {}", fmt::join(names, ", "));
}

// Checks a value against the names that are allowed.
bool Allowed(std::string_view value, const std::vector<std::string_view>& names, std::string_view option,
             Mistakes& mistakes) {
  if (names.empty() || std::find(names.begin(), names.end(), value) != names.end()) return true;
  std::string hint = DidYouMean(value, {names.begin(), names.end()});
  if (hint.empty()) hint = OneOf(names);
  mistakes.Add(fmt::format("unknown value \"{}\" of {}", value, option), hint);
  return false;
}

void Apply(const OptionSpec& option, std::string_view value, const CommandSpec* command, Options& options,
           Mistakes& mistakes) {
  const bool is_format = option.name == "--format";
  if (is_format && command != nullptr && command->formats.empty()) {
    mistakes.Add(fmt::format("{} has one format only and takes no --format", command->name));
    return;
  }
  const auto& choices = is_format && command != nullptr ? command->formats : option.choices;
  if (!Allowed(value, choices, option.name, mistakes)) return;
  const std::string wrong = option.set(options, value);
  if (!wrong.empty()) mistakes.Add(fmt::format("{} {}, not \"{}\"", option.name, wrong, value));
}

void ReportUnknown(std::string_view word, const CommandSpec* command, Mistakes& mistakes) {
  const std::string_view name = word.substr(0, word.find('='));
  if (const OptionSpec* known = FindOption(name); known != nullptr && command != nullptr) {
    std::vector<std::string_view> owners;
    for (const CommandSpec& other : CommandTable())
      if (Takes(other, *known)) owners.push_back(other.name);
    mistakes.Add(fmt::format("{} has no option {}", command->name, known->name),
                 fmt::format("it belongs to: {}", fmt::join(owners, ", ")));
    return;
  }
  std::vector<std::string> names;
  for (const OptionSpec& option : OptionTable())
    if (command == nullptr || Takes(*command, option)) names.emplace_back(option.name);
  mistakes.Add(fmt::format("unknown option \"{}\"", name), DidYouMean(name, names));
}

// CLI11 splits the words; the table says what they mean.
class Splitter {
 public:
  explicit Splitter(const CommandSpec* command) : command_(command) {
    app_.set_help_flag();
    app_.allow_extras();
    for (const OptionSpec& option : OptionTable()) {
      if (command != nullptr && !Takes(*command, option)) continue;
      std::string names(option.name);
      if (!option.short_name.empty()) names += "," + std::string(option.short_name);
      CLI::Option* const added = option.value.empty() ? app_.add_flag(names) : app_.add_option(names);
      if (!option.value.empty()) added->expected(1);
      added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      specs_.emplace_back(added, &option);
    }
    app_.add_option("args", args_);
  }

  void Run(std::vector<std::string> words, Options& options, Mistakes& mistakes) {
    std::reverse(words.begin(), words.end());  // as CLI11 wants it
    try {
      app_.parse(words);
    } catch (const CLI::ParseError& error) {
      mistakes.Add(error.what());
      return;
    }
    for (const std::string& word : app_.remaining())
      if (word != "--") ReportUnknown(word, command_, mistakes);
    // In the order of the command line, which pairs --format with --output.
    std::vector<size_t> seen(specs_.size());
    for (const CLI::Option* const given : app_.parse_order()) {
      for (size_t i = 0; i < specs_.size(); ++i)
        if (specs_[i].first == given)
          Apply(*specs_[i].second, given->results()[seen[i]++], command_, options, mistakes);
    }
    options.args = args_;
  }

 private:
  const CommandSpec* command_;
  CLI::App app_;
  std::vector<std::pair<CLI::Option*, const OptionSpec*>> specs_;
  std::vector<std::string> args_;
};

void CheckOutputs(const Options& options, Mistakes& mistakes) {
  std::vector<std::string_view> files;
  for (const OutputRequest& output : options.outputs) {
    if (std::find(files.begin(), files.end(), output.file) == files.end()) {
      files.push_back(output.file);
    } else if (output.file.empty()) {
      mistakes.Add("only one report can go to standard output", "give the others an --output");
    } else {
      mistakes.Add(fmt::format("two reports cannot go to the same file \"{}\"", output.file));
    }
  }
}

}  // namespace

Result<Invocation> ParseCommandLine(const std::vector<std::string>& words) {
  Mistakes mistakes;
  Invocation invocation;
  std::vector<std::string> rest = words;
  invocation.command = TakeCommand(rest, mistakes);
  Splitter(invocation.command).Run(rest, invocation.options, mistakes);
  CheckOutputs(invocation.options, mistakes);
  const Options& options = invocation.options;
  if (options.help || options.version) return invocation;
  if (mistakes.empty() && invocation.command == nullptr) mistakes.Add("no command was given", "see factlint --help");
  if (mistakes.empty() && invocation.command->max_args >= 0 &&
      options.args.size() > static_cast<size_t>(invocation.command->max_args))
    mistakes.Add(fmt::format("{} takes {} argument{}, not {}", invocation.command->name, invocation.command->max_args,
                             invocation.command->max_args == 1 ? "" : "s", options.args.size()));
  if (!mistakes.empty()) return mistakes.ToError();
  return invocation;
}

}  // namespace factlint
