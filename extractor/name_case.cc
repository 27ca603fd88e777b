#include "extractor/name_case.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/ascii.h"
#include "extractor/list_name.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

bool StartsWithOneOf(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

// The first of the words in `text`, which is what stands before a blank or a comma.
std::string_view FirstWord(std::string_view text) { return text.substr(0, text.find_first_of(" ,;.")); }

bool IsPlace(const TextContext& context, uint32_t mention) {
  return context.book().entities().kinds()[context.entity(context.mentions()[mention].entity).kind].is ==
         KindClass::kPlace;
}

// The bytes of a possessive "'s " at the head of `text`, or 0.
size_t Possessive(std::string_view text) {
  return text.starts_with("'s ") ? 3 : text.starts_with("\xE2\x80\x99s ") ? 5 : 0;
}

// "天津七成的企业", "合肥最大的企业": a place that tells whose or which, and has nothing itself.
bool IsAttribute(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  const Span span = context.mentions()[mention].span;
  const bool next = mention + 1 < sentence.last && context.mentions()[mention + 1].span.begin == span.end;
  if (next && context.mentions()[mention + 1].type == MentionType::kPercent) {
    const uint32_t end = context.mentions()[mention + 1].span.end;
    return context.document().Slice({end, std::min(sentence.span.end, end + 3)}) == "的";
  }
  const std::string_view rest = context.document().Slice({span.end, std::min(sentence.span.end, span.end + 6)});
  for (const std::string_view word : {"最", "首家", "首个", "知名", "本土", "龙头"})
    if (rest.substr(0, word.size()) == word) return true;
  return false;
}

// "The scale of Shanghai's industry topped": what the sentence is about.
bool OpensAsOwner(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  constexpr uint32_t kOpening = 40;  // bytes
  const Span span = context.mentions()[mention].span;
  const std::string_view rest = context.document().Slice({span.end, std::min(sentence.span.end, span.end + 5)});
  if (!rest.starts_with("'s ") && !rest.starts_with("\xE2\x80\x99s ")) return false;
  const std::string_view before = context.document().Slice({sentence.span.begin, span.begin});
  const bool counted = mention > sentence.first && context.IsQuantity(mention - 1);  // "has 3% of Shanghai's land"
  return !counted && before.size() <= kOpening && before.find(',') == std::string_view::npos &&
         before.starts_with("The ");
}

// The word of the shadow that begins right before byte `begin`, and those before it.
std::string_view WordBefore(const SentenceView& sentence, uint32_t begin, size_t back) {
  const auto& words = sentence.shadow.words;
  const auto word =
      std::lower_bound(words.begin(), words.end(), begin, [](const ShadowWord& w, uint32_t at) { return w.text < at; });
  const auto index = static_cast<size_t>(word - words.begin());
  if (index <= back) return {};
  const size_t i = index - back - 1;
  const size_t end = i + 1 == words.size() ? sentence.shadow.text.size() : words[i + 1].at;
  std::string_view text = std::string_view(sentence.shadow.text).substr(words[i].at, end - words[i].at);
  if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The entity of the sentence whose span ends at byte `at`, with its possessive or without.
std::optional<uint32_t> NameEndingAt(const TextContext& context, const SentenceView& sentence, uint32_t mention,
                                     uint32_t at) {
  for (uint32_t i = mention; i-- > sentence.first && context.mentions()[i].span.end + 8 > at;)
    if (context.mentions()[i].type == MentionType::kEntity && context.mentions()[i].span.end == at) return i;
  return std::nullopt;
}

// "Seat: Ghent. Staff: 900": the value of a label, alone behind a colon.
bool StandsBehindLabel(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  const Span span = context.mentions()[mention].span;
  const std::string_view text = context.document().text();
  if (span.begin < sentence.span.begin + 3 || text.substr(span.begin - 2, 2) != ": ") return false;
  const std::string_view behind = text.substr(span.end, 2);
  return behind.empty() || behind[0] == '.' || behind[0] == ',' || behind[0] == ';' || behind[0] == '\n' ||
         behind == " (";
}

// "Norr Steel (Luleå): founded in 1937": an aside on what stands before.
bool StandsInBrackets(const TextContext& context, uint32_t mention) {
  const Span span = context.mentions()[mention].span;
  const std::string_view text = context.document().text();
  return span.begin > 0 && text[span.begin - 1] == '(' && span.end < text.size() && text[span.end] == ')';
}

bool IsArticle(std::string_view word) { return IsOneOf(word, {"the", "a", "an", "its", "their"}); }

// "The oldest metro is that of Helsinki", "is the one in Helsinki": what the sentence is about.
bool IsThatOf(const SentenceView& sentence, uint32_t begin, size_t back) {
  const std::string_view pronoun = WordBefore(sentence, begin, back + 1);
  if (!IsOneOf(pronoun, {"that", "those", "one"})) return false;
  const size_t verb = pronoun == "one" && WordBefore(sentence, begin, back + 2) == "the" ? back + 3 : back + 2;
  return IsOneOf(WordBefore(sentence, begin, verb), {"is", "was", "are", "were"});
}

// "run from Ghent", "spun out of a fund", "owned by", "which": what opens a remark on the name before it.
bool OpensAside(const RoleWords& words, std::string_view aside) {
  if (StartsWithOneOf(aside, {"which ",       "in which ",   "of which ",      "on which ", "with which ", "who ",
                              "whose ",       "where ",      "headquartered ", "based ",    "located ",    "founded ",
                              "established ", "home to ",    "owned ",         "led ",      "formerly ",   "excluding ",
                              "including ",   "apart from ", "not counting "}))
    return true;
  const std::string_view verb = FirstWord(aside);
  const std::string_view next = FirstWord(aside.substr(std::min(aside.size(), verb.size() + 1)));
  if (IsOneOf(verb, {"dubbed", "nicknamed", "called", "considered", "backed"})) return true;
  return (verb.ends_with("ed") || Has(words.participles, verb)) &&
         (Has(words.prepositions, next) || next == "up" || next == "out");
}

// The first name of the sentence that begins at or behind byte `at`: `mention` or one before it.
uint32_t FirstNameBehind(const TextContext& context, const SentenceView& sentence, uint32_t mention, uint32_t at) {
  uint32_t first = mention;
  for (uint32_t i = mention; i-- > sentence.first && context.mentions()[i].span.begin >= at;)
    if (context.mentions()[i].type == MentionType::kEntity) first = i;
  return first;
}

// A word of the shadow that stands for a date, or a bare year.
bool IsDate(std::string_view word) {
  std::string date;
  AppendUtf8(date, static_cast<char32_t>(kTypeBase) + static_cast<char32_t>(MentionType::kDate));
  const bool digits =
      word.size() == 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return word == date || digits;
}

// "shorter than its sister, the Lumo": what the name before the comma is.
bool IsComparedSister(const SentenceView& sentence, uint32_t begin) {
  return WordBefore(sentence, begin, 0) == "the" && IsArticle(WordBefore(sentence, begin, 3)) &&
         WordBefore(sentence, begin, 4) == "than";
}

// The last mention before this one that was not refused: 百度 before 、小马智行, and not its 百.
uint32_t NameBefore(const TextContext& context, uint32_t mention) {
  uint32_t last = mention - 1;
  while (last > 0 && context.mentions()[last].refusal != Refusal::kNone) --last;
  return last;
}

// 苏州 of 在长沙、苏州、重庆三市中: in the list of the name before it.
bool IsListedBehind(const TextContext& context, uint32_t mention) {
  const Mention& before = context.mentions()[NameBefore(context, mention)];
  return before.type == MentionType::kEntity &&
         context.document().Slice(
             {before.span.end, std::max(before.span.end, context.mentions()[mention].span.begin)}) == "、";
}

// Ostra of "serves the towns of Ghent, Ostra, Helvik and Brae": no name that opens behind a comma
// is followed by another comma or an "and" and one more name.
bool StandsInListBehind(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  constexpr uint32_t kOpening = 24;  // bytes of "In the old town of Ghent, Marnby"
  if (mention == sentence.first || mention + 1 >= sentence.last) return false;
  const auto& mentions = context.mentions();
  const Mention& before = mentions[mention - 1];
  const Mention& next = mentions[mention + 1];
  if (before.type != MentionType::kEntity || next.type != MentionType::kEntity) return false;
  if (before.span.end + 2 != mentions[mention].span.begin || before.span.begin < sentence.span.begin + kOpening)
    return false;
  const uint32_t end = mentions[mention].span.end;
  const std::string_view between = context.document().Slice({end, std::max(end, next.span.begin)});
  return JoinsNames(between);
}

// "from Ghent to Cork", at either end.
bool IsEndOfRoute(const TextContext& context, const SentenceView& sentence, uint32_t mention,
                  std::string_view preposition) {
  const auto& mentions = context.mentions();
  const bool from = preposition == "from";
  const uint32_t other = from ? mention + 1 : mention - 1;
  if ((from && other >= sentence.last) || (!from && mention == sentence.first)) return false;
  if (mentions[other].type != MentionType::kEntity) return false;
  const Span between = from ? Span{mentions[mention].span.end, mentions[other].span.begin}
                            : Span{mentions[other].span.end, mentions[mention].span.begin};
  const std::string_view words = context.document().Slice(between);
  if (words != " to " && words != " to the ") return false;
  return from || WordBefore(sentence, mentions[other].span.begin, 0) == "from";
}

// "the research firm Basketwatch": the words from "the" on that tell what a name is.
size_t TitleSize(const SentenceView& sentence, uint32_t begin) {
  constexpr size_t kMost = 4;
  for (size_t back = 1; back < kMost; ++back) {
    const std::string_view text = WordBefore(sentence, begin, back);
    if (text == "the" || text == "a" || text == "an") return back + 1;
    if (text.empty() || text[0] < 'a' || text[0] > 'z') return 0;
  }
  return 0;
}

// "Founded in 1988 with a single Twin Otter, it": in what opens the sentence of "it".
bool StandsInOpening(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  if (sentence.language != Language::kEnglish || sentence.shadow.words.empty()) return false;
  if (!Has(context.book().role_words(sentence.language).participles, sentence.shadow.Word(0))) return false;
  const std::string_view behind = context.document().Slice({context.mention(mention).span.end, sentence.span.end});
  return behind.find(", it ") != std::string_view::npos || behind.find(", they ") != std::string_view::npos;
}

}  // namespace

bool IsOblique(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  const RoleWords& role_words = context.book().role_words(sentence.language);
  const uint32_t begin = context.mentions()[mention].span.begin;
  if (context.IsDateline(sentence, mention)) return true;
  if (sentence.language == Language::kChinese && IsAttribute(context, sentence, mention)) return true;
  if (sentence.language == Language::kChinese && mention > sentence.first && IsListedBehind(context, mention))
    return IsOblique(context, sentence, NameBefore(context, mention));
  if (StandsBehindLabel(context, sentence, mention) || StandsInBrackets(context, mention)) return true;
  if (StandsInOpening(context, sentence, mention)) return true;
  // "ex-Marnby engineers", "is non-UK"
  if (begin >= sentence.span.begin + 3 && context.document().text()[begin - 1] == '-') {
    const std::string_view prefix = context.document().Slice({begin - 3, begin});
    if (prefix == "ex-" || prefix == "on-") return true;
  }
  // Articles, what the name is, adjectives of place and owners may stand between: "in east
  // China's Zhejiang", "in a Berlin flat", "according to the research firm Basketwatch".
  const size_t told =
      Has(role_words.organisation_nouns, WordBefore(sentence, begin, 0)) ? TitleSize(sentence, begin) : 0;
  for (size_t back = told; back < told + 3; ++back) {
    const std::string_view text = WordBefore(sentence, begin, back);
    if (Has(role_words.prepositions, text)) {
      if (IsThatOf(sentence, begin, back)) return false;
      return text != "of" || !OpensAsOwner(context, sentence, mention);
    }
    // "six firms, among them Marnby", "most of them Marnby's"
    if (text == "them" && back == 0 && IsOneOf(WordBefore(sentence, begin, 1), {"among", "of"})) return true;
    if (text == "," && back == 1 && IsComparedSister(sentence, begin)) return true;
    // "of Sweden and Finland", "including Ostra and Helvik"
    if ((text == "and" || text == "or") && back == 0 && mention > sentence.first) {
      const Mention& first = context.mentions()[mention - 1];
      return first.type == MentionType::kEntity && first.span.end + text.size() + 2 == begin &&
             IsOblique(context, sentence, mention - 1);
    }
    // "in Varnstad, Westlund.": two names that nobody knows
    if (text == "," && back == 0 && mention > sentence.first && !IsPlace(context, mention) &&
        !StandsInListBehind(context, sentence, mention)) {
      const Mention& first = context.mentions()[mention - 1];
      const std::string_view behind =
          std::string_view(context.document().text()).substr(context.mentions()[mention].span.end, 1);
      return first.type == MentionType::kEntity && first.span.end + 2 == begin && (behind == "." || behind == ",") &&
             IsOneOf(WordBefore(sentence, first.span.begin, 0), {"in", "at", "near"});
    }
    // "in Stavanger, Norway, the company"; "in China's Zhejiang"
    if (text == "," || text == "'s") {
      const bool owner = text == "'s";
      if (mention == sentence.first) return false;
      if (!owner && !IsPlace(context, mention) && !StandsInListBehind(context, sentence, mention)) return false;
      const Mention& before = context.mentions()[mention - 1];
      if (before.type != MentionType::kEntity || (!owner && before.span.end + 2 != begin)) return false;
      return IsOblique(context, sentence, mention - 1);
    }
    const bool title = back == 0 && IsArticle(WordBefore(sentence, begin, 1)) &&
                       (Has(role_words.title_nouns, text) || Has(role_words.organisation_nouns, text));
    if (!IsArticle(text) && !title && !Has(role_words.place_adjectives, text)) return false;
  }
  return false;
}

bool OnlyPlaces(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  if (sentence.language != Language::kEnglish || sentence.shadow.words.empty()) return false;
  const RoleWords& role_words = context.book().role_words(sentence.language);
  const uint32_t begin = context.mentions()[mention].span.begin;
  size_t back = 0;
  while (back < 3 && !Has(role_words.prepositions, WordBefore(sentence, begin, back))) ++back;
  const std::string_view preposition = WordBefore(sentence, begin, back);
  if (back == 3 || !IsOblique(context, sentence, mention)) return false;
  if (preposition == "from" || preposition == "to") return IsEndOfRoute(context, sentence, mention, preposition);
  if (!IsOneOf(preposition, {"in", "at", "by", "near", "on", "outside"})) return false;
  // "founded in 1904 in Ghent": dates between.
  for (size_t steps = 0; steps < 4; ++steps) {
    const std::string_view word = WordBefore(sentence, begin, ++back);
    if (Has(role_words.participles, word)) return true;
    if (!IsDate(word) && !IsOneOf(word, {"in", "on"})) return false;
  }
  return false;
}

namespace {

bool StartsWithWord(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.starts_with(word); });
}

