#include "extractor/yearly_growth.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr Language kLanguages[] = {Language::kEnglish, Language::kChinese};

// Where the text says it: a claim has its place in the file, which may be of another charset, or a page.
std::optional<Span> SpanOf(const TextContext& context, const Claim& claim) {
  const Document& document = context.document();
  const auto begin = [&](const Mention& mention) { return document.Original(document.SourceOf(mention.span).begin); };
  const auto& mentions = context.mentions();
  const auto at = std::partition_point(mentions.begin(), mentions.end(),
                                       [&](const Mention& mention) { return begin(mention) < claim.place->start; });
  if (at == mentions.end() || begin(*at) != claim.place->start) return std::nullopt;
  return at->span;
}

// What the text says between two of its claims; nothing where they touch.
std::string_view Between(const TextContext& context, Span first, Span second) {
  return first.end < second.begin ? context.document().Slice({first.end, second.begin}) : std::string_view();
}

// " to", "，达到": between a growth and the value that it led to.
bool Leads(const TextContext& context, std::string_view between) {
  const std::string words = FoldText(Trim(between));
  return std::any_of(std::begin(kLanguages), std::end(kLanguages), [&](Language language) {
    const auto& leads = context.book().role_words(language).growth_leads;
    return std::binary_search(leads.begin(), leads.end(), words);
  });
}

// ", up", ", an increase of", "，同比增长": nothing else between the comma and the percentage.
bool OpensGrowth(const TextContext& context, std::string_view between) {
  for (const Language language : kLanguages) {
    const auto& openers = context.book().role_words(language).growth_openers;
    for (const std::string_view mark : {", ", "(", " - ", " – ", " — ", " after ", " following ", "，", "（"}) {
      const size_t at = between.rfind(mark);
      if (at == std::string_view::npos || between.substr(0, at).find(';') != std::string_view::npos) continue;
      if (std::binary_search(openers.begin(), openers.end(), FoldText(Trim(between.substr(at + mark.size())))))
        return true;
    }
  }
  return false;
}

// "up 8% since 2019", "up 8% on 2019" of a figure of 2024.
bool IsAgainstAnotherTime(const TextContext& context, Span teller, const Claim& value) {
  constexpr uint64_t kLooked = 48;
  const std::string_view text = context.document().text();
  std::string_view behind = text.substr(teller.end, kLooked);
  behind = behind.substr(0, behind.find_first_of(".;\n"));
  for (const std::string_view word :
       {" since ", " over ", " within ", " compared with its ", "years", " quarter", " than its "})
    if (behind.find(word) != std::string_view::npos) return true;
  if (!value.as_of.range) return false;
  const int year = value.as_of.range->end.year;
  for (size_t at = 0; at + 4 <= behind.size(); ++at) {
    const std::string_view digits = behind.substr(at, 4);
    const bool number = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool told = number && (digits.starts_with("19") || digits.starts_with("20"));
    if (told && digits != std::to_string(year - 1) && digits != std::to_string(year)) return true;
  }
  return false;
}

}  // namespace

Claim* GrownBy(const TextContext& context, const Claim& teller, std::span<Claim> sentence) {
  constexpr uint64_t kFar = 80;
  if (!teller.place) return nullptr;
  const std::optional<Span> told = SpanOf(context, teller);
  if (!told) return nullptr;
  Claim* found = nullptr;
  Span nearest;  // before the growth
  for (Claim& claim : sentence) {
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (quantity == nullptr || &claim == &teller || !claim.place || !claim.change.empty()) continue;
    if (claim.modality == Modality::kHistorical) continue;  // "900, against 800 a year earlier, up 12%"
    if (claim.subject.id != teller.subject.id || quantity->unit.starts_with("%")) continue;
    const std::optional<Span> span = SpanOf(context, claim);
    if (!span) continue;
    if (span->begin >= told->end) {
      if (!Leads(context, Between(context, *told, *span))) continue;
      return IsAgainstAnotherTime(context, *told, claim) ? nullptr : &claim;
    }
    if (span->end > told->begin || told->begin - span->end >= kFar) continue;
    if (found != nullptr && span->end <= nearest.end) continue;
    nearest = *span;
    found = &claim;
  }
  if (found == nullptr || !OpensGrowth(context, Between(context, nearest, *told))) return nullptr;
  return IsAgainstAnotherTime(context, *told, *found) ? nullptr : found;
}

}  // namespace factlint
