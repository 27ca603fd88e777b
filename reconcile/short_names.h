// One organisation under a short and a full name in two documents: "Northgate General" and
// "Northgate General Hospital". Within a document the extractor joins them (names.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/claim.h"

namespace factlint {

// The words that tell what a full name may go on with.
struct ShortNameWords {
  const std::vector<std::pair<std::string, std::string>>& heads;  // of organisations, folded -> kind; sorted
  const std::vector<std::string>& tails;  // "air", "dam": that tell no kind, but may be left out; sorted
  const std::vector<std::string>& forms;  // "group": that make no other house
};

// And of a product that one text calls by its model alone, beside its maker, and another in full.
// Gives claims on a short name the subject of the full one. A name is short for another
// when the other goes on with words for kinds of organisations alone, or when a document calls the
// other so; when no document speaks of both, and only one full name can be meant. What `is_known`
// names stays as it is.
void JoinShortNames(std::vector<Claim>& claims, const ShortNameWords& words,
                    const std::function<bool(std::string_view)>& is_known);

}  // namespace factlint
