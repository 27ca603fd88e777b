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
  shapes.connectors = reader.Words("connectors");
  shapes.no_names = reader.Words("no_names");
  shapes.person_titles = reader.Words("person_titles");
  shapes.facility_heads = reader.Words("facility_heads");
  shapes.section_words = reader.Words("section_words");
  shapes.place_labels = reader.Strings("place_labels");
  shapes.profile_openers = reader.Words("profile_openers");
  shapes.short_tails = reader.Strings("short_tails");
  shapes.group_forms = reader.Strings("group_forms");
  shapes.legal_forms = reader.Words("legal_forms");
  shapes.facility_verbs = reader.Words("facility_verbs");
  shapes.subject_verbs = reader.Words("subject_verbs");
  shapes.common_endings = reader.Strings("common_endings");
  shapes.model_nouns = reader.Words("model_nouns");
  shapes.appositive_openers = reader.Words("appositive_openers");
  shapes.profile_tails = reader.Strings("profile_tails");
  shapes.model_tails = reader.Words("model_tails");
  shapes.articles = reader.Words("articles");
  shapes.numbered_words = reader.Words("numbered_words");
  shapes.number_closers = reader.Words("number_closers");
  shapes.rail_words = reader.Words("rail_words");
  shapes.country_adjectives = reader.Words("country_adjectives");
  shapes.demonym_endings = reader.Strings("demonym_endings");
  shapes.forms_behind = reader.Strings("forms_behind");
  shapes.alias_leads = reader.Strings("alias_leads");
  shapes.rival_nouns = reader.Words("rival_nouns");
  shapes.scale_words = reader.Words("scale_words");
  shapes.inner_acronyms = reader.Words("inner_acronyms");
  shapes.saying_verbs = reader.Words("saying_verbs");
  shapes.company_topics = reader.Words("company_topics");
  shapes.place_openers = reader.Words("place_openers");
  shapes.owned_nouns = reader.Words("owned_nouns");
  shapes.company_behind = reader.Strings("company_behind");
  shapes.company_nouns = reader.Words("company_nouns");
  reader.Finish();
  std::sort(shapes.heads.begin(), shapes.heads.end());
  for (auto* list : {&shapes.place_labels, &shapes.group_forms, &shapes.short_tails, &shapes.alias_leads})
    std::sort(list->begin(), list->end());
  return shapes;
}

}  // namespace factlint
