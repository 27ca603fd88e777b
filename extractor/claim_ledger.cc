#include "extractor/claim_ledger.h"

#include <iterator>
#include <utility>

namespace factlint {

void ClaimLedger::Tell(const Match& match, uint32_t emit, MatchFate::Kind kind, uint32_t winner, MatchFate::Edge edge) {
  if (fates_ == nullptr) return;
  fates_->push_back({.kind = kind,
                     .rule = match.rule,
                     .pattern = match.pattern,
                     .emit = emit,
                     .sentence = match.sentence,
                     .begin = match.begin,
                     .end = match.end,
                     .winner = winner,
                     .edge = edge});
}

void ClaimLedger::Append(ClaimLedger behind) {
  if (fates_ != nullptr && behind.fates_ != nullptr)
    fates_->insert(fates_->end(), behind.fates_->begin(), behind.fates_->end());
  guarded_.insert(guarded_.end(), std::make_move_iterator(behind.guarded_.begin()),
                  std::make_move_iterator(behind.guarded_.end()));
  reasons_.merge(behind.reasons_);
  taken_.merge(behind.taken_);
}

void ClaimLedger::TellGuarded() {
  if (fates_ == nullptr) return;
  for (const Guarded& guarded : guarded_)
    fates_->push_back({.kind = MatchFate::Kind::kGuarded,
                       .rule = guarded.rule,
                       .pattern = guarded.pattern,
                       .sentence = guarded.sentence,
                       .begin = guarded.begin,
                       .end = guarded.end,
                       .guard = guarded.guard});
}

// By mention: the rule whose guard removed a match with it.
std::map<uint32_t, uint32_t> ClaimLedger::GuardedMentions() const {
  std::map<uint32_t, uint32_t> rules;
  for (const Guarded& guarded : guarded_)
    for (const auto& [role, mention] : guarded.mentions) rules.emplace(mention, guarded.rule);
  return rules;
}

std::vector<Unclaimed> ClaimLedger::Rest(const TextContext& context) const {
  const std::map<uint32_t, uint32_t> guards = GuardedMentions();
  const auto reason = [&](uint32_t i) -> std::string {
    const Mention& mention = context.mention(i);
    if (mention.refusal != Refusal::kNone) return std::string(ToString(mention.refusal));
    if (mention.type == MentionType::kDate) return "date";
    if (const auto guard = guards.find(i); guard != guards.end())
      return "guard " + context.book().rule(guard->second).id;
    const auto told = reasons_.find(i);
    return told == reasons_.end() ? "no rule" : told->second;
  };
  std::vector<Unclaimed> rest;
  for (uint32_t i = 0; i < context.mentions().size(); ++i)
    if (context.mention(i).type != MentionType::kEntity && taken_.count(i) == 0) rest.push_back({i, reason(i)});
  return rest;
}

}  // namespace factlint
