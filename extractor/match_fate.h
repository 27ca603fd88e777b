// What became of a rule's match, and of a number that made no claim.
#pragma once

#include <cstdint>
#include <string>

namespace factlint {

// A number of the text that made no claim, and why: "identifier", "list number",
// "bare year", "no rule", "no subject", "guard china-ai/company-count", ...
struct Unclaimed {
  uint32_t mention = 0;  // an index into Extraction::mentions
  std::string reason;
};

// What became of a rule's match, for those who write rules.
struct MatchFate {
  enum class Kind : uint8_t {
    kClaim,
    kGuarded,
    kNoValue,    // the value's role has no filler
    kNoSubject,  // no rung of the ladder has a subject
    kNoNoun,     // the metric's words name nothing
    kPronoun,    // "one of them" counts nothing
    kLost,       // another match on the same number won
    kRepeated,   // the same metric of the same subject once more
  };
  // By what the winner won.
  enum class Edge : uint8_t { kOrder, kWeak, kBeats, kStrength, kLonger, kSpecific };
  Kind kind = Kind::kClaim;
  uint32_t rule = 0;
  uint32_t pattern = 0;
  uint32_t emit = 0;
  uint32_t sentence = 0;
  uint32_t begin = 0;  // in the sentence's shadow
  uint32_t end = 0;
  uint32_t guard = 0;   // of kGuarded
  uint32_t winner = 0;  // rule, of kLost
  Edge edge = Edge::kOrder;
};

}  // namespace factlint
