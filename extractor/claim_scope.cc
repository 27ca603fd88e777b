#include "extractor/claim_scope.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/list_name.h"
#include "extractor/metric_words.h"
#include "extractor/population.h"

namespace factlint {
namespace {

// What a rule's "{role}" of the scope stands for: an entity's id, a number, or words in their plain form.
std::string Captured(const TextContext& context, const Match& match, std::string_view slot) {
  const std::string role(slot.substr(1, slot.size() - 2));
  if (const auto found = match.mentions.find(role); found != match.mentions.end()) {
    const Mention& mention = context.mention(found->second);
    if (context.IsQuantity(found->second) && mention.quantity.nominal) return mention.quantity.nominal->ToString();
    return mention.type == MentionType::kEntity ? context.entity(mention.entity).id
                                                : std::string(context.document().Slice(mention.span));
  }
  const auto words = match.words.find(role);
  if (words == match.words.end()) return {};
  const Language language = context.sentences()[match.sentence].language;
  return MetricWords(words->second, language, context.book().role_words(language));
}

// The ranking that the sentence names, else the headings above it or the title; what a document
// lists under no name is a list of its own, and so is each of its tables.
std::string RankingOf(const TextContext& context, const Match& match) {
  const Document& document = context.document();
  const auto& blocks = context.outline().blocks;
  const uint32_t own = context.sentences()[match.sentence].block;
  const auto name_in = [&](std::string_view text) {
    for (const Language language : {Language::kEnglish, Language::kChinese})
      if (std::string name = ListName(text, language, context.book().role_words(language)); !name.empty()) return name;
    return std::string();
  };
  if (std::string name = name_in(document.Slice(context.sentences()[match.sentence].span)); !name.empty()) return name;
  if (std::string name = Captured(context, match, "{list}"); !name.empty()) return name;
  constexpr int kDeepest = 8;
  int depth = 0;
  for (uint32_t above = blocks[own].heading; above != kNoIndex && depth < kDeepest;
       above = blocks[above].heading, ++depth)
    if (std::string name = name_in(document.Slice(blocks[above].span)); !name.empty()) return name;
  const DocumentInfo& info = document.info();
  if (std::string name = name_in(info.title); !name.empty()) return name;
  if (blocks[own].kind != BlockKind::kTableRow || blocks[own].table == kNoIndex) return info.id;
  const auto tables = std::count_if(blocks.begin(), blocks.begin() + blocks[own].table,
                                    [](const Block& one) { return one.kind == BlockKind::kTableHeader; });
  return tables == 0 ? info.id : info.id + "#" + std::to_string(tables + 1);
}

// That of the text's own time, else that of publication.
std::string YearOf(const AsOf& as_of, const DocumentInfo& info) {
  const bool told = as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited;
  if (told && as_of.range) return std::to_string(as_of.range->start.year);
  return info.published ? std::to_string(info.published->end.year) : "?";
}

bool IsSlot(std::string_view value) { return value.size() > 2 && value.front() == '{' && value.back() == '}'; }

std::string PopulationOf(const TextContext& context, const Candidate& candidate) {
  const auto words = candidate.match->words.find(EmitOf(context, candidate).population);
  if (words == candidate.match->words.end()) return {};
  const Language language = context.sentences()[candidate.match->sentence].language;
  return Population(words->second, context.book().role_words(language), language);
}

}  // namespace

void AddScope(Scope& scope, std::string dimension, std::string value) {
  scope.emplace_back(std::move(dimension), std::move(value));
  std::sort(scope.begin(), scope.end());
}

Scope ScopeOf(const TextContext& context, const Candidate& candidate, const AsOf& as_of) {
  Scope scope = EmitOf(context, candidate).scope;
  const DocumentInfo& info = context.document().info();
  for (auto& [dimension, value] : scope) {
    if (value == "{doc}") {
      value = info.id;
    } else if (value == "{ranking}") {
      value = RankingOf(context, *candidate.match);
    } else if (value == "{year}") {
      value = YearOf(as_of, info);
    } else if (IsSlot(value)) {
      value = Captured(context, *candidate.match, value);
    }
  }
  std::erase_if(scope, [](const auto& dimension) { return dimension.second.empty(); });
  const bool told = std::any_of(scope.begin(), scope.end(), [](const auto& d) { return d.first == "population"; });
  if (std::string population = told ? std::string() : PopulationOf(context, candidate); !population.empty())
    AddScope(scope, "population", std::move(population));
  std::sort(scope.begin(), scope.end());
  return scope;
}

}  // namespace factlint
