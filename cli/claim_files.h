// Files of claims as `factlint reconcile` reads them: a window at a time, so that
// files larger than memory can be judged.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/file.h"
#include "reconcile/line_source.h"

namespace factlint {

// One behind the other. What is no regular file (standard input, a pipe) is read
// whole when it is opened.
class ClaimFiles final : public LineSource {
 public:
  struct File {
    std::string name;  // for messages
    std::string path;
    Descriptor descriptor;
    std::string text;     // of what is no regular file
    std::string problem;  // why it cannot be read; empty: it can
    bool regular = false;
    uint64_t size = 0;
  };

  static std::string NameOf(const std::string& path) { return path == "-" ? "standard input" : path; }

  explicit ClaimFiles(const std::vector<std::string>& paths);

  std::span<const uint64_t> ends() const override { return ends_; }
  std::optional<std::string_view> Read(uint64_t begin, uint64_t end, std::string& buffer) const override;

  const std::vector<File>& files() const { return files_; }
  bool all_open() const;

 private:
  std::vector<File> files_;
  std::vector<uint64_t> ends_;
};

}  // namespace factlint
