#include "cli/run.h"

#include <csignal>
#include <exception>
#include <new>
#include <utility>

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/destination.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/temporaries.h"
#include "reports/version.h"

namespace factlint {
namespace {

int Finish(const Outcome& outcome, bool quiet) {
  const int code = static_cast<int>(outcome.code);
  if (outcome.silent) return code;
  PrintError(outcome.details);
  if (code != 0 || !quiet) PrintError(fmt::format("factlint: exit {}: {}\n", code, outcome.reason));
  return code;
}

int PrintAnswer(const std::string& text) {
  Destination out;
  out.Write(text);
  const Result<bool> closed = out.Close();
  if (closed) return 0;
  return Finish({.code = static_cast<Exit>(closed.error().exit_code), .reason = closed.error().what}, false);
}

// Nothing of ours throws, but memory can run out, and libraries can surprise.
Outcome RunGuarded(const CommandSpec& command, const Options& options) {
  try {
    return command.run(options);
  } catch (const std::bad_alloc&) {
    return {.code = Exit::kInternal, .reason = "out of memory"};
  } catch (const std::exception& error) {
    return {.code = Exit::kInternal, .reason = fmt::format("internal error: {}", error.what())};
  }
}

}  // namespace

int RunProgram(const std::vector<std::string>& words) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an answer of write(), see destination.h
  HandleSignals();
  const Result<Invocation> invocation = ParseCommandLine(words);
  if (!invocation)
    return Finish(
        {.code = Exit::kUsage, .reason = "the command line was not understood", .details = invocation.error().what},
        false);
  const Options& options = invocation->options;
  const CommandSpec* const command = invocation->command;
  if (options.help) return PrintAnswer(command == nullptr ? HelpText() : HelpText(*command));
  if (options.version) return PrintAnswer(fmt::format("{}\n", ToolName()));
  return Finish(RunGuarded(*command, options), options.quiet);
}

}  // namespace factlint
