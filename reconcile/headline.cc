#include "reconcile/headline.h"

#include <algorithm>
#include <map>

namespace factlint {

std::vector<Headline> TakeHeadlines(std::vector<Statement>& statements) {
  if (std::none_of(statements.begin(), statements.end(), [](const Statement& s) { return s.in_title; })) return {};
  std::map<uint32_t, std::vector<uint32_t>> bodies;  // of a document, in the new numbering
  uint32_t next = 0;
  for (const Statement& s : statements)
    if (!s.in_title) bodies[s.doc].push_back(0);
  const auto leaves = [&](const Statement& s) { return s.in_title && bodies.count(s.doc) > 0; };
  for (auto& [doc, list] : bodies) list.clear();
  std::vector<Headline> headlines;
  std::vector<Statement> rest;
  for (Statement& s : statements) {
    if (leaves(s)) {
      headlines.push_back({.title = std::move(s)});
      continue;
    }
    if (!s.in_title) bodies[s.doc].push_back(next);
    rest.push_back(std::move(s));
    ++next;
  }
  for (Headline& headline : headlines) headline.body = bodies[headline.title.doc];
  statements = std::move(rest);
  return headlines;
}

Interval HeadlineSet(const Statement& title) {
  Interval set = title.set.hard;
  const bool rounded = title.set.reading == Reading::kRounded || title.set.reading == Reading::kZeros;
  if (!rounded || !title.nominal || title.nominal->IsZero() || !set.lo || !set.hi) return set;
  const Decimal half = Decimal::Scaled(5, title.nominal->Exponent() - 1);
  if (*title.nominal - half < *set.lo) {
    set.lo = *title.nominal - half;
    set.lo_open = false;
  }
  if (*title.nominal + half > *set.hi) {
    set.hi = *title.nominal + half;
    set.hi_open = true;
  }
  return set;
}

bool Disagrees(const Headline& headline, const std::vector<Statement>& statements) {
  const Interval set = HeadlineSet(headline.title);
  return std::none_of(headline.body.begin(), headline.body.end(), [&](uint32_t i) {
    const Statement& body = statements[i];
    return body.modality != headline.title.modality || body.unit != headline.title.unit || Overlaps(set, body.set.soft);
  });
}

}  // namespace factlint
