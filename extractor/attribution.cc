#include "extractor/attribution.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace factlint {
namespace {

constexpr size_t kMostWords = 20;  // more is a clause, no name

class Finder {
 public:
  Finder(const TextContext& context, const SentenceView& sentence)
      : context_(context),
        shadow_(sentence.shadow),
        text_(sentence.shadow.text),
        words_(sentence.shadow.words),
        cues_(context.book().role_words(sentence.language).attribution) {}

  std::string Find() const {
    for (const AttributionCue& cue : cues_) {
      const auto at = cue.words.Find(shadow_);
      if (!at || (cue.after_mark && !FollowsMark(at->begin))) continue;
      const std::vector<ShadowWord> source = cue.before ? WithoutLinks(Before(at->begin)) : Behind(at->end);
      if (cue.before && TellsMore(source)) continue;
      if (!source.empty() && source.size() <= kMostWords) return Said(source);
    }
    return {};
  }

 private:
  bool IsEdge(const ShadowWord& word) const {
    const char c = text_[word.at];
    return c == ',' || c == ';' || c == ':' || c == '(' || c == '"' ||
           std::string_view(text_).substr(word.at).starts_with(kClauseEdgeWord);
  }

  // "Marnby employs 900 people and reported sales of": what it does, and no speaker.
  bool TellsMore(const std::vector<ShadowWord>& source) const {
    return std::any_of(source.begin(), source.end(),
                       [&](const ShadowWord& word) { return IsFigureWord(std::string_view(text_).substr(word.at)); });
  }

  bool IsStop(const ShadowWord& word) const { return text_[word.at] == '.' || text_.compare(word.at, 3, "。") == 0; }

  // Does the quotation or the clause end before byte `at`?
  bool FollowsMark(size_t at) const {
    const auto next =
        std::partition_point(words_.begin(), words_.end(), [&](const ShadowWord& word) { return word.at < at; });
    return next != words_.begin() && IsEdge(*(next - 1));
  }

  std::vector<ShadowWord> Before(size_t begin) const {
    std::vector<ShadowWord> source;
    if (text_[begin] == ' ') ++begin;
    for (size_t i = words_.size(); i-- > 0;) {
      if (words_[i].at >= begin) continue;
      if (IsEdge(words_[i])) break;
      source.push_back(words_[i]);
    }
    std::reverse(source.begin(), source.end());
    return source;
  }

  // "and said", "who said", "but it said": no source by itself.
  std::vector<ShadowWord> WithoutLinks(std::vector<ShadowWord> source) const {
    static constexpr std::string_view kLinks[] = {"and ", "but ", "while ", "who ", "which "};
    static constexpr std::string_view kPronouns[] = {"he ", "she ", "it ", "they ", "we ", "i "};
    const auto is = [&](const auto& words) {
      const std::string_view text = std::string_view(text_).substr(source.front().at);
      return std::any_of(std::begin(words), std::end(words), [&](std::string_view w) { return text.starts_with(w); });
    };
    while (!source.empty() && is(kLinks)) source.erase(source.begin());
    if (source.size() == 1 && is(kPronouns)) source.clear();
    return source;
  }

  // Up to the verb of a source that is named by both: 据…介绍, "according to figures that … published".
  std::vector<ShadowWord> Behind(size_t end) const {
    size_t verb = text_.size();
    for (const AttributionCue& cue : cues_) {
      if (!cue.before) continue;
      if (const auto at = cue.words.Find(shadow_, end)) verb = std::min(verb, at->begin);
    }
    std::vector<ShadowWord> source;
    for (const ShadowWord& word : words_) {
      if (word.at < end) continue;
      if (word.at >= verb || IsEdge(word)) break;
      source.push_back(word);
    }
    if (!source.empty() && IsStop(source.back())) source.pop_back();
    return source;
  }

  std::string Said(const std::vector<ShadowWord>& source) const {
    std::string said(context_.document().Slice({source.front().text, source.back().end}));
    std::replace(said.begin(), said.end(), '\n', ' ');
    return said;
  }

  const TextContext& context_;
  const Shadow& shadow_;
  const std::string& text_;
  const std::vector<ShadowWord>& words_;
  const std::vector<AttributionCue>& cues_;
};

}  // namespace

std::string ResolveAttribution(const TextContext& context, uint32_t s) {
  return Finder(context, context.sentences()[s]).Find();
}

}  // namespace factlint
