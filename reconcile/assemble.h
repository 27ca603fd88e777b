// From a verdict to the finding that people and programs read.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "reconcile/copies.h"
#include "reconcile/finding.h"
#include "reconcile/headline.h"
#include "reconcile/judge.h"
#include "reconcile/keys.h"
#include "reconcile/places.h"

namespace factlint {

// What all findings of a run share.
struct Corpus {
  std::span<const Claim> claims;
  std::vector<DocumentInfo> documents;
  std::vector<uint32_t> document_of;  // of each claim: an index of documents
  std::vector<uint32_t> source_of;    // of each claim: its independent source (a copy has that of its origin)
  const MetricTable& metrics;
};

// What a finding is about, and of what kind it is.
struct Topic {
  FindingKey key;
  const Metric* metric = nullptr;
  std::string family = "value";
  std::string source;  // the id of the document that the rule looked at alone; empty: all were
  std::string discriminator;
  std::string what;          // a derived check: "implied total"; empty for stated values
  std::string subject_name;  // where no claim of the finding has the key's subject
};

Finding AssembleFinding(const Corpus& corpus, const Topic& topic, std::span<const Statement> statements,
                        const std::vector<Headline>& headlines, const KeyVerdict& verdict);

Finding AssembleFinding(const Corpus& corpus, const Topic& topic, std::span<const PlaceStatement> statements,
                        const PlaceVerdict& verdict);

// FL301: a title that its body does not bear out.
Finding AssembleHeadline(const Corpus& corpus, const Topic& topic, const Headline& headline,
                         std::span<const Statement> statements);

// The code of gating.md section 2; FL000 for what is left out by default.
std::string CodeOf(const Comparison& comparison, bool same_document);

// "Beijing's share of the nation's AI companies (startup)".
std::string TopicName(const Corpus& corpus, const Topic& topic, uint32_t claim);
// A value as written, on one line, and not a page of it.
std::string OneLine(std::string_view text);
// "29% (October 2022, cnrobopedia)".
std::string Attributed(const Corpus& corpus, std::string_view value, uint32_t claim);

// A place in the text for each claim of each camp, up to the policy's limit, the
// representative's first.
void AddLocations(const Corpus& corpus, const std::vector<std::vector<uint32_t>>& camps, size_t limit,
                  Finding& finding);
// The sources of a camp, and how many of them are independent. `shared` claims fit
// other camps too: they are listed and support none.
void CountSources(const Corpus& corpus, const std::vector<uint32_t>& claims, const std::vector<uint32_t>& shared,
                  size_t limit, Camp& camp);
// Counts again, when all documents have been compared.
void RecountSources(const SourceNumbers& numbers, Finding& finding);

}  // namespace factlint
