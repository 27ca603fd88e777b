// Who, when, how surely, says who: the roles of a claim, from its own words or
// from the context ladder, nearest first.
#pragma once

#include <optional>
#include <string>

#include "extractor/claim.h"
#include "extractor/rule.h"
#include "extractor/text_context.h"

namespace factlint {

// What fills a role: an entity, and where it is named.
struct Filler {
  uint32_t entity = 0;
  uint32_t mention = kNoIndex;  // kNoIndex: a fixed entity of the rule
  Via via = Via::kSentence;
};

// The role of the value at mention `value` of sentence `s`. Nothing where no rung
// has a filler. `value` may be kNoIndex for a sentence as a whole.
std::optional<Filler> ResolveRole(const TextContext& context, const RoleSpec& spec, uint32_t s, uint32_t value);

// The time that the text gives the value; `published` less the lag, or unknown,
// where it gives none. `ranked`: an edition's year in the title dates it too.
AsOf ResolveTime(const TextContext& context, uint32_t s, uint32_t value, bool ranked, int lag_months);

// Is the date at mention `date` one of what its sentence tells, and neither an event's
// ("founded in 1998") nor of what is compared with ("more than in 2022")?
bool DatesItsSentence(const TextContext& context, uint32_t s, uint32_t date);

// From the cues of the value's clause, then from its time against the publication.
Modality ResolveModality(const TextContext& context, uint32_t s, uint32_t value, const AsOf& as_of);

// Qualifiers among the counted words: "startup", "~major"; empty: all.
std::string Population(std::string_view words, const RoleWords& role_words, Language language);

}  // namespace factlint
