// Companies whose name begins with that of a place: "Ghent Vision" is no city, where the text
// tells of it what is told of a company.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extractor/document.h"
#include "extractor/name_shapes.h"

namespace factlint {

// Of one document; both outlive this.
class PlaceCompanies {
 public:
  PlaceCompanies(const Document& document, const NameShapes& shapes) : document_(document), shapes_(shapes) {}

  // `name` as the document prints it, of which every place that prints it is looked at once.
  bool IsCompany(std::string_view name);

 private:
  bool IsToldAt(size_t begin, size_t end) const;
  bool IsApposed(std::string_view behind) const;
  bool IsAnswer(size_t begin, std::string_view behind) const;

  const Document& document_;
  const NameShapes& shapes_;
  std::map<std::string, bool, std::less<>> seen_;
};

}  // namespace factlint
