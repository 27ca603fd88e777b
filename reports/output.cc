#include "reports/output.h"

namespace factlint {

Sink FileSink(std::FILE* file) {
  return [file](std::string_view piece) { return std::fwrite(piece.data(), 1, piece.size(), file) == piece.size(); };
}

Sink StringSink(std::string& collected) {
  return [&collected](std::string_view piece) {
    collected += piece;
    return true;
  };
}

bool Output::Flush() {
  if (ok_ && !buffer_.empty()) ok_ = sink_(buffer_);
  buffer_.clear();
  return ok_;
}

}  // namespace factlint
