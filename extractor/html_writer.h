// The text of a page as it grows, and where each part of it was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/html.h"

namespace factlint {

// The text as it grows: breaks and marks wait until something follows them.
class HtmlWriter {
 public:
  // The next word begins a line, or a paragraph (2). Inside a cell it is a space.
  void Break(int lines) {
    if (in_cell_) return Space(at_, at_);
    breaks_ = std::max(breaks_, lines);
    space_.reset();
  }
  // What the next word's line begins with.
  void Prefix(std::string prefix) { prefix_ = std::move(prefix); }
  void DropPrefix() { prefix_.clear(); }
  void DropSpace() { space_.reset(); }

  // Part of a word, made of these bytes of the page.
  void Put(std::string_view bytes, uint32_t begin, uint32_t end) {
    Flush(begin);
    Append(bytes, begin, end);
  }
  void Space(uint32_t begin, uint32_t end) {
    if (!space_) space_ = std::pair(begin, end);
  }
  // A mark of Markdown.
  void Mark(std::string_view mark) {
    Flush(at_);
    Append(mark, at_, at_);
  }
  void EnterCell() {
    Mark("| ");
    in_cell_ = true;
    space_.reset();
  }
  void LeaveCell() {
    in_cell_ = false;
    space_.reset();
    if (!result_.text.ends_with(' ')) Append(" ", at_, at_);
  }
  bool InCell() const { return in_cell_; }

  HtmlText Finish() {
    if (!result_.text.empty()) Append("\n", at_, at_);
    return std::move(result_);
  }

 private:
  void Flush(uint32_t begin) {
    std::string& text = result_.text;
    if (breaks_ > 0 && !text.empty())
      Append(std::string_view("\n\n").substr(0, static_cast<size_t>(breaks_)), begin, begin);
    if (breaks_ == 0 && space_ && !text.empty() && text.back() != ' ' && text.back() != '\n')
      Append(" ", space_->first, space_->second);
    breaks_ = 0;
    space_.reset();
    if (!prefix_.empty()) Append(std::exchange(prefix_, {}), begin, begin);
  }
  void Append(std::string_view bytes, uint32_t begin, uint32_t end) {
    result_.map.Add({.text = static_cast<uint32_t>(result_.text.size()),
                     .text_size = static_cast<uint32_t>(bytes.size()),
                     .page = begin,
                     .page_size = end - begin});
    result_.text += bytes;
    at_ = end;
  }

  HtmlText result_;
  int breaks_ = 0;
  std::optional<std::pair<uint32_t, uint32_t>> space_;
  std::string prefix_;
  bool in_cell_ = false;
  uint32_t at_ = 0;  // in the page
};

}  // namespace factlint
