#include "extractor/place_companies.h"

#include <algorithm>

#include "extractor/ascii.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

// The word that ends right before byte `end`.
std::string_view LastWord(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && (ascii::IsLower(text[begin - 1]) || ascii::IsUpper(text[begin - 1]) || text[begin - 1] == '-'))
    --begin;
  return text.substr(begin, end - begin);
}

}  // namespace

bool PlaceCompanies::IsCompany(std::string_view name) {
  if (const auto seen = seen_.find(name); seen != seen_.end()) return seen->second;
  const std::string_view text = document_.text();
  bool company = false;
  for (size_t at = text.find(name); at != std::string_view::npos && !company; at = text.find(name, at + 1))
    company = IsToldAt(at, at + name.size());
  seen_.emplace(name, company);
  return company;
}

bool PlaceCompanies::IsToldAt(size_t begin, size_t end) const {
  const std::string_view text = document_.text();
  const std::string_view behind = text.substr(end);
  const auto starts = [&](const std::string& words) { return behind.starts_with(words); };
  if (std::any_of(shapes_.company_behind.begin(), shapes_.company_behind.end(), starts)) return true;
  const bool titled = begin > 0 && text[begin - 1] == ' ' && Has(shapes_.company_nouns, LastWord(text, begin - 1));
  return titled || IsApposed(behind) || IsAnswer(begin, behind);
}

// "Ghent Vision, a maker of cameras"
bool PlaceCompanies::IsApposed(std::string_view behind) const {
  constexpr size_t kMost = 6;  // words up to the noun
  if (!behind.starts_with(", a ") && !behind.starts_with(", an ") && !behind.starts_with(", the ")) return false;
  size_t at = behind.find(' ', 2) + 1;
  for (size_t words = 0; words < kMost; ++words) {
    const size_t end = behind.find_first_of(" ,.;\n", at);
    if (end == std::string_view::npos) return false;
    if (Has(shapes_.company_nouns, behind.substr(at, end - at))) return true;
    if (behind[end] != ' ') return false;
    at = end + 1;
  }
  return false;
}

// "Who makes them? Ghent Vision. Two brothers set the company up": a name alone, and "the company" behind it.
bool PlaceCompanies::IsAnswer(size_t begin, std::string_view behind) const {
  constexpr size_t kNear = 160;  // bytes
  if (!behind.starts_with(". ")) return false;
  const std::string_view before = std::string_view(document_.text()).substr(0, begin);
  const bool alone = begin == 0 || before.ends_with("\n") || before.ends_with("? ") || before.ends_with("?** ") ||
                     before.ends_with(". ") || before.ends_with(": ");
  const std::string_view next = behind.substr(0, kNear);
  return alone &&
         (next.find("the company") != std::string_view::npos || next.find("the firm") != std::string_view::npos ||
          next.find("The company") != std::string_view::npos || next.find("The firm") != std::string_view::npos);
}

}  // namespace factlint
