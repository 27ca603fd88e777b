#include "extractor/shadow.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractor/name_folding.h"
#include "extractor/outline_cues.h"
#include "extractor/unicode.h"
#include "extractor/word_set.h"

namespace factlint {
namespace {

// FoldedAt with ASCII, which most text is, answered here.
uint32_t FoldedHere(std::string_view text, size_t& at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c >= 0x80) return QuickFoldedAt(text, at);
  ++at;
  if (c >= 'A' && c <= 'Z') return c + 32u;
  return c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
}

void AppendCharacter(std::string& out, uint32_t c) {
  if (c < 0x80)
    out += static_cast<char>(c);
  else
    AppendUtf8(out, c);
}

bool IsQuote(uint32_t c) {
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0x300C || c == 0x300D || c == 0x00AB || c == 0x00BB;
}

// Punctuation that is a word of its own wherever it stands.
bool IsMark(uint32_t c) {
  if (c < 0x80)
    return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '[' || c == ']' || c == '!' || c == '?' ||
           c == '|';
  return c == 0xFF0C || c == 0x3001 || c == 0x3002 || c == 0xFF1A || c == 0xFF1B || c == 0xFF08 || c == 0xFF09 ||
         c == 0x2022;
}

uint32_t PlainMark(uint32_t c) {
  switch (c) {
    case 0xFF08:
      return '(';
    case 0xFF09:
      return ')';
    case 0xFF1A:
      return ':';
    case 0xFF1B:
      return ';';
    case 0xFF0C:
      return ',';
    default:
      return c;
  }
}

// Of ASCII what folds to itself or its small letter and never parts a word; 0 for all else.
constexpr std::array<char, 256> MakePlain() {
  std::array<char, 256> plain{};
  for (size_t c = '0'; c <= '9'; ++c) plain[c] = static_cast<char>(c);
  for (size_t c = 'a'; c <= 'z'; ++c) plain[c] = static_cast<char>(c);
  for (size_t c = 'A'; c <= 'Z'; ++c) plain[c] = static_cast<char>(c | 0x20);
  return plain;
}
constexpr std::array<char, 256> kPlain = MakePlain();

bool IsWordCharacter(uint32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 0x80 && !IsQuote(c) && !IsMark(c));
}

// Writes words one by one; the caller tells where mentions and clause edges are.
class Writer {
 public:
  Writer(Shadow& shadow, Language language) : shadow_(shadow), spaced_(language == Language::kEnglish) {}

  // The words of text[begin, end); no more than are needed to have `most`.
  void Words(std::string_view text, size_t begin, size_t end, size_t most = SIZE_MAX) {
    for (size_t at = begin; at < end && shadow_.words.size() < most;) {
      if (text[at] == ' ') {
        ++at;
        continue;
      }
      if (const size_t behind = PlainWord(text, at, end); behind > at) {
        at = behind;
        continue;
      }
      size_t next = at;
      const uint32_t c = FoldedHere(text, next);
      // Marks of emphasis are no part of a word: "**Staff:** 900".
      const bool emphasis = c == '*' || c == '`' || (c == '_' && next < end);
      if (c == ' ' || IsQuote(c) || c == 0x2022 || (c < 0x20) || emphasis) {
        at = next;
        continue;
      }
      if (c == '(' || c == 0xFF08) {
        if (const size_t behind = AbbreviationEnd(text, next, end); behind > next) {
          at = behind;
          continue;
        }
      }
      if (IsMark(c) || IsWholeWord(c)) {
        Character(PlainMark(c), at, next);
        at = next;
        continue;
      }
      at = Word(text, at, end);
    }
  }

  void Character(uint32_t c, size_t begin, size_t end) {
    Begin(begin, end);
    AppendCharacter(shadow_.text, c);
    End();
  }

