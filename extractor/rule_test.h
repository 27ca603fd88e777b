// The tests that rules carry: a text in, claims of the rule out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/rule_pack.h"

namespace factlint {

struct RuleTestResult {
  std::string rule;  // full id
  std::string in;
  std::string path;  // where the test stands
  int line = 0;
  std::string todo;   // why it is not expected to pass
  std::string wrong;  // what came out instead; empty where the test passes
};

// The text of a test as a document, with what the test says of it.
Document DocumentOf(const RuleTest& test);

// Runs every test of every rule of `pack` (of all packs where it is empty), in the
// order of the rules. `out:`
// lists what the rule's claims must say, one entry a claim in the order of the
// text; of an entry only the keys that are given are compared: subject, metric,
// value ("29", "(1048, inf)", a place's id, "2017-01-01/2017-12-31"), unit, via,
// modality, as_of, strength, relation. Unknown keys are a failure.
std::vector<RuleTestResult> RunRuleTests(const RuleBook& book, std::string_view pack = {});

// A claim's value as tests write it.
std::string ValueForTest(const ClaimValue& value);

}  // namespace factlint
