#include "extractor/metric_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kMostWords = 4;  // the last ones: the head and what stands before it

bool EndsWith(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

}  // namespace

bool IsOfAccounts(std::string_view words) {
  for (const std::string_view word :
       {"profit", "income", "revenue", "result", "loss", "margin", "cost", "expense", "cash", "earnings"})
    if (words.starts_with(word)) return true;
  return false;
}

namespace {

constexpr size_t kCharacter = 3;  // bytes of a Chinese one

// Is one of the words words[from, end) with from < `before` and end >= `behind`?
template <typename IsOne>
bool IsAround(std::string_view words, size_t before, size_t behind, size_t longest, IsOne is_one) {
  for (size_t from = before; from >= kCharacter && behind - (from - kCharacter) <= longest;) {
    from -= kCharacter;
    for (size_t end = behind; end <= words.size() && end - from <= longest; end += kCharacter)
      if (is_one(words.substr(from, end - from))) return true;
  }
  return false;
}

}  // namespace

bool IsInsideAWord(std::string_view words, size_t at, size_t size, const RoleWords& role_words) {
  return IsAround(words, at + kCharacter, at + size, role_words.longest_unbroken, [&](std::string_view word) {
    // 上 in 上线, which is a stop word itself
    return Has(role_words.unbroken, word) || (word.size() > size && Has(role_words.stop_words, word));
  });
}

bool PartsAWord(std::string_view words, size_t at, const RoleWords& role_words) {
  return IsAround(words, at, at + kCharacter, role_words.longest_unbroken,
                  [&](std::string_view word) { return Has(role_words.unbroken, word); });
}

namespace {

// Behind the character that begins at `at`.
size_t NextCharacter(std::string_view text, size_t at) {
  do ++at;
  while (at < text.size() && (text[at] & 0xC0) == 0x80);
  return at;
}

std::string Chinese(std::string_view words, const RoleWords& role_words) {
  // Cut at the first stop word, drop light words in front.
  size_t cut = words.size();
  for (const std::string_view stop : WordsIn(words, role_words.stop_words)) {
    size_t at = words.find(stop);
    while (at < cut && IsInsideAWord(words, at, stop.size(), role_words)) at = words.find(stop, at + 1);
    cut = std::min(cut, at);
  }
  std::string_view rest = words.substr(0, cut);
  const LastBytes bytes(rest);
  for (bool again = true; again;) {
    again = false;
    for (const auto* list : {&role_words.light_words, &role_words.vague}) {
      for (const std::string& light : *list) {
        if (bytes.MayHold(light) && rest.starts_with(light) && !IsInsideAWord(rest, 0, light.size(), role_words)) {
          rest.remove_prefix(light.size());
          again = true;
        }
      }
    }
  }
  if (rest.size() < 6 || Has(role_words.stop_nouns, rest)) return {};  // two characters at least
  return std::string(rest);
}

}  // namespace

std::string_view WithoutCountingWords(std::string_view noun, const RoleWords& role_words, size_t least) {
  for (const std::string& word : role_words.counting_words)
    if (noun.size() > word.size() + least && noun.ends_with(word)) return noun.substr(0, noun.size() - word.size());
  return noun;
}

std::string_view WithoutAdverbs(std::string_view words, const RoleWords& role_words) {
  const auto adverb_at_end = [&] {
    for (size_t size = std::min(words.size(), role_words.adverbs.longest()); size >= kCharacter; size -= kCharacter)
      if (const size_t at = words.size() - size;
          Has(role_words.adverbs, words.substr(at)) && !IsInsideAWord(words, at, size, role_words))
        return size;
    return size_t{0};
  };
  for (size_t size = adverb_at_end(); size > 0 && size < words.size(); size = adverb_at_end())
    words.remove_suffix(size);
  return words;
}

std::string CountedNoun(std::string_view label, const RoleWords& role_words) {
  std::string_view noun = WithoutCountingWords(label, role_words);
  for (const std::string& word : role_words.grown_skipped)
    while (noun.starts_with(word)) noun.remove_prefix(word.size());
  return Chinese(noun, role_words);
}

std::string_view BehindStopWords(std::string_view words, const RoleWords& role_words) {
  for (const std::string_view stop : WordsIn(words, role_words.stop_words)) {
    size_t at = words.rfind(stop);
    while (at != std::string_view::npos && IsInsideAWord(words, at, stop.size(), role_words))
      at = at == 0 ? std::string_view::npos : words.rfind(stop, at - 1);
    if (at != std::string_view::npos) words.remove_prefix(at + stop.size());
  }
  return words;
}