// 武汉智创学院等机构: the place is the head of a name that nobody knows. `next`: the bytes up to the next name.
bool OpensUnknownName(const RoleWords& words, std::string_view behind, size_t next) {
  constexpr size_t kLongest = 42;  // bytes of 未来空间技术产业创新中心
  std::string_view name = behind.substr(0, kLongest);
  for (const std::string_view mark : {"，", "、", "；", "。", "的", "有", "在", "“", "是"})
    name = name.substr(0, name.find(mark));
  for (const std::string& head : words.placed_heads) {
    const size_t at = name.find(head);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view rest = behind.substr(at + head.size());
    const bool another = next > 0 && next < at;  // 徐汇区引来武汉智创学院: of the place named next
    if (!another && StartsWithWord(rest, words.placed_fillers)) return true;
  }
  return false;
}

// The bytes between a mention and the next name of its sentence.
size_t NextName(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  const uint32_t end = context.mentions()[mention].span.end;
  for (uint32_t i = mention + 1; i < sentence.last; ++i) {
    const Mention& m = context.mentions()[i];
    if (m.type == MentionType::kEntity && m.refusal == Refusal::kNone && m.span.begin >= end) return m.span.begin - end;
  }
  return SIZE_MAX;
}

// “浙江数商”累计15家: a place in a name between quotation marks.
bool OpensQuotedName(const TextContext& context, uint32_t mention) {
  constexpr size_t kLongest = 30;  // bytes
  constexpr std::string_view kOpen = "“";
  constexpr std::string_view kClose = "”";
  const Span span = context.mentions()[mention].span;
  const std::string_view text = context.document().text();
  if (span.begin < kOpen.size() || text.substr(span.begin - kOpen.size(), kOpen.size()) != kOpen) return false;
  const std::string_view rest = text.substr(span.end, kLongest);
  const size_t close = rest.find(kClose);
  if (close == 0 || close == std::string_view::npos || rest.find("，") < close) return false;
  return mention + 1 >= context.mentions().size() ||
         context.mentions()[mention + 1].span.begin >= span.end + close;  // “武汉有企业90家”
}

