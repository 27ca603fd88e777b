// The lines that `extract` and `mentions` print of a document. Those of a text of numbers
// are hundreds of times its size: a large one is worked on by the thread that writes, and
// its lines are written while they are made.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "cli/stream.h"
#include "extractor/document.h"

namespace factlint {

struct DocumentLines {
  std::string id;
  std::string text;
  int claims = 0;                 // told by the lines
  std::optional<Document> large;  // in place of the lines
};

// Appends lines and returns how many claims they tell; calls `done` now and then, which
// may take out what is there.
using AppendLines = std::function<int(const Document&, std::string& lines, const std::function<void()>& done)>;

inline DocumentLines LinesOf(Document document, const AppendLines& append) {
  constexpr size_t kLarge = size_t{1} << 20;
  DocumentLines lines{.id = document.info().id, .text = {}, .large = {}};
  if (document.text().size() >= kLarge)
    lines.large = std::move(document);
  else
    lines.claims = append(document, lines.text, [] {});
  return lines;
}

// Returns the number of claims.
inline int WriteLines(DocumentLines lines, const AppendLines& append, Stream& stream) {
  const auto write = [&] {
    stream.Write(lines.text);
    lines.text.clear();
  };
  if (lines.large) lines.claims = append(*lines.large, lines.text, write);
  write();
  return lines.claims;
}

}  // namespace factlint
