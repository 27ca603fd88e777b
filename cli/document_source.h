// The documents of a run as they lie on disk, handed out piece by piece.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/walk.h"
#include "extractor/document.h"
#include "extractor/result.h"

namespace factlint {

// A document that nobody has looked at yet: a file, or a line of JSON Lines.
struct RawDocument {
  const Input* input = nullptr;
  std::string record;   // the line, where `line` > 0
  uint64_t line = 0;    // of the record, from 1; 0: the whole file
  std::string problem;  // why it cannot be read; empty: it can be tried
};

using RawBatch = std::vector<RawDocument>;

// A document is held whole, with what is found in it: some 16 times its size where it is prose, more where it
// is nothing but numbers. Larger ones are not read.
constexpr size_t kLargestDocument = size_t{256} << 20;

// Gives files and JSON Lines in pieces of some 100 KB or one file, so that memory does not grow
// with the input. Not safe for use by two threads at once. Keeps a reference to `inputs`.
class DocumentSource {
 public:
  // A line of more than twice `largest` bytes (its text may be escaped) is passed over, and its problem told.
  explicit DocumentSource(const std::vector<Input>& inputs, size_t largest = kLargestDocument)
      : inputs_(inputs), largest_(largest) {}
  // The next documents, never an empty batch; nothing at the end.
  std::optional<RawBatch> Next();

 private:
  class Lines;
  RawBatch NextLines();
  RawBatch NextFiles();

  const std::vector<Input>& inputs_;
  const size_t largest_;
  size_t next_ = 0;
  std::shared_ptr<Lines> lines_;  // of inputs_[next_], while it is read
};

struct OpenedDocument {
  Document document;
  std::string warnings;  // of its front matter, whole lines; may be empty
};

// Reads and decodes it. What the configuration says of it goes before its own
// front matter; front matter that cannot be used is passed over with a warning.
// The error is one line for FL905, without the path. A file on disk of more than `largest`
// bytes is not read at all.
Result<OpenedDocument> OpenDocument(RawDocument raw, size_t largest = kLargestDocument);

// "notes.md", or "crawl.jsonl:17" for a record: what an unread document is called.
std::string NameOf(const RawDocument& raw);

}  // namespace factlint