std::vector<std::string_view> WordsIn(std::string_view text, const WordList& words) {
  std::vector<std::string_view> found;
  for (size_t begin = 0; begin < text.size(); begin = NextCharacter(text, begin))
    for (size_t end = begin; end < text.size();) {
      end = NextCharacter(text, end);
      if (end - begin > words.longest()) break;
      if (Has(words, text.substr(begin, end - begin))) found.push_back(text.substr(begin, end - begin));
    }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string Singular(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> kOdd[] = {
      {"people", "person"},     {"children", "child"},    {"men", "man"},
      {"women", "woman"},       {"feet", "foot"},         {"media", "media"},
      {"data", "data"},         {"series", "series"},     {"species", "species"},
      {"buses", "bus"},         {"gas", "gas"},           {"campuses", "campus"},
      {"analyses", "analysis"}, {"lives", "life"},        {"news", "news"},
      {"goods", "goods"},       {"premises", "premises"}, {"headquarters", "headquarters"},
      {"always", "always"},     {"status", "status"},     {"taxis", "taxi"},
      {"robotaxis", "robotaxi"}};
  for (const auto& [plural, singular] : kOdd)
    if (word == plural) return std::string(singular);
  if (word.size() > 4 && EndsWith(word, "ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  for (const std::string_view end : {"sses", "shes", "ches", "xes", "zzes"})
    if (EndsWith(word, end)) return std::string(word.substr(0, word.size() - 2));
  if (word.size() > 3 && EndsWith(word, "s") && !EndsWith(word, "ss") && !EndsWith(word, "us") && !EndsWith(word, "is"))
    return std::string(word.substr(0, word.size() - 1));
  return std::string(word);
}

namespace {

// "12,470 sets of industrial robots" are robots; "500 sets of the games" names nothing more than sets.
bool IsMeasureOf(std::string_view word, std::string_view rest, const RoleWords& role_words) {
  if (word != "sets" && word != "units" && word != "pieces") return false;
  if (!rest.starts_with("of ")) return false;
  rest.remove_prefix(3);
  const std::string_view next = rest.substr(0, rest.find(' '));
  return !next.empty() && !Has(role_words.stop_words, next);
}

// "7,000 upstream and downstream enterprises": does the plural behind "and" belong to what stands before it too?
// `before`: the word before, `rest`: the words behind.
bool JoinsModifiers(std::string_view before, std::string_view rest, const RoleWords& role_words) {
  constexpr size_t kLooked = 3;
  if (before.empty() || Singular(before) != before) return false;
  for (size_t k = 0; k < kLooked && !rest.empty(); ++k) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    if (word.empty() || Has(role_words.stop_words, word)) return false;
    if (Singular(word) != word) return true;
  }
  return false;
}

}  // namespace

std::string MetricWords(std::string_view words, Language language, const RoleWords& role_words) {
  if (language == Language::kChinese) return Chinese(words, role_words);
  std::vector<std::string> kept;
  std::string_view before;  // the word read last
  for (size_t begin = 0; begin < words.size();) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    const std::string_view word = words.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    const std::string_view last = std::exchange(before, word);
    // "profit before tax" is not what is left of it.
    const std::string_view rest = words.substr(std::min(words.size(), begin));
    if (word == "and" && JoinsModifiers(last, rest, role_words)) continue;
    if (kept.empty() && IsMeasureOf(word, rest, role_words)) {
      begin += 3;  // "of "
      continue;
    }
    if (word == "'s" && !kept.empty() && !rest.empty()) {  // "60% of the city's models"
      kept.clear();
      continue;
    }
    if (word == "before" && !kept.empty() && rest.starts_with("tax")) kept.emplace_back("pretax");
    if (word == "pre-tax") {
      kept.emplace_back("pretax");
      continue;
    }
    // "operating profit" is another than the net one; "operating 30 trains" names nothing.
    if (word == "operating" && IsOfAccounts(rest)) {
      kept.emplace_back(word);
      continue;
    }
    // "5,600 registered dockworkers"; "5,600 registered in May" names nothing.
    const std::string_view next = rest.substr(0, rest.find(' '));
    if (kept.empty() && Has(role_words.restrictive, word) && !next.empty() && !Has(role_words.stop_words, next)) {
      kept.emplace_back(word);
      continue;
    }
    if (Has(role_words.stop_words, word)) break;
    if (Has(role_words.light_words, word) || Has(role_words.vague, word)) continue;
    if (word.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
        static_cast<unsigned char>(word[0]) < 0x80) {
      if (!kept.empty()) break;
      continue;
    }
    // A past tense or a participle behind a noun begins a clause: "labs opened".
    if (!kept.empty() && (EndsWith(word, "ed") || EndsWith(word, "ing")) && kept.size() > 1) break;
    // "38 million parcels handled"
    if (!kept.empty() && begin >= words.size() && word.size() > 5 && EndsWith(word, "ed")) break;
    // "70,000 students study": what is said of them
    const std::string singular = Singular(word);
    if (!kept.empty() && Has(role_words.verbs_behind, word) && Singular(last) != last) break;
    const std::string* const same = FindWord(role_words.synonyms, singular);
    kept.push_back(same != nullptr ? *same : singular);
  }
  if (kept.empty() || Has(role_words.stop_nouns, kept.front()) || Has(role_words.stop_nouns, kept.back())) return {};
  if (kept.size() == 1 && kept.front() == "number") return {};  // of what, the words do not say
  if (kept.size() > kMostWords) kept.erase(kept.begin(), kept.end() - kMostWords);
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  std::string name;
  for (const std::string& word : kept) name += (name.empty() ? "" : " ") + word;
  return name;
}

}  // namespace factlint
