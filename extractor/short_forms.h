// Short forms of names that one document tells in full too.
#pragma once

#include <vector>

#include "extractor/entities.h"
#include "extractor/mention.h"

namespace factlint {

// "Kestrel" where the text also says "Kestrel Logistics", "the Lumo" of the "Corvane
// Lumo": one thing, if only one longer name can be meant.
// `local`: the entities that `found` names behind the table's; mentions of `found` move to
// the entity of the longer name.
void JoinShortForms(const EntityTable& table, const std::vector<Entity>& local, std::vector<Mention>& found);

}  // namespace factlint
