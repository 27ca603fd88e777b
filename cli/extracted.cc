#include "cli/extracted.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factlint {

// Each part with its length so that none runs into the next.
std::string ExtractionKey(const Document& document, const ExtractOptions& options, std::string_view ruleset) {
  const DocumentInfo& info = document.info();
  const std::string hash = document.sha256();
  std::string key;
  const auto add = [&](std::string_view part) { key += fmt::format("{}:{};", part.size(), part); };
  for (const std::string_view part :
       {std::string_view(hash), std::string_view(info.id), std::string_view(info.title),
        std::string_view(info.publisher), std::string_view(info.url), std::string_view(info.language), ruleset,
        std::string_view(options.currency_of_dollar)})
    add(part);
  add(info.published ? info.published->start.ToString() + "/" + info.published->end.ToString() : "");
  add(fmt::format("{}", fmt::join(info.derived_from, "\n")));
  add(info.trust ? fmt::format("{}", *info.trust) : "");
  add(info.lag_months ? fmt::format("{}", *info.lag_months) : "");
  add(fmt::format("{} {}", static_cast<int>(document.kind()), options.lag_months));
  return key;
}

void Rename(ReadDocument& read, const std::string& path) {
  read.summary.info.path = path;
  for (Claim& claim : read.claims) claim.path = path;
}

std::optional<ReadDocument> ExtractedDocuments::Take(const Document& document, const ExtractOptions& options,
                                                     std::string_view ruleset) {
  const std::string key = ExtractionKey(document, options, ruleset);
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = kept_.find(key);
  if (found == kept_.end()) return std::nullopt;
  ReadDocument read = std::move(found->second);
  kept_.erase(found);
  ++reused_;
  Rename(read, document.info().path);
  return read;
}

void ExtractedDocuments::Keep(const Document& document, const ExtractOptions& options, std::string_view ruleset,
                              const ReadDocument& read) {
  ReadDocument kept = read;
  kept.text.reset();
  std::string key = ExtractionKey(document, options, ruleset);
  const std::lock_guard<std::mutex> lock(mutex_);
  kept_.emplace(std::move(key), std::move(kept));
}

}  // namespace factlint
