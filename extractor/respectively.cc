#include "extractor/respectively.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace factlint {
namespace {

// Bytes of ", and " and " and the ", between names; of 家门店和 between numbers.
constexpr uint32_t kBetweenNames = 8;
constexpr uint32_t kBetweenNumbers = 16;

// A list of names and one of numbers, of the same length.
struct Pairs {
  std::vector<uint32_t> owners;  // mentions
  std::vector<uint32_t> values;
};

bool SaysSo(const TextContext& context, const SentenceView& sentence) {
  const auto& cues = context.book().role_words(sentence.language).respectively;
  return std::any_of(cues.begin(), cues.end(),
                     [&](const std::string& cue) { return sentence.shadow.text.find(cue) != std::string::npos; });
}

// The mentions of one kind up to `last` with no more than `gap` bytes between them: "30, 40 and 50".
std::vector<uint32_t> ListEndingAt(const TextContext& context, const SentenceView& sentence, uint32_t last,
                                   uint32_t gap) {
  const MentionType type = context.mention(last).type;
  std::vector<uint32_t> list = {last};
  for (uint32_t i = last; i-- > sentence.first;) {
    if (context.mention(list.back()).span.begin - context.mention(i).span.end > gap) break;
    if (context.mention(i).type != type || (type != MentionType::kEntity && !context.IsQuantity(i))) break;
    list.push_back(i);
  }
  std::reverse(list.begin(), list.end());
  return list;
}

// The list that ends with the last number of things that a rule took, and the list of
// names that stands last before it.
std::optional<Pairs> FindPairs(const TextContext& context, const SentenceView& sentence,
                               const std::vector<Candidate>& winners) {
  uint32_t last = kNoIndex;
  for (const Candidate& winner : winners)
    if (sentence.Has(winner.value) && context.IsQuantity(winner.value) && (last == kNoIndex || winner.value > last))
      last = winner.value;
  if (last == kNoIndex) return std::nullopt;
  Pairs pairs;
  pairs.values = ListEndingAt(context, sentence, last, kBetweenNumbers);
  uint32_t before = pairs.values.front();
  while (before > sentence.first && context.mention(before - 1).type != MentionType::kEntity) --before;
  if (pairs.values.size() < 2 || before == sentence.first) return std::nullopt;
  pairs.owners = ListEndingAt(context, sentence, before - 1, kBetweenNames);
  if (pairs.owners.size() != pairs.values.size()) return std::nullopt;
  return pairs;
}

}  // namespace

void PairRespectively(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger) {
  const SentenceView& sentence = context.sentences()[s];
  if (winners.empty() || !SaysSo(context, sentence)) return;
  const auto pairs = FindPairs(context, sentence, winners);
  if (!pairs) return;
  const std::vector<uint32_t>& values = pairs->values;
  const uint32_t last = values.back();
  const auto is_last = [&](const Candidate& c) { return c.value == last; };
  const Candidate model = *std::find_if(winners.begin(), winners.end(), is_last);
  std::erase_if(winners, [&](const Candidate& c) {
    return c.value != last && std::find(values.begin(), values.end(), c.value) != values.end() &&
           c.match->rule != model.match->rule;
  });
  for (const uint32_t value : values) {
    const auto takes = [&](const Candidate& c) { return c.value == value; };
    if (std::any_of(winners.begin(), winners.end(), takes)) continue;
    winners.push_back(model);
    winners.back().value = value;
    ledger.Take(value);
  }
  for (Candidate& winner : winners) {
    const auto at = std::find(values.begin(), values.end(), winner.value);
    if (at == values.end()) continue;
    const uint32_t owner = pairs->owners[static_cast<size_t>(at - values.begin())];
    winner.subject = {context.mention(owner).entity, owner, Via::kSentence};
  }
  // What a list gave to each of its items is now the same for all.
  std::set<std::tuple<uint32_t, uint32_t, std::string>> seen;
  std::erase_if(winners, [&](const Candidate& c) { return !seen.emplace(c.value, c.subject.entity, c.metric).second; });
}

}  // namespace factlint
