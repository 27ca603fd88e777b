// What words tell of names: the lists that the finders of names share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/han_names.h"
#include "extractor/yaml.h"

namespace factlint {

// The words that tell a name's kind and what is none. rules/languages/names-en.yaml.
struct NameShapes {
  std::vector<std::pair<std::string, std::string>> heads;  // last word, folded -> kind; sorted
  WordSet connectors;                                      // "of", "and": inside a name after a head
  WordSet no_names;                          // capitalised words that are none: "The", "Monday", "Chinese"
  WordSet person_titles;                     // "director", "chairman": the name beside is a person's
  WordSet facility_heads;                    // "zone", "corridor": common nouns that make a subject
  WordSet subject_verbs;                     // "has", "grew": behind a name at the begin of a sentence
  std::vector<std::string> common_endings;   // "tion": of nouns that only stand first in a sentence
  std::vector<std::string> short_tails;      // folded: "air", "dam", which a name for short may leave out
  std::vector<std::string> group_forms;      // folded: "group", left out of a name for short
  WordSet legal_forms;                       // "AG": part of the name, not of what it is called
  WordSet section_words;                     // "outlook": of headings that name nothing
  std::vector<std::string> place_labels;     // "head office": a place follows
  WordSet profile_openers;                   // "Founded": opens the text below a name
  WordSet facility_verbs;                    // what must follow such a subject: "has", "covers"
  WordSet appositive_openers;                // "the", "which": behind "Helvik, " they make it a name
  WordSet model_nouns;                       // "sedan": "L6" before it is a name
  std::vector<std::string> profile_tails;    // "fact sheet": behind a name in a heading
  WordSet model_tails;                       // "electric", "spring": part of a model's name, though common
  WordSet country_adjectives;                // "Swiss": part of the name "Swiss Re"
  std::vector<std::string> demonym_endings;  // "ean": "the Chilean capital"
  std::vector<std::string> forms_behind;     // ", Ltd.": part of the name before it
  std::vector<std::string> alias_leads;      // folded: "formally": between a name and another of the same
  WordSet rival_nouns;                       // folded: "rival" before a country's adjective makes it a name
  WordSet scale_words;                       // "million": "TEU" behind it is what is counted
  WordSet inner_acronyms;                    // "AI": no name, but part of one before a head
  WordSet saying_verbs;                      // "said": beside a person
  WordSet company_topics;                    // "sales": told by a company, "said sales rose"
  WordSet owned_nouns;                       // "firm": a person's
  WordSet articles;                          // "the", "The": before a name with a number
  WordSet numbered_words;                    // "terminal", "gate": "the Terminal 5" is no product
  WordSet number_closers;                    // "in": of "the Marnby 5 in the drive", a model and no count
  WordSet rail_words;                        // "metro": "its metro network" is the network of the place
  WordSet place_openers;                     // "City": of "the City of Ghent", which is Ghent
  std::vector<std::string> company_behind;   // " employs ": behind "Ghent Vision", which is no city
  WordSet company_nouns;                     // "maker": what it is
  HanNameShapes han;

  // "innovation", which no name is.
  bool HasCommonEnding(std::string_view word) const;
  // "T5", "i4", "EV6", "ID.4": a letter before its digits.
  bool IsModel(std::string_view word) const;
  // "Hospital", "S.A.": the kind that the last word of a name tells; null where it tells none.
  const std::string* KindOfHead(std::string_view word) const;
};
NameShapes ReadNameShapes(const YamlFile& file, Diagnostics& diagnostics);

}  // namespace factlint
