#include "extractor/home_owner.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractor/ascii.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kFar = 40;      // bytes between the words for a home and the place
constexpr size_t kAlias = 64;    // of ", formally Halden Robotics Ltd," behind a name
constexpr size_t kObject = 14;   // before "the company", with "founded"
constexpr size_t kOpening = 64;  // of a noun phrase that opens a sentence

class HomeOwner {
 public:
  // `founding`: of a founding year, not of a head office.
  HomeOwner(const TextContext& context, const SentenceView& sentence, const Filler& subject, uint32_t value,
            bool founding)
      : context_(context),
        sentence_(sentence),
        subject_(subject),
        words_(context.book().role_words(sentence.language)),
        end_(context.mention(value).span.end),
        founding_(founding),
        text_(ascii::Lower(context.document().Slice({sentence.span.begin, context.mention(value).span.begin}))) {}

  bool MayBeFounding() const {
    const size_t cue = CueAt(words_.founding_words);
    if (cue == std::string::npos) return true;
    std::string_view before = Trim(std::string_view(text_).substr(0, cue));
    // "founded in 1887 and incorporated in 1903": the first tells it
    if (before.ends_with(" and"))
      return std::none_of(words_.founding_words.begin(), words_.founding_words.end(),
                          [&](const std::string& word) { return before.find(word) != std::string_view::npos; });
    while (!before.empty() && (before.back() == '(' || before.back() == ',' || before.back() == '-'))
      before = Trim(before.substr(0, before.size() - 1));
    const size_t end = EndOfName();
    const std::string_view behind = std::string_view(text_).substr(cue);
    if (end != std::string::npos && end > cue) return true;  // "Emil Varn founded Halden in 1904"
    if (end != std::string::npos && (std::string_view(text_).substr(end).starts_with(", which ") ||
                                     std::string_view(text_).substr(end).starts_with(" which ")))
      return true;
    const bool passive = Has(words_.home_verbs, LastWord(before)) || before.empty() || EndsWithSubject(before);
    // "he founded the company in 1904"
    if (!passive) {
      for (const std::string_view object : {" the ", " it ", " this "})
        if (const size_t at = behind.find(object); at <= kObject)
          return object != " the " || Has(words_.organisation_nouns, FirstWord(behind.substr(at + object.size())));
    }
    return ToldOf(before);
  }

  bool MayBe() const {
    if (IsLeftBehind()) return false;
    // "Companies headquartered in Ghent include Halden": named behind the place
    if (subject_.mention != kNoIndex && context_.mention(subject_.mention).span.begin >= end_) return true;
    const size_t cue = CueAt(words_.home_words);
    if (cue == std::string::npos) return true;
    const std::string_view before = Trim(std::string_view(text_).substr(0, cue));
    return IsParticiple(cue) ? ToldOf(before) : IsMainOffice(before);
  }

 private:
  // "was based in Ourense before moving to Lugo"
  bool IsLeftBehind() const {
    constexpr size_t kLooked = 24;
    const std::string_view behind = std::string_view(context_.document().text()).substr(end_, kLooked);
    return behind.starts_with(" before moving") || behind.starts_with(" before it") ||
           behind.starts_with(" before the");
  }

  static std::string_view FirstWord(std::string_view text) { return text.substr(0, text.find_first_of(" ,;.")); }

  // The same as rfind, which looks at each byte for itself: the words are seldom there at all.
  size_t LastOf(std::string_view word) const {
    size_t last = std::string::npos;
    for (size_t at = text_.find(word); at != std::string::npos; at = text_.find(word, at + 1)) last = at;
    return last;
  }

  // Where the last of the words begins before the value.
  size_t CueAt(const std::vector<std::string>& words) const {
    size_t last = std::string::npos;
    for (const std::string& word : words)
      if (const size_t at = LastOf(word); at != std::string::npos && (last == std::string::npos || at > last))
        if (at == 0 || !ascii::IsLower(text_[at - 1])) last = at;
    return last != std::string::npos && text_.size() - last <= kFar ? last : std::string::npos;
  }