// 已签约项目38个，包括百度、腾讯等15家企业: an item of a list that ends in 等 and opens no clause, of whom nothing
// is told; but 百度、腾讯等企业营收 is.
bool IsListedExample(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  constexpr std::string_view kComma = "、";
  const std::string_view text = context.document().text();
  uint32_t last = mention;  // of the list
  for (uint32_t i = mention + 1; i < sentence.last; ++i) {
    const Mention& m = context.mentions()[i];
    if (m.refusal != Refusal::kNone || m.span.begin < context.mentions()[last].span.end) continue;
    const uint32_t end = context.mentions()[last].span.end;
    if (m.type != MentionType::kEntity || text.substr(end, m.span.begin - end) != kComma) break;
    last = i;
  }
  if (!text.substr(context.mentions()[last].span.end).starts_with("等")) return false;
  uint32_t begin = context.mentions()[mention].span.begin;
  for (uint32_t i = mention; i-- > sentence.first;) {
    const Mention& m = context.mentions()[i];
    if (m.refusal != Refusal::kNone || m.span.end > begin) continue;
    if (m.type != MentionType::kEntity || text.substr(m.span.end, begin - m.span.end) != kComma) break;
    begin = m.span.begin;
  }
  for (uint32_t i = mention; i-- > sentence.first;)  // 引来武汉智创学院等机构
    if (context.mentions()[i].type == MentionType::kEntity && context.mentions()[i].span.end == begin &&
        IsPlace(context, i))
      begin = context.mentions()[i].span.begin;
  std::string_view before = text.substr(sentence.span.begin, begin - std::min(begin, sentence.span.begin));
  if (before.ends_with(kComma)) return true;  // behind an item that nobody knows
  const RoleWords& words = context.book().role_words(Language::kChinese);
  const auto opens = [&](const std::string& word) { return before.ends_with(word); };
  return std::any_of(words.object_verbs.begin(), words.object_verbs.end(), opens) ||
         std::any_of(words.example_openers.begin(), words.example_openers.end(), opens);
}

