#include "extractor/list_name.h"

#include <algorithm>
#include <vector>

#include "extractor/ascii.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kLongest = 12;  // words, or Chinese characters of at least...
constexpr size_t kShortest = 4;  // ...so many: 指数 alone is no name

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < text.size();) {
    const auto part = [&](char c) {
      return ascii::IsUpper(c) || ascii::IsLower(c) || ascii::IsDigit(c) || c < 0 || c == '&' || c == '-' || c == '\'';
    };
    const size_t begin = at;
    while (at < text.size() && part(text[at])) ++at;
    if (at > begin) {
      words.push_back(text.substr(begin, at - begin));
    } else {
      if (text[at] != ' ' && text[at] != '\n') words.emplace_back();  // a mark parts names
      ++at;
    }
  }
  return words;
}

bool IsNumber(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), ascii::IsDigit); }

// "Asian Ports" before the head at `head`, its years left out; empty where a common word stands there.
std::string NameBefore(const std::vector<std::string_view>& words, size_t head, const RoleWords& lists) {
  std::string name;
  for (size_t i = head; i-- > 0 && head - i <= kLongest;) {
    const std::string_view word = words[i];
    if (IsNumber(word)) continue;
    const std::string folded = FoldText(word);
    const bool joins = !name.empty() && i > 0 &&
                       (folded == "of" || folded == "and" || folded == "for" || folded == "&" || folded == "the") &&
                       IsUpper(CodePointAt(words[i - 1].empty() ? " " : words[i - 1], 0).value);
    if (word.empty() || (!joins && !IsUpper(CodePointAt(word, 0).value))) break;
    if (!Has(lists.list_openers, folded)) name.insert(0, name.empty() ? folded : folded + "-");
  }
  return name;
}

std::string EnglishName(std::string_view text, const RoleWords& lists) {
  const std::vector<std::string_view> words = WordsOf(text);
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string head = FoldText(words[i]);
    if (!Has(lists.list_nouns, head)) continue;
    if (std::string name = NameBefore(words, i, lists); !name.empty()) return name;
  }
  return {};
}

// Han or a letter that a name may hold; 的 and 年 part it from what stands before.
bool IsPartOfName(char32_t c) {
  return c != U'的' && c != U'年' && c != U'在' && (IsCjk(c) || IsLetter(c)) && c < 0xFF00;
}

std::string ChineseName(std::string_view text, const RoleWords& lists) {
  for (const std::string& head : lists.list_nouns) {
    for (size_t at = text.find(head); at != std::string_view::npos; at = text.find(head, at + 1)) {
      size_t begin = at;
      size_t characters = 0;
      while (begin > 0) {
        const CodePoint before = CodePointBefore(text, begin);
        if (!IsPartOfName(before.value)) break;
        begin -= before.size;
        ++characters;
      }
      if (characters >= kShortest && characters <= 3 * kLongest)
        return std::string(text.substr(begin, at + head.size() - begin));
    }
  }
  return {};
}

}  // namespace

std::string ListName(std::string_view text, Language language, const RoleWords& words) {
  return language == Language::kChinese ? ChineseName(text, words) : EnglishName(text, words);
}

}  // namespace factlint
