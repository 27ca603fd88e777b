// A sign that two currencies share: "¥" is yen in a text on Japan, yuan in one on
// China. What the text around names decides.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/lexicon.h"
#include "extractor/outline.h"

namespace factlint {

class SharedSigns {
 public:
  // `names`: the document's entities of the table. Keeps all else that it is given; looks at
  // nothing before a sum asks for it, and where the text has no such sign.
  SharedSigns(const Document& document, const Outline& outline, const EntityTable& table,
              const std::vector<Mention>& names, const Lexicon& lexicon);

  // Gives a sum whose currency was assumed the one of its sign's that its block names most
  // often, else the one that the document does. It stays assumed.
  void Read(Mention& mention);

 private:
  struct Cue {
    uint32_t at = 0;
    uint32_t currency = 0;  // an index into shared_
  };

  struct Name {
    uint32_t at = 0;
    uint32_t entity = 0;
  };

  void FindCues();
  void AddWords(std::string_view text, uint32_t currency);
  const std::string* SignOf(const Mention& mention) const;
  // The currency with the sign that is named most often in [begin, end), or -1 where none leads.
  int Leader(const std::string& sign, uint32_t begin, uint32_t end) const;

  const std::string& text_;
  const Outline& outline_;
  const EntityTable& table_;
  const std::vector<SharedSign>& shared_;
  std::vector<Name> names_;
  bool looked_ = false;    // for cues
  std::vector<Cue> cues_;  // sorted by place
};

}  // namespace factlint
