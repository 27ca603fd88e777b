// One mention a line: formats.md section 4.
#pragma once

#include <string>
#include <string_view>

#include "extractor/mention.h"
#include "extractor/span.h"

namespace factlint {

// What the gazetteer knows of an entity mention; empty for all other types.
struct EntityLabel {
  std::string id;    // "beijing"
  std::string name;  // "Beijing"
  std::string kind;  // "city"
};

// The object without a line break. `text` is what stands at `place`. A non-empty
// `reason` tells why no rule took the mention (factlint extract --unclaimed).
void AppendMentionJson(std::string& out, std::string_view doc, std::string_view text, const Place& place,
                       const Mention& mention, const EntityLabel& entity = {}, std::string_view reason = {});

}  // namespace factlint
