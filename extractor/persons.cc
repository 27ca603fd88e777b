#include "extractor/persons.h"

#include <algorithm>

#include "extractor/ascii.h"
#include "extractor/entities.h"
#include "extractor/name_folding.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

// "R.J" of "R.J. Holm".
bool IsInitial(std::string_view word) {
  return word.size() < 4 && std::all_of(word.begin(), word.end(), [](char c) { return ascii::IsUpper(c) || c == '.'; });
}

bool IsRomanNumeral(std::string_view word) {
  return !word.empty() && word.size() < 6 && word.find_first_not_of("IVX") == std::string_view::npos;
}

}  // namespace

// "Anna Holm, 44, joined"; but "Range, 58.3 kWh" and "Holm, 44,000" go on with the number.
bool Persons::IsAge(uint32_t at) const {
  const std::string_view behind = std::string_view(document_.text()).substr(at, 6);
  const bool ends = behind.size() == 5 || (behind.size() > 5 && !ascii::IsDigit(behind[5]));
  return ends && behind.starts_with(", ") && ascii::IsDigit(behind[2]) && behind[2] != '0' &&
         ascii::IsDigit(behind[3]) && (behind[4] == ',' || behind[4] == '.');
}

// "Anna Holm of the national filing office told": who speaks for a house, by its common nouns alone.
bool Persons::TellsFromHouse(const std::vector<NameWord>& words, size_t at) const {
  constexpr size_t kMost = 6;  // words of the house
  if (WordAt(words, at) != "of" || WordAt(words, at + 1) != "the") return false;
  for (size_t i = at + 2; i < std::min(words.size(), at + 2 + kMost); ++i) {
    if (Has(shapes_.saying_verbs, WordAt(words, i))) return i > at + 2;
    if (words[i].known >= 0 || words[i].capital || !words[i].joined) return false;
  }
  return false;
}

bool Persons::StandsAsPerson(const std::vector<NameWord>& words, size_t begin, size_t end) const {
  // "Marnby Rail, whose head office": no head of anything
  const auto titled = [&](size_t i) {
    return i < words.size() && Has(shapes_.person_titles, FoldName(WordAt(words, i))) &&
           !(WordAt(words, i) == "head" && WordAt(words, i + 1).starts_with("office"));
  };
  const auto says = [&](size_t i) { return Has(shapes_.saying_verbs, WordAt(words, i)); };
  // "Anna Holm's company"
  const auto between = [&](size_t i) { return document_.Slice({words[i].span.end, words[i + 1].span.end}); };
  // "Anna Holm, who built it"; "R.J. Holm"
  if (end - begin > 1 && end - begin < 4 && end < words.size() && between(end - 1) == ", who") return true;
  if (end - begin > 1 && end - begin < 4 && IsAge(words[end - 1].span.end)) return true;
  if (begin > 0 && IsInitial(WordAt(words, begin - 1)) && between(begin - 1).starts_with(". ")) return true;
  if (end - begin > 1 && words[end - 1].possessive && Has(shapes_.owned_nouns, WordAt(words, end))) return true;
  // "Charles III opened it", but "Terminal II opened in May"
  if (end - begin > 1 && IsRomanNumeral(WordAt(words, end - 1)) && WordAt(words, end).ends_with("ed") &&
      (WordAt(words, end + 1) == "it" || WordAt(words, end + 1) == "them"))
    return true;
  if (end - begin == 2 && TellsFromHouse(words, end)) return true;
  // "Lindqvist Books said it had", "said sales rose": no person.
  if (says(end) && Has(shapes_.company_topics, WordAt(words, end + 1))) return false;
  return titled(end) || (end + 1 < words.size() && titled(end + 1) && !words[end].joined) ||
         (begin > 0 && (titled(begin - 1) || says(begin - 1))) || says(end);
}

std::set<std::string_view> Persons::Names() const {
  std::set<std::string_view> names = last_names_;
  const auto speaks = [](const auto& speaker) { return speaker.second > 1; };
  if (std::count_if(speakers_.begin(), speakers_.end(), speaks) > 1)  // an interview
    for (const auto& [name, times] : speakers_)
      if (times > 1) names.insert(name);
  return names;
}

}  // namespace factlint
