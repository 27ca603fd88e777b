#include "cli/kept_texts.h"

#include <algorithm>
#include <utility>

namespace factlint {

DocumentText TextOf(const Document& document, const Extraction& extraction) {
  DocumentText text{.text = document.Source(), .unclaimed = {}};
  Locator locator(document);
  for (const Unclaimed& one : extraction.unclaimed)
    text.unclaimed.push_back({.place = locator.Locate(extraction.mentions[one.mention].span), .reason = one.reason});
  return text;
}

void KeptTexts::Add(std::optional<DocumentText> text) {
  if (text && used_ + text->text.size() > kLimit) text.reset();
  if (text) used_ += text->text.size();
  texts_.push_back(std::move(text));
}

TextSource KeptTexts::Source() const {
  return [this](size_t index) { return index < texts_.size() ? texts_[index] : std::nullopt; };
}

bool WantsTexts(const Options& options) {
  return std::any_of(options.outputs.begin(), options.outputs.end(),
                     [](const OutputRequest& output) { return output.format == "html"; });
}

}  // namespace factlint
