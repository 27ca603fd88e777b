// Rules against sentences: which words made which rule fire, on which mentions.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extractor/text_context.h"

namespace factlint {

// One rule's hit. A list capture gives one hit an item.
struct Match {
  uint32_t rule = 0;
  uint32_t pattern = 0;
  uint32_t sentence = 0;
  uint32_t begin = 0;  // in the shadow
  uint32_t end = 0;
  std::map<std::string, uint32_t> mentions;  // role -> mention
  std::map<std::string, std::string> words;  // role -> captured shadow words
  bool denied = false;
  std::optional<Modality> modality;  // from a guard
};

// Why a rule that hit made no match.
struct Guarded {
  uint32_t rule = 0;
  uint32_t pattern = 0;
  uint32_t sentence = 0;
  uint32_t begin = 0;  // in the shadow
  uint32_t end = 0;
  uint32_t guard = 0;  // of the rule
  std::map<std::string, uint32_t> mentions;
};

// What trying a pattern has cost so far.
struct PatternCost {
  uint64_t tries = 0;  // sentences
  uint64_t matches = 0;
  uint64_t nanoseconds = 0;
};

// All hits of all rules on sentence `s`, in the order of rules and text. What a
// guard removed goes to `guarded`. `costs`, if given, has an entry for each of
// RuleBook::refs of the sentence's language, and gets what the patterns cost.
std::vector<Match> MatchSentence(const TextContext& context, uint32_t s, std::vector<Guarded>& guarded,
                                 std::vector<PatternCost>* costs = nullptr);

// Does the sentence stand where the rule's `where:` asks for?
bool BlockFits(const TextContext& context, uint32_t s, uint32_t rule);

}  // namespace factlint
