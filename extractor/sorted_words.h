// Lists of words of the language files, sorted once when they are read.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace factlint {

inline bool Has(const std::vector<std::string>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// What `word` stands for in pairs sorted by their first words; null where it stands for nothing.
inline const std::string* FindWord(const std::vector<std::pair<std::string, std::string>>& sorted,
                                   std::string_view word) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), word,
                                      [](const auto& pair, std::string_view key) { return pair.first < key; });
  return found != sorted.end() && found->first == word ? &found->second : nullptr;
}

// Is it one of a few?
inline bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view one : words)
    if (word == one) return true;
  return false;
}

}  // namespace factlint
