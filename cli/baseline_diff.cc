// factlint baseline diff: what became of a baseline.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/replace_file.h"
#include "cli/session.h"
#include "cli/stream.h"
#include "reports/baseline_diff.h"

namespace factlint {
namespace {

Result<Baseline> ReadNamed(const std::string& path) {
  const Result<std::string> bytes = Disk().Read(path);
  if (!bytes) return Error{.what = fmt::format("{}: error: {}\n", path, bytes.error().what)};
  return ReadBaseline(*bytes, path);
}

}  // namespace

Outcome RunBaselineDiff(const Options& options) {
  if (options.args.size() != 2)
    return {.code = Exit::kUsage,
            .reason = "there is nothing to compare",
            .details = "factlint: error: baseline diff takes two files, OLD and NEW\n"};
  const Result<Baseline> old = ReadNamed(options.args[0]);
  const Result<Baseline> now = ReadNamed(options.args[1]);
  if (!old || !now) return UsageOutcome({.what = (old ? "" : old.error().what) + (now ? "" : now.error().what)});
  const BaselineChanges changes = CompareBaselines(*old, *now);
  const std::string format = options.outputs.empty() ? "" : options.outputs.front().format;
  Stream stream(options);
  if (format == "json")
    stream.Write(BaselineChangesJson(changes));
  else if (format == "markdown" || format == "md")
    stream.Write(BaselineChangesMarkdown(changes));
  else
    stream.Write(Printable(BaselineChangesText(changes)));
  return stream.Close({.reason = fmt::format("{} new, {} gone, {} changed", changes.added.size(),
                                             changes.removed.size(), changes.changed.size())});
}

}  // namespace factlint