// 石家庄是河北省企业最多的城市，有312家: what it is a town of; 苏州研发中心有310人: a centre that lies there.
bool DescribesInChinese(const TextContext& context, const SentenceView& sentence, uint32_t mention, uint32_t at) {
  if (context.mentions()[mention].span.end <= at && IsListedExample(context, sentence, mention)) return true;
  if (!IsPlace(context, mention)) return false;
  const RoleWords& words = context.book().role_words(Language::kChinese);
  const Span span = context.mentions()[mention].span;
  const std::string_view behind = context.document().Slice({span.end, sentence.span.end});
  const auto opens = [&](const std::string& noun) { return behind.starts_with(noun); };
  if (std::any_of(words.place_facilities.begin(), words.place_facilities.end(), opens)) return true;
  if (OpensUnknownName(words, behind, NextName(context, sentence, mention)) || OpensQuotedName(context, mention))
    return true;
  const std::string_view before = context.document().Slice({sentence.span.begin, span.begin});
  if (!before.ends_with("是") || span.end > at) return false;
  const std::string_view clause = behind.substr(0, behind.find("，"));
  if (span.end + clause.size() >= at) return false;  // 是北京的40%
  return std::any_of(words.place_nouns.begin(), words.place_nouns.end(),
                     [&](const std::string& noun) { return clause.ends_with(noun); });
}

