// The case of a name in its sentence: may it be whom a figure speaks of, or does it
// only tell where, whose or which?
#pragma once

#include <cstdint>
#include <optional>

#include "extractor/text_context.h"

namespace factlint {

// "in Beijing", "of the city of Beijing", "by Halden": behind a preposition. A dateline is,
// too, and in Chinese a place that tells whose or which ("合肥最大的企业").
bool IsOblique(const TextContext& context, const SentenceView& sentence, uint32_t mention);

// "Built in Ghent, the Lumo costs", "founded by the engineer Varn", "from Ghent to Cork":
// where, by whom or how far, and of nobody else's figures the subject.
bool OnlyPlaces(const TextContext& context, const SentenceView& sentence, uint32_t mention);

// For a value that begins at byte `at`: "Volmer, Europe's largest maker, sold",
// "Anna Holm's company sold", "Anhui's capital had": whose, not who.
bool OnlyDescribes(const TextContext& context, const SentenceView& sentence, uint32_t mention, uint32_t at);

// 国务院批准…, 北京市经信局介绍: an authority in a Chinese sentence, which tells or decides of others.
bool OnlyActs(const TextContext& context, const SentenceView& sentence, uint32_t mention);

// 占全市, 全市最多: does a Chinese place, or a word for one, tell no more than what another is held against?
bool StandsForAWhole(const TextContext& context, const SentenceView& sentence, Span place);

// "more than Shanghai's 600", "as many as in Nanjing": what the value is held against.
bool IsCompared(const TextContext& context, const SentenceView& sentence, uint32_t mention);

// A name between commas that explains another or tells something else of it, and is over
// before byte `end`: Zhejiang in "Hangzhou, the capital of Zhejiang, reported", Osaka in
// "At Maruoka, which lies in Osaka, sales were".
bool StandsInAside(const TextContext& context, const SentenceView& sentence, uint32_t mention, uint32_t end);

// Are they all that stands between two names of a list: ", ", " and "?
bool JoinsNames(std::string_view between);

// The name that an aside tells of, where it only tells what place that is: Marnby for Ghent in
// "In Marnby, a district of Ghent, there are".
std::optional<uint32_t> NameToldOf(const TextContext& context, const SentenceView& sentence, uint32_t mention);

// "acquired the robot maker Halden", "owns Halden": what the verb before it acts upon.
bool IsObject(const TextContext& context, const SentenceView& sentence, uint32_t mention);

// "72 Lumos", "of which 900 were Lumos": what the number before the name counts, and nobody's figure.
bool IsCounted(const TextContext& context, uint32_t mention);

// "in service (the Airport Express reaches 120)": in brackets, and not alone there.
bool StandsInBracketedRemark(const TextContext& context, const SentenceView& sentence, uint32_t mention);

// "Halden quotes a range of 455 km": who tells a figure of a thing that it makes.
bool QuotesAFigure(const TextContext& context, const SentenceView& sentence, uint32_t mention);

// "the Tube, where 12 trips were made": the name that what stands at byte `at` is about,
// whatever its case.
bool OpensRelativeClause(const TextContext& context, const SentenceView& sentence, uint32_t mention, uint32_t at);

}  // namespace factlint
