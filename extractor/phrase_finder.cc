#include "extractor/phrase_finder.h"

#include <algorithm>
#include <utility>

namespace factlint {

PhraseSet AnyOf(const std::vector<Pattern>& patterns, Language language) {
  PhraseSet set{.language = language, .expression = {}, .begins = {}};
  for (const Pattern& pattern : patterns) {
    if (pattern.expression.empty()) continue;
    set.expression += (set.expression.empty() ? "(?:" : "|") + pattern.expression;
    if (pattern.first.empty()) set.begins.AddAll();
    for (const std::string& word : pattern.first)
      set.begins.Add(language == Language::kEnglish && word.size() == 1 ? word + " " : word, language);
  }
  if (!set.expression.empty()) set.expression += ")";
  return set;
}

PhraseFinder::PhraseFinder(PhraseSet phrases)
    : phrases_(std::move(phrases)),
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
