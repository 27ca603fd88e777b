// Claims before their parts are located: places are found for all of a document at once.
#pragma once

#include <optional>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"

namespace factlint {

// A claim and where its parts stand, before they are located.
struct ClaimDraft {
  Claim claim;
  Span value;
  Span quote;
  std::optional<Span> subject;
};

// The claims with their places, in the order of their values.
std::vector<Claim> Located(const Document& document, std::vector<ClaimDraft> drafts);

}  // namespace factlint
