// How a run ends. formats.md section 1.
#pragma once

#include <cstdint>
#include <string>

namespace factlint {

enum class Exit : uint8_t {
  kOk = 0,           // ran, nothing at or above the gate
  kFindings = 1,     // findings at or above the gate
  kUsage = 2,        // usage, configuration or rule error, or a path that does not exist
  kCannotVouch = 3,  // ran, but saw too little to say that all is well
  kInternal = 4,     // internal error or a resource limit
};

struct Outcome {
  Exit code = Exit::kOk;
  std::string reason;   // the last line on standard error, without "factlint: exit N: "
  std::string details;  // what comes before it, whole lines; may be empty
  bool silent = false;  // nothing is said: whoever read standard output has gone
};

}  // namespace factlint
