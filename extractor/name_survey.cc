#include "extractor/name_survey.h"

#include <algorithm>

#include "extractor/ascii.h"
#include "extractor/dateline.h"
#include "extractor/entities.h"
#include "extractor/name_folding.h"
#include "extractor/sorted_words.h"
#include "extractor/topic_names.h"

namespace factlint {
namespace {

using ascii::IsDigit;
using ascii::IsLower;
using ascii::IsUpper;

constexpr Span kAlways = {0, UINT32_MAX};

// "strategic", "annual"
bool IsAdjective(std::string_view word) {
  for (const std::string_view end : {"ic", "al", "ive", "ous", "ful", "able", "ible", "ary", "ed", "ern", "ian", "ish"})
    if (word.ends_with(end)) return true;
  return false;
}

}  // namespace

NameSurvey::NameSurvey(const Document& document, const Outline& outline, const NameShapes& shapes,
                       const std::vector<Mention>& known)
    : document_(document), outline_(outline), shapes_(shapes), known_(known) {
  Collect();
}

Span NameSurvey::Body(const Sentence& sentence) const {
  const Block& block = outline_.blocks[sentence.block];
  if (sentence.span.begin != block.span.begin || block.kind != BlockKind::kParagraph) return sentence.span;
  const uint32_t end = DatelineEnd(document_.text(), block.span);
  return {std::min(std::max(sentence.span.begin, end), sentence.span.end), sentence.span.end};
}

// One pass over all words: which stand inside sentences, with a capital (names, even
// at the begin of one) or without (none); which open one; which sentences are worth
// a second look.
void NameSurvey::Collect() {
  std::vector<std::string_view> opening;
  Models models, numbered;
  WordCollector small(document_.text(), lower_);
  openers_.assign(outline_.sentences.size(), Span{});
  auto known = known_.begin();  // that ends behind the begin of the sentence
  for (size_t s = 0; s < outline_.sentences.size(); ++s) {
    const Sentence& sentence = outline_.sentences[s];
    const BlockKind kind = outline_.blocks[sentence.block].kind;
    if (kind == BlockKind::kFurniture) continue;
    const Span body = Body(sentence);
    const bool titled = kind == BlockKind::kHeading || kind == BlockKind::kTitle || kind == BlockKind::kTableHeader;
    while (known != known_.end() && known->span.end <= body.begin) ++known;
    const bool names_none = known == known_.end() || known->span.begin >= body.end;
    const bool plain = names_none && !titled && CutPlainSentence(document_.text(), body, small, words_);
    if (!plain) CutNameWords(document_.text(), body, known_, words_);
    if (words_.empty()) continue;
    const bool subject = LooksLikeSubject(words_, 0);
    openers_[s] = subject ? kAlways : WorthASecondLook();
    // Names that only ever open a sentence: "Lakewood has …".
    const bool opens = kind == BlockKind::kParagraph || kind == BlockKind::kListItem;
    if (opens && subject) opening.push_back(Text(words_[0].span));
    if (plain) continue;
    if (kind != BlockKind::kCode && kind != BlockKind::kFrontMatter) {
      CollectModels(models);
      CollectNumbered(numbered);
    }
    if (LabelsByPlace(outline_.blocks[sentence.block].label)) inner_.insert(Text(words_[0].span));
    for (const NameWord& word : words_) {
      const bool capital = OpensWithCapital(Text(word.span));
      if (word.first || (titled && capital)) continue;  // of headings all words may have one
      (capital ? inner_ : lower_).insert(Text(word.span));
    }
  }
  AddTitleWords();
  for (const std::string_view name : opening)
    if (lower_.count(FoldName(name)) == 0) inner_.insert(name);
  for (const auto& [maker, model] : models)
    if (IsMaker(maker)) {
      models_.insert(model);
      const bool common =
          shapes_.HasCommonEnding(Text(maker.span)) || Has(shapes_.section_words, FoldName(Text(maker.span)));
      if (maker.first && !common) inner_.insert(Text(maker.span));  // "Marnby K6" of a table
    }
  for (const auto& [maker, words] : numbered)
    if (IsMaker(maker)) numbered_.insert(words);
  for (const Span topic : TopicNames(document_, outline_, known_, lower_, shapes_)) {
    CutNameWords(document_.text(), topic, known_, words_);
    if (words_.size() > 1) topics_.insert(Text(topic));
    for (size_t i = 0; i < words_.size(); ++i) {
      if (i > 0 && IsDigit(Text(words_[i].span)[0]))
        numbered_.insert(Text({words_[i - 1].span.begin, words_[i].span.end}));
      else
        (words_[i].digit ? models_ : inner_).insert(Text(words_[i].span));
    }
  }
}

// "Ostra, Hungary: 900 jobs": before the comma stands a town of what a pack knows.
bool NameSurvey::LabelsByPlace(Span label) const {
  if (words_.size() < 2 || !words_[0].first || words_[0].known >= 0 || words_[1].known < 0) return false;
  return label.Contains(words_[0].span) && label.Contains(words_[1].span) &&
         Text({words_[0].span.end, words_[1].span.begin}) == ", " && IsPlainTitleWord(words_[0], Text(words_[0].span));
}

// "Brightair profile": what the title tells of is a name at the begin of a sentence too.
// In "Marnby and Nio: two ways to sell" all words with a capital are.
void NameSurvey::AddTitleWords() {
  const std::string_view title = document_.info().title;
  if (title.empty() || document_.text().find(title) != std::string::npos) return;
  CutNameWords(title, {0, static_cast<uint32_t>(title.size())}, {}, words_);
  const auto lower = std::count_if(words_.begin(), words_.end(), [&](const NameWord& word) {
    return word.span.size() > 3 && IsLower(title[word.span.begin]);
  });
  bool opening = true;
  for (const NameWord& word : words_) {
    opening = opening && (&word == &words_.front() || word.joined);
    const std::string_view text = title.substr(word.span.begin, word.span.size());
    const bool name = IsPlainTitleWord(word, text);
    opening = opening && name;
    if (name && (opening || (lower > 1 && !word.first))) inner_.insert(text);
  }
}

bool NameSurvey::IsPlainTitleWord(const NameWord& word, std::string_view text) const {
  const std::string folded = FoldName(text);
  return text.size() > 2 && OpensWithCapital(text) && !word.digit && !Has(shapes_.no_names, text) &&
         !Has(shapes_.person_titles, folded) && !Has(shapes_.section_words, folded) && !shapes_.HasCommonEnding(text) &&
         !IsAdjective(folded) && lower_.count(folded) == 0;
}

// What a sentence's only capital may be a name by: its first word; kAlways where
// more tells of one, empty where nothing does.
Span NameSurvey::WorthASecondLook() const {
  for (size_t i = 1; i < words_.size(); ++i)
    if (words_[i].capital || words_[i].known >= 0) return kAlways;
  const NameWord& first = words_[0];
  if (first.known >= 0) return kAlways;
  if (!first.capital) return {};
  const std::string_view text = Text(first.span);
  const bool odd = std::any_of(text.begin() + 1, text.end(), [](char c) { return IsUpper(c) || IsDigit(c); });
  return odd ? kAlways : first.span;
}
// "T5" of "Tarsk T5" and "Model T5": letters and digits behind a name that no pack knows.
void NameSurvey::CollectModels(Models& models) {
  for (size_t i = 1; i < words_.size(); ++i) {
    const NameWord& word = words_[i];
    const NameWord& before = words_[i - 1];
    const bool behind = word.digit && word.joined && before.known < 0 && word.known < 0;
    const std::string_view text = Text(before.span);
    if (behind && (text == "The" || text == "the") && i + 1 < words_.size() && shapes_.IsModel(Text(word.span)) &&
        Has(shapes_.subject_verbs, Text(words_[i + 1].span)))
      models_.insert(Text(word.span));  // "The T5 costs"
    if (behind && (text == "The" || text == "the") && i + 1 < words_.size() && shapes_.IsModel(Text(word.span)) &&
        Text({word.span.end, words_[i + 1].span.begin}) == ", " &&
        Has(shapes_.appositive_openers, Text(words_[i + 1].span)))
      models_.insert(Text(word.span));  // "The T5, its flagship, costs"
    if (word.digit && word.joined && i + 1 < words_.size() && shapes_.IsModel(Text(word.span)) &&
        Has(shapes_.model_nouns, Text(words_[i + 1].span)))
      models_.insert(Text(word.span));  // "its new L6 sedan"
    if (behind && shapes_.IsModel(Text(word.span))) models.emplace_back(before, Text(word.span));
  }
}

// "Marnby 5" of "The Marnby 5 costs", "the Marnby 5, their cheapest" and "a Marnby 5 Cross": no
// year stands behind an article and a name, and no noun behind the number, which would count it.
void NameSurvey::CollectNumbered(Models& numbered) const {
  for (size_t i = 2; i < words_.size(); ++i) {
    const NameWord& word = words_[i];
    const NameWord& name = words_[i - 1];
    if (!word.joined || !name.joined || word.known >= 0 || name.known >= 0 || !name.capital) continue;
    const std::string_view digits = Text(word.span);
    if (digits.size() > 3 || !std::all_of(digits.begin(), digits.end(), IsDigit)) continue;
    const bool last = i + 1 == words_.size();
    const std::string_view next = last ? std::string_view() : Text(words_[i + 1].span);
    const bool list = digits.size() == 3 && (digits.ends_with("00") || digits.ends_with("50"));  // "the Norland 500"
    const bool closed = last || !words_[i + 1].joined || Has(shapes_.number_closers, next) ||
                        (OpensWithCapital(next) && IsMaker(words_[i + 1]));
    const bool told = (!last && words_[i + 1].joined && Has(shapes_.subject_verbs, next)) || (closed && !list);
    const std::string_view before = Text(words_[i - 2].span);
    const std::string_view first = i > 2 ? Text(words_[i - 3].span) : std::string_view();
    const bool article = Has(shapes_.articles, before) || Has(shapes_.articles, first);
    const std::string folded = FoldName(Text(name.span));
    if (told && article && !Has(shapes_.section_words, folded) && !Has(shapes_.numbered_words, folded))
      numbered.emplace_back(name, Text({name.span.begin, word.span.end}));
  }
}

bool NameSurvey::IsMaker(const NameWord& word) const {
  const std::string_view text = Text(word.span);
  return text.size() > 1 && OpensWithCapital(text) && !std::any_of(text.begin(), text.end(), IsDigit) &&
         !Has(shapes_.no_names, text) && !Has(shapes_.person_titles, FoldName(text)) &&
         lower_.count(FoldName(text)) == 0;
}

bool NameSurvey::LooksLikeSubject(const std::vector<NameWord>& words, size_t i) const {
  if (!words[i].first || !words[i].capital || words[i].known >= 0) return false;
  const std::string_view text = Text(words[i].span);
  const auto small = [](char c) { return IsLower(c) || static_cast<unsigned char>(c) >= 0x80; };
  if (text.size() <= 2 || !OpensWithCapital(text)) return false;
  const auto odd = std::find_if_not(text.begin() + 1, text.end(), small);
  const bool domain = odd != text.end() && *odd == '.' && odd - text.begin() > 2 && text.end() - odd > 2 &&
                      std::all_of(odd + 1, text.end(), IsLower);  // "Marnby.io has"
  if (odd != text.end() && !domain) return false;
  if (text.size() == 3 && !IsBeforeRelative(words[i])) return false;
  if (!StandsAsSubject(words, i) || Has(shapes_.no_names, text)) return false;
  if (shapes_.HasCommonEnding(text) && !IsApposed(words, i)) return false;
  const std::string folded = FoldName(text);
  return !Has(shapes_.person_titles, folded) && !Has(shapes_.section_words, folded);
}

// By what stands behind it.
bool NameSurvey::StandsAsSubject(const std::vector<NameWord>& words, size_t i) const {
  if (words[i].possessive) return true;
  if (i + 1 >= words.size()) return false;
  const std::string_view next = Text(words[i + 1].span);
  // "Nimba of India, set up in 2018, sold"
  if (words[i + 1].joined && next == "of" && i + 3 < words.size() && words[i + 2].known >= 0 &&
      (!words[i + 3].joined || Has(shapes_.subject_verbs, Text(words[i + 3].span))))
    return true;
  if (words[i + 1].joined) return Has(shapes_.subject_verbs, next);
  // "Helvik, which is based in …", "Kestrel, a forwarder, …"
  const std::string_view gap = Text({words[i].span.end, words[i + 1].span.begin});
  if (gap == ", " && words[i + 1].possessive) return true;  // "Volmer, Europe's largest maker, sold"
  return gap == " (" || (gap == ", " && Has(shapes_.appositive_openers, next));
}

// "Fieldmakers, the chain": one thing, whatever its word ends in.
bool NameSurvey::IsApposed(const std::vector<NameWord>& words, size_t i) const {
  return i + 2 < words.size() && Text({words[i].span.end, words[i + 1].span.begin}) == ", " &&
         Has(shapes_.articles, Text(words[i + 1].span)) && IsLower(Text(words[i + 2].span)[0]) &&
         !Text(words[i + 2].span).ends_with('s') &&
         !Text(words[i + 2].span).ends_with("ing");  // "Handling, the moving of boxes, …": what the noun means
}

// "Nio, whose deliveries grew".
bool NameSurvey::IsBeforeRelative(const NameWord& word) const {
  const std::string_view behind = std::string_view(document_.text()).substr(word.span.end, 8);
  return behind.starts_with(", whose ") || behind.starts_with(", which ");
}

bool NameSurvey::MayHoldName(size_t sentence) const {
  const Span opener = openers_[sentence];
  return opener == kAlways || (!opener.empty() && inner_.count(Text(opener)) != 0);
}

}  // namespace factlint
