// Which documents are one source: declared copies, copied sentences, shared rare
// figures. semantics.md section 9, step 9. Only counting depends on it: two
// copies that disagree are still reported.
#pragma once

#include <span>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "reconcile/policy.h"

namespace factlint {

// Of each document the number of its cluster: the smallest index of its members.
// An unknown id in derived_from binds nothing. Linear but for sorting.
std::vector<uint32_t> FindCopies(std::span<const Claim> claims, const std::vector<uint32_t>& document_of,
                                 std::span<const DocumentInfo> documents, const Policy& policy);

}  // namespace factlint
