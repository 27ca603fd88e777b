// The rules of a book with all that is compiled of them: read at once, or each when it
// is first asked for.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "extractor/expression.h"
#include "extractor/phrase_finder.h"
#include "extractor/rule.h"

namespace factlint {

// Safe to share among threads.
class RuleStore {
 public:
  // Rules that were read.
  explicit RuleStore(std::vector<Rule> rules);
  // Rules of which only id, pack and node are known: `read` gives the rest of one, never
  // of two at a time.
  using Reader = std::function<Rule(const Rule& head)>;
  RuleStore(std::vector<Rule> heads, Reader read);

  size_t size() const { return rules_.size(); }
  const Rule& rule(size_t i) const { return Ready(i), rules_[i]; }
  // All of them, read.
  const std::vector<Rule>& All() const;
  // The same, of which only id, pack and node are there for certain.
  const std::vector<Rule>& Heads() const { return rules_; }

  const Expression& exact(Language language, size_t rule, size_t pattern) const {
    return Ready(rule).exact[static_cast<size_t>(language)][pattern];
  }
  const PhraseFinder& guard(Language language, size_t rule, size_t guard) const {
    return Ready(rule).guards[static_cast<size_t>(language)][guard];
  }
  // 0 label, 1 heading, 2 title
  const PhraseFinder& condition(Language language, size_t rule, int which) const {
    return Ready(rule).conditions[static_cast<size_t>(language)][static_cast<size_t>(which)];
  }

 private:
  struct Parts {
    std::vector<Expression> exact[2];  // by Language; of each pattern
    std::vector<PhraseFinder> guards[2];
    std::vector<PhraseFinder> conditions[2];  // three
    std::atomic<bool> ready = false;
  };
  const Parts& Ready(size_t i) const {
    if (!parts_[i].ready.load(std::memory_order_acquire)) Make(i);
    return parts_[i];
  }
  void Make(size_t i) const;
  static void Compile(const Rule& rule, Parts& parts);

  // A rule and its parts are written once, behind `making_`, before `ready` is set.
  mutable std::vector<Rule> rules_;
  std::unique_ptr<Parts[]> parts_;
  Reader read_;
  mutable std::mutex making_;
};

}  // namespace factlint
