#include "cli/stream.h"

#include <algorithm>

namespace factlint {

Stream::Stream(const Options& options) {
  for (const OutputRequest& output : options.outputs)
    destinations_.push_back(std::make_unique<Destination>(output.file));
  if (destinations_.empty()) destinations_.push_back(std::make_unique<Destination>());
}

void Stream::Write(std::string_view bytes) {
  for (const auto& destination : destinations_) destination->Write(bytes);
}

bool Stream::IsOpen() const {
  return std::any_of(destinations_.begin(), destinations_.end(), [](const auto& one) { return one->IsOpen(); });
}

Outcome Stream::Close(Outcome outcome) {
  for (const auto& destination : destinations_) {
    const Result<bool> closed = destination->Close();
    if (closed && !*closed) outcome = {.silent = true};
    if (!closed) outcome = {.code = static_cast<Exit>(closed.error().exit_code), .reason = closed.error().what};
  }
  return outcome;
}

}  // namespace factlint
