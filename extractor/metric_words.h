// The name of a metric that a text's own words make: "smart factories" ->
// "smart factory", "AI core industry" and "core AI industry" -> one name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pattern.h"
#include "extractor/role_words.h"

namespace factlint {

// `words`: what a {noun} slot captured, as the shadow has it. Cut at the first
// stop word, without qualifiers, in the singular, sorted. Empty where no noun is
// left: "percent", "of them".
std::string MetricWords(std::string_view words, Language language, const RoleWords& role_words);

// 企业 of 企业数量: without a word that only counts at the end of a Chinese noun, which leaves more than `least` bytes.
std::string_view WithoutCountingWords(std::string_view noun, const RoleWords& role_words, size_t least = 0);

// The metric's name for what a Chinese label counts: 企业 of 全年企业数量.
std::string CountedNoun(std::string_view label, const RoleWords& role_words);

// 企业 of 企业现已: a Chinese phrase without the adverbs at its end, which belong to the verb.
std::string_view WithoutAdverbs(std::string_view words, const RoleWords& role_words);

// What stands behind the last stop word of a Chinese phrase: 数据集 of 已开放的数据集.
std::string_view BehindStopWords(std::string_view words, const RoleWords& role_words);

// Do the words begin with what accounts tell: "profit", "revenues"? "operating" before
// them is an adjective.
bool IsOfAccounts(std::string_view words);

// Those of the words that stand somewhere in a text, in the order of the list.
std::vector<std::string_view> WordsIn(std::string_view text, const WordList& words);

// Which words a Chinese text cannot hold: those whose last byte is none of its bytes.
class LastBytes {
 public:
  explicit LastBytes(std::string_view text) {
    for (const char c : text) bits_ |= uint64_t{1} << (c & 63);
  }
  // `word` is not empty.
  bool MayHold(std::string_view word) const { return (bits_ >> (word.back() & 63) & 1) != 0; }

 private:
  uint64_t bits_ = 0;
};

// Does the stop word of `size` bytes at words[at) stand inside a word that is one thing: 占 of 占比?
bool IsInsideAWord(std::string_view words, size_t at, size_t size, const RoleWords& role_words);

// Does a border at words[at) part such a word: 公 of 公共?
bool PartsAWord(std::string_view words, size_t at, const RoleWords& role_words);

// "companies" -> "company", "children" -> "child"; a word that is no regular
// plural stays.
std::string Singular(std::string_view word);

}  // namespace factlint
