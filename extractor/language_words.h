// What is built in of the languages beside their numbers and dates: the words that give
// a claim its roles, the shapes of names, the heads of tables.
#pragma once

#include <string>

#include "extractor/name_shapes.h"
#include "extractor/role_words.h"
#include "extractor/table_heads.h"

namespace factlint {

struct LanguageWords {
  RoleWords role_words[2];  // by Language
  NameShapes names;
  TableWords tables;
  std::string hash;  // of the files that they were read from

  // Loaded once, never changed; safe to call from several threads.
  static const LanguageWords& Builtin();
};

}  // namespace factlint
