#include "extractor/name_shapes.h"

#include <algorithm>

#include "extractor/ascii.h"
#include "extractor/entities.h"
#include "extractor/name_folding.h"
#include "extractor/sorted_words.h"

namespace factlint {

using ascii::IsDigit;
using ascii::IsLower;
using ascii::IsUpper;

bool NameShapes::HasCommonEnding(std::string_view word) const {
  return std::any_of(common_endings.begin(), common_endings.end(),
                     [&](const std::string& end) { return word.size() > end.size() && word.ends_with(end); });
}

bool NameShapes::IsModel(std::string_view word) const {
  const auto digits = static_cast<size_t>(std::count_if(word.begin(), word.end(), IsDigit));
  if (digits == 0 || digits > 4 || word.size() > 8 || !(IsUpper(word[0]) || IsLower(word[0]))) return false;
  const bool brief = word.size() - digits <= 4;
  return brief && !Has(no_names, word);
}

const std::string* NameShapes::KindOfHead(std::string_view word) const {
  std::string folded = FoldName(word);
  std::erase(folded, '.');
  const auto found = std::lower_bound(heads.begin(), heads.end(), folded,
                                      [](const auto& head, const std::string& key) { return head.first < key; });
  return found != heads.end() && found->first == folded ? &found->second : nullptr;
}

NameShapes ReadNameShapes(const YamlFile& file, Diagnostics& diagnostics) {
  NameShapes shapes;
  MapReader reader(file.root(), "a file of name shapes", diagnostics);
  reader.Integer("factlint_names", 1, 1);
  const Node heads = reader.Map("heads");
  for (size_t i = 0; i < heads.size(); ++i)
    for (size_t k = 0; k < heads.at(i).size(); ++k)
      shapes.heads.emplace_back(FoldName(heads.at(i).at(k).scalar()), std::string(heads.key(i).scalar()));
  shapes.connectors = reader.Strings("connectors");
  shapes.no_names = reader.Strings("no_names");
  shapes.person_titles = reader.Strings("person_titles");
  shapes.facility_heads = reader.Strings("facility_heads");
  shapes.section_words = reader.Strings("section_words");
  shapes.place_labels = reader.Strings("place_labels");
  shapes.profile_openers = reader.Strings("profile_openers");
  shapes.short_tails = reader.Strings("short_tails");
  shapes.group_forms = reader.Strings("group_forms");
  shapes.legal_forms = reader.Strings("legal_forms");
  shapes.facility_verbs = reader.Strings("facility_verbs");
  shapes.subject_verbs = reader.Strings("subject_verbs");
  shapes.common_endings = reader.Strings("common_endings");
  shapes.model_nouns = reader.Strings("model_nouns");
  shapes.appositive_openers = reader.Strings("appositive_openers");
  shapes.profile_tails = reader.Strings("profile_tails");
  shapes.model_tails = reader.Strings("model_tails");
  shapes.articles = reader.Strings("articles");
  shapes.numbered_words = reader.Strings("numbered_words");
  shapes.number_closers = reader.Strings("number_closers");
  shapes.rail_words = reader.Strings("rail_words");
  shapes.country_adjectives = reader.Strings("country_adjectives");
  shapes.demonym_endings = reader.Strings("demonym_endings");
  shapes.forms_behind = reader.Strings("forms_behind");
  shapes.alias_leads = reader.Strings("alias_leads");
  shapes.rival_nouns = reader.Strings("rival_nouns");
  shapes.scale_words = reader.Strings("scale_words");
  shapes.inner_acronyms = reader.Strings("inner_acronyms");
  shapes.saying_verbs = reader.Strings("saying_verbs");
  shapes.company_topics = reader.Strings("company_topics");
  shapes.place_openers = reader.Strings("place_openers");
  shapes.owned_nouns = reader.Strings("owned_nouns");
  shapes.company_behind = reader.Strings("company_behind");
  shapes.company_nouns = reader.Strings("company_nouns");
  reader.Finish();
  std::sort(shapes.heads.begin(), shapes.heads.end());
  for (auto* list :
       {&shapes.connectors,      &shapes.no_names,       &shapes.person_titles,      &shapes.facility_heads,
        &shapes.facility_verbs,  &shapes.subject_verbs,  &shapes.legal_forms,        &shapes.section_words,
        &shapes.profile_openers, &shapes.place_labels,   &shapes.appositive_openers, &shapes.model_nouns,
        &shapes.rival_nouns,     &shapes.scale_words,    &shapes.saying_verbs,       &shapes.inner_acronyms,
        &shapes.company_topics,  &shapes.owned_nouns,    &shapes.country_adjectives, &shapes.model_tails,
        &shapes.articles,        &shapes.numbered_words, &shapes.rail_words,         &shapes.group_forms,
        &shapes.short_tails,     &shapes.place_openers,  &shapes.number_closers,     &shapes.company_nouns,
        &shapes.alias_leads})
    std::sort(list->begin(), list->end());
  return shapes;
}

}  // namespace factlint
