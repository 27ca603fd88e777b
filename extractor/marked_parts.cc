#include "extractor/marked_parts.h"

#include <algorithm>

#include "extractor/claim_scope.h"
#include "extractor/metric_words.h"
#include "extractor/sorted_words.h"

namespace factlint {

void MarkPart(ClaimDraft& draft, size_t k, const std::string& parts, const Subject& whole) {
  Scope& scope = draft.claim.scope;
  const bool own = draft.claim.subject.id != whole.id;
  // What no words name meets nothing else.
  const bool named_metric =
      draft.claim.metric.find(':') != std::string::npos || draft.claim.metric.find('_') != std::string::npos;
  std::erase_if(scope, [&](const auto& dimension) {
    return (named_metric && dimension.first == "statement") || dimension.first == "parts" || dimension.first == "of" ||
           (own && dimension.first == "part");
  });
  // What has no name of its own is still no claim of the whole.
  const bool named = std::any_of(scope.begin(), scope.end(), [](const auto& one) { return one.first == "part"; });
  if (!own && !named) AddScope(scope, "part", std::to_string(k + 1));
  AddScope(scope, "parts", parts);
  AddScope(scope, "of", whole.id);
}

bool MayOverlap(const RoleWords& words, std::string_view metric) {
  const auto is_end = [](char c) { return c == ':' || c == ' ' || c == '_' || c == '@'; };
  while (!metric.empty()) {
    const size_t end = static_cast<size_t>(std::find_if(metric.begin(), metric.end(), is_end) - metric.begin());
    if (Has(words.overlapping, Singular(metric.substr(0, end)))) return true;
    metric.remove_prefix(std::min(end + 1, metric.size()));
  }
  return false;
}

}  // namespace factlint
