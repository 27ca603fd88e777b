#include "extractor/local_names.h"

#include <algorithm>
#include <utility>

#include "extractor/ascii.h"
#include "extractor/canonical.h"
#include "extractor/name_folding.h"
#include "extractor/sorted_words.h"

namespace factlint {

std::string Slug(std::string_view name) {
  std::string slug;
  for (const char c : PlainLetters(FoldName(name))) {
    if (ascii::IsLower(c) || ascii::IsDigit(c) || static_cast<unsigned char>(c) >= 0x80) {
      slug += c;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

// "Volmer AG" is called Volmer.
std::string_view LocalNames::WithoutForm(std::string_view name) const {
  while (true) {
    while (!name.empty() && (name.back() == '.' || name.back() == ',')) name.remove_suffix(1);
    const size_t blank = name.rfind(' ');
    if (blank == std::string_view::npos) return name;
    std::string form(name.substr(blank + 1));
    std::erase(form, '.');  // "S.A."
    if (!Has(shapes_.legal_forms, form)) return name;
    name = name.substr(0, blank);
  }
}

std::optional<uint32_t> LocalNames::Add(std::string name, const std::string& kind, int owner) {
  std::replace(name.begin(), name.end(), '\n', ' ');
  const std::string id = Slug(WithoutForm(name));
  if (id.empty()) return std::nullopt;
  if (const int known = table_.FindEntity(id); known >= 0) return static_cast<uint32_t>(known);
  const auto [place, fresh] = index_.try_emplace(id, entities_.size());
  if (fresh) {
    Entity entity{.id = id, .name = std::move(name), .kind = static_cast<uint8_t>(std::max(0, table_.FindKind(kind)))};
    if (owner >= 0) {
      const Entity& of = table_.entities()[static_cast<size_t>(owner)];
      (table_.kinds()[of.kind].is == KindClass::kPlace ? entity.in : entity.parent) = of.id;
    }
    entities_.push_back(std::move(entity));
  }
  return static_cast<uint32_t>(table_.entities().size() + place->second);
}

}  // namespace factlint
