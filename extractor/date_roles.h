// What a date of a sentence dates: its figures, or something else that it tells.
#pragma once

#include <string_view>

#include "extractor/text_context.h"

namespace factlint {

// `date` and `value` below are mentions of `sentence`.

// May the mention date figures: no date "since", none of a plan or dateline?
bool Dates(const TextContext& context, const SentenceView& sentence, uint32_t date);

// "20% more than in 2022", "said on Monday": no time of the sentence's figures.
bool DatesAnother(const TextContext& context, const SentenceView& sentence, uint32_t date);

// "Founded in 1998 and based in Ghent, it …", "…, opened in 1956": the year of an
// event that other words than the value's tell.
bool DatesAnEvent(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value);

// Is the mention the date of an event: "It was set up in 2003"?
bool TellsAnEvent(const TextContext& context, const SentenceView& sentence, uint32_t date);

// "from €74 million in 2022": the date of what another figure is held against.
bool DatesComparand(const TextContext& context, const SentenceView& sentence, uint32_t date);

// "Marnby, whose plant turns 75 this year, sold 900": the time of what an aside tells.
bool DatesAnAside(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value);

// "employs 900 people and plans to sell 400 cars in 2025": a year ahead, behind words that
// plan, tells nothing of what is now.
bool DatesAPlan(const TextContext& context, uint32_t value, uint32_t date);

// 由2023年的560家增加到805家: the year of the figure right behind it, and of no other.
bool DatesNextFigure(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value);

// 从2021年的300家增至500家: the year of the 300, from which it has come, whatever 从 makes of it.
bool DatesFigureLeft(const TextContext& context, const SentenceView& sentence, uint32_t date);

// Does a date's own text tell its year in digits: "March 2024", and not "on Thursday"?
bool TellsYear(std::string_view text);

// Is the date at mention `date` one of what its sentence tells, and neither an event's
// ("founded in 1998") nor of what is compared with ("more than in 2022")?
bool DatesItsSentence(const TextContext& context, uint32_t s, uint32_t date);

}  // namespace factlint
