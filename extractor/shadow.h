// The typed shadow of a sentence: its words in lower case, each mention replaced
// by one private-use character that stands for what it may be. Each English word
// is followed by one blank ("⟨city⟩ had ⟨number⟩ major companies , … "), so that
// an expression sees where words end; Chinese has no blanks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/pattern.h"
#include "extractor/word_set.h"

namespace factlint {

struct ShadowSlot {
  uint32_t at = 0;       // byte in Shadow::text
  uint32_t mention = 0;  // index into the mentions given
};

struct ShadowWord {
  uint32_t at = 0;    // byte in Shadow::text
  uint32_t text = 0;  // byte in the document where the word begins
  uint32_t end = 0;   // and where it ends
};

// The word of a shadow that stands between two clauses: kClauseEdge of pattern.h.
inline constexpr std::string_view kClauseEdgeWord = "\xEE\x80\x80";
// Does a word of a shadow stand for a mention or the border of clauses (pattern.h has the characters)?
inline bool IsSlotWord(std::string_view word) { return word.starts_with('\xEE'); }
// For a number, an amount, a date: kTypeBase and on.
inline bool IsFigureWord(std::string_view word) { return word.starts_with("\xEE\x84"); }

struct Shadow {
  std::string text;
  Language language = Language::kEnglish;
  std::vector<ShadowSlot> slots;  // ascending
  std::vector<ShadowWord> words;  // ascending; slots among them
  std::vector<uint64_t> keys;     // of the words (word_set.h)
  std::vector<uint64_t> covered;  // of the words that mentions stand for
  KeyFilter keys_filter;          // what of either is not in it is not among them
  KeyFilter covered_filter;

  // The word as patterns write it, without the blank behind it.
  std::string_view Word(size_t i) const;
  // The mention that word i stands for; UINT32_MAX (kNoIndex) where it is a word, or none.
  uint32_t MentionOf(size_t i) const;
  // Words [first, last) alone, without their slots.
  Shadow Part(size_t first, size_t last) const;
  // The document bytes that shadow bytes [begin, end) stand for.
  Span ToDocument(size_t begin, size_t end) const;
};

// `mentions`: those of the document, sorted; [first, last) lie in `span`. Refused
// mentions are written out as words. `kinds[i]`: shadow character of mention i
// if it is an entity.
Shadow MakeShadow(const Document& document, Span span, const std::vector<Span>& clauses,
                  const std::vector<Mention>& mentions, size_t first, size_t last, Language language,
                  const std::vector<uint8_t>& entity_kinds);

// Set in Mention::types of the number of a heading that is a rank.
inline constexpr uint16_t kHeadingNumberFlag = 1u << 15;

// The shadow character of a mention.
uint32_t ShadowCharacter(const Mention& mention, uint8_t entity_kind);

}  // namespace factlint
