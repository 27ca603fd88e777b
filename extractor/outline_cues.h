// What the outline must know of languages: rules/languages/outline-*.yaml.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/expression.h"
#include "extractor/word_set.h"

namespace factlint {

// Expressions on folded text.
class CueSet {
 public:
  enum class Where : uint8_t { kWhole, kFromStart, kAnywhere };
  CueSet() = default;
  CueSet(std::vector<std::string> expressions, Where where);
  bool Matches(std::string_view folded) const;
  // How many different expressions match.
  size_t Count(std::string_view folded) const;
  void AddSources(std::vector<std::string>& sources) const;

 private:
  bool Matches(const Expression& expression, std::string_view folded, const ByteSet& pairs) const;

  std::vector<Expression> expressions_;
  Where where_ = Where::kWhole;
};

class OutlineCues {
 public:
  // Of all languages together: pages mix them. Loaded once, never changed.
  static const OutlineCues& Get();

  bool IsFurniture(std::string_view folded) const { return furniture_.Matches(folded); }
  bool IsByline(std::string_view folded) const { return byline_.Matches(folded); }
  bool IsAtTop(std::string_view folded) const { return at_top_.Matches(folded); }
  bool EndsLikeACaption(std::string_view folded) const { return caption_ends_.Matches(folded); }
  bool OpensContents(std::string_view folded) const { return opens_contents_.Matches(folded); }
  bool EndsArticle(std::string_view folded) const { return ends_article_.Matches(folded); }
  bool IsCaption(std::string_view folded) const { return captions_.Matches(folded); }
  bool SignsAuthor(std::string_view folded) const { return signs_author_.Matches(folded); }
  size_t CountAuthorCues(std::string_view folded) const { return author_.Count(folded); }

  // Of a lower-case word without its last full stop: "co", "u.s". A word may
  // stand in two lists: "Jan. 5", "in Jan. The"; kNumber wins before a number.
  bool IsNever(std::string_view word) const { return never_.count(word) > 0; }
  bool IsBeforeNumber(std::string_view word) const { return number_.count(word) > 0; }
  bool IsOpen(std::string_view word) const { return open_.count(word) > 0; }
  bool IsStarter(std::string_view word) const { return starters_.count(word) > 0; }
  bool IsFiniteVerb(std::string_view word) const { return finite_verbs_.count(word) > 0; }
  bool IsClauseOpener(std::string_view word) const { return clause_openers_.count(word) > 0; }
  // Chinese has no word ends: the opener that `text` begins with, if any.
  bool BeginsWithClauseOpener(std::string_view text) const;
  bool HoldsReportingVerb(std::string_view text) const;

  // Every expression, as Expression::source has it.
  std::vector<std::string> Sources() const;

 private:
  OutlineCues();

  CueSet furniture_, byline_, at_top_, ends_article_, opens_contents_, captions_, caption_ends_, author_, signs_author_;
  WordSet never_, number_, open_, starters_, clause_openers_, finite_verbs_;
  std::vector<std::string> chinese_openers_;
  std::vector<std::string> reporting_;
};

}  // namespace factlint
