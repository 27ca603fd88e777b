// A text of a known day, read: what tests of dates and figures begin with.
#pragma once

#include <string>
#include <string_view>

#include "extractor/extract.h"

namespace factlint {

// Markdown published on 20 May 2025.
inline Extraction ReadPublished(std::string_view text, const RuleBook& book) {
  DocumentInfo info{.id = "d", .path = "d.md"};
  info.published = DateRange{*Date::Of(2025, 5, 20), *Date::Of(2025, 5, 20)};
  return ExtractClaims(Document::FromUtf8(std::string(text), DocumentKind::kMarkdown, info), book, {});
}

}  // namespace factlint
