#include "cli/option_table.h"

#include <charconv>

namespace factlint {
namespace {

When WhenOf(std::string_view value) {
  return value == "always" ? When::kAlways : value == "never" ? When::kNever : When::kAuto;
}

// "--format" and "--output" pair up in the order in which they are written.
std::string AddFormat(Options& options, std::string_view value) {
  std::vector<OutputRequest>& outputs = options.outputs;
  if (outputs.empty() || !outputs.back().format.empty()) outputs.emplace_back();
  outputs.back().format = value;
  return {};
}

std::string AddOutput(Options& options, std::string_view value) {
  if (value.empty()) return "must name a file";
  std::vector<OutputRequest>& outputs = options.outputs;
  if (outputs.empty() || !outputs.back().file.empty()) outputs.emplace_back();
  outputs.back().file = value == "-" ? std::string_view() : value;
  return {};
}

std::string SetJobs(Options& options, std::string_view value) {
  constexpr int kMost = 1024;
  const char* const end = value.data() + value.size();
  const auto [at, failed] = std::from_chars(value.data(), end, options.jobs);
  const bool good = failed == std::errc() && at == end && options.jobs >= 1 && options.jobs <= kMost;
  return good ? "" : "must be a number from 1 to 1024";
}

std::string SetLargest(Options& options, std::string_view value) {
  const char* const end = value.data() + value.size();
  const auto [at, failed] = std::from_chars(value.data(), end, options.largest);
  return failed == std::errc() && at == end && options.largest > 0 ? "" : "must be a number from 1";
}

std::string SetToday(Options& options, std::string_view value) {
  const std::optional<DateRange> range = value.size() == 10 ? DateRange::ParseIso(value) : std::nullopt;
  if (!range) return "must be a day as YYYY-MM-DD";
  options.today = range->start;
  return {};
}

std::string SetFailOn(Options& options, std::string_view value) {
  options.fail_on = value == "never" ? Severity::kHidden : *ParseSeverity(value);
  return {};
}

template <auto Member>
std::string Switch(Options& options, std::string_view) {
  options.*Member = true;
  return {};
}

template <auto Member>
std::string SetRevision(Options& options, std::string_view value) {
  if (value.empty()) return "must name a revision";
  options.*Member = value;
  return {};
}

template <auto Member>
std::string SetText(Options& options, std::string_view value) {
  options.*Member = value;
  return {};
}

template <auto Member>
std::string Append(Options& options, std::string_view value) {
  (options.*Member).emplace_back(value);
  return {};
}

std::vector<OptionSpec> MakeTable() {
  const std::vector<std::string_view> when = {"auto", "always", "never"};
  return {
      {"--config",
       "",
       "FILE",
       kCommon,
       "use this factlint.yaml",
       "Without it, the factlint.yaml of this folder or of the nearest parent is used; where there is none, the one of "
       "the folder that holds all PATHs, or of its nearest parent.",
       {},
       false,
       [](Options& o, std::string_view v) -> std::string {
         o.config = v;
         return {};
       }},
      {"--pack",
       "",
       "NAME|DIR",
       kCommon,
       "use this rule pack too",
       "A built-in name or a folder with a pack.yaml. It comes after the packs of the configuration and overrides "
       "them.",
       {},
       true,
       Append<&Options::packs>},
      {"--format",
       "-f",
       "F",
       kCommon,
       "write the report in this format",
       "Which formats there are depends on the command; its --help lists them, the first is the default. Repeat it, "
       "each with its --output, to get several reports of one run.",
       {},
       true,
       AddFormat},
      {"--output",
       "-o",
       "FILE",
       kCommon,
       "write the report to FILE instead of standard output",
       "The n-th --output belongs to the n-th --format. The file is written aside and then renamed: it is whole, or as "
       "it was before.",
       {},
       true,
       AddOutput},
      {"--show",
       "",
       "WHAT",
       kCommon,
       "all findings, or those that need an eye",
       "`reported`, the default, leaves out what is consistent, corroborated, an echo or incomparable; `all` lists it "
       "with the code FL000.",
       {"all", "reported"},
       false,
       [](Options& o, std::string_view v) -> std::string {
         o.show_all = v == "all";
         return {};
       }},
      {"--source",
       "",
       "GLOB",
       kCommon,
       "only what these documents have a part in",
       "Compared with the document's id and path.",
       {},
       true,
       Append<&Options::sources>},
      {"--subject",
       "",
       "GLOB",
       kCommon,
       "only what is said of these subjects",
       "Compared with the subject's id: \"Hong Kong\" is hong-kong.",
       {},
       true,
       Append<&Options::subjects>},
      {"--metric", "", "GLOB", kCommon, "only these metrics", "", {}, true, Append<&Options::metrics>},
      {"--code",
       "",
       "GLOB",
       kCommon,
       "only findings of these codes",
       "For instance `FL1*`.",
       {},
       true,
       Append<&Options::codes>},
      {"--jobs",
       "-j",
       "N",
       kCommon,
       "read N documents at a time",
       "One a core by default. The output is the same for any N.",
       {},
       false,
       SetJobs},
      {"--cache",
       "",
       "FILE",
       kCache,
       "keep the claims of documents in this file for later runs",
       "Documents that did not change are not extracted again. Without it, runs of 64 documents and more use "
       "factlint/claims.sqlite below XDG_CACHE_HOME or ~/.cache. The output is the same with and without.",
       {},
       false,
       [](Options& o, std::string_view v) -> std::string {
         if (v.empty()) return "must name a file";
         o.cache = v;
         return {};
       }},
      {"--no-cache", "", "", kCache, "extract every document, keep nothing", "", {}, false, Switch<&Options::no_cache>},
      {"--color", "", "WHEN", kCommon, "colour the report",
       "`auto`, the default, colours on a terminal unless NO_COLOR is set.", when, false,
       [](Options& o, std::string_view v) -> std::string {
         o.color = WhenOf(v);
         return {};
       }},
      {"--progress", "", "WHEN", kCommon, "show how far a long run has come",
       "On standard error; `auto`, the default, on a terminal only.", when, false,
       [](Options& o, std::string_view v) -> std::string {
         o.progress = WhenOf(v);
         return {};
       }},
      {"--quiet",
       "-q",
       "",
       kCommon,
       "nothing on standard error when all is well",
       "",
       {},
       false,
       Switch<&Options::quiet>},
      {"--today",
       "",
       "DATE",
       kCommon,
       "take this day for today",
       "What depends on the date, such as the end of a waiver, depends on it alone.",
       {},
       false,
       SetToday},
      {"--from",
       "",
       "KIND",
       kCommon,
       "how standard input (the PATH `-`) is read",
       "`text`, the default, or `jsonl`: one document a line.",
       {"text", "jsonl"},
       false,
       [](Options& o, std::string_view v) -> std::string {
         o.from = v == "jsonl" ? From::kJsonl : From::kText;
         return {};
       }},
      {"--version", "-V", "", kCommon, "print the version", "", {}, false, Switch<&Options::version>},
      {"--help", "-h", "", kCommon, "print this help", "", {}, false, Switch<&Options::help>},

      {"--strict",
       "",
       "",
       kVouch,
       "a document that was not read ends with exit code 3",
       "",
       {},
       false,
       Switch<&Options::strict>},
      {"--allow-empty",
       "",
       "",
       kVouch,
       "no document, or no claim, is no failure",
       "Without it a run that found nothing to look at ends with exit code 3.",
       {},
       false,
       Switch<&Options::allow_empty>},

      {"--fail-on",
       "",
       "LEVEL",
       kGate,
       "the lowest severity that fails the check",
       "`warning` unless the configuration's gate says otherwise.",
       {"never", "note", "warning", "error"},
       false,
       SetFailOn},
      {"--fail-on-verdict",
       "",
       "VERDICT",
       kGate,
       "findings of this verdict fail the check, whatever their severity",
       "Without a --fail-on beside it, they alone do.",
       {"contradiction", "tension", "drift"},
       true,
       [](Options& o, std::string_view v) -> std::string {
         o.fail_on_verdicts.push_back(*ParseVerdict(v));
         return {};
       }},
      {"--fail-on-stale",
       "",
       "",
       kGate,
       "expired waivers and stale baseline entries end with exit code 3",
       "A waiver or an entry that matches nothing any more, too.",
       {},
       false,
       Switch<&Options::fail_on_stale>},
      {"--exit-zero",
       "",
       "",
       kGate,
       "end with 0 where it would be 1",
       "The other codes stay.",
       {},
       false,
       Switch<&Options::exit_zero>},

      {"--base",
       "",
       "REV",
       kRevisions,
       "the revision to compare with: a branch, a tag, a commit",
       "Its documents, configuration and packs are read from the git repository; the work tree stays as it is.",
       {},
       false,
       SetRevision<&Options::base>},
      {"--head",
       "",
       "REV",
       kRevisions,
       "the revision that is compared; without it the work tree",
       "Of the work tree, files that .gitignore leaves out are not read.",
       {},
       false,
       SetRevision<&Options::head>},
      {"--merge-base",
       "",
       "",
       kRevisions,
       "compare with the commit where the head left the base",
       "So that what has happened on the base since is no part of the change.",
       {},
       false,
       Switch<&Options::merge_base>},

      {"--sarif-profile",
       "",
       "PROFILE",
       kSarif,
       "what a SARIF report holds",
       "`full`, the default, holds all; `github` what GitHub code scanning shows, within its limits.",
       {"full", "github"},
       false,
       [](Options& o, std::string_view v) -> std::string {
         o.sarif = v == "github" ? SarifProfile::kGithub : SarifProfile::kFull;
         return {};
       }},

      {"--baseline",
       "",
       "FILE",
       kBaseline,
       "hold the findings against this baseline",
       "Without it, the one that the configuration names, or the factlint-baseline.jsonl beside it.",
       {},
       false,
       [](Options& o, std::string_view v) -> std::string {
         o.baseline = v;
         return v.empty() ? "must name a file" : "";
       }},

      {"--outcome",
       "",
       "WHAT",
       kWaive,
       "why the finding may stay",
       "source-wrong:ID, both-wrong, scope-differs, precision-differs, entity-mismatch, accepted-drift or tool-error.",
       {},
       false,
       SetText<&Options::outcome>},
      {"--reason", "", "TEXT", kWaive, "the reason, for who reads it later", "", {}, false, SetText<&Options::reason>},
      {"--owner", "", "NAME", kWaive, "who decides again", "", {}, false, SetText<&Options::owner>},
      {"--until",
       "",
       "DATE",
       kWaive,
       "the last day, as YYYY-MM-DD",
       "Only source-wrong may do without; a year ahead at most.",
       {},
       false,
       SetText<&Options::until>},
      {"--pin",
       "",
       "WHAT",
       kWaive,
       "what the waiver is bound to",
       "`state`, the default, lets the finding come back when its values change; `key` does not.",
       {"state", "key"},
       false,
       [](Options& o, std::string_view v) -> std::string {
         o.pin_key = v == "key";
         return {};
       }},

      {"--unclaimed",
       "",
       "",
       kUnclaimed,
       "list the numbers that no rule took, each with the reason",
       "",
       {},
       false,
       Switch<&Options::unclaimed>},
      {"--sorted",
       "",
       "",
       kSorted,
       "the claims are sorted by subject.id, then metric: read them as a stream",
       "In the order of bytes, as LC_ALL=C sort leaves them. Memory is bounded by the largest key and what is found; "
       "formats that list every claim (json, junit, html) and --show all keep them all.",
       {},
       false,
       Switch<&Options::sorted>},
      {"--resolved",
       "",
       "",
       kShow,
       "put in what the rule inherits, and the lexsets that it names",
       "",
       {},
       false,
       Switch<&Options::resolved>},
      {"--rule",
       "",
       "ID",
       kExplain,
       "tell why this rule does or does not match a TEXT",
       "The TEXT stands behind the options, or comes from standard input where it is `-`. Shown are the mentions, the "
       "shadow that patterns see, how far each pattern got, and what took a match away.",
       {},
       false,
       [](Options& o, std::string_view v) -> std::string {
         o.rule = v;
         return v.empty() ? "must name a rule" : "";
       }},
      {"--largest", "", "N", kKeys, "list the N largest keys only", "", {}, false, SetLargest},
  };
}

}  // namespace

const std::vector<OptionSpec>& OptionTable() {
  static const std::vector<OptionSpec> table = MakeTable();
  return table;
}

std::vector<const OptionSpec*> OptionsOf(uint32_t groups) {
  std::vector<const OptionSpec*> options;
  for (const OptionSpec& option : OptionTable())
    if ((option.group & groups) != 0) options.push_back(&option);
  return options;
}

const OptionSpec* FindOption(std::string_view name) {
  for (const OptionSpec& option : OptionTable())
    if (option.name == name || (!option.short_name.empty() && option.short_name == name)) return &option;
  return nullptr;
}

}  // namespace factlint
