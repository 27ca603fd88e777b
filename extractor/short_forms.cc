#include "extractor/short_forms.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "extractor/ascii.h"

namespace factlint {
namespace {

using ascii::IsDigit;

// "corvane" of "corvane-lumo": a name of its own, alone or with more behind it ("corvane-motors").
bool IsMakerId(std::string_view head, const std::set<std::string_view>& ids) {
  if (ids.count(head) != 0) return true;
  const std::string longer = std::string(head) + "-";
  int count = 0;
  for (auto id = ids.lower_bound(longer); id != ids.end() && id->starts_with(longer) && count < 2; ++id) ++count;
  return count > 1;
}

// What a part of a name may stand for.
class LongerNames {
 public:
  LongerNames(const EntityTable& table, const std::vector<Entity>& local, const std::vector<Mention>& found)
      : local_(local), named_at_(local.size(), UINT32_MAX) {
    std::set<std::string_view> ids;
    for (const Entity& entity : local) ids.insert(entity.id);
    for (uint32_t i = 0; i < local.size(); ++i) {
      const Entity& whole = local[i];
      const std::string_view id = whole.id;
      const bool organisation =
          table.kinds()[whole.kind].is == KindClass::kOrganisation && whole.parent.empty() && whole.in.empty();
      for (size_t dash = id.find('-'); dash != std::string_view::npos; dash = id.find('-', dash + 1)) {
        const std::string_view head = id.substr(0, dash);
        const std::string_view tail = id.substr(dash + 1);
        if (organisation) longer_[head].push_back(i);
        if (whole.kind == 0 && (IsMakerId(head, ids) || std::any_of(tail.begin(), tail.end(), IsDigit)))
          longer_[tail].push_back(i);
      }
    }
    const auto first = static_cast<uint32_t>(table.entities().size());
    for (const Mention& mention : found)
      if (mention.entity >= first) {
        uint32_t& at = named_at_[mention.entity - first];
        at = std::min(at, mention.span.begin);
      }
  }

  // The only longer name; of several the only one that the text told before the short one: behind
  // "Kestrel Air" Kestrel is the airline, though its arm Kestrel Cargo follows.
  std::optional<uint32_t> Of(uint32_t shorter) const {
    const auto wholes = longer_.find(local_[shorter].id);
    if (wholes == longer_.end()) return std::nullopt;
    if (wholes->second.size() == 1) return wholes->second.front();
    std::optional<uint32_t> told;
    for (const uint32_t whole : wholes->second) {
      const bool pair = local_[whole].id.find("-and-") != std::string::npos;  // "Kestrel Air and Kestrel Cargo"
      if (pair || named_at_[whole] >= named_at_[shorter]) continue;
      if (told) return std::nullopt;
      told = whole;
    }
    return told;
  }

 private:
  const std::vector<Entity>& local_;
  std::vector<uint32_t> named_at_;                            // where each is named first
  std::map<std::string_view, std::vector<uint32_t>> longer_;  // a part of an id -> the entities that have it
};

}  // namespace

void JoinShortForms(const EntityTable& table, const std::vector<Entity>& local, std::vector<Mention>& found) {
  const LongerNames longer(table, local, found);
  const auto first = static_cast<uint32_t>(table.entities().size());
  for (Mention& mention : found) {
    if (mention.entity < first || local[mention.entity - first].kind != 0) continue;
    if (const auto whole = longer.Of(mention.entity - first)) mention.entity = first + *whole;
  }
}

}  // namespace factlint
