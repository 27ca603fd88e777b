// What the readers of a rule's parts share: the packs about it, its mistakes at their place,
// its patterns compiled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/compiled_texts.h"
#include "extractor/rule.h"

namespace factlint {

class RuleSource {
 public:
  RuleSource(const RuleContext& context, Diagnostics& diagnostics) : context_(context), diagnostics_(diagnostics) {}

  const RuleContext& context() const { return context_; }
  Diagnostics& diagnostics() const { return diagnostics_; }

  void Report(Node node, std::string what, std::string hint = {}) const;
  // With the slots that there are.
  void ReportUnknownSlot(Node node, std::string_view name) const;
  // The pattern that `node` holds. Mistakes are told with their place in it where the source
  // shows the pattern as it is.
  PatternResult Compile(Node node, size_t language) const;
  // A pattern made of what stands in several nodes.
  PatternResult Compile(std::string_view pattern, size_t language) const;
  // "<lexset>" or words, one or a list: what `language` has of them.
  PhraseSet Words(Node node, size_t language) const;
  // "<lexset>" of a lexset that has entries in the other language alone.
  bool IsForeign(std::string_view text, size_t language) const;

 private:
  PatternPlace Place() const { return {.pack = context_.pack, .built_in = context_.built_in}; }
  void ReportPattern(Node node, const PatternError& error) const;

  const RuleContext& context_;
  Diagnostics& diagnostics_;
};

// The languages of a rule, in the order of its arrays.
inline Language LanguageAt(size_t i) { return i == 0 ? Language::kEnglish : Language::kChinese; }
inline constexpr std::string_view kRuleLanguages[] = {"en", "zh"};

}  // namespace factlint
