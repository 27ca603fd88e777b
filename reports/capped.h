// A report that must stay below a size.
#pragma once

#include <cstddef>
#include <string>

#include "reports/output.h"

namespace factlint {

// Counts what has been written, so that the whole stays below the limit.
class CappedOutput {
 public:
  CappedOutput(Output& out, size_t limit) : out_(out), limit_(limit) {}
  // False where it does not fit; nothing is written then.
  bool Write(const std::string& text) {
    if (used_ + text.size() > limit_) return false;
    used_ += text.size();
    out_.buffer() += text;
    out_.Checkpoint();
    return true;
  }

 private:
  Output& out_;
  size_t limit_;
  size_t used_ = 0;
};

}  // namespace factlint
