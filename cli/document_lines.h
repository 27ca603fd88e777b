// The lines that `extract` and `mentions` print of a document. Those of a text of numbers
// are hundreds of times its size: a large one is worked on by the thread that writes, with
// others to help it, and its lines are written while they are made.
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

// Appends lines and returns how many claims they tell; works on `jobs` threads; calls `done`
// now and then, which may take out what is there.
using AppendLines =
    std::function<int(const Document&, int jobs, std::string& lines, const std::function<void()>& done)>;

// Is the document worth more than one thread?
inline bool IsLarge(const Document& document) { return document.text().size() >= size_t{1} << 20; }

inline DocumentLines LinesOf(Document document, const AppendLines& append) {
  DocumentLines lines{.id = document.info().id, .text = {}, .large = {}};
  if (IsLarge(document))
    lines.large = std::move(document);
  else
    lines.claims = append(document, 1, lines.text, [] {});
  return lines;
}

// Returns the number of claims.
inline int WriteLines(DocumentLines lines, const AppendLines& append, int jobs, Stream& stream) {
  const auto write = [&] {
    stream.Write(lines.text);
    lines.text.clear();
  };
  if (lines.large) lines.claims = append(*lines.large, jobs, lines.text, write);
  write();
  return lines.claims;
}

}  // namespace factlint
