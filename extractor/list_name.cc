#include "extractor/list_name.h"

#include <algorithm>
#include <utility>
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

int YearOf(std::string_view word) {
  if (word.size() != 4 || !IsNumber(word) || (word.substr(0, 2) != "19" && word.substr(0, 2) != "20")) return 0;
  return (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + (word[3] - '0');
}

// "ostra" of "Ostra's 2024 ranking".
std::string_view WithoutPossessive(std::string_view word) {
  for (const std::string_view mark : {"'s", "'"})
    if (word.size() > mark.size() && word.ends_with(mark)) return word.substr(0, word.size() - mark.size());
  return word;
}

// "Asian Ports" before the head at `head`, its years left out; empty where a common word stands there.
// `begin`: its first word.
std::string NameBefore(const std::vector<std::string_view>& words, size_t head, const RoleWords& lists, size_t& begin) {
  std::string name;
  begin = head;
  for (size_t i = head; i-- > 0 && head - i <= kLongest;) {
    const std::string_view word = words[i];
    if (IsNumber(word)) continue;
    const std::string folded = FoldText(word);
    const bool joins = !name.empty() && i > 0 &&
                       (folded == "of" || folded == "and" || folded == "for" || folded == "&" || folded == "the") &&
                       IsUpper(CodePointAt(words[i - 1].empty() ? " " : words[i - 1], 0).value);
    if (word.empty() || (!joins && !IsUpper(CodePointAt(word, 0).value))) break;
    const std::string part(WithoutPossessive(folded));
    if (!Has(lists.list_openers, folded)) name.insert(0, name.empty() ? part : part + "-");
    begin = i;
  }
  return name;
}

// "Asian Ports Index (2024)", "the 2024 edition of the Asian Ports Index".
int YearBeside(const std::vector<std::string_view>& words, size_t begin, size_t head, const RoleWords& lists) {
  for (size_t i = begin; i < std::min(head + 3, words.size()); ++i) {
    if (const int year = YearOf(words[i]); year != 0) return year;
    if (i > head && !words[i].empty()) break;
  }
  for (size_t i = begin; i-- > 0;) {
    if (const int year = YearOf(words[i]); year != 0) return year;
    const std::string folded = FoldText(words[i]);
    if (folded != "of" && !Has(lists.list_openers, folded)) break;
  }
  return 0;
}

// Behind "of the World Bank" where that follows the head at `head`, else behind the head.
size_t EndOfName(const std::vector<std::string_view>& words, size_t head) {
  size_t last = head;
  size_t i = head + 1;
  while (i < words.size() && i <= head + 2 && (words[i] == "of" || words[i] == "for" || words[i] == "the")) ++i;
  for (; i > head + 1 && i < words.size() && i <= head + kLongest && !words[i].empty(); ++i) {
    if (!IsUpper(CodePointAt(words[i], 0).value)) break;
    last = i;
  }
  return last;
}

RankedList EnglishList(std::string_view text, const RoleWords& lists) {
  const std::vector<std::string_view> words = WordsOf(text);
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string head = FoldText(words[i]);
    if (!Has(lists.list_nouns, head)) continue;
    size_t begin = i;
    if (std::string name = NameBefore(words, i, lists, begin); !name.empty()) {
      const std::string_view last = words[EndOfName(words, i)];
      return {.name = std::move(name),
              .year = YearBeside(words, begin, i, lists),
              .begin = static_cast<size_t>(words[begin].data() - text.data()),
              .end = static_cast<size_t>(last.data() + last.size() - text.data())};
    }
  }
  return {};
}

// Han or a letter that a name may hold; 的 and 年 part it from what stands before.
bool IsPartOfName(char32_t c) {
  return c != U'的' && c != U'年' && c != U'在' && (IsCjk(c) || IsLetter(c)) && c < 0xFF00;
}

