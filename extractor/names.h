// Proper names that no pack knows, found by their shape: "Orion Robotics",
// "Harbin Deep-Sea Laboratory", "the city's demonstration zone". English; Chinese
// names are the business of han_names.h.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/han_names.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/table_heads.h"
#include "extractor/yaml.h"

namespace factlint {

// The words that tell a name's kind and what is none. rules/languages/names-en.yaml.
struct NameShapes {
  std::vector<std::pair<std::string, std::string>> heads;  // last word, folded -> kind; sorted
  std::vector<std::string> connectors;                     // "of", "and": inside a name after a head
  std::vector<std::string> no_names;            // capitalised words that are none: "The", "Monday", "Chinese"; sorted
  std::vector<std::string> person_titles;       // "director", "chairman": the name beside is a person's
  std::vector<std::string> facility_heads;      // "zone", "corridor": common nouns that make a subject
  std::vector<std::string> subject_verbs;       // "has", "grew": behind a name at the begin of a sentence
  std::vector<std::string> common_endings;      // "tion": of nouns that only stand first in a sentence
  std::vector<std::string> group_forms;         // folded: "group", left out of a name for short
  std::vector<std::string> legal_forms;         // "AG": part of the name, not of what it is called
  std::vector<std::string> section_words;       // "outlook": of headings that name nothing
  std::vector<std::string> place_labels;        // "head office": a place follows
  std::vector<std::string> profile_openers;     // "Founded": opens the text below a name
  std::vector<std::string> facility_verbs;      // what must follow such a subject: "has", "covers"
  std::vector<std::string> appositive_openers;  // "the", "which": behind "Helvik, " they make it a name
  std::vector<std::string> model_nouns;         // "sedan": "L6" before it is a name
  std::vector<std::string> profile_tails;       // "fact sheet": behind a name in a heading
  std::vector<std::string> model_tails;         // "electric", "spring": part of a model's name, though common
  std::vector<std::string> country_adjectives;  // "Swiss": part of the name "Swiss Re"
  HanNameShapes han;
};
NameShapes ReadNameShapes(const YamlFile& file, Diagnostics& diagnostics);

// The names of one document: the known ones and those found by shape, sorted and
// disjoint. A mention's `entity` below table.entities().size() is the table's,
// else an index into `local` after subtracting that size.
struct DocumentNames {
  std::vector<Mention> mentions;
  std::vector<Entity> local;
};
DocumentNames FindNames(const Document& document, const Outline& outline, const TableHeads& heads,
                        const EntityTable& table, const NameShapes& shapes);

// "Orion Robotics (China)" -> "orion-robotics-china".
std::string Slug(std::string_view name);

}  // namespace factlint
