#include "extractor/row_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractor/metric_words.h"
#include "extractor/pattern.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

// In the singular, without what stands in brackets and marks of emphasis.
std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words;
  name = name.substr(0, std::min({name.find('('), name.find("（"), name.find('[')}));
  for (const std::string& word : ShadowWords(Spaced(name), Language::kEnglish))
    if (word != "*" && word != ":" && word != "：") words.push_back(Singular(word));
  return words;
}

bool IsChinese(std::string_view word) { return !word.empty() && static_cast<unsigned char>(word.front()) >= 0xE3; }

bool IsNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool NamesTotal(std::string_view name, const TableWords& words) {
  const std::vector<std::string> own = WordsOf(name);
  if (own.empty()) return false;
  return Has(words.totals, own.front()) || Has(words.totals, own.back()) || EndsInOneOf(words.totals, own.back());
}

// Chinese runs its words together: 其他区县.
bool NamesRest(std::string_view name, const TableWords& words) {
  const std::vector<std::string> own = WordsOf(name);
  return std::any_of(own.begin(), own.end(), [&](const std::string& word) {
    if (!IsChinese(word)) return Has(words.rests, word);
    return std::any_of(words.rests.begin(), words.rests.end(), [&](const std::string& rest) {
      return IsChinese(rest) && word.find(rest) != std::string::npos;
    });
  });
}

bool NamesTime(std::string_view name, const TableWords& words) {
  const std::vector<std::string> own = WordsOf(name);
  return !own.empty() && std::all_of(own.begin(), own.end(), [&](const std::string& word) {
    return IsNumber(word) || Has(words.year_words, word);
  });
}

}  // namespace factlint
