// Claims before their parts are located: places are found for all of a document at once.
#pragma once

#include <optional>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "extractor/grown_noun.h"
#include "extractor/text_context.h"

namespace factlint {

// A claim and where its parts stand, before they are located.
struct ClaimDraft {
  Claim claim;
  Span value;
  Span quote;
  std::optional<Span> subject;
  std::optional<Grown> grown;  // a change whose words do not say what changed
};

// The sentence that the draft quotes; kNoIndex where it quotes something else, a row of a table.
uint32_t SentenceOf(const TextContext& context, const ClaimDraft& draft);

// The claims with their places, in the order of their values.
std::vector<Claim> Located(const Document& document, std::vector<ClaimDraft> drafts);

}  // namespace factlint
