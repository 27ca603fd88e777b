// What the claims of one document are to each other: the id of each among its equals, and
// which of them tell one change.
#pragma once

#include <vector>

#include "extractor/claim.h"
#include "extractor/text_context.h"

namespace factlint {

// Claim::change of a figure that tells a change ("grew by 8%"), until MarkChanges finds the
// two values whose change it is.
inline constexpr const char* kTellsChange = "?";

// Ids by document, metric, quote and the occurrence among equals. `claims` are those of one
// document in the order of their text. On `jobs` threads.
void NameClaims(std::vector<Claim>& claims, int jobs);

// Values of one subject and metric in one sentence with times of their own tell a
// change: "from 1.76 trillion in 2021 to 2.2 trillion in 2024". They get one mark in
// Claim::change, and so does the figure that tells how large it is. After NameClaims.
void MarkChanges(const TextContext& context, std::vector<Claim>& claims);

}  // namespace factlint
