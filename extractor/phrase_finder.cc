#include "extractor/phrase_finder.h"

#include <algorithm>
#include <utility>

namespace factlint {
namespace {

size_t LongestWord(std::string_view phrase, std::string_view& word) {
  word = {};
  for (size_t begin = 0; begin <= phrase.size();) {
    const size_t end = std::min(phrase.find(' ', begin), phrase.size());
    if (end - begin > word.size()) word = phrase.substr(begin, end - begin);
    begin = end + 1;
  }
  return word.size();
}

// Of the words that a text must have for the pattern to match, one of each phrase of the
// list with the longest: those are rare. Says no where none is known.
bool AddNeeded(const Pattern& pattern, WordSet& needed) {
  const std::vector<std::string>* best = nullptr;
  size_t best_size = 0;
  std::string_view word;
  for (const std::vector<std::string>& phrases : pattern.required) {
    size_t shortest = SIZE_MAX;
    for (const std::string& phrase : phrases) shortest = std::min(shortest, LongestWord(phrase, word));
    if (shortest == SIZE_MAX || shortest <= best_size) continue;
    best = &phrases;
    best_size = shortest;
  }
  if (best == nullptr) return false;
  for (const std::string& phrase : *best) {
    LongestWord(phrase, word);
    needed.insert(word);
  }
  return true;
}

}  // namespace

PhraseSet AnyOf(const std::vector<Pattern>& patterns, Language language) {
  PhraseSet set{.language = language, .expression = {}, .begins = {}, .first = {}, .needed = {}};
  bool first_known = true;
  bool needed_known = true;
  for (const Pattern& pattern : patterns) {
    if (pattern.expression.empty()) continue;
    set.expression += (set.expression.empty() ? "(?:" : "|") + pattern.expression;
    if (pattern.first.empty()) set.begins.AddAll();
    first_known = first_known && !pattern.first.empty();
    set.first.insert(pattern.first.begin(), pattern.first.end());
    needed_known = needed_known && AddNeeded(pattern, set.needed);
    for (const std::string& word : pattern.first)
      set.begins.Add(language == Language::kEnglish && word.size() == 1 ? word + " " : word, language);
  }
  if (!set.expression.empty()) set.expression += ")";
  if (!first_known) set.first = {};
  if (!needed_known) set.needed = {};
  return set;
}

PhraseFinder::PhraseFinder(PhraseSet phrases)
    : phrases_(std::move(phrases)),
      needed_(phrases_.needed.filter()),
      begin_(phrases_.expression),
      anywhere_((phrases_.language == Language::kEnglish ? "(?:^| )" : "") + phrases_.expression) {}

// The first place from `at` on where a word begins; in Chinese each character does.
size_t PhraseFinder::NextBegin(std::string_view text, size_t at) const {
  if (phrases_.language == Language::kEnglish)
    while (at > 0 && at < text.size() && text[at - 1] != ' ') ++at;
  else
    while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  return at;
}

bool PhraseFinder::HasNeeded(const std::vector<uint64_t>& keys) const {
  return std::any_of(keys.begin(), keys.end(), [&](uint64_t key) { return phrases_.needed.HasKey(key); });
}

void AnyPhrase::Add(const PhraseFinder& finder) {
  any_ = any_ || finder.needed().size() == 0;
  for (const uint64_t key : finder.needed().table())
    if (key != 0) needed_.InsertKey(key);
  filter_ = needed_.filter();
}

bool AnyPhrase::MayStandIn(const Shadow& shadow) const {
  if (any_) return true;
  if (!shadow.keys_filter.MayShare(filter_)) return false;
  return std::any_of(shadow.keys.begin(), shadow.keys.end(), [&](uint64_t key) { return needed_.HasKey(key); });
}

std::optional<PhraseFinder::Place> PhraseFinder::Find(const Shadow& shadow, size_t from) const {
  if (phrases_.expression.empty() || !MayStandIn(shadow.keys, shadow.keys_filter)) return std::nullopt;
  if (phrases_.first.size() == 0 || !begin_.IsSmall()) return Find(shadow.text, from);
  std::vector<std::string_view> groups;
  for (size_t i = 0; i < shadow.words.size(); ++i) {
    const size_t at = shadow.words[i].at;
    if (at < from || !phrases_.first.HasKey(shadow.keys[i])) continue;
    if (begin_.FindAt(shadow.text, at, groups)) return Place{at, at + groups[0].size()};
  }
  return std::nullopt;
}

std::optional<PhraseFinder::Place> PhraseFinder::Find(std::string_view text, size_t from) const {
  if (phrases_.expression.empty()) return std::nullopt;
  std::vector<std::string_view> groups;
  const auto place = [&] {
    const auto begin = static_cast<size_t>(groups[0].data() - text.data());
    return Place{begin, begin + groups[0].size()};
  };
  if (!begin_.IsSmall()) return anywhere_.Find(text, from, groups) ? std::optional(place()) : std::nullopt;
  for (size_t at = NextBegin(text, from); at < text.size(); at = NextBegin(text, at + 1))
    if (phrases_.begins.MayBegin(text.substr(at), phrases_.language) && begin_.FindAt(text, at, groups)) return place();
  return std::nullopt;
}

}  // namespace factlint
