#include <string>

#include "extractor/rule.h"
#include "extractor/rule_source.h"

namespace factlint {
namespace {

// Regular English plurals of the last word: "AI company" -> "AI companies".
std::string Plural(const std::string& noun) {
  const auto ends = [&noun](std::string_view end) {
    return noun.size() > end.size() && noun.compare(noun.size() - end.size(), end.size(), end) == 0;
  };
  const bool vowel_y = ends("ay") || ends("ey") || ends("oy") || ends("uy");
  if (ends("y") && !vowel_y) return noun.substr(0, noun.size() - 1) + "ies";
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return noun + "es";
  return noun + "s";
}

}  // namespace

void ReadLexsets(const YamlFile& file, Lexsets& lexsets, Diagnostics& diagnostics) {
  const Node list = file.root()["lexsets"];
  for (size_t i = 0; i < list.size() && list.IsMap(); ++i) {
    MapReader reader(list.at(i), "a lexset", diagnostics);
    Lexset lexset;
    lexset.node = list.key(i);
    const bool plural = reader.Bool("plural").value_or(false);
    for (size_t language = 0; language < 2; ++language) {
      for (std::string& entry : reader.Strings(kRuleLanguages[language])) {
        if (plural && language == 0) lexset.entries[language].push_back(Plural(entry));
        lexset.entries[language].push_back(std::move(entry));
      }
    }
    reader.Finish();
    lexsets.insert_or_assign(std::string(list.key(i).scalar()), std::move(lexset));
  }
}

}  // namespace factlint
