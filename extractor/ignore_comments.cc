#include "extractor/ignore_comments.h"

#include <algorithm>

#include "extractor/hash.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr std::string_view kName = "factlint-ignore";
constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";

std::string_view LineAt(std::string_view text, size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

// The marks at the start of a line that open or close a block of code: "```", "~~~~".
std::string_view FenceOf(std::string_view line) {
  const std::string_view words = Trim(line);
  if (words.empty() || (words[0] != '`' && words[0] != '~')) return {};
  const size_t size = std::min(words.find_first_not_of(words[0]), words.size());
  return size >= 3 ? words.substr(0, size) : std::string_view();
}

// Splits what stands between the marks of a comment.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : rest_(text) {}

  void Split(IgnoreComment& comment) {
    while (true) {
      rest_ = Trim(rest_);
      if (rest_.starts_with(',')) {
        rest_.remove_prefix(1);
        continue;
      }
      if (rest_.empty()) return;
      const size_t end = std::min(rest_.find_first_of(" \t\r\n,="), rest_.size());
      std::string word(rest_.substr(0, end));
      rest_.remove_prefix(end);
      if (rest_.starts_with('=')) {
        rest_.remove_prefix(1);
        comment.attributes.emplace_back(std::move(word), Value());
      } else {
        comment.words.push_back(std::move(word));
      }
    }
  }

 private:
  std::string Value() {
    constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {
        {"\"", "\""}, {"'", "'"}, {"\u201c", "\u201d"}, {"\u300c", "\u300d"}};
    for (const auto& [open, close] : kQuotes) {
      if (!rest_.starts_with(open)) continue;
      const size_t end = rest_.find(close, open.size());
      if (end == std::string_view::npos) continue;
      std::string value(rest_.substr(open.size(), end - open.size()));
      rest_.remove_prefix(end + close.size());
      return value;
    }
    const size_t end = std::min(rest_.find_first_of(" \t\r\n,"), rest_.size());
    std::string value(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return value;
  }

  std::string_view rest_;
};

class Finder {
 public:
  explicit Finder(const Document& document)
      : text_(document.Source()), page_(document.kind() == DocumentKind::kHtml), locator_(document) {}

  std::vector<IgnoreComment> Find() {
    for (size_t begin = 0; begin < text_.size();) {
      const std::string_view line = LineAt(text_, begin);
      const size_t next = begin + line.size() + 1;
      const std::string_view fence = FenceOf(line);
      if (!fence_.empty()) {
        if (fence.size() >= fence_.size() && fence[0] == fence_[0]) fence_ = {};
      } else if (!fence.empty()) {
        fence_ = fence;
      } else if (const size_t after = FindInLine(begin, line); after > next) {
        begin = text_.find('\n', after - 1);
        begin = begin == std::string_view::npos ? text_.size() : begin + 1;
        continue;
      }
      begin = next;
    }
    return std::move(comments_);
  }

 private:
  // The byte behind the last comment that begins in the line.
  size_t FindInLine(size_t begin, std::string_view line) {
    size_t after = begin;
    for (size_t at = line.find(kOpen); at != std::string_view::npos; at = line.find(kOpen, at + kOpen.size())) {
      const size_t open = begin + at;
      const size_t close = text_.find(kClose, open + kOpen.size());
      if (close == std::string_view::npos) break;
      const std::string_view inner = Trim(text_.substr(open + kOpen.size(), close - open - kOpen.size()));
      const bool code = at > 0 && line[at - 1] == '`';
      if (!code && inner.starts_with(kName)) Add(begin, open, close + kClose.size(), inner.substr(kName.size()));
      after = close + kClose.size();
    }
    return after;
  }

  void Add(size_t line_begin, size_t begin, size_t end, std::string_view rest) {
    constexpr std::string_view kWholeFile = "-file";
    IgnoreComment comment;
    comment.whole_file = rest.starts_with(kWholeFile);
    if (comment.whole_file) rest.remove_prefix(kWholeFile.size());
    Splitter(rest).Split(comment);
    comment.place = locator_.LocateSource({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    comment.apart = Trim(text_.substr(line_begin, begin - line_begin)).empty();
    if (!comment.whole_file) comment.line = LineBelow(begin, comment.place.line);
    comments_.push_back(std::move(comment));
  }

  // The line of the first word behind white space and comments from `at`, which is on `line`; 0 at the end.
  // In a page, tags are no words.
  uint32_t LineBelow(size_t at, uint32_t line) const {
    while (at < text_.size()) {
      size_t next = at + 1;
      if (page_ && text_[at] == '<' && text_.substr(at, kOpen.size()) != kOpen) {
        next = std::min(text_.find('>', at), text_.size() - 1) + 1;
      } else if (text_.substr(at, kOpen.size()) == kOpen) {
        const size_t close = text_.find(kClose, at + kOpen.size());
        if (close == std::string_view::npos) return line;
        next = close + kClose.size();
      } else if (static_cast<unsigned char>(text_[at]) > ' ') {
        return line;
      }
      line += static_cast<uint32_t>(
          std::count(text_.begin() + static_cast<ptrdiff_t>(at), text_.begin() + static_cast<ptrdiff_t>(next), '\n'));
      at = next;
    }
    return 0;
  }

  std::string_view text_;
  bool page_;
  Locator locator_;
  std::string_view fence_;  // of the block of code that is open
  std::vector<IgnoreComment> comments_;
};

}  // namespace

std::vector<IgnoreComment> FindIgnoreComments(const Document& document) {
  const bool text = document.IsMarkdown() || document.kind() == DocumentKind::kText;
  if (!text || document.Source().find(kName) == std::string::npos) return {};
  return Finder(document).Find();
}

std::string ContentHash(const Document& document, const std::vector<IgnoreComment>& comments) {
  if (comments.empty()) return document.sha256();
  const std::string& text = document.Source();
  std::string rest;
  size_t copied = 0;
  size_t begin = 0, seen = 0;  // the byte of character number `seen`
  const auto byte_of = [&](uint64_t character) {
    begin += ByteOfCodePoint(std::string_view(text).substr(begin), static_cast<size_t>(character - seen));
    seen = static_cast<size_t>(character);
    return begin;
  };
  for (const IgnoreComment& comment : comments) {
    const size_t open = byte_of(comment.place.char_start);
    size_t close = byte_of(comment.place.char_end);
    const bool own_line = comment.apart && (close == text.size() || text[close] == '\n');
    if (own_line && close < text.size()) ++close;
    rest.append(text, copied, open - copied);
    copied = close;
  }
  return Sha256(rest.append(text, copied));
}

}  // namespace factlint