// "China's tech hub Shenzhen has", "the south China hub of Shenzhen": where the place that is named next lies.
bool DescribesNext(const TextContext& context, const SentenceView& sentence, uint32_t mention, size_t possessive) {
  if (mention + 1 >= sentence.last || context.mention(mention + 1).type != MentionType::kEntity) return false;
  if (!IsPlace(context, mention + 1)) return false;
  const RoleWords& role_words = context.book().role_words(sentence.language);
  const Span span = context.mention(mention).span;
  std::string_view between = context.document().Slice({span.end, context.mention(mention + 1).span.begin});
  if (possessive == 0) {
    if (!Has(role_words.place_adjectives, WordBefore(sentence, span.begin, 0)) || !between.ends_with(" of "))
      return false;
    between.remove_suffix(4);
  }
  between.remove_prefix(std::min(between.size(), std::max<size_t>(possessive, 1)));
  while (!between.empty()) {
    const std::string_view word = between.substr(0, between.find(' '));
    between.remove_prefix(std::min(between.size(), word.size() + 1));
    if (word.empty() || !ascii::IsLower(word[0]) || word.find_first_of(",;:()") != std::string_view::npos ||
        Has(role_words.stop_words, word) || Has(role_words.prepositions, word))
      return false;
  }
  return true;
}

