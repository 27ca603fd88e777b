#include "extractor/name_runs.h"

#include <algorithm>

#include "extractor/ascii.h"
#include "extractor/name_folding.h"
#include "extractor/sorted_words.h"

namespace factlint {

using ascii::IsDigit;
using ascii::IsLower;
using ascii::IsUpper;

using Words = std::vector<NameWord>;

void NameRuns::SetLabel(Span label, bool heading) {
  label_ = label;
  heading_ = heading;
  place_label_ = !label.empty() && Has(shapes_.place_labels, FoldName(Text(label)));
}

// "standard containers (TEU)", "13 million TEU": short for what is counted.
bool NameRuns::IsGloss(const NameWord& word) const {
  const std::string_view text = Text(word.span);
  if (word.span.begin < 2 || text.size() < 2 || text.size() > 5 || !std::all_of(text.begin(), text.end(), IsUpper))
    return false;
  const std::string_view before = std::string_view(document_.text()).substr(0, word.span.begin);
  const std::string_view behind = std::string_view(document_.text()).substr(word.span.end, 1);
  if (before.ends_with(" (")) {
    const std::string_view noun = before.substr(before.find_last_of(" \n", before.size() - 3) + 1);
    return behind == ")" && IsLower(noun[0]) && IsLower(noun[noun.size() - 3]);
  }
  const std::string_view last = before.substr(before.find_last_of(" \n", before.size() - 2) + 1);
  if (last.ends_with(' ') && Has(shapes_.scale_words, last.substr(0, last.size() - 1))) return true;
  if (before.back() != ' ' || !IsDigit(before[before.size() - 2])) return false;
  size_t digits = before.size() - 1;  // "900 TEU", but "in 2024 BMW sold" and "Q1 BMW"
  while (digits > 0 && (IsDigit(before[digits - 1]) || before[digits - 1] == ',')) --digits;
  const std::string_view number = before.substr(digits, before.size() - 1 - digits);
  const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  return !year && (digits == 0 || before[digits - 1] == ' ');
}

// "Rival Norwegian, with 22.6 million passengers": an adjective of a country with nothing
// behind it that it could describe.
bool NameRuns::IsCountryAlone(const NameWord& word) const {
  if (!Has(shapes_.country_adjectives, Text(word.span))) return false;
  const std::string_view before = std::string_view(document_.text()).substr(0, word.span.begin);
  const size_t blank = before.find_last_of(" \n", before.size() < 2 ? 0 : before.size() - 2);
  const std::string_view last = before.substr(blank == std::string_view::npos ? 0 : blank + 1);
  const std::string_view behind = std::string_view(document_.text()).substr(word.span.end, 24);
  const std::string_view verb =
      behind.starts_with(" ") ? behind.substr(1, behind.find_first_of(" .,;\n", 1) - 1) : std::string_view();
  if (verb.size() > 4 && Has(shapes_.subject_verbs, verb) && last != "the " && last != "The ") return true;
  return last.ends_with(' ') && Has(shapes_.rival_nouns, FoldName(last.substr(0, last.size() - 1)));
}

// "CN" of "CN¥2.7 billion".
bool NameRuns::IsBeforeAmount(uint32_t at) const {
  const std::string_view rest = std::string_view(document_.text()).substr(at, 3);
  return rest.substr(0, 1) == "$" || rest.substr(0, 2) == "\xC2\xA5" || rest.substr(0, 2) == "\xC2\xA3" ||
         rest == "\xE2\x82\xAC" || rest == "\xEF\xBF\xA5";
}

bool NameRuns::IsNameWord(const NameWord& word, bool strict_first) const {
  if (word.known >= 0) return true;
  if (!word.capital) return false;
  const std::string_view text = Text(word.span);
  const bool upper = OpensWithCapital(text);
  const bool inner_upper = std::any_of(text.begin() + 1, text.end(), IsUpper);
  if (IsDigit(text[0]) || (!upper && !(inner_upper && IsLower(text[0])))) return false;
  const bool airline = IsCountryAlone(word);
  if (!airline && (Has(shapes_.no_names, text) || Has(shapes_.person_titles, FoldName(text)))) return false;
  const size_t hyphen = text.find('-');  // "AI-driven", "Hefei-based": common words
  if (hyphen != std::string_view::npos && hyphen + 1 < text.size() && IsLower(text[hyphen + 1])) return false;
  if (!upper && hyphen != std::string_view::npos && hyphen > 1) return false;  // "non-UK"
  if (IsBeforeAmount(word.span.end)) return false;
  // "Shops: 172": a label; but "Marnby Energy: our year", a heading, tells the company of the name
  const std::string* kind = heading_ && word.joined ? HeadKind(word) : nullptr;
  const bool company = kind != nullptr && *kind == "company";
  if (!company && IsBeforeColon(word.span.end) && Has(shapes_.section_words, FoldName(text))) return false;
  // "GROWTH. Sales rose": a heading that runs into its text
  const bool shouted = text.size() > 3 && word.first && std::all_of(text.begin(), text.end(), IsUpper);
  if (shouted && Has(shapes_.section_words, FoldName(text))) return false;
  const bool acronyms = text.size() > 2 && text.back() == 's' && std::all_of(text.begin(), text.end() - 1, IsUpper);
  if (acronyms) return false;  // "LLMs"
  if (IsGloss(word)) return false;
  // Models and versions, GPT-4 and R1, are none, but "Tarsk T5" and then "the T5" are.
  if (std::any_of(text.begin(), text.end(), IsDigit)) return survey_.IsModel(text);
  // "- Seat: Cork": a place stands behind such a label.
  const bool place = place_label_ && word.span.begin > label_.end && !Has(shapes_.section_words, FoldName(text));
  return !word.first || !strict_first || inner_upper || place || survey_.IsInner(text);
}

bool NameRuns::OpensWithCountry(const Words& words, size_t i) const {
  if (words[i].known >= 0 || i + 1 >= words.size() || !words[i + 1].joined || words[i + 1].known >= 0) return false;
  if (!Has(shapes_.country_adjectives, Text(words[i].span))) return false;
  const std::string_view next = Text(words[i + 1].span);
  if (!OpensWithCapital(next) || Has(shapes_.no_names, next)) return false;
  const bool short_word = next.size() <= 3 && next.size() > 1 && std::all_of(next.begin() + 1, next.end(), IsLower);
  const std::string* kind = HeadKind(words[i + 1]);
  return short_word || (kind != nullptr && *kind == "company");
}

// A capital at the begin of a sentence tells nothing; what follows may: "Lakewood
// has …", "Lakewood's …". Nouns of common endings are no names: "Growth is …".
bool NameRuns::HasFormBehind(const std::vector<NameWord>& words, size_t end) const {
  if (end == 0 || end >= words.size()) return false;
  const Span before = words[end - 1].span;
  const std::string_view form = Text(words[end].span);
  return words[end].span.begin == before.end + 1 && form == "plc" && Has(shapes_.legal_forms, form);
}

bool NameRuns::OpensAsSubject(const Words& words, size_t i) const {
  return survey_.LooksLikeSubject(words, i) && !survey_.IsSmall(FoldName(Text(words[i].span)));
}

// "the Chilean capital": an adjective of a country.
bool NameRuns::IsDemonym(const Words& words, size_t i) const {
  if (words[i].known >= 0 || i == 0 || i + 1 >= words.size() || !words[i + 1].joined) return false;
  const std::string_view text = Text(words[i].span);
  const std::string_view before = Text(words[i - 1].span);
  const bool ends = std::any_of(shapes_.demonym_endings.begin(), shapes_.demonym_endings.end(),
                                [&](const std::string& ending) { return text.ends_with(ending); });
  return ends && (before == "the" || before == "The") && IsLower(Text(words[i + 1].span)[0]);
}

// "3" of "Model 3", and "208" where a heading names a "Marnby 208".
bool NameRuns::IsModelNumber(const Words& words, size_t i) const {
  const std::string_view text = Text(words[i].span);
  if (IsDigit(text[0]) && survey_.IsNumbered(Text({words[i - 1].span.begin, words[i].span.end}))) return true;
  return text.size() == 1 && IsDigit(text[0]) && Text(words[i - 1].span) == "Model";
}

// "Queen's Hospital", "King's College": one name, unless the owner is known.
bool NameRuns::OwnsItsHead(const Words& words, size_t i) const {
  return words[i - 1].known < 0 && HeadKind(words[i]) != nullptr && OpensWithCapital(Text(words[i].span));
}

Span NameRuns::BaseOf(const NameWord& word) const {
  constexpr std::string_view kBased = "-based";
  const std::string_view text = Text(word.span);
  if (word.known >= 0 || text.size() < kBased.size() + 3 || !text.ends_with(kBased) || !OpensWithCapital(text))
    return {};
  const std::string_view place = text.substr(0, text.size() - kBased.size());
  const bool acronym = std::all_of(place.begin(), place.end(), IsUpper);  // "AI-based"
  if (acronym || Has(shapes_.no_names, place)) return {};
  return {word.span.begin, word.span.end - static_cast<uint32_t>(kBased.size())};
}

const std::string* NameRuns::HeadKind(const NameWord& word) const {
  if (word.known >= 0) return nullptr;
  return shapes_.KindOfHead(Text(word.span));
}

// "Tianfu AI Innovation Park": an acronym that is no name stands in one whose head follows.
// The end of the head; `at` where there is none.
size_t NameRuns::EndBehindAcronym(const Words& words, size_t at) const {
  if (!Has(shapes_.inner_acronyms, Text(words[at].span)) || words[at].possessive) return at;
  size_t end = at + 1;
  while (end < words.size() && words[end].joined && !words[end - 1].possessive && words[end].known < 0 &&
         IsNameWord(words[end], false))
    ++end;
  const std::string* kind = end > at + 1 ? HeadKind(words[end - 1]) : nullptr;
  return kind != nullptr && *kind != "work" ? end : at;  // "the China AI Cities Index" is told by its words
}

// "Centre for Science and Environment": two things that one house is for.
bool NameRuns::GoesOnWithAnd(const Words& words, size_t begin, size_t end) const {
  if (end < begin + 3 || end + 1 >= words.size() || Text(words[end].span) != "and") return false;
  if (!words[end].joined || !words[end + 1].joined) return false;
  const bool known = words[end - 1].known >= 0 || words[end + 1].known >= 0;
  return !known && Text(words[end - 2].span) == "for" && HeadKind(words[end - 3]) != nullptr &&
         IsNameWord(words[end + 1], false) && HeadKind(words[end + 1]) == nullptr &&
         (end + 2 >= words.size() || !words[end + 2].joined || !IsNameWord(words[end + 2], false));
}

size_t NameRuns::NameEnd(const Words& words, size_t i) const {
  const bool more =
      i + 1 < words.size() && words[i + 1].joined && (!words[i].possessive || OwnsItsHead(words, i + 1)) &&
      (IsNameWord(words[i + 1], false) || IsModelNumber(words, i + 1) || EndBehindAcronym(words, i + 1) != i + 1);
  const bool country = OpensWithCountry(words, i);
  if (!country && !IsNameWord(words[i], !more) && !OpensAsSubject(words, i)) return i;
  if (!country && !more && IsDemonym(words, i)) return i;
  size_t end = i + 1;
  while (end < words.size() && words[end].joined && (!words[end - 1].possessive || OwnsItsHead(words, end))) {
    if (IsNameWord(words[end], false) || IsModelNumber(words, end)) {
      ++end;
      continue;
    }
    if (const size_t head_end = EndBehindAcronym(words, end); head_end != end) {
      end = head_end;
      continue;
    }
    if (GoesOnWithAnd(words, i, end)) {
      end += 2;
      continue;
    }
    if (Text(words[end].span) == "in" && end + 1 < words.size() && words[end + 1].known >= 0)
      break;  // "Centre in Pidu"
    const bool connector = Has(shapes_.connectors, Text(words[end].span)) && end + 1 < words.size() &&
                           words[end + 1].joined && IsNameWord(words[end + 1], false) &&
                           HeadKind(words[end - 1]) != nullptr;
    if (!connector) break;
    end += 2;
  }
  return end;
}

bool NameRuns::IsBeforeColon(uint32_t at) const { return std::string_view(document_.text()).substr(at, 2) == ": "; }

bool NameRuns::LooksLikeHeading(const Words& words, size_t begin, size_t end) const {
  if (end - begin < 2 || end - begin > 4) return false;
  for (size_t i = begin; i < end; ++i) {
    const std::string_view text = Text(words[i].span);
    if (survey_.IsModel(text)) return true;
    const std::string folded = FoldName(text);
    if (survey_.IsSmall(folded) || Has(shapes_.section_words, folded)) return false;
    if (shapes_.HasCommonEnding(text)) return false;
  }
  return true;
}

bool NameRuns::IsOddlySpelled(const NameWord& word) const {
  const std::string_view text = Text(word.span);
  return !word.digit && text.size() > 3 && std::any_of(text.begin() + 1, text.end(), IsUpper) &&
         std::count_if(text.begin(), text.end(), IsLower) > 2 && text.find('-') == std::string_view::npos;
}

bool NameRuns::IsCommon(const Words& words, size_t begin, size_t end) const {
  for (size_t i = begin; i < end; ++i) {
    const std::string folded = FoldName(Text(words[i].span));
    if (!survey_.IsSmall(folded) && !Has(shapes_.section_words, folded)) return false;
  }
  return true;
}

bool NameRuns::IsNamedElsewhere(const Words& words, size_t begin, size_t end) const {
  for (size_t i = begin; i < end; ++i)
    if (!survey_.IsInner(Text(words[i].span)) && !survey_.IsModel(Text(words[i].span)) &&
        !(i > begin && IsModelNumber(words, i)))
      return false;
  return end - begin <= 4;
}

}  // namespace factlint
