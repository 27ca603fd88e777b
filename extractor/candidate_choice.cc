#include "extractor/candidate_choice.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractor/sorted_words.h"

namespace factlint {
namespace {

using Edge = MatchFate::Edge;

// Does the noun of a count made from words stand behind its number, and is it one that
// tells what is counted? "Sales rose to 900 cars" counts sales.
bool NamesWhatItCounts(const TextContext& context, const Candidate& c) {
  constexpr std::string_view kCount = "count:";
  constexpr size_t kSlot = 4;  // bytes of its character and the blank
  const auto noun = c.match->words.find("noun");
  if (!c.metric.starts_with(kCount) || noun == c.match->words.end()) return false;
  const SentenceView& sentence = context.sentences()[c.match->sentence];
  const auto slot = std::find_if(sentence.shadow.slots.begin(), sentence.shadow.slots.end(),
                                 [&](const ShadowSlot& one) { return one.mention == c.value; });
  if (slot == sentence.shadow.slots.end()) return false;
  const std::string_view behind = std::string_view(sentence.shadow.text).substr(slot->at);
  if (behind.size() < kSlot || !behind.substr(kSlot).starts_with(noun->second)) return false;
  const std::string_view counted = std::string_view(c.metric).substr(kCount.size());
  return sentence.language == Language::kEnglish && counted.find(' ') == std::string_view::npos &&
         counted != "person" && counted != "sale" && counted != "production" &&
         !Has(context.book().role_words(sentence.language).goods, counted);
}

// Does the first one win, and what decides between them?
std::pair<bool, Edge> Compare(const TextContext& context, const Candidate& a, const Candidate& b) {
  const Rule& x = RuleOf(context, a);
  const Rule& y = RuleOf(context, b);
  if (x.weak != y.weak) return {y.weak, Edge::kWeak};
  if (std::find(x.beats.begin(), x.beats.end(), y.id) != x.beats.end()) return {true, Edge::kBeats};
  if (std::find(y.beats.begin(), y.beats.end(), x.id) != y.beats.end()) return {false, Edge::kBeats};
  const auto& strength = x.emits[a.emit].strength;
  const auto& other = y.emits[b.emit].strength;
  if (strength && other && *strength != *other) return {*strength > *other, Edge::kStrength};
  // "The fleet stands at 112 aircraft" counts aircraft, whatever stands before the number.
  if (const bool named = NamesWhatItCounts(context, a); named != NamesWhatItCounts(context, b))
    return {named, Edge::kSpecific};
  const uint32_t length = a.match->end - a.match->begin;
  const uint32_t other_length = b.match->end - b.match->begin;
  if (length != other_length) return {length > other_length, Edge::kLonger};
  const auto language = static_cast<size_t>(context.sentences()[a.match->sentence].language);
  const int literals = x.patterns[language][a.match->pattern].literals;
  const int other_literals = y.patterns[language][b.match->pattern].literals;
  return {literals > other_literals, literals == other_literals ? Edge::kOrder : Edge::kSpecific};
}

// The items of one list: "Ostra, Helvik and Tarsk have 30 shops each".
bool AreOfOneMatch(const Match& x, const Match& y) {
  return &x == &y || (x.rule == y.rule && x.pattern == y.pattern && x.begin == y.begin && x.end == y.end);
}

// Of candidates for one number, with an index each.
using Group = std::vector<Candidate*>;

const Candidate& BestOf(const TextContext& context, const Group& group) {
  const Candidate* best = group.front();
  for (const Candidate* candidate : group)
    if (Compare(context, *candidate, *best).first) best = candidate;
  return *best;
}

// The candidates of the best one's match, one a metric and subject.
void ChooseFrom(const TextContext& context, const Group& group, ClaimLedger& ledger, std::vector<Candidate>& winners) {
  const Candidate& best = BestOf(context, group);
  std::vector<std::pair<std::string_view, std::string_view>> taken;
  for (const Candidate* c : group) {
    if (!AreOfOneMatch(*c->match, *best.match)) {
      ledger.Tell(*c->match, c->emit, MatchFate::Kind::kLost, best.match->rule, Compare(context, best, *c).second);
      continue;
    }
    const std::pair<std::string_view, std::string_view> named{c->metric, context.entity(c->subject.entity).id};
    const bool fresh = std::find(taken.begin(), taken.end(), named) == taken.end();
    if (fresh) {
      taken.push_back(named);
      winners.push_back(*c);
    }
    ledger.Tell(*c->match, c->emit, fresh ? MatchFate::Kind::kClaim : MatchFate::Kind::kRepeated);
  }
}

// Those that have a metric, or get one from what was counted before.
Group Named(const TextContext& context, const Group& group, const ElidedMetric& elided, ClaimLedger& ledger) {
  Group named;
  for (Candidate* c : group) {
    if (elided.Name(context, *c)) {
      named.push_back(c);
      continue;
    }
    ledger.Refuse(c->value, "no noun");
    ledger.Tell(*c->match, c->emit, MatchFate::Kind::kNoNoun);
  }
  return named;
}

}  // namespace

std::vector<Candidate> Winners(const TextContext& context, uint32_t s, std::vector<Candidate> candidates,
                               ElidedMetric& elided, ClaimLedger& ledger) {
  using Key = std::pair<uint32_t, uint32_t>;  // in the order of the text
  std::vector<std::pair<Key, Candidate*>> keyed;
  keyed.reserve(candidates.size());
  for (Candidate& c : candidates) {
    const Mention& value = context.mention(c.value);
    const bool place = value.type == MentionType::kEntity;
    keyed.emplace_back(place ? Key{c.subject.mention, value.entity} : Key{c.value, kNoIndex}, &c);
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  elided.Begin(context, s);
  std::vector<Candidate> winners;
  for (auto next = keyed.begin(); next != keyed.end();) {
    Group group;
    for (const Key key = next->first; next != keyed.end() && next->first == key; ++next) group.push_back(next->second);
    const Group named = Named(context, group, elided, ledger);
    if (named.empty()) continue;
    const size_t before = winners.size();
    ChooseFrom(context, named, ledger, winners);
    for (size_t i = before; i < winners.size(); ++i) elided.Count(context, winners[i]);
  }
  for (const Candidate& winner : winners)
    if (context.sentences()[s].Has(winner.value)) ledger.Take(winner.value);
  return winners;
}

}  // namespace factlint
