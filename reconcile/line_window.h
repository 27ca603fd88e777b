// Whole lines of a source, a window at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "reconcile/line_source.h"

namespace factlint {

class LineWindow {
 public:
  LineWindow(const LineSource& source, std::string& buffer) : source_(source), buffer_(buffer) {}

  // The window is for bytes [begin, end) of a file that ends at `file_end`.
  void Move(uint64_t begin, uint64_t end, uint64_t file_end) {
    begin_ = begin;
    end_ = std::min(end, file_end);
    file_end_ = file_end;
    loaded_ = UINT64_MAX;
    text_ = {};
  }

  // All whole lines of the window from byte `at` on, one at least: the window grows
  // until it holds the end of the line. Empty at the end of the file; nothing where
  // it cannot be read.
  std::optional<std::string_view> LinesFrom(uint64_t at) {
    while ((at < begin_ || at >= begin_ + text_.size()) && at < file_end_)
      if (!Load(at)) return std::nullopt;
    return at < file_end_ ? text_.substr(at - begin_) : std::string_view();
  }

 private:
  bool Load(uint64_t at) {
    constexpr uint64_t kLeast = 4096;
    uint64_t wanted = end_ > at ? end_ - at : 0;
    if (at == loaded_) wanted *= 2;  // what was loaded did not reach the end of this line
    end_ = std::min(file_end_, at + std::max(kLeast, wanted));
    loaded_ = begin_ = at;
    const auto bytes = source_.Read(begin_, end_, buffer_);
    if (!bytes) return false;
    text_ = *bytes;
    if (end_ < file_end_) text_ = text_.substr(0, text_.rfind('\n') + 1);  // none: empty
    return true;
  }

  const LineSource& source_;
  std::string& buffer_;
  uint64_t begin_ = 0, end_ = 0, file_end_ = 0;
  uint64_t loaded_ = UINT64_MAX;  // where the last load began
  std::string_view text_;         // bytes [begin_, begin_ + its size)
};

}  // namespace factlint
