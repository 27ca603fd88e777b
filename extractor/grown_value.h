// What has changed where a text says by how much and not what: the value that stands before
// it. "was 260 billion yuan in 2023 and grew by 35%", 达620亿元，同比增长40%.
#pragma once

#include <vector>

#include "extractor/claim_draft.h"
#include "extractor/text_context.h"

namespace factlint {

// Names each change whose words name nothing (ClaimDraft::grown) for the value before it in its
// sentence, or for the only one of the sentence before ("That was 8% more than in 2023"):
// "growth:money:revenue". Nothing but words of change may stand between the two, both are of one
// subject, and the text dates the value. Other changes stay as they are.
void NameGrownValues(const TextContext& context, std::vector<ClaimDraft>& drafts);

}  // namespace factlint