// A place, or a name of which nothing else is known.
bool MayBePlace(const TextContext& context, uint32_t mention) {
  return IsPlace(context, mention) || context.kind_name(context.entity(context.mentions()[mention].entity)) == "name";
}

// "Marnby's Ghent office has": where the part of another lies.
bool NamesAnothersPart(const TextContext& context, const SentenceView& sentence, uint32_t mention,
                       std::string_view behind) {
  if (mention == sentence.first || !behind.starts_with(" ")) return false;
  if (!MayBePlace(context, mention)) return false;
  const Mention& owner = context.mentions()[mention - 1];
  const uint32_t begin = context.mentions()[mention].span.begin;
  if (owner.type != MentionType::kEntity || owner.span.end + 5 < begin || IsPlace(context, mention - 1)) return false;
  const std::string_view between = context.document().Slice({owner.span.end, std::max(owner.span.end, begin)});
  if (Possessive(between) != between.size()) return false;
  return Has(context.book().role_words(sentence.language).list_parts, FirstWord(behind.substr(1)));
}

}  // namespace

bool OnlyDescribes(const TextContext& context, const SentenceView& sentence, uint32_t mention, uint32_t at) {
  const RoleWords& role_words = context.book().role_words(sentence.language);
  const Span span = context.mentions()[mention].span;
  if (sentence.language == Language::kChinese && DescribesInChinese(context, sentence, mention, at)) return true;
  if (OpensListName(std::string_view(context.document().text()).substr(span.end, 96), sentence.language, role_words))
    return true;
  if (sentence.language != Language::kEnglish) return false;
  if (span.end > at) return false;
  std::string_view behind = context.document().Slice({span.end, at});
  // "two former Baidu engineers": whose people they are
  if (behind.starts_with(" ") && Has(role_words.title_nouns, FirstWord(behind.substr(1))) &&
      WordBefore(sentence, span.begin, 0) == "former")
    return true;
  if (behind.starts_with(".'s ")) behind.remove_prefix(1);  // "Marnby F.C.'s ground"
  const size_t possessive = Possessive(behind);
  if (IsPlace(context, mention) && DescribesNext(context, sentence, mention, possessive)) return true;
  if (possessive == 0) return NamesAnothersPart(context, sentence, mention, behind);
  behind.remove_prefix(possessive);
  const std::string_view opening = context.document().Slice({sentence.span.begin, span.begin});
  if (opening.ends_with(", ") && behind.find(", ") != std::string_view::npos && mention > sentence.first &&
      NameEndingAt(context, sentence, mention, span.begin - 2))
    return true;  // "Changi, Singapore's pride, welcomed"
  const std::string_view word = FirstWord(behind);
  const std::string_view second = FirstWord(behind.substr(std::min(behind.size(), word.size() + 1)));
  const bool place = IsPlace(context, mention);
  if (place && (word == "capital" || second == "capital")) return true;  // "Anhui's provincial capital had"
  if (word == "company" || word == "firm" || word == "carmaker" || word == "business" || word == "start-up" ||
      word == "startup" || word == "employer")
    return true;
  // "Japan's quiet giant built": another name for whom the text is about.
  if (Has(role_words.organisation_nouns, second) && second != "bank" && second != "business") return true;
  if (place && Has(role_words.organisation_nouns, word) &&
      context.kind_name(context.entity(context.mentions()[mention].entity)) == "country")
    return true;
  if (!Has(role_words.superlatives, word) || (word == "number" && second == "of")) return false;
  if (place && span.begin == sentence.span.begin) return true;  // "Europe's largest port handled"
  const std::string_view before = context.document().Slice({sentence.span.begin, span.begin});
  return (before.ends_with(", ") || before.ends_with(", the ") || before.ends_with("one of ")) &&
         behind.find(',') != std::string_view::npos;
}

