#include "extractor/question_label.h"

#include <algorithm>

#include "extractor/pattern.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kMostWords = 3;  // of what is counted: "underground railway stations"

bool StartsWith(const std::vector<std::string>& words, const std::vector<std::string>& start) {
  return words.size() >= start.size() && std::equal(start.begin(), start.end(), words.begin());
}

}  // namespace

std::vector<std::string> QuestionLabel(std::string_view text, const RoleWords& words) {
  constexpr size_t kLongest = 120;  // bytes of a question
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '*')) text.remove_suffix(1);
  if (text.empty() || text.back() != '?' || text.size() > kLongest) return {};
  std::vector<std::string> asked = ShadowWords(text.substr(0, text.size() - 1), Language::kEnglish);
  if (!asked.empty() && asked.front() == "and") asked.erase(asked.begin());
  if (StartsWith(asked, {"how", "many"})) {
    std::vector<std::string> counted;
    for (size_t i = 2; i < asked.size() && !Has(words.stop_words, asked[i]) && !Has(words.part_verbs, asked[i]); ++i)
      counted.push_back(asked[i]);
    return counted.size() > kMostWords ? std::vector<std::string>() : counted;
  }
  for (const auto& [question, label] : words.questions)
    if (StartsWith(asked, ShadowWords(question, Language::kEnglish))) return ShadowWords(label, Language::kEnglish);
  const bool noun = !asked.empty() && asked.size() <= kMostWords &&
                    std::none_of(asked.begin(), asked.end(), [&](const std::string& word) {
                      return Has(words.stop_words, word) || Has(words.part_verbs, word);
                    });
  return noun ? asked : std::vector<std::string>();  // "Top speed?"
}

}  // namespace factlint