  bool IsParticiple(size_t cue) const { return Has(words_.home_participles, WordAt(cue)); }

  std::string_view WordAt(size_t at) const {
    size_t end = at;
    while (end < text_.size() && (ascii::IsLower(text_[end]) || text_[end] == '-')) ++end;
    return std::string_view(text_).substr(at, end - at);
  }

  static std::string_view LastWord(std::string_view text) {
    const size_t blank = text.find_last_of(" ,;(");
    return blank == std::string_view::npos ? text : text.substr(blank + 1);
  }

  static std::string_view WithoutLast(std::string_view text) {
    return Trim(text.substr(0, text.size() - LastWord(text).size()));
  }

  // "…, headquartered in", "… is headquartered in": of what stands right before.
  bool ToldOf(std::string_view before) const {
    if (before.empty()) return true;
    bool verb = false;
    while (Has(words_.home_verbs, LastWord(before))) {
      verb = true;
      before = WithoutLast(before);
    }
    if (before.empty()) return true;
    if (before.ends_with(" and") || before.ends_with(" but")) {  // "has 900 employees and is based in"
      const size_t founded = FoundedIn(before);
      return founded == std::string_view::npos || ToldOf(Trim(before.substr(0, founded)));
    }
    if (before.ends_with(':') || before.ends_with("**")) return true;  // a label
    bool relative = false;
    if (const std::string_view who = LastWord(before); verb && (who == "which" || who == "that" || who == "who")) {
      before = WithoutLast(before);
      relative = true;
    } else if (const size_t aside = before.find(", ");
               verb && before.ends_with(',') && aside != std::string_view::npos) {
      before = before.substr(0, aside);  // "Volmer, which has 900 shops, was"
    }
    while (before.ends_with(',')) before = Trim(before.substr(0, before.size() - 1));
    if (before.ends_with(')'))  // "the Halden Works (HW), based in"
      return !NamesPlaceInBrackets(before) &&
             (EndsWithSubject(before, relative) || EndsWithSubject(before.substr(0, before.size() - 1)) ||
              EndsWithSubject(BeforeBracket(before)) || IsDescribed(before));
    return EndsWithSubject(before, relative) || IsDescribed(before) || IsShortName(before) || StandsFor(before);
  }

  // "The German subsidiary was founded in 1990 and": of the same as what it is joined to; npos where it is not.
  size_t FoundedIn(std::string_view before) const {
    constexpr size_t kYear = 24;  // bytes of "established in May 1990 and"
    size_t last = std::string_view::npos;
    for (const std::string& word : words_.founding_words)
      if (const size_t at = before.rfind(word); at != std::string_view::npos && before.size() - at <= kYear)
        if (last == std::string_view::npos || at > last) last = at;
    return last == 0 ? std::string_view::npos : last;
  }

  // "Tessaly was": a part of the subject's name, which a heading tells.
  bool IsShortName(std::string_view before) const {
    return !before.empty() && ascii::Lower(context_.entity(subject_.entity).name).starts_with(before);
  }

  // Where the subject's name ends in `text_`; npos where it stands in another sentence.
  size_t EndOfName() const {
    if (subject_.mention == kNoIndex) return std::string::npos;
    const Span span = context_.mention(subject_.mention).span;
    const bool here = span.begin >= sentence_.span.begin && span.end <= sentence_.span.begin + text_.size();
    return here ? span.end - sentence_.span.begin : std::string::npos;
  }

  // "Halden, a maker of arms headquartered in", "Halden (Leeds) is a maker headquartered in", "Halden and Orlo, both
  // based in": what stands between the name and the words is the subject's, or names others beside it.
  bool IsDescribed(std::string_view before) const {
    const size_t end = EndOfName();
    if (end == std::string::npos || end > before.size()) return false;
    std::string_view between = before.substr(end);
    if (AreNames(end, before.size()) || IsLocated(end, before.size())) return true;
    while (!between.empty() && (between.front() == '*' || between.front() == ' ')) between.remove_prefix(1);
    if (between.starts_with('(')) {
      const size_t close = between.find(')');
      if (close == std::string_view::npos) return false;
      between = between.substr(close + 1);
    }
    // ", formally Halden Robotics Ltd, is a maker": the last word for what it is
    if (const size_t is = between.find(" is a"); is < kAlias) between.remove_prefix(is);
    for (const std::string_view opener :
         {", a ", ", an ", ", the ", " is a ", " is an ", " is the ", " was a ", " was the "})
      if (between.starts_with(opener)) return between.find(", ", opener.size()) == std::string_view::npos;
    return false;
  }