 private:
  void Begin(size_t begin, size_t end) {
    shadow_.words.push_back(
        {static_cast<uint32_t>(shadow_.text.size()), static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
  void End() {
    if (spaced_) shadow_.text += ' ';
  }

  // "research and development (R&D)", 人工智能（AI）: behind a bracket, opened before `at`, that holds no more than an
  // abbreviation of the words before it, which are read without; `at` where it holds something else.
  size_t AbbreviationEnd(std::string_view text, size_t at, size_t end) const {
    constexpr size_t kMost = 6;
    std::string initials;
    size_t i = at;
    for (; i < end && ((text[i] >= 'A' && text[i] <= 'Z') || text[i] == '&'); ++i)
      if (text[i] != '&') initials += static_cast<char>(text[i] | 0x20);
    if (initials.size() < 2 || initials.size() > kMost) return at;
    if (i < end && text[i] == 's') ++i;
    size_t behind = i;
    if (i >= end || FoldedHere(text, behind) != (text[i] == ')' ? ')' : 0xFF09)) return at;
    return spaced_ ? (AbbreviatesLastWords(initials) ? behind : at)
                   : (behind < end && static_cast<unsigned char>(text[behind]) >= 0xE3 ? behind : at);
  }

  bool AbbreviatesLastWords(const std::string& initials) const {
    size_t word = shadow_.words.size();
    for (size_t k = initials.size(); k-- > 0;) {
      constexpr size_t kSmallWords = 2;  // "and", "of the"
      size_t skipped = 0;
      while (word > 0 && shadow_.text[shadow_.words[word - 1].at] != initials[k] && skipped < kSmallWords) {
        const std::string_view small = shadow_.Word(word - 1);
        if (small != "and" && small != "of" && small != "the" && small != "for" && small != "in") return false;
        --word;
        ++skipped;
      }
      if (word == 0 || shadow_.text[shadow_.words[word - 1].at] != initials[k]) return false;
      --word;
    }
    return true;
  }

  // In Chinese a character is a word.
  bool IsWholeWord(uint32_t c) const { return !spaced_ && c >= 0x4E00 && c <= 0x9FFF; }

  // Writes the letters and digits from `at` on, if what stands behind them ends a word in any
  // language, and says where they end; else `at`. Most words are no more than that.
  size_t PlainWord(std::string_view text, size_t at, size_t end) {
    constexpr size_t kMost = 31;  // longer words are written by Word
    std::array<char, kMost + 1> folded;
    size_t size = 0;
    for (; size < kMost && at + size < end; ++size) {
      folded[size] = kPlain[static_cast<unsigned char>(text[at + size])];
      if (folded[size] == 0) break;
    }
    const size_t behind = at + size;
    if (size == 0 || (behind < end && text[behind] != ' ' && text[behind] != ',' && text[behind] != ';')) return at;
    Begin(at, behind);
    if (spaced_) folded[size++] = ' ';
    shadow_.text.append(folded.data(), size);
    return behind;
  }

  // One word, from text[at) to the next blank, mark or quote; "'s" is a word of its
  // own, full stops and apostrophes at the end are left out.
  size_t Word(std::string_view text, size_t at, size_t end) {
    size_t stop = at;
    size_t last_letter = at;  // end of the last letter or digit
    size_t possessive = 0;    // begin of "'s" at the end
    for (size_t i = at; i < end;) {
      size_t next = i;
      const uint32_t c = FoldedHere(text, next);
      if (c == ' ' || IsQuote(c) || IsMark(c)) break;
      if (!spaced_ && c >= 0x2E80 && i > at) break;  // "GDP的": two words
      if (c == '\'' && i > at) possessive = i;
      if (IsWordCharacter(c) || c == '%' || c == '+' || c == '$') last_letter = next;
      stop = next;
      i = next;
      if (!spaced_ && c >= 0x2E80) break;  // Chinese: a character a word
    }
    if (last_letter == at) {  // punctuation alone: "-", "/", "."
      Begin(at, stop);
      for (size_t i = at; i < stop;) AppendCharacter(shadow_.text, FoldedHere(text, i));
      End();
      return stop;
    }
    size_t word_end = last_letter;
    const bool has_s = possessive > at && last_letter == possessive + ApostropheSize(text, possessive) + 1 &&
                       (text[last_letter - 1] == 's' || text[last_letter - 1] == 'S');
    if (has_s) word_end = possessive;
    Begin(at, word_end);
    for (size_t i = at; i < word_end;) AppendCharacter(shadow_.text, FoldedHere(text, i));
    End();
    if (has_s) {
      Begin(possessive, last_letter);
      shadow_.text += "'s";
      End();
    }
    return stop;
  }

  static size_t ApostropheSize(std::string_view text, size_t at) {
    size_t next = at;
    FoldedHere(text, next);
    return next - at;
  }

  Shadow& shadow_;
  bool spaced_;
};

// Room for what so many bytes of prose become: most words are followed by a blank already.
void Reserve(Shadow& shadow, size_t bytes) {
  constexpr size_t kBytesAWord = 4;
  shadow.text.reserve(shadow.text.size() + bytes + bytes / kBytesAWord + kBytesAWord);
  shadow.words.reserve(shadow.words.size() + bytes / kBytesAWord + 1);
}

Shadow ShadowOf(std::string_view text, Language language, size_t most = SIZE_MAX) {
  Shadow shadow;
  Reserve(shadow, text.size());
  Writer(shadow, language).Words(text, 0, text.size(), most);
  return shadow;
}

void AppendKeys(const Shadow& shadow, std::vector<uint64_t>& keys, KeyFilter& filter) {
  if (keys.empty()) keys.reserve(shadow.words.size());
  for (size_t i = 0; i < shadow.words.size(); ++i) {
    keys.push_back(WordKey(shadow.Word(i)));
    filter.Add(keys.back());
  }
}

// How long the verb is with which the words of a bound begin: "exceeded 30 billion", of which the verb is the
// sentence's too. 0 where they begin with none: "more than 30 billion".
size_t BoundVerb(std::string_view text, const Mention& mention, Language language) {
  if (language != Language::kEnglish || mention.number.begin <= mention.span.begin) return 0;
  const std::string_view bound = text.substr(mention.span.begin, mention.number.begin - mention.span.begin);
  const std::string_view word = bound.substr(0, bound.find(' '));
  if (word.size() == bound.size()) return 0;
  return OutlineCues::Get().IsFiniteVerb(word) || (word.size() > 5 && word.ends_with("ing")) ? word.size() : 0;
}

}  // namespace

std::string ShadowText(std::string_view text, Language language) { return ShadowOf(text, language).text; }

std::vector<std::string> ShadowWords(std::string_view text, Language language, size_t most) {
  const Shadow shadow = ShadowOf(text, language, most);
  std::vector<std::string> words;
  const size_t count = std::min(shadow.words.size(), most);
  words.reserve(count);
  for (size_t i = 0; i < count; ++i) words.emplace_back(shadow.Word(i));
  return words;
}

std::string_view Shadow::Word(size_t i) const {
  const size_t end = i + 1 < words.size() ? words[i + 1].at : text.size();
  std::string_view word = std::string_view(text).substr(words[i].at, end - words[i].at);
  if (word.ends_with(' ')) word.remove_suffix(1);
  return word;
}

uint32_t Shadow::MentionOf(size_t i) const {
  if (i >= words.size()) return UINT32_MAX;
  const auto slot = std::lower_bound(slots.begin(), slots.end(), words[i].at,
                                     [](const ShadowSlot& one, uint32_t byte) { return one.at < byte; });
  return slot != slots.end() && slot->at == words[i].at ? slot->mention : UINT32_MAX;
}

Shadow Shadow::Part(size_t first, size_t last) const {
  Shadow part;
  part.language = language;
  if (first >= last) return part;
  const uint32_t begin = words[first].at;
  part.text = text.substr(begin, (last < words.size() ? words[last].at : text.size()) - begin);
  part.words.assign(words.begin() + static_cast<long>(first), words.begin() + static_cast<long>(last));
  part.keys.assign(keys.begin() + static_cast<long>(first), keys.begin() + static_cast<long>(last));
  for (const uint64_t key : part.keys) part.keys_filter.Add(key);
  for (ShadowWord& word : part.words) word.at -= begin;
  return part;
}

Span Shadow::ToDocument(size_t begin, size_t end) const {
  const auto first =
      std::lower_bound(words.begin(), words.end(), begin, [](const ShadowWord& w, size_t at) { return w.at < at; });
  const auto last = std::lower_bound(first, words.end(), end, [](const ShadowWord& w, size_t at) { return w.at < at; });
  if (first == last) return {};
  return {first->text, std::prev(last)->end};
}

uint32_t ShadowCharacter(const Mention& mention, uint8_t entity_kind) {
  if ((mention.types & kHeadingNumberFlag) != 0) return kHeadingNumber;
  if (mention.type == MentionType::kEntity) return kKindBase + entity_kind;
  if (mention.Is(MentionType::kOrdinal) && mention.Is(MentionType::kPercent)) return kPercentOrOrdinal;
  return kTypeBase + static_cast<uint32_t>(mention.type);
}

Shadow MakeShadow(const Document& document, Span span, const std::vector<Span>& clauses,
                  const std::vector<Mention>& mentions, size_t first, size_t last, Language language,
                  const std::vector<uint8_t>& entity_kinds) {
  Shadow shadow;
  shadow.language = language;
  Reserve(shadow, span.size());
  shadow.slots.reserve(last - first);
  Writer writer(shadow, language);
  Shadow inside;  // of a mention: used again by each
  const std::string_view text = document.text();
  size_t at = span.begin;
  size_t clause = 1;  // the next clause that begins inside the sentence
  // Words up to `end`, with the edges of clauses that begin on the way.
  const auto words_to = [&](size_t end) {
    while (clause < clauses.size() && clauses[clause].begin <= end) {
      writer.Words(text, at, std::max<size_t>(at, clauses[clause].begin));
      at = std::max<size_t>(at, clauses[clause].begin);
      writer.Character(kClauseEdge, at, at);
      ++clause;
    }
    writer.Words(text, at, end);
    at = std::max(at, end);
  };
  for (size_t i = first; i < last; ++i) {
    const Mention& mention = mentions[i];
    if (mention.refusal != Refusal::kNone || mention.span.begin < at) continue;
    words_to(mention.span.begin);
    if (const size_t verb = BoundVerb(text, mention, language); verb > 0 && mention.span.begin > span.begin) {
      writer.Words(text, mention.span.begin, mention.span.begin + verb);
      --shadow.words.back().text;  // the blank: at the begin of a mention stands the mention alone
    }
    inside.text.clear();
    inside.words.clear();
    Reserve(inside, mention.span.size());
    Writer(inside, language).Words(text, mention.span.begin, mention.span.end);
    AppendKeys(inside, shadow.covered, shadow.covered_filter);
    writer.Character(ShadowCharacter(mention, entity_kinds[i]), mention.span.begin, mention.span.end);
    shadow.slots.push_back({shadow.words.back().at, static_cast<uint32_t>(i)});
    at = mention.span.end;
    // "the ninth-longest": a rank and its adjective, as in "the ninth longest".
    const bool rank = language == Language::kEnglish && mention.Is(MentionType::kOrdinal);
    if (rank && at + 1 < span.end && text[at] == '-' && IsWordCharacter(static_cast<uint8_t>(text[at + 1]))) ++at;
  }
  words_to(span.end);
  AppendKeys(shadow, shadow.keys, shadow.keys_filter);
  return shadow;
}

}  // namespace factlint
