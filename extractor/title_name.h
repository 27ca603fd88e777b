// What a document is about by a title that stands in its metadata alone.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/name_shapes.h"
#include "extractor/name_survey.h"

namespace factlint {

// "Sundvik Energi: key facts", "Key facts - Sundvik Energi": the parts of the title that
// are names. None where the text has the title itself.
std::vector<std::string_view> TitleNames(const Document& document, const EntityTable& table, const NameShapes& shapes,
                                         const NameSurvey& survey);

}  // namespace factlint
