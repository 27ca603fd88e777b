#include "extractor/modality.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

// Does the text end with a blank, the words and a blank?
bool EndsWithWords(std::string_view text, std::string_view words) {
  if (text.size() < words.size() + 2 || text.back() != ' ') return false;
  text.remove_suffix(1);
  return text[text.size() - words.size() - 1] == ' ' && text.ends_with(words);
}

// "The tally for Ghent, where everyone wants to be, was": words [begin, end) tell of what is said
// between the commas.
bool IsInserted(std::string_view text, size_t begin, size_t end) {
  const size_t comma = text.substr(0, begin).rfind(", ");
  if (comma == std::string_view::npos || text.find(", ", end) == std::string_view::npos) return false;
  const std::string_view behind = text.substr(comma + 2);
  return behind.starts_with("where ") || behind.starts_with("which ") || behind.starts_with("who ");
}

// "2024 (forecast)", "2025年（预计）" at the head of a column.
std::optional<Modality> ModalityOfHead(const TextContext& context, const Block& row, uint32_t at) {
  const Cell* cell = TableHeads::CellAt(row, at);
  if (row.kind != BlockKind::kTableRow || cell == nullptr) return std::nullopt;
  const CellRoles roles = context.tables().Of(row, cell->column);
  for (const Span span : {roles.time, roles.label}) {
    const std::string_view text = context.document().Slice(span);
    for (const auto& [head, modality] : context.book().role_words(Language::kChinese).modality_heads)
      if (text.find(head) != std::string_view::npos) return modality;
    for (const std::string& word : ShadowWords(text, Language::kEnglish))
      for (const auto& [head, modality] : context.book().role_words(Language::kEnglish).modality_heads)
        if (word == head) return modality;
  }
  return std::nullopt;
}

// 从900家增至1420家, 由2020年的900家增至1420家: what has been before.
bool IsLeftBehind(const TextContext& context, const SentenceView& sentence, uint32_t value) {
  constexpr uint32_t kNear = 48;  // bytes between the two figures
  constexpr std::string_view kOf = "的";
  if (sentence.language != Language::kChinese || value == kNoIndex || value + 1 >= sentence.last) return false;
  const std::string_view text = context.document().text();
  const Span span = context.mentions()[value].span;
  uint32_t next = value + 1;
  while (next < sentence.last && !context.IsQuantity(next)) ++next;
  if (next == sentence.last || context.mentions()[next].span.begin > span.end + kNear) return false;
  const std::string_view between = text.substr(span.end, context.mentions()[next].span.begin - span.end);
  const bool reaches = between.find("至") != std::string_view::npos || between.find("到") != std::string_view::npos;
  const bool parted = between.find("，") != std::string_view::npos || between.find("；") != std::string_view::npos;
  if (!reaches || parted) return false;
  std::string_view before = text.substr(sentence.span.begin, span.begin - sentence.span.begin);
  if (value > sentence.first && context.mentions()[value - 1].type == MentionType::kDate) {
    const Mention& date = context.mentions()[value - 1];
    if (text.substr(date.span.end, span.begin - date.span.end).starts_with(kOf)) {
      if (date.date.relation == DateRelation::kSince) return true;
      before = text.substr(sentence.span.begin, date.span.begin - sentence.span.begin);
    }
  }
  return before.ends_with("由") || before.ends_with("从");
}

// 目标产值达3000亿元，截至2024年底，企业达2000家: where the last part of the clause begins that tells of a time that
// is over, and no more of what is to come; `begin` where none does.
uint32_t BehindWhatIsToCome(const TextContext& context, const SentenceView& sentence, uint32_t begin, uint32_t value) {
  const auto& published = context.document().info().published;
  if (sentence.language != Language::kChinese || !published || value == kNoIndex) return begin;
  uint32_t from = begin;
  bool figure = false;  // what is to come has one of its own
  for (uint32_t i = sentence.first; i < value; ++i) {
    const Mention& m = context.mention(i);
    if (m.span.begin < begin) continue;
    figure = figure || context.IsQuantity(i);
    if (m.type != MentionType::kDate || m.refusal != Refusal::kNone || m.date.range.end > published->end) continue;
    const std::string_view before = context.document().Slice({begin, m.span.begin});
    const std::string_view date = context.document().Slice(m.span);
    const bool opens = before.ends_with("，") || before.ends_with("；") || before.ends_with(",");
    if (opens && (figure || date.starts_with("截"))) from = m.span.begin;
  }
  return from;
}

