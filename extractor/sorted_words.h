// Lists of words of the language files, sorted once when they are read.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace factlint {

inline bool Has(const std::vector<std::string>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

}  // namespace factlint
