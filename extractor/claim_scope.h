// What a claim is limited to: its rule's scope with the text's words in it, and the population told.
#pragma once

#include <string>
#include <string_view>

#include "extractor/candidates.h"
#include "extractor/claim.h"
#include "extractor/list_name.h"

namespace factlint {

// Adds a dimension and keeps their order.
void AddScope(Scope& scope, std::string dimension, std::string value);

// The value of "statement", a dimension of claims that none but themselves may meet: by document, sentence and value.
std::string StatementIdOf(std::string_view doc, std::string_view quote, std::string_view text);

// The ranking that `text`, of whatever language, names; without a name where it names none.
RankedList ListIn(const TextContext& context, std::string_view text);

// `as_of` for "{year}"; without a year told, that of publication.
Scope ScopeOf(const TextContext& context, const Candidate& candidate, const AsOf& as_of);

}  // namespace factlint
