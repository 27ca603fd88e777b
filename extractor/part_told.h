// What a sentence says of some things alone, so that their number is none of all: "lost 400 employees", "300 employees
// were ill", "2,900 employees at Beck", "600 inhabitants per square kilometre".
#pragma once

#include <string>
#include <string_view>

#include "extractor/text_context.h"

namespace factlint {

// The words that keep such a number apart from its subject's own: the verb that it is the object of, what is said of
// those who are counted, "per", whose they are; empty where it may be all. English alone is looked at.
std::string PartTold(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject,
                     std::string_view metric);

// "Arden, Ghent and Marnby have a combined 900 trees": is the number that of the subject and of others before it?
bool IsToldOfSeveral(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject);

}  // namespace factlint
