// Other names that a text tells for a thing beside its name: "Lingxi Robotics, formally Lingxi
// Intelligent Robotics Co., Ltd.", 启衡机器人（英文名：Qiheng Robotics）.
#pragma once

#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/mention.h"

namespace factlint {

// Every mention of such a name, wherever it stands, becomes one of the thing. `leads`: words that stand between the
// two, folded; in brackets, behind a comma or behind a bracket. `mentions` are sorted and disjoint; those whose entity
// is no known one of `table` may move.
void JoinToldNames(const Document& document, const EntityTable& table, const std::vector<std::string>& leads,
                   std::vector<Mention>& mentions);

}  // namespace factlint
