// Texts of a run's documents, for the reports that show them whole (html).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "cli/options.h"
#include "extractor/document.h"
#include "extractor/extract.h"
#include "reports/renderer.h"

namespace factlint {

// A document's text with the numbers that no claim took.
DocumentText TextOf(const Document& document, const Extraction& extraction);

// In the order of Report::documents. What goes beyond kLimit in all is left out,
// and the report says so.
class KeptTexts {
 public:
  void Add(std::optional<DocumentText> text);
  TextSource Source() const;

 private:
  static constexpr size_t kLimit = size_t{24} << 20;

  std::vector<std::optional<DocumentText>> texts_;
  size_t used_ = 0;
};

// Does any of the reports that are asked for show documents?
bool WantsTexts(const Options& options);

}  // namespace factlint
