// factlint init: a commented factlint.yaml for the files that lie here.
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/destination.h"
#include "cli/packs.h"
#include "cli/session.h"
#include "cli/walk.h"

namespace factlint {
namespace {

constexpr const char* kFile = "factlint.yaml";
constexpr size_t kMostListed = 200;  // more are better named by globs

// A scalar that YAML reads as this text.
std::string Yaml(std::string_view text) {
  const bool plain = !text.empty() && text.find_first_of(":#{}[],&*?|-<>=!%@\\\"'` ") == std::string_view::npos;
  if (plain) return std::string(text);
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

std::string Packs() {
  std::string names;
  for (const std::string& name : BuiltinPackNames())
    if (name != "open") names += (names.empty() ? "" : ", ") + name;
  return names;
}

std::string Documents(const std::vector<Input>& inputs) {
  if (inputs.empty() || inputs.size() > kMostListed) return "documents:\n  - path: '**/*.md'\n  - path: '**/*.txt'\n";
  std::string text = "documents:\n";
  for (const Input& input : inputs) text += fmt::format("  - path: {}\n", Yaml(input.path));
  const std::string hint =
      "    # title: \n    # publisher: \n    # published: 2024-05-31    # YYYY, YYYY-MM or YYYY-MM-DD: what is dated "
      "by it cannot be "
      "known without\n";
  text.insert(text.find('\n', text.find("path:")) + 1, hint);
  return text;
}

std::string Configuration(const std::vector<Input>& inputs) {
  return fmt::format(
      "# What factlint reads here, and when it fails. docs: factlint --help\n"
      "factlint: 1\n\n"
      "# Rules for a field, beside the general ones. Built in: {}; a folder with a pack.yaml is one too.\n"
      "packs: []\n"
      "# open: false               # leave the general rules out\n\n"
      "# Each document may say more of itself: id, title, publisher, url, published, language, derived_from (the ids "
      "of what\n"
      "# it copies), trust. Markdown files can say the same in their front matter.\n"
      "{}\n"
      "# exclude: [drafts/**]      # of folders and globs\n\n"
      "# defaults: {{currency_of_dollar: USD, lag_months: 18}}\n\n"
      "# What `factlint check` fails on: never, note, warning or error.\n"
      "gate: {{fail_on: warning}}\n",
      Packs(), Documents(inputs));
}

}  // namespace

Outcome RunInit(const Options& options) {
  std::error_code ignored;
  if (std::filesystem::exists(kFile, ignored))
    return {.code = Exit::kUsage,
            .reason = "nothing was written",
            .details = fmt::format("factlint: error: there is a {} already\n", kFile)};
  Options here = options;
  here.args = {"."};
  const Result<std::vector<Input>> inputs = FindInputs(here, Config());
  if (!inputs) return UsageOutcome(inputs.error());
  Destination file(kFile);
  file.Write(Configuration(*inputs));
  if (const Result<bool> closed = file.Close(); !closed)
    return {.code = static_cast<Exit>(closed.error().exit_code), .reason = closed.error().what};
  return {.reason = fmt::format("wrote {}, with {} documents", kFile, inputs->size())};
}

}  // namespace factlint
