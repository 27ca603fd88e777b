// Which files a run reads, in a fixed order. formats.md section 1.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/config.h"
#include "cli/files.h"
#include "cli/options.h"
#include "extractor/result.h"

namespace factlint {

enum class InputKind : uint8_t { kText, kMarkdown, kCsv, kTsv, kJsonl, kHtml };

struct Input {
  std::string file;  // to be opened; "-" is standard input
  std::string path;  // as reports print it: from the configuration's folder, or as the user wrote it
  InputKind kind = InputKind::kText;
  const DocumentEntry* entry = nullptr;  // what the configuration says of it; may be null
  std::string problem;                   // why it is not read (FL905); empty: it is
  const Files* files = &Disk();          // where `file` lies
  std::string id;                        // of a document that names none itself; empty: its path
};

// What a PATH or an entry of `documents:` means that is not there.
enum class Missing : uint8_t { kIsAnError, kIsPassedOver };

// The files of `options.args`, or of the configuration's `documents:` where no
// PATH is given, or of its folder where it names none. Sorted by the order of
// `documents:`, then by path; each file once. Hidden files, excluded ones, the
// baseline and this run's own outputs are left out of folders and globs. An HTML
// page is read where an entry of `documents:` means it, and nowhere else: reports
// lie about as pages too.
// The error tells every path that does not exist, unless it may be missing.
Result<std::vector<Input>> FindInputs(const Options& options, const Config& config, const Files& files = Disk(),
                                      Missing missing = Missing::kIsAnError);

// How many documents they hold; 0 where a JSON Lines file is among them, which nobody has counted.
size_t DocumentsKnown(const std::vector<Input>& inputs);

}  // namespace factlint
