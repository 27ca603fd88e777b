// Who says it: a table of sentences.
#include <string>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "tests/packs.h"

namespace factlint {
namespace {

struct Case {
  const char* text;
  const char* who;
  const char* why;
};

constexpr Case kCases[] = {
    {"The harbour office of Lisbon said on 3 March 2024 that Lisbon has 40 AI companies.",
     "The harbour office of Lisbon", "a day between the verb and what is said names nobody"},
    {"The harbour office said Lisbon has 40 AI companies.", "The harbour office", "no \"that\""},
    {"\"Lisbon has 40 AI companies,\" said Jane Roe, who counts them.", "Jane Roe", "behind the quotation"},
    {"Lisbon has 40 AI companies, said Jane Roe.", "Jane Roe", "behind a comma, without a full stop"},
    {"According to the harbour office, Lisbon has 40 AI companies.", "the harbour office", "in front"},
    {"Lisbon has 40 AI companies, according to the harbour office.", "the harbour office", "at the end"},
    {"Lisbon has 40 AI companies.", "", "the document itself"},
    {"The harbour office counts them, and said Lisbon has 40 AI companies.", "", "a link names nobody"},
    {"The mayor counts them; she said Lisbon has 40 AI companies.", "", "nor does a pronoun"},
    {"Lisbon has 40 AI companies and reported record sales.", "", "who has figures reports sums, and is no speaker"},
    {"港务局表示，北京有40家人工智能企业。", "港务局", "in front of the verb"},
    {"据港务局介绍，北京有40家人工智能企业。", "港务局", "between preposition and verb"},
};

TEST(Attribution, NamesWhoeverSaysIt) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::string(c.text) + ": " + c.why);
    const Document document = Document::FromUtf8(c.text, DocumentKind::kText, {.id = "d", .path = "d.txt"});
    const Extraction extraction = ExtractClaims(document, BuiltinBook(), {});
    ASSERT_EQ(extraction.claims.size(), 1U);
    EXPECT_EQ(extraction.claims[0].attribution, c.who);
  }
}

}  // namespace
}  // namespace factlint
