#include "extractor/population.h"

#include <algorithm>

#include "extractor/sorted_words.h"

namespace factlint {

std::string Population(std::string_view words, const RoleWords& role_words, Language language) {
  std::string vague;
  std::string restrictive;
  const auto check = [&](std::string_view word) {
    for (const auto& [name, value] : role_words.populations)
      if (name == word) restrictive = value;
    if (restrictive.empty() && Has(role_words.restrictive, word)) restrictive = word;
    if (vague.empty() && Has(role_words.vague, word)) vague = word;
  };
  if (language == Language::kEnglish) {
    for (size_t begin = 0; begin < words.size();) {
      const size_t end = std::min(words.find(' ', begin), words.size());
      check(words.substr(begin, end - begin));
      begin = end + 1;
    }
  } else {
    for (const auto& [name, value] : role_words.populations)
      if (words.find(name) != std::string_view::npos) restrictive = value;
    for (const std::string& word : role_words.vague)
      if (words.find(word) != std::string_view::npos) vague = word;
  }
  if (!restrictive.empty()) return restrictive;
  return vague.empty() ? std::string() : "~" + vague;
}

}  // namespace factlint
