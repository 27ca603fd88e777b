// What a change of the documents does to the claims in them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extractor/claim.h"

namespace factlint {

struct ClaimChange {
  const Claim* before = nullptr;
  const Claim* after = nullptr;
  std::vector<std::string_view> fields;  // "subject", "scope", "value", "as_of", "modality", "attribution"
};

struct ClaimChanges {
  std::vector<const Claim*> added, removed;
  std::vector<ClaimChange> changed;
  size_t unchanged = 0;
};

// Claims of the same documents (by id), before and after. A claim that stands in
// another place or another sentence is unchanged. Of what is left, the claims of
// one document that share most are one changed claim: same subject, metric and
// scope at the same time, with the same value, or at all; then same metric, value
// and time of another subject. In the order of `after`, removed ones in that of
// `before`. What is given must outlive the answer.
ClaimChanges CompareClaims(std::span<const Claim> before, std::span<const Claim> after);

}  // namespace factlint
