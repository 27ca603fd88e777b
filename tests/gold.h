// What a person found in a corpus: a gold.yaml beside its factlint.yaml.
//
//   misses: {recall_core: 3, flagged: 1, strays: 4}  # what is known not to be right yet: the most that a
//                               # test lets pass of each, none of those not named; without it the bars of issue and
//                               design hold
//   entities: {xian: [Xi'an]}   # id: the names that count as the same
//   documents:
//     a.txt:
//       claims:                 # numbers and dates
//         - {id: a-sales, subject: xian, nominal: 120000, unit: CNY, relation: gt, as_of: 2022-10, modality: target,
//            importance: minor, optional: true, quote: "sales of over 120,000 yuan", text: "over 120,000 yuan"}
//       places:                 # where something is
//         - {id: a-at-orion, subject: orion, place: xian, strength: based}
//       not_claims:             # numbers, and names whose place is not said
//         - {quote: "runs on 5G", text: 5G, why: a network}
//         - {subject: OpenAI, soft: true, why: named for comparison}
//   findings:
//     must: [{id: F1, title: ..., verdicts: [tension, drift], derived: true, pairs: [[a-sales, b-sales]]}]
//     never: [{id: N1, title: ..., forbidden: [contradiction], pairs: [[a-sales, b-costs]]}]
//     may: [{id: O1, title: ..., pairs: [[a-sales, c-sales]]}]
//
// The fields of a claim are those of the public format, as text. A quote stands once in its
// document and `text`, the value, once in its quote. `unit` is empty for plain numbers and ranks and
// `date` for a date whose year is the claim. `subject`, `relation` and `modality` may list all that
// is right; `as_of` stands only where the text states it, as one date or as "first/last". Left out:
// unit "", relation eq, modality actual, importance core.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/result.h"

namespace factlint::gold {

// Bytes [begin, end) of a document's file.
struct Bytes {
  size_t begin = 0;
  size_t end = 0;

  friend bool Overlap(Bytes a, Bytes b) { return a.begin < b.end && b.begin < a.end; }
};

struct Claim {
  std::string id;
  std::string document;               // the file's name
  std::string where;                  // the quote, or the place's names: for messages
  std::vector<std::string> subjects;  // ids
  std::vector<std::string> modalities;
  std::string as_of;
  bool core = true;
  bool optional = false;

  std::string place, strength;  // of a place; the rest is empty then
  Bytes span;                   // of the value
  std::string nominal, unit;    // nominal is empty for a range
  std::vector<std::string> relations;

  bool IsPlace() const { return !place.empty(); }
  bool IsDate() const { return unit == "date"; }
  bool IsNumber() const { return !IsPlace() && !IsDate(); }
};

struct NotClaim {
  std::string document;
  std::optional<Bytes> span;  // a number that is no claim
  std::string subject;        // or a name that has no place here
  bool soft = false;          // a claim on it is tolerated
};

// `verdicts` are the accepted ones of a finding that must be there, the
// forbidden ones of one that must not.
struct Expectation {
  std::string id, title;
  std::vector<std::string> verdicts;
  std::vector<std::vector<std::string>> pairs;  // claim ids, two by two
  bool derived = false;                         // a check over inputs of one camp counts too
};

struct Gold {
  std::optional<std::map<std::string, int>> misses;  // by the name of a figure of Score
  std::map<std::string, std::string> ids_by_name;    // folded name -> folded id
  std::vector<Claim> claims;
  std::vector<NotClaim> not_claims;
  std::vector<Expectation> must, never, may;
};

// "Pony.ai", "pony-ai" and "PONY AI" fold to "ponyai": ASCII letters and digits, and
// all that is not ASCII but typographic marks.
std::string Fold(std::string_view name);

// The folded id that a name stands for; the folded name where it has none.
std::string Identity(const Gold& gold, std::string_view name);

// Reads `folder`/gold.yaml against the documents beside it. The error lists every
// mistake: a quote that stands nowhere or twice, an id used twice or by nobody, an unknown key.
Result<Gold> Read(const std::string& folder);

}  // namespace factlint::gold
