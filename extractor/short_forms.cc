#include "extractor/short_forms.h"

#include <algorithm>
#include <map>
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

}  // namespace

void JoinShortForms(const EntityTable& table, const std::vector<Entity>& local, std::vector<Mention>& found) {
  constexpr uint32_t kSeveral = UINT32_MAX;
  std::map<std::string_view, uint32_t> longer;  // a part of an id -> the one entity it may stand for
  std::set<std::string_view> ids;
  for (const Entity& entity : local) ids.insert(entity.id);
  const auto offer = [&](std::string_view part, uint32_t whole) {
    const auto [place, fresh] = longer.try_emplace(part, whole);
    if (!fresh) place->second = kSeveral;
  };
  for (uint32_t i = 0; i < local.size(); ++i) {
    const Entity& whole = local[i];
    const std::string_view id = whole.id;
    const bool organisation =
        table.kinds()[whole.kind].is == KindClass::kOrganisation && whole.parent.empty() && whole.in.empty();
    for (size_t dash = id.find('-'); dash != std::string_view::npos; dash = id.find('-', dash + 1)) {
      const std::string_view head = id.substr(0, dash);
      const std::string_view tail = id.substr(dash + 1);
      if (organisation) offer(head, i);
      if (whole.kind == 0 && (IsMakerId(head, ids) || std::any_of(tail.begin(), tail.end(), IsDigit))) offer(tail, i);
    }
  }
  const auto first = static_cast<uint32_t>(table.entities().size());
  for (Mention& mention : found) {
    if (mention.entity < first || local[mention.entity - first].kind != 0) continue;
    const auto whole = longer.find(local[mention.entity - first].id);
    if (whole != longer.end() && whole->second != kSeveral) mention.entity = first + whole->second;
  }
}

}  // namespace factlint