bool OnlyActs(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  if (sentence.language != Language::kChinese) return false;
  const Mention& named = context.mentions()[mention];
  if (context.kind_name(context.entity(named.entity)) != "authority") return false;
  const RoleWords& words = context.book().role_words(Language::kChinese);
  return StartsWithWord(context.document().Slice({named.span.end, sentence.span.end}), words.authority_acts);
}

bool StandsForAWhole(const TextContext& context, const SentenceView& sentence, Span place) {
  const RoleWords& words = context.book().role_words(Language::kChinese);
  const std::string_view before = context.document().Slice({sentence.span.begin, place.begin});
  return StartsWithWord(context.document().Slice({place.end, sentence.span.end}), words.wholes_behind) ||
         std::any_of(words.wholes_before.begin(), words.wholes_before.end(),
                     [&](const std::string& word) { return before.ends_with(word); });
}

bool IsCompared(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  const uint32_t begin = context.mentions()[mention].span.begin;
  const std::string_view last = WordBefore(sentence, begin, 0);
  const std::string_view before = last == "in" || last == "at" || last == "the" || last == "of"
                                      ? WordBefore(sentence, begin, 1)
                                      : std::string_view();
  for (const std::string_view word : {last, before})
    if (word == "than" || word == "with" || word == "like" || word == "as" || word == "unlike") return true;
  return false;
}

bool StandsInAside(const TextContext& context, const SentenceView& sentence, uint32_t mention, uint32_t end) {
  const Span span = context.mentions()[mention].span;
  if (span.end >= end) return false;
  if (sentence.language == Language::kChinese) {  // 机器人（小智、大白）300台: in a bracket that is closed before
    const std::string_view rest = context.document().Slice({span.end, end});
    const size_t closed = rest.find("）");
    return closed != std::string_view::npos && closed < rest.find("（");
  }
  if (context.document().Slice({span.end, end}).find(", ") == std::string_view::npos) return false;
  std::string_view before = context.document().Slice({sentence.span.begin, span.begin});
  for (uint32_t next = span.begin;;) {  // where what follows the aside, or its next name, begins
    const size_t comma = before.rfind(", ");
    if (comma == std::string_view::npos) return false;
    const std::string_view aside = before.substr(comma + 2);
    const auto comma_at = sentence.span.begin + static_cast<uint32_t>(comma);
    const uint32_t first = context.mentions()[FirstNameBehind(context, sentence, mention, comma_at)].span.begin;
    if (OpensAside(context.book().role_words(sentence.language), aside)) return next == span.begin || first < next;
    if (StartsWithOneOf(aside, {"the ", "a ", "an ", "one of ", "capital ", "part of ", "once ", "now ", "still "})) {
      const auto named = NameEndingAt(context, sentence, mention, comma_at);
      return named && !IsOblique(context, sentence, *named);
    }
    // "which owns Ostra, Helvik and Brae,": the list of an aside
    const std::string_view behind = context.document().Slice({span.end, std::min(sentence.span.end, span.end + 6)});
    const bool listed = aside.empty() && behind.starts_with(" and ") && ascii::IsUpper(behind.back());
    if (!listed && (aside.empty() || first != comma_at + 2)) return false;
    next = comma_at;
    before = before.substr(0, comma);
  }
}

bool JoinsNames(std::string_view between) { return between == ", " || between == " and " || between == ", and "; }

