// What is printed line by line while documents are still being read.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "cli/destination.h"
#include "cli/options.h"
#include "cli/outcome.h"

namespace factlint {

// Standard output, or the files of --output.
class Stream {
 public:
  explicit Stream(const Options& options);
  void Write(std::string_view bytes);
  // False when nobody reads on.
  bool IsOpen() const;
  // `outcome`, or that of a destination that could not be written.
  Outcome Close(Outcome outcome);

 private:
  std::vector<std::unique_ptr<Destination>> destinations_;
};

}  // namespace factlint
