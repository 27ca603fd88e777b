#include "extractor/rule_store.h"

#include <utility>

namespace factlint {

RuleStore::RuleStore(std::vector<Rule> rules)
    : rules_(std::move(rules)), parts_(std::make_unique<Parts[]>(rules_.size())) {
  for (size_t i = 0; i < rules_.size(); ++i) Compile(rules_[i], parts_[i]);
}

RuleStore::RuleStore(std::vector<Rule> heads, Reader read)
    : rules_(std::move(heads)), parts_(std::make_unique<Parts[]>(rules_.size())), read_(std::move(read)) {}

const std::vector<Rule>& RuleStore::All() const {
  for (size_t i = 0; i < rules_.size(); ++i) Ready(i);
  return rules_;
}

void RuleStore::Make(size_t i) const {
  const std::lock_guard<std::mutex> lock(making_);
  if (parts_[i].ready.load(std::memory_order_relaxed)) return;
  rules_[i] = read_(rules_[i]);
  Compile(rules_[i], parts_[i]);
}

void RuleStore::Compile(const Rule& rule, Parts& parts) {
  for (size_t language = 0; language < 2; ++language) {
    for (const Pattern& pattern : rule.patterns[language]) parts.exact[language].emplace_back(pattern.expression);
    for (const Guard& guard : rule.guards) parts.guards[language].emplace_back(guard.words[language]);
    for (const PhraseSet* words :
         {&rule.where.label[language], &rule.where.heading[language], &rule.where.title[language]})
      parts.conditions[language].emplace_back(*words);
  }
  parts.ready.store(true, std::memory_order_release);
}

}  // namespace factlint
