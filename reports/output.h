// Where a report goes: a buffer that is handed on piece by piece, so that a
// report of any length takes the memory of one piece.
#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>

namespace factlint {

// Takes the next bytes of a report; false where it can take no more (a closed
// pipe, a full disk): nothing is handed on after that.
using Sink = std::function<bool(std::string_view)>;

Sink FileSink(std::FILE* file);           // not owned, not closed, not flushed
Sink StringSink(std::string& collected);  // must outlive the sink

class Output {
 public:
  explicit Output(Sink sink) : sink_(std::move(sink)) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Renderers append here, and call Checkpoint between two items.
  std::string& buffer() { return buffer_; }
  void Checkpoint() {
    if (buffer_.size() >= kPiece) Flush();
  }
  // Call it at the end; the destructor does not, since it could not tell of a failure.
  // False where the sink has failed, now or before.
  bool Flush();
  bool ok() const { return ok_; }

 private:
  static constexpr size_t kPiece = size_t{64} << 10;

  Sink sink_;
  std::string buffer_;
  bool ok_ = true;
};

}  // namespace factlint