std::optional<uint32_t> NameToldOf(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  constexpr size_t kLongest = 48;  // bytes of "a new economic development zone in the south of"
  if (mention == sentence.first) return {};
  const auto& mentions = context.mentions();
  const Span span = mentions[mention].span;
  const std::string& text = context.document().text();
  if (sentence.language != Language::kEnglish || text.compare(span.end, 2, ", ") != 0) return {};
  const Mention& told = mentions[mention - 1];
  if (told.type != MentionType::kEntity || told.span.end + kLongest < span.begin) return {};
  const std::string_view aside = context.document().Slice({told.span.end, std::max(told.span.end, span.begin)});
  if (!StartsWithOneOf(aside, {", a ", ", an ", ", the ", ", one of ", ", part of "})) return {};
  const std::string_view preposition = FirstWord(aside.substr(aside.find_last_of(' ', aside.size() - 2) + 1));
  if (!IsOneOf(preposition, {"of", "in", "near", "outside", "within"}) || aside.find(", ", 2) != std::string_view::npos)
    return {};
  if (!MayBePlace(context, mention) || !MayBePlace(context, mention - 1)) return {};
  return IsOblique(context, sentence, mention - 1) ? std::optional(mention - 1) : std::nullopt;
}

bool IsObject(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  if (sentence.language != Language::kEnglish) return false;
  const Span span = context.mentions()[mention].span;
  const std::string_view behind = context.document().Slice({span.end, std::min(sentence.span.end, span.end + 8)});
  if (StartsWithOneOf(behind, {", which ", ", whose ", ", who ", ", where", " which ", " whose ", " that ", ", a ",
                               ", an ", ", the ", " ("}))
    return false;
  const RoleWords& words = context.book().role_words(sentence.language);
  for (size_t back = 0; back < 4; ++back) {
    const std::string_view word = WordBefore(sentence, span.begin, back);
    if (word.empty() || word[0] < 'a' || word[0] > 'z' || Has(words.prepositions, word)) return false;
    if (!Has(words.object_verbs, word)) continue;
    const std::string_view before = WordBefore(sentence, span.begin, back + 1);
    return !IsArticle(before) && !before.ends_with("ly");  // "the newly opened Lakewood Mall has"
  }
  return false;
}

bool IsCounted(const TextContext& context, uint32_t mention) {
  const auto& mentions = context.mentions();
  if (mention == 0 || mentions[mention - 1].type != MentionType::kNumber || !context.IsQuantity(mention - 1))
    return false;
  const Span span = mentions[mention].span;
  if (mentions[mention - 1].span.end >= span.begin) return false;
  const std::string_view between = context.document().Slice({mentions[mention - 1].span.end, span.begin});
  const bool plural = context.document().text()[span.end - 1] == 's';
  return between == " were " || between == " are " || (between == " " && plural);
}

bool QuotesAFigure(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  if (sentence.language != Language::kEnglish) return false;
  const uint32_t end = context.mentions()[mention].span.end;
  const std::string_view behind = context.document().Slice({end, std::min(sentence.span.end, end + 24)});
  return StartsWithOneOf(behind, {" quotes ", " claims a", " promises a", " cites ", " specifies ", " states a",
                                  " advertises ", " puts the ", " gives the ", " quotes", " rates "});
}

bool StandsInBracketedRemark(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  constexpr uint32_t kLongest = 160;  // bytes of a remark before the name
  const Span span = context.mentions()[mention].span;
  const uint32_t from = std::max(sentence.span.begin, span.begin - std::min(span.begin, kLongest));
  const std::string_view before = context.document().Slice({std::min(from, span.begin), span.begin});
  const size_t open = before.rfind('(');
  if (open == std::string_view::npos || before.find(')', open) != std::string_view::npos) return false;
  const std::string_view behind = std::string_view(context.document().text()).substr(span.end, 1);
  return (behind == " " || behind == ":") &&
         !StandsInBrackets(context, mention);  // "(Marnby Metro)", "(Marnby, 2023)" tell who says so
}

bool OpensRelativeClause(const TextContext& context, const SentenceView& sentence, uint32_t mention, uint32_t at) {
  if (sentence.language != Language::kEnglish) return false;
  const uint32_t end = context.mentions()[mention].span.end;
  if (end >= at) return false;
  std::string_view behind = context.document().Slice({end, at});
  if (behind.starts_with(",")) behind.remove_prefix(1);
  if (behind.starts_with(" where, ")) {  // "in Cork, where, says the council, 12 trips were made"
    const size_t comma = behind.find(',', 8);
    return comma != std::string_view::npos && behind.find_first_of(",;", comma + 1) == std::string_view::npos;
  }
  return StartsWithOneOf(behind, {" where ", " whose "}) && behind.find_first_of(",;") == std::string_view::npos;
}

}  // namespace factlint
