// What a whole document tells of its words before names are looked for in its sentences:
// "Lakewood" stands with a capital inside a sentence, "growth" in small letters, "T5"
// behind a maker's name.
#pragma once

#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/document.h"
#include "extractor/mention.h"
#include "extractor/name_shapes.h"
#include "extractor/name_words.h"
#include "extractor/outline.h"
#include "extractor/word_set.h"

namespace factlint {

// Made once a document, then read only. Keeps what it is made of.
class NameSurvey {
 public:
  // `known`: the names that were found already, sorted.
  NameSurvey(const Document& document, const Outline& outline, const NameShapes& shapes,
             const std::vector<Mention>& known);

  // With a capital where nothing but a name asks for one.
  bool IsInner(std::string_view word) const { return inner_.count(word) != 0; }
  // In small letters inside a sentence: `word` is folded.
  bool IsSmall(std::string_view word) const { return lower_.count(word) != 0; }
  // "T5" where the text speaks of the "Tarsk T5" or of "the T5".
  bool IsModel(std::string_view word) const { return models_.count(word) != 0; }
  // "Gigafactory Berlin", a heading that is a name and no more, wherever it stands.
  bool IsTopic(std::string_view words) const { return topics_.count(words) != 0; }
  // "Marnby 208", named by a heading or by "the Marnby 208 has".
  bool IsNumbered(std::string_view words) const { return numbered_.count(words) != 0; }

  // May sentence number `sentence` of the outline hold a name that is not known?
  bool MayHoldName(size_t sentence) const;
  // The sentence without the dateline: what follows it opens the sentence.
  Span Body(const Sentence& sentence) const;
  // A capital at the begin of a sentence tells nothing; what follows may: "Lakewood
  // has …", "Lakewood's …". Nouns of common endings are no names: "Growth is …".
  bool LooksLikeSubject(const std::vector<NameWord>& words, size_t i) const;

 private:
  using Models = std::vector<std::pair<NameWord, std::string_view>>;  // "T5" and the word before it

  std::string_view Text(Span span) const { return document_.Slice(span); }
  void Collect();
  void AddTitleWords();
  bool IsPlainTitleWord(const NameWord& word, std::string_view text) const;
  bool LabelsByPlace(Span label) const;
  Span WorthASecondLook() const;
  void CollectModels(Models& models);
  void CollectNumbered(Models& numbered) const;
  bool IsMaker(const NameWord& word) const;
  bool IsApposed(const std::vector<NameWord>& words, size_t i) const;
  bool StandsAsSubject(const std::vector<NameWord>& words, size_t i) const;
  bool IsBeforeRelative(const NameWord& word) const;

  const Document& document_;
  const Outline& outline_;
  const NameShapes& shapes_;
  const std::vector<Mention>& known_;
  WordSet inner_;
  WordSet lower_;
  WordSet models_;
  std::set<std::string_view> numbered_, topics_;
  std::vector<NameWord> words_;  // of the sentence that is read
  std::vector<Span> openers_;    // by sentence: what WorthASecondLook said
};

}  // namespace factlint
