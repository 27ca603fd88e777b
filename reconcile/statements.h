// From the claims of a key to statements that can be compared.
#pragma once

#include <vector>

#include "reconcile/assemble.h"
#include "reconcile/keys.h"

namespace factlint {

// One a claim, in the order of the group. Values of different units of one kind
// are brought to its base unit; where all have one unit it stays.
std::vector<Statement> MakeStatements(const Corpus& corpus, const Metric& metric, const KeyGroup& group,
                                      const UnitTable& units);

// What one claim says, in its own unit.
Statement StatementOf(const Corpus& corpus, uint32_t claim, const UnitTable& units);

// By the ids of document and claim: which of equals speaks for them.
bool ComesFirst(const Corpus& corpus, const Statement& a, const Statement& b);
const Statement& FirstOf(const Corpus& corpus, const std::vector<const Statement*>& statements);

std::vector<PlaceStatement> MakePlaceStatements(const Corpus& corpus, const Metric& metric, const KeyGroup& group);

// For metrics made from words: a document that gives several values for the same
// words means several things, so none of its values is held against others. Two
// sentences that both name the subject are kept.
void SetAmbiguousAside(std::vector<Statement>& statements);

}  // namespace factlint
