#include "extractor/yearly_growth.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr Language kLanguages[] = {Language::kEnglish, Language::kChinese};

std::string Between(const TextContext& context, uint64_t begin, uint64_t end) {
  return std::string(context.document().Slice({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}));
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
bool IsAgainstAnotherTime(const TextContext& context, const Claim& teller, const Claim& value) {
  constexpr uint64_t kLooked = 48;
  const std::string_view text = context.document().text();
  std::string_view behind = text.substr(teller.place->end, kLooked);
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
  Claim* found = nullptr;
  bool leads = false;
  uint64_t nearest = kFar;
  for (Claim& claim : sentence) {
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (quantity == nullptr || &claim == &teller || !claim.place || !claim.change.empty()) continue;
    if (claim.modality == Modality::kHistorical) continue;  // "900, against 800 a year earlier, up 12%"
    if (claim.subject.id != teller.subject.id || quantity->unit.starts_with("%")) continue;
    if (claim.place->start >= teller.place->end) {
      leads = Leads(context, Between(context, teller.place->end, claim.place->start));
      if (leads) found = &claim;
      if (leads) break;
    } else if (teller.place->start >= claim.place->end && teller.place->start - claim.place->end < nearest) {
      nearest = teller.place->start - claim.place->end;
      found = &claim;
    }
  }
  if (found == nullptr) return nullptr;
  const bool told = leads || OpensGrowth(context, Between(context, found->place->end, teller.place->start));
  return told && !IsAgainstAnotherTime(context, teller, *found) ? found : nullptr;
}

}  // namespace factlint
