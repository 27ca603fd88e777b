// What `factlint explain CODE` adds to the few words that a report has room for.
#pragma once

#include <span>
#include <string_view>

namespace factlint {

struct CodeNotes {
  std::string_view code;
  std::string_view example;      // sentences that make such a finding
  std::string_view blind_spots;  // when it is wrong, or silent
};

// In the order of the codes, each once.
std::span<const CodeNotes> AllCodeNotes();

}  // namespace factlint
