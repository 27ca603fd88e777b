#include "extractor/modality.h"

#include <string_view>
#include <utility>

namespace factlint {
namespace {

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

}  // namespace

// What the words before the value say: "will", "plans to", 预计.
std::optional<Modality> ModalityOfCue(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  const uint32_t at = value == kNoIndex ? sentence.span.end : context.mentions()[value].span.begin;
  const Span clause = value == kNoIndex ? sentence.span : context.ClauseAt(s, at);
  std::string before;
  const auto& words = sentence.shadow.words;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].text < clause.begin || words[i].text >= at) continue;
    const size_t end = i + 1 < words.size() ? words[i + 1].at : sentence.shadow.text.size();
    before.append(sentence.shadow.text, words[i].at, end - words[i].at);
  }
  for (const std::string& ending : context.book().role_words(sentence.language).presupposed)
    if (before.ends_with(" " + ending + " ")) return std::nullopt;
  for (const ModalityCue& cue : context.book().role_words(sentence.language).modality)
    if (cue.words.Matches(before)) {
      // "did not open until 2013": it did, then
      const bool until =
          value != kNoIndex && (before.ends_with(" until ") ||
                                context.document().Slice(context.mentions()[value].span).starts_with("until"));
      if (cue.modality != Modality::kDenied || !until) return cue.modality;
    }
  return std::nullopt;
}
Modality ResolveModality(const TextContext& context, uint32_t s, uint32_t value, const AsOf& as_of) {
  if (const auto cue = ModalityOfCue(context, s, value)) return *cue;
  const SentenceView& sentence = context.sentences()[s];
  const uint32_t at = value == kNoIndex ? sentence.span.end : context.mentions()[value].span.begin;
  if (value != kNoIndex)
    if (const auto modality = ModalityOfHead(context, context.outline().blocks[sentence.block], at)) return *modality;
  const auto& published = context.document().info().published;
  const bool told = as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited;
  if (published && told && as_of.range && as_of.range->start > published->end) return Modality::kForecast;
  return Modality::kActual;
}
}  // namespace factlint
