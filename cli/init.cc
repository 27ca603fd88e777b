// factlint init: a commented factlint.yaml for the files that lie here.
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/destination.h"
#include "cli/each_document.h"
#include "cli/packs.h"
#include "cli/session.h"
#include "cli/walk.h"
#include "extractor/rule_lint.h"

namespace factlint {
namespace {

constexpr const char* kFile = "factlint.yaml";
constexpr size_t kMostListed = 200;  // more are better named by globs
constexpr size_t kMostTried = 50;    // files that tell which packs fit
constexpr uint64_t kEnoughClaims = 3;

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

// A year in the name of a file ("almanac-2023.md"): a guess at when it was published.
std::string YearIn(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (size_t i = 0; i + 4 <= name.size(); ++i) {
    const std::string_view year = name.substr(i, 4);
    const auto digit = [&](size_t at) { return at < name.size() && name[at] >= '0' && name[at] <= '9'; };
    const bool alone = !(i > 0 && digit(i - 1)) && !digit(i + 4);
    if (alone && (year.substr(0, 2) == "19" || year.substr(0, 2) == "20") && digit(i + 2) && digit(i + 3))
      return std::string(year);
  }
  return {};
}

// Globs for the kinds of files that are there.
std::string Globs(const std::vector<Input>& inputs) {
  std::set<std::string> extensions;
  for (const Input& input : inputs) extensions.insert(std::filesystem::path(input.path).extension().string());
  if (extensions.empty()) extensions = {".md", ".txt"};
  std::string text = "documents:\n";
  for (const std::string& extension : extensions) text += fmt::format("  - path: '**/*{}'\n", extension);
  return text;
}

std::string Documents(const std::vector<Input>& inputs) {
  if (inputs.empty() || inputs.size() > kMostListed) return Globs(inputs);
  std::string text = "documents:\n";
  for (const Input& input : inputs) {
    text += fmt::format("  - path: {}\n", Yaml(input.path));
    if (&input == &inputs.front())
      text +=
          "    # title: \n    # publisher: \n    # published: 2024-05-31    # YYYY, YYYY-MM or YYYY-MM-DD: what is "
          "dated "
          "by it cannot be known without\n";
    else if (const std::string year = YearIn(input.path); !year.empty())
      text += fmt::format("    # published: {}    # as its name has it\n", year);
  }
  return text;
}

// What the built-in packs claim in the first of the files, by pack.
std::map<std::string, uint64_t> ClaimsByPack(const std::vector<Input>& inputs) {
  std::map<std::string, uint64_t> claims;
  Options every;
  every.packs = BuiltinPackNames();
  const Result<RuleBook> book = LoadRules(Config(), every);
  if (!book) return claims;
  Session session;
  session.inputs.assign(inputs.begin(), inputs.begin() + static_cast<ptrdiff_t>(std::min(inputs.size(), kMostTried)));
  ForEachDocument<RuleUse>(
      session, [&](const Document& document) { return UseOfRules(*book, document); },
      [&](Worked<RuleUse> one) {
        for (size_t i = 0; one.product && i < one.product->claims.size(); ++i)
          claims[book->rules()[i].pack] += one.product->claims[i];
        return true;
      });
  claims.erase("open");
  return claims;
}

// "packs: [transit]", with the reason; none where no pack finds its field here.
std::string PacksLine(const std::vector<Input>& inputs) {
  std::string names, counts;
  for (const auto& [pack, count] : ClaimsByPack(inputs)) {
    if (count < kEnoughClaims) continue;
    names += (names.empty() ? "" : ", ") + pack;
    counts += fmt::format("{}{} of {}", counts.empty() ? "" : ", ", count, pack);
  }
  return names.empty() ? "packs: []\n" : fmt::format("packs: [{}]    # claims found here: {}\n", names, counts);
}

std::string Configuration(const std::vector<Input>& inputs) {
  return fmt::format(
      "# What factlint reads here, and when it fails. docs: factlint --help\n"
      "factlint: 1\n\n"
      "# Rules for a field, beside the general ones. Built in: {}; a folder with a pack.yaml is one too.\n"
      "{}"
      "# open: false               # leave the general rules out\n\n"
      "# Each document may say more of itself: id, title, publisher, url, published, language, derived_from (the ids "
      "of what\n"
      "# it copies), trust. Markdown files can say the same in their front matter.\n"
      "{}\n"
      "# exclude: [drafts/**]      # of folders and globs\n\n"
      "# defaults: {{currency_of_dollar: USD, lag_months: 18}}\n\n"
      "# What `factlint check` fails on: never, note, warning or error.\n"
      "gate: {{fail_on: warning}}\n",
      Packs(), PacksLine(inputs), Documents(inputs));
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
