// A document as a line of JSON Lines. formats.md section 2.
#pragma once

#include <string>

#include "extractor/document.h"
#include "extractor/result.h"

namespace factlint {

// {"id", "text", "title"?, "publisher"?, "url"?, "published"?, "language"?}; other
// keys belong to whoever made the file. Half a surrogate pair ("\ud83d" alone)
// becomes U+FFFD, one character for one. `info` holds what is known without the
// record, which says it better. `published` may go on after the day ("2023-02-14T08:00Z").
// The error is one line, without the place.
Result<Document> ParseRecord(const std::string& line, DocumentInfo info);

}  // namespace factlint
