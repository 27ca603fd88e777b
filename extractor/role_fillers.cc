#include "extractor/role_fillers.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractor/ascii.h"
#include "extractor/name_case.h"
#include "extractor/sorted_words.h"

namespace factlint {

bool RoleFillers::Takes(uint32_t character) const {
  return character != 0 && std::find(characters_.begin(), characters_.end(), character) != characters_.end();
}

bool RoleFillers::IsPlace(uint32_t entity) const {
  return context_.book().entities().kinds()[context_.entity(entity).kind].is == KindClass::kPlace;
}

bool RoleFillers::Fits(uint32_t i) const {
  return i != value_ && Takes(context_.character(i)) && !IsBase(i) &&
         !(maker_ && (IsModel(i) || FollowsArticle(i) || IsAnothers(i) || IsCounted(context_, i))) && !IsWhere(i);
}

// "Headquarters: Fornebu. Fleet: 86": what is looked at ends with a label of a place.
bool RoleFillers::LabelsAPlace(std::string_view before) const {
  const std::string folded = ascii::Lower(before);
  const auto& labels = context_.book().names().place_labels;
  return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
    const size_t at = folded.size() - std::min(label.size(), folded.size());
    return folded.ends_with(label) && (at == 0 || !ascii::IsLower(folded[at - 1]));
  });
}

// 研究院位于上海市徐汇区，2020年揭牌: where, and not whose figures follow.
bool RoleFillers::LiesThere(uint32_t i) const {
  constexpr size_t kLongest = 15;  // bytes of 总部位于 and more
  const auto& mentions = context_.mentions();
  const std::string_view text = context_.document().text();
  if (!IsPlace(mentions[i].entity) || AllPlaces(characters_)) return false;
  const std::string_view behind = text.substr(mentions[i].span.end, 3);
  if (behind != "，" && behind != "；" && behind != "。") return false;
  const auto joined = [&](uint32_t k) {
    return mentions[k - 1].type == MentionType::kEntity && mentions[k - 1].span.end == mentions[k].span.begin;
  };
  for (int steps = 0; steps < 3 && i > 0 && joined(i); ++steps) --i;  // 上海市徐汇区
  const uint32_t begin = mentions[i].span.begin;
  const std::string_view before =
      text.substr(begin - std::min<size_t>(begin, kLongest), std::min<size_t>(begin, kLongest));
  const auto& where = context_.book().role_words(Language::kChinese).where;
  return std::any_of(where.begin(), where.end(), [&](const std::string& words) { return before.ends_with(words); });
}

// "The company, headquartered in Derby, …": a name without a kind that tells where.
bool RoleFillers::IsWhere(uint32_t i) const {
  if (sentence().language == Language::kChinese && LiesThere(i)) return true;
  const uint32_t begin = context_.mention(i).span.begin;
  if (context_.character(i) != kKindBase || begin < 5) return false;
  const std::string_view text = context_.document().text();
  const std::string_view before = text.substr(begin < 20 ? 0 : begin - 20, std::min<uint32_t>(begin, 20));
  if (before.ends_with(": ") && LabelsAPlace(before.substr(0, before.size() - 2))) return true;
  if (!before.ends_with(' ')) return false;
  const auto& where = context_.book().role_words(Language::kEnglish).where;
  return std::any_of(where.begin(), where.end(), [&](const std::string& words) {
    return before[before.size() - 2] == words.back() && before.substr(0, before.size() - 1).ends_with(words);
  });
}