// "A fund of 5 billion yuan will be set up": what is to come stands behind its figure.
bool IsMadeLater(const TextContext& context, const SentenceView& sentence, uint32_t value) {
  constexpr size_t kNoun = 4;  // words of it between
  const Shadow& shadow = sentence.shadow;
  const std::vector<std::string>& made = context.book().role_words(sentence.language).made_later;
  size_t i = 0;
  while (i < shadow.words.size() && shadow.words[i].text <= context.mention(value).span.begin) ++i;
  for (const size_t last = i + kNoun; i <= last && i + 2 < shadow.words.size(); ++i) {
    const std::string_view word = shadow.Word(i);
    if (word == "will" || word == "would") return shadow.Word(i + 1) == "be" && Has(made, shadow.Word(i + 2));
    if (word == "," || word == ";" || word == "and") return false;
  }
  return false;
}

}  // namespace

// What the words before the value say: "will", "plans to", 预计.
std::optional<Modality> ModalityOfCue(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& role_words = context.book().role_words(sentence.language);
  const auto may_stand = [&](const ModalityCue& cue) { return cue.words.MayStandInText(sentence.shadow); };
  if (std::none_of(role_words.modality.begin(), role_words.modality.end(), may_stand) &&
      (value == kNoIndex || !IsMadeLater(context, sentence, value)))
    return std::nullopt;
  const uint32_t at = value == kNoIndex ? sentence.span.end : context.mentions()[value].span.begin;
  Span clause = value == kNoIndex ? sentence.span : context.ClauseAt(s, at);
  clause.begin = BehindWhatIsToCome(context, sentence, clause.begin, value);
  const auto& words = sentence.shadow.words;
  const auto behind = [](const ShadowWord& word, uint32_t place) { return word.text < place; };
  const auto first = std::lower_bound(words.begin(), words.end(), clause.begin, behind);
  const auto last = std::lower_bound(first, words.end(), at, behind);
  const Shadow before =
      sentence.shadow.Part(static_cast<size_t>(first - words.begin()), static_cast<size_t>(last - words.begin()));
  for (const std::string& ending : role_words.presupposed)
    if (EndsWithWords(before.text, ending)) return std::nullopt;
  for (const ModalityCue& cue : role_words.modality)
    if (const auto found = cue.words.Find(before)) {
      // "The parts will be moved by Orlo, which has its seat in": what is, whatever will be
      const std::string_view since = std::string_view(before.text).substr(found->end);
      if (since.find(", which has ") != std::string_view::npos ||
          since.find(", which had ") != std::string_view::npos || since.find(", which is ") != std::string_view::npos ||
          since.find(", where the ") != std::string_view::npos)
        continue;
      if (IsInserted(before.text, found->begin, found->end)) continue;
      // "Never since we opened in 1995 have so many": what was before is not denied
      if (cue.modality == Modality::kDenied && since.find("since ") != std::string_view::npos) continue;
      // "did not open until 2013": it did, then
      const bool until =
          value != kNoIndex && (before.text.ends_with(" until ") ||
                                context.document().Slice(context.mentions()[value].span).starts_with("until"));
      if (cue.modality != Modality::kDenied || !until) return cue.modality;
    }
  if (value != kNoIndex && IsMadeLater(context, sentence, value)) return Modality::kTarget;
  return std::nullopt;
}

namespace {

// "Some say that it has 900 parks. That is not true.", 有人说…。没有的事！: denied by the sentence behind.
bool IsDeniedBehind(const TextContext& context, uint32_t s) {
  const auto& sentences = context.sentences();
  if (s + 1 >= sentences.size() || sentences[s + 1].block != sentences[s].block) return false;
  const std::string_view next = context.document().Slice(sentences[s + 1].span);
  const auto& denials = context.book().role_words(sentences[s].language).denied_behind;
  return std::any_of(denials.begin(), denials.end(), [&](const std::string& words) { return next.starts_with(words); });
}

}  // namespace

Modality ResolveModality(const TextContext& context, uint32_t s, uint32_t value, const AsOf& as_of) {
  const SentenceView& sentence = context.sentences()[s];
  if (IsLeftBehind(context, sentence, value)) return Modality::kHistorical;
  if (const auto cue = ModalityOfCue(context, s, value)) return *cue;
  if (IsDeniedBehind(context, s)) return Modality::kDenied;
  const uint32_t at = value == kNoIndex ? sentence.span.end : context.mentions()[value].span.begin;
  if (value != kNoIndex)
    if (const auto modality = ModalityOfHead(context, context.outline().blocks[sentence.block], at)) return *modality;
  const auto& published = context.document().info().published;
  const bool told = as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited;
  if (published && told && as_of.range && as_of.range->start > published->end) return Modality::kForecast;
  return Modality::kActual;
}

}  // namespace factlint
