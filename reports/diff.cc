#include "reports/diff.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"added", "removed", "changed", "renamed"};

std::string SideText(const DiffSide& side) {
  if (side.commit.empty() || side.name == side.commit) return side.name;
  return fmt::format("{} ({:.12})", side.name, side.commit);
}

std::string TopicOf(const Claim& claim) {
  std::string text = fmt::format("{} {}", claim.subject.id, claim.metric);
  for (const auto& [dimension, value] : claim.scope) text += fmt::format(" {}={}", dimension, value);
  return Visible(text);
}

std::string When(const Claim& claim) { return AsOfPhrase(claim.as_of, std::nullopt); }

}  // namespace

std::string_view ToString(DocumentChange::Kind kind) { return kKinds[static_cast<size_t>(kind)]; }

std::string DiffCounts(const RevisionDiff& diff) {
  std::string text = fmt::format("{}, {} updated, {} gone, {} unchanged", Count(diff.fresh.size(), "new finding"),
                                 diff.updated.size(), diff.gone.size(), diff.unchanged);
  if (!diff.waived.empty()) text += fmt::format(", {} waived", diff.waived.size());
  return text;
}

std::string DocumentCounts(const RevisionDiff& diff) {
  std::array<uint64_t, 4> counts = {};
  for (const DocumentChange& change : diff.documents) ++counts[static_cast<size_t>(change.kind)];
  std::vector<std::string> parts;
  for (const size_t kind : {2u, 3u, 0u, 1u}) {
    if (counts[kind] == 0) continue;
    parts.push_back(parts.empty() ? fmt::format("{} {}", Count(counts[kind], "document"), kKinds[kind])
                                  : fmt::format("{} {}", counts[kind], kKinds[kind]));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string SidesOf(const RevisionDiff& diff) {
  return Visible(fmt::format("{} and {}", SideText(diff.base), SideText(diff.head)));
}

std::string ClaimText(const Claim& claim) {
  return fmt::format("{}: {}, {}", TopicOf(claim), Visible(claim.text), When(claim));
}

std::string ClaimChangeText(const ClaimChange& change) {
  const Claim& before = *change.before;
  const Claim& after = *change.after;
  std::string text = TopicOf(after) + ": ";
  std::vector<std::string> parts;
  for (const std::string_view field : change.fields) {
    if (field == "value")
      parts.push_back(fmt::format("{} is now {}", Visible(before.text), Visible(after.text)));
    else if (field == "as_of")
      parts.push_back(fmt::format("{} is now {}", When(before), When(after)));
    else if (field == "modality")
      parts.push_back(fmt::format("{} is now {}", ToString(before.modality), ToString(after.modality)));
    else if (field == "attribution")
      parts.push_back(
          fmt::format("said by {} now", after.attribution.empty() ? "the document" : Visible(after.attribution)));
    else
      parts.push_back(fmt::format("was {}", TopicOf(before)));
  }
  if (std::find(change.fields.begin(), change.fields.end(), "value") == change.fields.end())
    text += Visible(after.text) + ", ";
  return text + fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace factlint
