// Lists of words of the language files, sorted once when they are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/word_set.h"

namespace factlint {

// The first eight bytes as a number: of two texts the one with the smaller number comes first.
inline uint64_t FirstBytes(std::string_view text) {
  const size_t size = text.size();
  const auto byte = [&](size_t i) { return static_cast<uint64_t>(static_cast<unsigned char>(text[i])); };
  const auto four = [&](size_t i) { return byte(i) << 24 | byte(i + 1) << 16 | byte(i + 2) << 8 | byte(i + 3); };
  if (size >= 8) return four(0) << 32 | four(4);
  if (size >= 4) return four(0) << 32 | four(size - 4) << (64 - 8 * size);
  const auto place = [&](size_t i) { return byte(i) << (56 - 8 * i); };
  return size == 0 ? 0 : place(0) | place(size / 2) | place(size - 1);
}

// The item whose text is `word` among items sorted by their texts; null where none is.
template <typename Item, typename TextOf>
const Item* FindSorted(const std::vector<Item>& sorted, std::string_view word, TextOf text_of) {
  const uint64_t key = FirstBytes(word);
  const Item* begin = sorted.data();
  for (size_t count = sorted.size(); count > 0;) {
    const Item* const middle = begin + count / 2;
    const std::string_view text = text_of(*middle);
    const uint64_t first = FirstBytes(text);
    const bool same_begin = first == key;
    const int order = same_begin ? text.compare(word) : first < key ? -1 : 1;
    if (order == 0) return middle;
    if (order < 0) begin = middle + 1;
    count = order < 0 ? count - count / 2 - 1 : count / 2;
  }
  return nullptr;
}

inline bool Has(const std::vector<std::string>& sorted, std::string_view word) {
  return FindSorted(sorted, word, [](const std::string& text) { return std::string_view(text); }) != nullptr;
}

inline bool Has(const WordSet& words, std::string_view word) { return words.count(word) > 0; }
inline bool Has(const WordList& words, std::string_view word) { return Has(words.set(), word); }

// What `word` stands for in pairs sorted by their first words; null where it stands for nothing.
inline const std::string* FindWord(const std::vector<std::pair<std::string, std::string>>& sorted,
                                   std::string_view word) {
  const auto* const found = FindSorted(sorted, word, [](const auto& pair) { return std::string_view(pair.first); });
  return found == nullptr ? nullptr : &found->second;
}

// Is it one of a few?
inline bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view one : words)
    if (word.size() == one.size() && (word.empty() || (word[0] == one[0] && word == one))) return true;
  return false;
}

}  // namespace factlint