// 亚洲港口指数2025年版, 2025年版“亚洲港口指数”.
int YearBesideChinese(std::string_view text, size_t begin, size_t end) {
  constexpr size_t kMarks = 3;  // 》（
  const auto is_mark = [](char32_t c) { return !IsCjk(c) && !IsLetter(c) && !(c >= U'0' && c <= U'9'); };
  for (size_t marks = 0; end < text.size() && marks < kMarks; ++marks) {
    const CodePoint behind = CodePointAt(text, end);
    if (!is_mark(behind.value)) break;
    end += behind.size;
  }
  if (const int year = YearOf(text.substr(std::min(end, text.size()), 4)); year != 0) return year;
  for (size_t marks = 0; begin > 0 && marks < kMarks; ++marks) {
    const CodePoint before = CodePointBefore(text, begin);
    if (!is_mark(before.value) && before.value != U'年' && before.value != U'版' && before.value != U'度') break;
    begin -= before.size;
  }
  return begin < 4 ? 0 : YearOf(text.substr(begin - 4, 4));
}

// 版 of 2025年版 is no part of the name behind it.
size_t BehindEdition(std::string_view text, size_t begin, size_t end) {
  constexpr std::string_view kYear = "年";
  if (begin < kYear.size() || text.substr(begin - kYear.size(), kYear.size()) != kYear) return begin;
  for (const std::string_view edition : {"度版", "版", "度"})
    if (text.substr(begin, end - begin).starts_with(edition)) return begin + edition.size();
  return begin;
}

RankedList ChineseList(std::string_view text, const RoleWords& lists) {
  for (const std::string& head : lists.list_nouns) {
    for (size_t at = text.find(head); at != std::string_view::npos; at = text.find(head, at + 1)) {
      size_t begin = at;
      while (begin > 0) {
        const CodePoint before = CodePointBefore(text, begin);
        if (!IsPartOfName(before.value)) break;
        begin -= before.size;
      }
      begin = BehindEdition(text, begin, at);
      const size_t end = at + head.size();
      const size_t characters = CountCodePoints(text.substr(begin, at - begin));
      if (characters >= kShortest && characters <= 3 * kLongest)
        return {.name = std::string(text.substr(begin, end - begin)),
                .year = YearBesideChinese(text, begin, end),
                .begin = begin,
                .end = end};
    }
  }
  return {};
}

// " Ports Index": words set in capitals, the last of them the head.
bool OpensEnglishName(std::string_view behind, const RoleWords& lists) {
  constexpr size_t kWords = 6;
  if (!behind.starts_with(' ') || behind.size() < 2 || !ascii::IsUpper(behind[1])) return false;
  const std::vector<std::string_view> words = WordsOf(behind.substr(0, 96));
  for (size_t i = 0; i < std::min(kWords, words.size()); ++i) {
    if (words[i].empty() || !IsUpper(CodePointAt(words[i], 0).value)) return false;
    if (Has(lists.list_nouns, FoldText(words[i]))) return true;
  }
  return false;
}

// 人工智能城市竞争力榜, and no 位居某榜, which tells where a name stands.
bool OpensChineseName(std::string_view behind, const RoleWords& lists) {
  const std::string_view near = behind.substr(0, 3 * (kLongest + 4));
  if (std::none_of(lists.list_nouns.begin(), lists.list_nouns.end(),
                   [&](const std::string& head) { return near.find(head) != std::string_view::npos; }))
    return false;
  size_t end = 0;
  for (size_t characters = 0; end < behind.size() && characters < kLongest + 4; ++characters) {
    const std::string_view rest = behind.substr(end);
    const CodePoint next = CodePointAt(behind, end);
    if (!IsPartOfName(next.value)) return false;
    const auto opens = [&](const std::string& word) { return rest.starts_with(word); };
    if (std::any_of(lists.list_nouns.begin(), lists.list_nouns.end(), opens)) return characters > 1;
    if (std::any_of(lists.ranked_verbs.begin(), lists.ranked_verbs.end(), opens)) return false;
    end += next.size;
  }
  return false;
}

}  // namespace

bool OpensListName(std::string_view behind, Language language, const RoleWords& words) {
  return language == Language::kChinese ? OpensChineseName(behind, words) : OpensEnglishName(behind, words);
}

RankedList FindRankedList(std::string_view text, Language language, const RoleWords& words) {
  return language == Language::kChinese ? ChineseList(text, words) : EnglishList(text, words);
}

}  // namespace factlint
