// One document with all that has been found in it: what rules and roles look at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/rule_pack.h"
#include "extractor/shadow.h"
#include "extractor/table_heads.h"

namespace factlint {

// A sentence with its mentions and shadow.
struct SentenceView {
  Span span;
  uint32_t block = 0;
  uint32_t first = 0;  // mentions [first, last)
  uint32_t last = 0;
  Language language = Language::kEnglish;
  std::vector<Span> clauses;
  Shadow shadow;  // made for sentences with a mention

  bool Has(uint32_t mention) const { return mention >= first && mention < last; }  // kNoIndex: no
};

// Built once a document, then read only.
class TextContext {
 public:
  // `mentions` sorted by place, refused ones among them; `local`: entities found by
  // shape, numbered after the table's. Made on `jobs` threads.
  TextContext(const Document& document, const Outline& outline, const RuleBook& book, std::vector<Mention> mentions,
              std::vector<Entity> local, int jobs = 1);

  const Document& document() const { return document_; }
  const Outline& outline() const { return outline_; }
  const RuleBook& book() const { return book_; }
  const std::vector<Mention>& mentions() const { return mentions_; }
  const std::vector<Entity>& local() const { return local_; }
  // Hands both back to who has no more questions.
  std::pair<std::vector<Mention>, std::vector<Entity>> Release() && {
    return {std::move(mentions_), std::move(local_)};
  }
  // What dates all figures of the document: "All figures are for 2023."
  const std::optional<DateRange>& date_of_all() const { return date_of_all_; }
  const TableHeads& tables() const { return tables_; }
  const std::vector<SentenceView>& sentences() const { return sentences_; }

  const Mention& mention(uint32_t index) const { return mentions_[index]; }
  const Entity& entity(uint32_t index) const;
  const std::string& kind_name(const Entity& entity) const { return book_.entities().kinds()[entity.kind].name; }
  // The shadow character of a mention; 0 for a refused one.
  uint32_t character(uint32_t mention) const { return characters_[mention]; }
  bool IsQuantity(uint32_t mention) const;
  // "BRUSSELS, 18 July 2024 -": the mention that says where a text was written.
  bool IsDateline(const SentenceView& sentence, uint32_t mention) const;

  // The two entities of one shadow character that the text names most often.
  struct MostNamed {
    uint32_t character = 0;
    uint32_t first = 0;  // the first mention of the most frequent one
    int times = 0;
    int second = 0;  // how often the next one is named
  };
  // Counted once for the document; in the order of characters.
  const std::vector<MostNamed>& most_named() const { return most_named_; }

  // The entities of a title that the text itself does not have, in its order.
  const std::vector<uint32_t>& told_title() const { return told_title_; }

  // The clause of sentence `s` in which byte `at` stands.
  Span ClauseAt(uint32_t s, uint32_t at) const;
  // Sentences [first, last) of a block.
  std::pair<uint32_t, uint32_t> SentencesOf(uint32_t block) const;
  // The words of a span as an expression sees them, without mentions.
  std::string Words(Span span, Language language) const;

 private:
  void CountNames();
  void PlaceSentences();
  void ReadSentence(uint32_t s);
  void FindDateOfAll();
  Language LanguageOfCell(const Block& row, const SentenceView& cell) const;
  void ReadToldTitle();
  bool IsRanked(const Block& item, uint32_t next) const;
  Span QuestionBefore(uint32_t s) const;

  const Document& document_;
  const Outline& outline_;
  const RuleBook& book_;
  TableHeads tables_;
  std::vector<Mention> mentions_;
  std::vector<Entity> local_;
  std::vector<uint8_t> kinds_;  // by mention
  std::vector<uint32_t> characters_;
  std::vector<SentenceView> sentences_;
  std::vector<MostNamed> most_named_;
  std::vector<uint32_t> told_title_;
  std::optional<DateRange> date_of_all_;
};

}  // namespace factlint