// "The T5 travels 430 km. The firm built": its maker, no model.
bool RoleFillers::IsModel(uint32_t i) const {
  const std::string& name = context_.entity(context_.mention(i).entity).name;
  return context_.character(i) == kKindBase &&
         std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "The all-electric Lumo", "its Octavo": what is made takes an article, whoever makes it takes none.
bool RoleFillers::FollowsArticle(uint32_t i) const {
  constexpr size_t kAdjectives = 2;
  if (context_.character(i) != kKindBase) return false;
  const std::string_view text = context_.document().text();
  size_t end = context_.mention(i).span.begin;
  for (size_t words = 0; words <= kAdjectives && end > 0 && text[end - 1] == ' '; ++words) {
    size_t begin = end - 1;
    while (begin > 0 && (ascii::IsLower(text[begin - 1]) || ascii::IsUpper(text[begin - 1]) || text[begin - 1] == '-'))
      --begin;
    const std::string_view word = text.substr(begin, end - 1 - begin);
    if (Has(context_.book().names().articles, word)) return true;
    if (word.empty() || !ascii::IsLower(word[0])) return false;
    if (Has(context_.book().role_words(Language::kEnglish).stop_words, word)) return false;  // "at the top is Marnby"
    end = begin;
  }
  return false;
}

// "The group's subsidiary Ostra had": the company behind is not Ostra.
bool RoleFillers::IsAnothers(uint32_t i) const {
  const std::string_view text = context_.document().text();
  const uint32_t begin = context_.mention(i).span.begin;
  if (begin < 2 || text[begin - 1] != ' ') return false;
  size_t from = begin - 1;
  while (from > 0 && ascii::IsLower(text[from - 1])) --from;
  return Has(context_.book().names().rival_nouns, text.substr(from, begin - 1 - from));
}

// "the Basel-based company", "the Basel company": where the subject is, not what it is.
bool RoleFillers::IsBase(uint32_t i) const {
  constexpr size_t kLongest = 24;  // bytes of " cooperative "
  const Span span = context_.mention(i).span;
  const std::string_view behind = std::string_view(context_.document().text()).substr(span.end, kLongest);
  // "the Basel-based firm", "the US-dominated field"; but "Derby-Lowick"
  if (behind.size() > 1 && behind[0] == '-' && ascii::IsLower(behind[1])) return true;
  std::string_view before = context_.document().Slice({std::min(sentence().span.begin, span.begin), span.begin});
  const RoleWords& words = context_.book().role_words(Language::kEnglish);
  // "the east China city"
  if (before.ends_with(' ')) {
    const size_t blank = before.substr(0, before.size() - 1).rfind(' ') + 1;
    if (Has(words.place_adjectives, before.substr(blank, before.size() - 1 - blank))) before = before.substr(0, blank);
  }
  if (!behind.starts_with(" ") || !(before.ends_with("the ") || before.ends_with("The "))) return false;
  const std::string_view noun = behind.substr(1, behind.find_first_of(" ,.;'\n", 1) - 1);
  // "the Zhejiang capital": the city, and where it is
  if (Has(words.place_nouns, noun) && IsPlace(context_.mention(i).entity))
    return context_.kind_name(context_.entity(context_.mention(i).entity)) != "city";
  if (!Has(words.organisation_nouns, noun)) return false;
  if (IsPlace(context_.mention(i).entity)) return true;
  return context_.character(i) == kKindBase && s_ > block().first_sentence && !Has(words.named_nouns, noun) && IsNew(i);
}

// Is this the first that the text says of the name? "The Derby firm" then tells of one named before.
bool RoleFillers::IsNew(uint32_t i) const {
  constexpr uint32_t kLookedAt = 1000;  // mentions
  const auto& mentions = context_.mentions();
  const auto at = mentions.begin() + i;
  return std::none_of(at - std::min(i, kLookedAt), at,
                      [&](const Mention& m) { return m.type == MentionType::kEntity && m.entity == at->entity; });
}

bool RoleFillers::AllPlaces(const std::vector<uint32_t>& characters) const {
  const auto& kinds = context_.book().entities().kinds();
  return std::all_of(characters.begin(), characters.end(), [&](uint32_t c) {
    return c > kKindBase && c - kKindBase < kinds.size() && kinds[c - kKindBase].is == KindClass::kPlace;
  });
}

// Where something was built, unless a place is what is looked for.
bool RoleFillers::IsPassedOver(const SentenceView& sentence, uint32_t i) const {
  return !AllPlaces(characters_) && OnlyPlaces(context_, sentence, i);
}

}  // namespace factlint
