// What every command that reads documents begins with.
#pragma once

#include <vector>

#include "cli/config.h"
#include "cli/files.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/walk.h"
#include "extractor/result.h"

namespace factlint {

struct Session {
  Config config;
  std::vector<Input> inputs;
  const Files* files = &Disk();  // where all of it lies
  // Whether findings of what agrees are made too: a report leaves them out unless asked,
  // and without them a run over the same documents is a quarter quicker.
  bool agreements = true;
  bool whole = true;  // the inputs are all that the configuration names, or there is none
  int jobs = 1;
  Date today;
  bool progress = false;  // shown on standard error
  bool quiet = false;
  std::string cache;  // the file; empty: none
};

// The configuration (of --config, of this folder or the nearest parent, or of the
// folder that holds all PATHs or its nearest parent; else an empty one) and the
// files to read. Fails where neither PATH nor configuration says what to read.
Result<Session> OpenSession(const Options& options, const Files& files = Disk(), Missing missing = Missing::kIsAnError);

// The same with a configuration that was read before.
Result<Session> OpenSession(Config config, const Options& options, const Files& files, Missing missing);

// The configuration alone, of commands that read no documents.
Result<Config> FindAndReadConfig(const Options& options, const Files& files = Disk());

// --jobs, or one a core; --today, or the day of the machine.
int JobsOf(const Options& options);
Date TodayOf(const Options& options);

// The outcome of a command that could not begin.
Outcome UsageOutcome(const Error& error);

}  // namespace factlint
