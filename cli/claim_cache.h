// Claims that earlier runs extracted, in one SQLite file, so that a run pays for the
// documents that changed. A cache is never right or wrong, only quick: what cannot be
// read or written is extracted again.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cli/extracted.h"
#include "extractor/result.h"

namespace factlint {

// Safe for use by several threads of a run, and by several runs on one file.
class ClaimCache {
 public:
  // Makes the file and its folders where they are missing. The error is one line: no
  // database, of another program, not to be written.
  static Result<std::unique_ptr<ClaimCache>> Open(const std::string& file);
  ~ClaimCache();
  ClaimCache(const ClaimCache&) = delete;
  ClaimCache& operator=(const ClaimCache&) = delete;

  // What this build of the program made of a document: `key` says of which, under which
  // rules and options (ExtractionKey). The path is the one that it had then.
  std::optional<ReadDocument> Find(std::string_view key);
  void Keep(std::string_view key, const ReadDocument& read);

  // Bytes of another kind, as they were kept under this key.
  std::optional<std::string> FindBytes(std::string_view key);
  void KeepBytes(std::string_view key, std::string_view bytes);

  // Writes what is left and prunes the file, the longest unused first, to `most_bytes`.
  // Without it the last records are lost; nothing else happens.
  void Finish(uint64_t most_bytes = kMostBytes);

  int found() const { return found_; }

  static constexpr uint64_t kMostBytes = uint64_t{1} << 30;

 private:
  struct Database;
  struct Record {
    int64_t row = 0;
    std::string bytes;
  };

  explicit ClaimCache(std::unique_ptr<Database> database);
  static std::string Make(const std::string& file);  // what went wrong; empty: nothing
  void Flush();                                      // the mutex is held

  std::mutex mutex_;
  std::unique_ptr<Database> database_;
  std::vector<Record> pending_;
  size_t pending_bytes_ = 0;
  std::vector<int64_t> stale_;  // rows that were found and whose last use is long ago
  std::atomic<int> found_ = 0;
};

}  // namespace factlint
