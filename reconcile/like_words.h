// What a sentence says of a figure, as hashes of its words: whether two sentences say it of one thing. Words that
// rules/languages/common_words.yaml lists, and figures, are none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace factlint {

// Sorted, each once. A word of letters is one hash, without its ending; of Chinese, two neighbouring characters are.
using LikeWords = std::vector<uint64_t>;

LikeWords WordsOf(std::string_view text);

// Of the clause of the value that `text` writes, without it: up to a comma or another figure on both sides, and of the
// clause before where it has no words of its own. None where the sentence does not hold `text`, or not at `begin` and
// twice.
LikeWords WordsAround(std::string_view sentence, std::string_view text, size_t begin);

// How many the two share.
size_t CountShared(const LikeWords& a, const LikeWords& b);
// The same as the first writes them, in its order; neighbouring pairs of Chinese characters as one: for people.
std::vector<std::string> SharedWords(std::string_view a, std::string_view b);

// 2 |a and b| / (|a| + |b|), from 0 to 1; 0 where both are empty.
double Likeness(const LikeWords& a, const LikeWords& b);

}  // namespace factlint