  // "Nimba of India, established in": a place and no more.
  bool IsLocated(size_t begin, size_t end) const {
    const std::string_view between = std::string_view(text_).substr(begin, end - begin);
    if (!between.starts_with(" of ") && !between.starts_with(" in ")) return false;
    constexpr size_t kWord = 4;
    return end - begin > kWord && AreNames(begin, end, kWord);
  }

  // Of [begin, end) nothing but names, commas and "and".
  bool AreNames(size_t begin, size_t end, size_t opener = 0) const {
    size_t at = begin;
    bool named = false;
    const auto joins = [&](size_t from, size_t to) {
      if (from == begin && opener > 0) return to == from + opener;
      const std::string_view text = std::string_view(text_).substr(from, to - from);
      return text == ", " || text == " and " || text == ", and " || text == " & ";
    };
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const Span span = context_.mention(i).span;
      if (span.begin < sentence_.span.begin + at || span.end > sentence_.span.begin + end) continue;
      if (!joins(at, span.begin - sentence_.span.begin)) return false;
      at = span.end - sentence_.span.begin;
      named = true;
    }
    return named && Trim(std::string_view(text_).substr(at, end - at)).empty();
  }

  // "Solvane Technology Co., Ltd" -> "Solvane", which is what `name` calls it.
  std::string_view WithoutForms(std::string_view before, std::string_view name) const {
    constexpr int kMost = 4;
    const NameShapes& shapes = context_.book().names();
    std::string_view rest = before;
    for (int words = 0; words < kMost && !rest.ends_with(name); ++words) {
      while (!rest.empty() && (rest.back() == '.' || rest.back() == ',' || rest.back() == ' ')) rest.remove_suffix(1);
      const std::string_view word = LastWord(rest);
      const std::string* kind = shapes.KindOfHead(word);
      if (word.empty() || kind == nullptr || *kind != "company") return before;
      rest = Trim(rest.substr(0, rest.size() - word.size()));
    }
    return rest.ends_with(name) ? rest : before;
  }

  // The name of the subject ends there, and is whom the words are of.
  bool EndsWithSubject(std::string_view before, bool relative = false) const {
    if (EndOfName() == std::string::npos) return false;
    while (before.ends_with('*') || before.ends_with('_') || before.ends_with('"')) before.remove_suffix(1);
    if (before.ends_with("'s")) before.remove_suffix(2);  // "Fenwick's, which was founded in"
    const std::string name = ascii::Lower(context_.document().Slice(context_.mention(subject_.mention).span));
    before = WithoutForms(before, name);
    if (!before.ends_with(name)) return false;
    if (relative) return true;
    // "The union at Solvane Energy, headquartered in"
    const std::string_view preposition = LastWord(Trim(before.substr(0, before.size() - name.size())));
    if (founding_ && preposition == "in") return false;  // "a museum in Velbach, founded in 1896"
    return preposition != "at" && (preposition != "of" || founding_) && preposition != "for" && preposition != "with";
  }

  // "The company", "it": what stands for the subject, and none that is its own: "its trading arm", "a firm".
  bool StandsFor(std::string_view before) const {
    const std::string_view noun = LastWord(before);
    // "The speech-translation house, which is", "Founded in 2016, based in": the sentence names nobody
    const bool short_one = before.size() <= kOpening && before.find("'s") == std::string_view::npos;
    if (short_one && EndOfName() == std::string::npos && before.starts_with("the ") &&
        before.find(" at ") == std::string_view::npos)
      return true;
    if (short_one && EndOfName() == std::string::npos &&
        (before.starts_with("founded") || before.starts_with("set up")))
      return true;
    if (noun == "it" || noun == "it's" || noun == "they" || noun == "we" || noun == "now" || noun == "itself")
      return true;
    if (!Has(words_.organisation_nouns, noun)) return false;
    for (int back = 0; back < 4; ++back) {
      before = WithoutLast(before);
      const std::string_view word = LastWord(before);
      if (word == "the" || word == "this" || word == "our") return !NamesAnother(before.size());
      if (before.empty() || word == "a" || word == "an" || word == "its" || word == "their" || word.ends_with("'s"))
        return before.empty();
    }
    return false;
  }

  // "belongs to the Orbex group": a name other than the subject's stands behind byte `from` of `text_`.
  bool NamesAnother(size_t from) const {
    const uint32_t begin = sentence_.span.begin + static_cast<uint32_t>(from);
    const size_t cue = sentence_.span.begin + CueAt(words_.home_words);
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const Mention& m = context_.mention(i);
      if (m.type != MentionType::kEntity || m.span.begin < begin || m.span.end > begin + kAlias) continue;
      if (m.span.end < end_ && m.entity != subject_.entity && m.span.begin < cue) return true;
    }
    return false;
  }

  // "its European headquarters", "former head office", "the US headquarters": one of several.
  bool IsMainOffice(std::string_view before) const {
    const std::string_view word = LastWord(before);
    if (Has(words_.home_others, word)) return false;
    for (const std::string_view end : {"ean", "ian", "ese"})
      if (word.size() > 5 && word.ends_with(end)) return false;
    if (word == "its" && IsOfAnArm(WithoutLast(before))) return false;
    if (word == "whose") {
      std::string_view owner = WithoutLast(before);
      while (owner.ends_with(',')) owner = Trim(owner.substr(0, owner.size() - 1));
      return owner.ends_with(')') || EndsWithSubject(owner) || StandsFor(owner);
    }
    return true;
  }

  // "Its US arm, Harlow Inc., has" its head office: a part of the subject, which speaks of no other before the verb.
  bool IsOfAnArm(std::string_view before) const {
    const std::string_view verb = LastWord(before);
    if (verb != "has" && verb != "had" && verb != "keeps") return false;
    const bool its = before.starts_with("its ") || before.starts_with("their ");
    return its && before.size() <= kOpening;
  }

  static std::string_view BeforeBracket(std::string_view text) { return Trim(text.substr(0, text.rfind('('))); }

  // "Larsen Holt (Ireland), headquartered in Cork"
  bool NamesPlaceInBrackets(std::string_view before) const {
    const size_t open = before.rfind('(');
    if (open == std::string_view::npos) return false;
    const auto begin = static_cast<uint32_t>(open) + sentence_.span.begin;
    const auto end = begin + static_cast<uint32_t>(before.size() - open);
    const auto& kinds = context_.book().entities().kinds();
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const Mention& m = context_.mention(i);
      if (m.type == MentionType::kEntity && m.span.begin == begin + 1 && m.span.end + 1 == end)
        return kinds[context_.entity(m.entity).kind].is == KindClass::kPlace;
    }
    return false;
  }

  const TextContext& context_;
  const SentenceView& sentence_;
  const Filler& subject_;
  const RoleWords& words_;
  uint32_t end_;  // of the value, in the document
  bool founding_;
  std::string text_;  // folded, from the begin of the sentence to the place
};

}  // namespace

bool MayBeFoundingOf(const TextContext& context, const SentenceView& sentence, const Filler& subject, uint32_t value) {
  if (sentence.language != Language::kEnglish || !sentence.Has(value)) return true;
  return HomeOwner(context, sentence, subject, value, true).MayBeFounding();
}

bool MayBeHomeOf(const TextContext& context, const SentenceView& sentence, const Filler& subject, uint32_t value) {
  if (sentence.language != Language::kEnglish || !sentence.Has(value)) return true;
  return HomeOwner(context, sentence, subject, value, false).MayBe();
}

}  // namespace factlint
