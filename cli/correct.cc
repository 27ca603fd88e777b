#include "cli/correct.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/file.h"
#include "cli/packs.h"
#include "extractor/extract.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

// The one mention that is the whole text: a correction writes its value as a text would.
ReadValue ValueReader(const RuleBook& book, const ExtractOptions& options) {
  return [&book, options](const std::string& text, const ClaimValue& old) -> std::optional<ClaimValue> {
    const Document document = Document::FromUtf8(std::string(Trim(text)), DocumentKind::kText, {});
    const FoundMentions found = FindMentions(document, book, options);
    for (const Mention& mention : found.mentions) {
      if (mention.span.size() != document.text().size()) continue;
      if (std::holds_alternative<Location>(old) && mention.type == MentionType::kEntity) {
        const Entity& entity = EntityOf(book, found.local, mention);
        return Location{.entity = entity.id, .name = entity.name, .strength = std::get<Location>(old).strength};
      }
      if (std::holds_alternative<DateValue>(old) && mention.type == MentionType::kDate) return mention.date;
      const bool number = mention.type != MentionType::kEntity && mention.type != MentionType::kDate;
      if (std::holds_alternative<Quantity>(old) && number && mention.refusal == Refusal::kNone) return mention.quantity;
    }
    return std::nullopt;
  };
}

}  // namespace

Result<std::vector<Correction>> LoadCorrections(const Config& config, const Files& files) {
  const std::string& path = config.corrections;
  if (path.empty()) return std::vector<Correction>();
  Result<std::string> source = files.Read(path);
  if (!source) return Error{.what = fmt::format("{}: error: {}\n", path, source.error().what)};
  Diagnostics diagnostics;
  std::vector<Correction> corrections;
  if (const auto file = YamlFile::Parse(path, std::move(*source), diagnostics))
    corrections = ReadCorrections(*file, RelativeTo(config.folder, path), diagnostics);
  if (diagnostics.HasErrors()) return diagnostics.ToError();
  return corrections;
}

std::vector<Finding> Correct(const std::vector<Correction>& corrections, const Config& config, Extent extent,
                             const RuleBook& book, Report& report) {
  std::vector<Finding> notices;
  const std::vector<CorrectionUse> uses =
      ApplyCorrections(corrections, ValueReader(book, ExtractOptionsOf(config)), report);
  for (size_t i = 0; i < uses.size(); ++i) {
    if (!uses[i].problem.empty()) notices.push_back(BadCorrection(corrections[i], uses[i].problem));
    if (uses[i].claims == 0 && extent == Extent::kWhole) notices.push_back(UnusedCorrection(corrections[i]));
  }
  return notices;
}

}  // namespace factlint
