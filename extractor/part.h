// What a number counts less than the whole of its subject: a shorter time, a part
// of the subject, a place of it. For rules of the pack `open`, whose metrics come
// from the words beside the number alone.
#pragma once

#include <string_view>

#include "extractor/claim.h"
#include "extractor/text_context.h"

namespace factlint {

// The dimensions that keep such a number apart from the subject's own:
//   period  "quarter" of "in the second quarter", "month" of "in May 2023", "day" of "a day"; a year is none
//   part    "division label" of "the labels division employs", "some" of "among them", "including"
//   place   "spain" of "300 people in Spain", where the subject is another
// `metric`: its name, as in "money:revenue"; its words name no part, nor do those of
// `matched`, the bytes of the shadow that a rule with a metric of its own has read.
Scope PartOfSubject(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject,
                    std::string_view metric, const AsOf& as_of, Span matched);

}  // namespace factlint
