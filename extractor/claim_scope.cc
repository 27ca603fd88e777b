#include "extractor/claim_scope.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/hash.h"
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
    if (context.IsQuantity(found->second) && mention.quantity.nominal) {
      const Quantity& quantity = mention.quantity;
      if (role.starts_with("grown_") && quantity.relation != Relation::kEq)
        return {};  // "over 80": by how much, nobody knows
      const bool sized = mention.type == MentionType::kMoney || mention.type == MentionType::kMeasure;
      return quantity.nominal->ToString() + (sized ? " " + quantity.unit : std::string());
    }
    return mention.type == MentionType::kEntity ? context.entity(mention.entity).id
                                                : std::string(context.document().Slice(mention.span));
  }
  const auto words = match.words.find(role);
  if (words == match.words.end()) return {};
  const Language language = context.sentences()[match.sentence].language;
  return MetricWords(words->second, language, context.book().role_words(language));
}

// The head over the cell in which the value of a match stands.
std::string_view HeadOver(const TextContext& context, const Candidate& candidate) {
  const Block& own = context.outline().blocks[context.sentences()[candidate.match->sentence].block];
  if (own.kind != BlockKind::kTableRow) return {};
  const Cell* cell = TableHeads::CellAt(own, context.mention(candidate.value).span.begin);
  return cell == nullptr ? std::string_view() : context.document().Slice(context.tables().Of(own, cell->column).label);
}

// Of several lists in a sentence the one that a rank belongs to: "sixth in the Asian Ports Index, and ninth in the
// Ostra Ranking", "in the Asian Ports Index it is sixth, in the Ostra Ranking ninth".
RankedList ListOfRank(const TextContext& context, const SentenceView& sentence, uint32_t value) {
  const Document& document = context.document();
  RankedList first = ListIn(context, document.Slice(sentence.span));
  if (first.name.empty() || !sentence.Has(value)) return first;
  Span around = sentence.span;  // up to the ranks before and behind it
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Mention& m = context.mention(i);
    if (m.type != MentionType::kOrdinal || m.refusal != Refusal::kNone) continue;
    if (i < value) around.begin = m.span.end;
    if (i > value) around.end = std::min(around.end, m.span.begin);
  }
  const Span own = context.mention(value).span;
  std::string_view behind = document.Slice({own.end, around.end});
  for (const std::string_view end : {",", ";", " and ", "，", "；"}) behind = behind.substr(0, behind.find(end));
  if (RankedList list = ListIn(context, behind); !list.name.empty()) return list;
  const std::string_view before = document.Slice({around.begin, own.begin});
  if (RankedList list = ListIn(context, before); !list.name.empty()) return list;
  if (around.begin == sentence.span.begin) return first;
  // "2024年排名第十三", 在全国榜上排名第九 behind another rank: of another edition, of a list without a name.
  const auto& nouns = context.book().role_words(sentence.language).list_nouns;
  const bool another =
      sentence.language == Language::kChinese && std::any_of(nouns.begin(), nouns.end(), [&](const std::string& noun) {
        return before.find(noun) != std::string_view::npos;
      });
  if (another) return {.name = StatementIdOf(document.info().id, before, document.Slice(own))};
  first.year = 0;
  return first;
}

// The ranking that the head of the column or the sentence names, else the headings above it or the title; what a
// document lists under no name is a list of its own, and so is each of its tables.
RankedList RankingOf(const TextContext& context, const Candidate& candidate) {
  const Document& document = context.document();
  const auto& blocks = context.outline().blocks;
  const Match& match = *candidate.match;
  const SentenceView& sentence = context.sentences()[match.sentence];
  const uint32_t own = sentence.block;
  if (RankedList list = ListIn(context, HeadOver(context, candidate)); !list.name.empty()) return list;
  if (RankedList list = ListOfRank(context, sentence, candidate.value); !list.name.empty()) return list;
  if (std::string name = Captured(context, match, "{list}"); !name.empty()) return {.name = std::move(name)};
  constexpr int kDeepest = 8;
  int depth = 0;
  for (uint32_t above = blocks[own].heading; above != kNoIndex && depth < kDeepest;
       above = blocks[above].heading, ++depth)
    if (RankedList list = ListIn(context, document.Slice(blocks[above].span)); !list.name.empty()) return list;
  const DocumentInfo& info = document.info();
  if (RankedList list = ListIn(context, info.title); !list.name.empty()) return list;
  if (blocks[own].kind != BlockKind::kTableRow || blocks[own].table == kNoIndex) return {.name = info.id};
  const auto tables = std::count_if(blocks.begin(), blocks.begin() + blocks[own].table,
                                    [](const Block& one) { return one.kind == BlockKind::kTableHeader; });
  return {.name = tables == 0 ? info.id : info.id + "#" + std::to_string(tables + 1)};
}

// The year that stands beside the list's name, else that of the text's own time, else that of publication.
std::string EditionOf(const RankedList& list, const AsOf& as_of, const DocumentInfo& info) {
  if (list.year != 0) return std::to_string(list.year);
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

RankedList ListIn(const TextContext& context, std::string_view text) {
  for (const Language language : {Language::kEnglish, Language::kChinese})
    if (RankedList list = FindRankedList(text, language, context.book().role_words(language)); !list.name.empty())
      return list;
  return {};
}

std::string StatementIdOf(std::string_view doc, std::string_view quote, std::string_view text) {
  constexpr size_t kDigits = 12;
  return IdHash().Add(doc).Add(quote).Add(text).Hex().substr(0, kDigits);
}

Scope ScopeOf(const TextContext& context, const Candidate& candidate, const AsOf& as_of) {
  Scope scope = EmitOf(context, candidate).scope;
  const DocumentInfo& info = context.document().info();
  const bool ranked = std::any_of(scope.begin(), scope.end(), [](const auto& d) { return d.second == "{ranking}"; });
  const RankedList list = ranked ? RankingOf(context, candidate) : RankedList();
  for (auto& [dimension, value] : scope) {
    if (value == "{doc}") {
      value = info.id;
    } else if (value == "{ranking}") {
      value = list.name;
    } else if (value == "{year}") {
      value = EditionOf(list, as_of, info);
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
