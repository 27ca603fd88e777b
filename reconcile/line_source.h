// Where lines of claims come from: one text, or files of which no more than a
// window is in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace factlint {

class LineSource {
 public:
  virtual ~LineSource() = default;

  // Where each file ends, ascending, as if they were written one behind the other;
  // a line ends there too, with or without a newline.
  virtual std::span<const uint64_t> ends() const = 0;
  // Bytes [begin, end) of one file, in `buffer` or where they lie anyway: good until
  // the next call with this buffer. Nothing where they cannot be read, or not any
  // more. From several threads at once, each with a buffer of its own.
  virtual std::optional<std::string_view> Read(uint64_t begin, uint64_t end, std::string& buffer) const = 0;
};

// Of one text that outlives it.
class TextLines final : public LineSource {
 public:
  explicit TextLines(std::string_view text) : text_(text), end_(text.size()) {}
  std::span<const uint64_t> ends() const override { return {&end_, 1}; }
  std::optional<std::string_view> Read(uint64_t begin, uint64_t end, std::string&) const override {
    return text_.substr(begin, end - begin);
  }

 private:
  std::string_view text_;
  uint64_t end_;
};

}  // namespace factlint
