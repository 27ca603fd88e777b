#include "extractor/title_name.h"

#include <algorithm>

#include "extractor/ascii.h"
#include "extractor/name_folding.h"
#include "extractor/name_words.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kLongestTitle = 120;  // bytes; more is no title

// All words set in capitals, with one among them that is no common word.
bool IsName(std::string_view part, const EntityTable& table, const NameShapes& shapes, const NameSurvey& survey) {
  std::vector<NameWord> words;
  CutNameWords(part, {0, static_cast<uint32_t>(part.size())}, {}, words);
  if (words.empty() || words.size() > 4) return false;
  bool rare = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view text = part.substr(words[i].span.begin, words[i].span.size());
    const std::string folded = FoldName(text);
    if ((i > 0 && !words[i].joined) || !OpensWithCapital(text) || words[i].possessive) return false;
    if (i > 0 && rare && i + 1 == words.size() && words[i].digit && shapes.IsModel(text)) continue;  // "Marnby K60"
    if (words[i].digit) return false;
    if (Has(shapes.no_names, text) || Has(shapes.person_titles, folded)) return false;
    const bool common = Has(shapes.section_words, folded) || survey.IsSmall(folded);
    if (common && i == 0) return false;
    rare = rare || (!common && text.size() > 2 && !shapes.HasCommonEnding(text));
  }
  return rare && table.Find(part).empty();
}

}  // namespace

std::vector<std::string_view> TitleNames(const Document& document, const EntityTable& table, const NameShapes& shapes,
                                         const NameSurvey& survey) {
  const std::string_view title = document.info().title;
  std::vector<std::string_view> names;
  if (title.empty() || title.size() > kLongestTitle || document.text().find(title) != std::string::npos) return names;
  for (size_t begin = 0; begin < title.size();) {
    size_t end = title.size();
    size_t next = title.size();
    for (const std::string_view mark : {": ", " - ", " \xE2\x80\x93 ", " | ", ", "})
      if (const size_t at = title.find(mark, begin); at < end) {
        end = at;
        next = at + mark.size();
      }
    const std::string_view part = title.substr(begin, end - begin);
    if (IsName(part, table, shapes, survey)) names.push_back(part);
    begin = next;
  }
  return names;
}

}  // namespace factlint
