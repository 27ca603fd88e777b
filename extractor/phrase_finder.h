// Any of several phrases, anywhere in the words of a shadow: the cues of roles,
// guards and conditions of rules. Safe to use from several threads at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/byte_set.h"
#include "extractor/expression.h"
#include "extractor/pattern.h"
#include "extractor/shadow.h"
#include "extractor/word_set.h"

namespace factlint {

// The first letters that a match may begin with, as a filter of 256 bits: what is
// not in it begins no match.
class FirstLetters {
 public:
  FirstLetters() = default;
  explicit FirstLetters(const ByteSet& keys) : keys_(keys) {}

  void Add(std::string_view word, Language language) { keys_.Add(KeyOf(word, language)); }
  void AddAll() { keys_.AddAll(); }
  // `text` from the place on.
  bool MayBegin(std::string_view text, Language language) const { return keys_[KeyOf(text, language)]; }

  const ByteSet& keys() const { return keys_; }

 private:
  // English: two letters of the word. Chinese: its first character.
  static uint8_t KeyOf(std::string_view text, Language language) {
    const auto byte = [&](size_t i) -> uint32_t { return i < text.size() ? static_cast<unsigned char>(text[i]) : ' '; };
    if (language == Language::kEnglish || byte(0) < 0x80)
      return static_cast<uint8_t>(byte(0) + (language == Language::kEnglish ? 37 * byte(1) : 0));
    return static_cast<uint8_t>(byte(0) + 5 * byte(1) + 37 * byte(2));
  }

  ByteSet keys_;
};

// What a finder looks for: the expression of a match from its first word on, empty
// where nothing is looked for.
struct PhraseSet {
  Language language = Language::kEnglish;
  std::string expression;
  FirstLetters begins;
  // In a shadow: words of which one begins every match, and words of which one stands in
  // every text with a match; empty: not known.
  WordSet first;
  WordSet needed;
};
PhraseSet AnyOf(const std::vector<Pattern>& patterns, Language language);

class PhraseFinder {
 public:
  explicit PhraseFinder(PhraseSet phrases);

  // Words of which one stands in every shadow with a match; empty: not known.
  const WordSet& needed() const { return phrases_.needed; }

  // A part of the text, in bytes.
  struct Place {
    size_t begin = 0;
    size_t end = 0;
  };
  // The leftmost match that begins at byte `from` or behind it, where a word
  // begins; of phrases that begin at one place the first that was given.
  std::optional<Place> Find(std::string_view text, size_t from = 0) const;
  bool Matches(std::string_view text) const { return Find(text).has_value(); }
  // The same in the text of a shadow, whose words are known already.
  std::optional<Place> Find(const Shadow& shadow, size_t from = 0) const;
  // May it match a part of the text that the shadow was made of, mentions written out?
  // Says no only where a word is missing.
  bool MayStandInText(const Shadow& shadow) const {
    return MayStandIn(shadow.keys, shadow.keys_filter) || MayStandIn(shadow.covered, shadow.covered_filter);
  }

 private:
  size_t NextBegin(std::string_view text, size_t at) const;
  bool MayStandIn(const std::vector<uint64_t>& keys, const KeyFilter& filter) const {
    return phrases_.needed.size() == 0 || (filter.MayShare(needed_) && HasNeeded(keys));
  }
  bool HasNeeded(const std::vector<uint64_t>& keys) const;

  PhraseSet phrases_;
  KeyFilter needed_;     // of the words of which a match needs one
  Expression begin_;     // at the begin of a match
  Expression anywhere_;  // the same for RE2, where `begin_` is more than the small matcher knows
};

// What every one of several finders needs, asked once before each of them is.
class AnyPhrase {
 public:
  AnyPhrase() = default;

  void Add(const PhraseFinder& finder);
  // Says no only where none of them finds anything in the shadow.
  bool MayStandIn(const Shadow& shadow) const;

 private:
  WordSet needed_;
  KeyFilter filter_;
  bool any_ = false;  // one of them needs nothing
};

}  // namespace factlint
