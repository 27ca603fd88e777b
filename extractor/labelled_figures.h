// 企业数和产业规模分别达到2000家、1500亿元: a list of labels and one of figures, of the same length, of
// which the k-th figure tells the k-th label.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/mention.h"
#include "extractor/role_words.h"
#include "extractor/shadow.h"
#include "extractor/span.h"

namespace factlint {

struct LabelledFigures {
  Span cue;                      // 分别
  std::vector<Span> labels;      // one alone is that of all figures: 武汉、合肥企业分别为900家和400家
  std::vector<uint32_t> values;  // mentions, two at least
  bool told_before = false;  // the labels are those of figures before: 企业90家、产值20亿元，分别增长8%、6%
};

// Does a text hold one of the language's words for it: 分别, "respectively"?
bool HoldsRespectively(std::string_view text, const RoleWords& words);

// What the Chinese sentence `span` with mentions [first, last) pairs so, in its order. Nothing where the lists
// differ in length.
std::vector<LabelledFigures> FindLabelledFigures(std::string_view text, Span span, const std::vector<Mention>& mentions,
                                                 uint32_t first, uint32_t last, const RoleWords& words);

// Where the label of the figure `value` stands in the document; nothing where the list, or no list, has it.
std::optional<Span> LabelOfFigure(const LabelledFigures& list, uint32_t value);
std::optional<Span> LabelOfFigure(const std::vector<LabelledFigures>& lists, uint32_t value);

// The shadow as if each figure stood behind its own label: 企业数达到2000家，产业规模达到1500亿元. Words that
// are told again stand where their figure begins.
Shadow WithLabelsApart(const Shadow& shadow, const std::vector<LabelledFigures>& lists,
                       const std::vector<Mention>& mentions, const RoleWords& words);

}  // namespace factlint
