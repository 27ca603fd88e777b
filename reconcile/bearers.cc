#include "reconcile/bearers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace factlint {
namespace {

class Bearers {
 public:
  Bearers(const std::vector<Claim>& claims, const MetricTable& metrics, const EntityTable& entities)
      : metrics_(metrics), entities_(entities) {
    for (const Claim& claim : claims)
      if (KindFor(claim.metric) >= 0) named_.emplace(claim.subject.id, claim.subject);
  }

  // Nothing where the claim's subject bears it, or nobody knows what does.
  std::optional<Subject> Of(const Claim& claim) {
    const int kind = KindFor(claim.metric);
    if (kind < 0) return std::nullopt;
    const std::string& name = entities_.kinds()[static_cast<size_t>(kind)].name;
    const std::string& told = claim.subject.kind;
    const std::vector<std::string>& subjects = metrics_.Find(claim.metric).subjects;
    if (told == name || (!told.empty() && std::find(subjects.begin(), subjects.end(), told) == subjects.end()))
      return std::nullopt;
    const int place = entities_.FindEntity(claim.subject.id);
    return place >= 0 ? Known(static_cast<uint32_t>(place), kind) : Named(claim.subject.id, name);
  }

 private:
  // The kind that bears a metric where others stand for it; -1 for all other metrics.
  int KindFor(std::string_view metric) {
    const auto [at, fresh] = kinds_.try_emplace(metric, -1);
    if (!fresh) return at->second;
    const std::vector<std::string>& subjects = metrics_.Find(metric).subjects;
    const int kind = subjects.size() < 2 ? -1 : entities_.FindKind(subjects.front());
    if (kind >= 0 && entities_.kinds()[static_cast<size_t>(kind)].is == KindClass::kThing) at->second = kind;
    return at->second;
  }

  std::optional<Subject> Known(uint32_t place, int kind) const {
    const std::optional<uint32_t> only = entities_.OnlyIn(place, kind);
    if (!only) return std::nullopt;
    const Entity& entity = entities_.entities()[*only];
    return Subject{.id = entity.id,
                   .name = entity.name,
                   .kind = entities_.kinds()[entity.kind].name,
                   .via = {},
                   .text = {},
                   .place = {}};
  }

  std::optional<Subject> Named(const std::string& place, std::string_view kind) const {
    const std::string longer = place + "-";
    const Subject* only = nullptr;
    for (auto at = named_.lower_bound(longer); at != named_.end() && at->first.starts_with(longer); ++at) {
      if (at->second.kind != kind) continue;
      if (only != nullptr) return std::nullopt;
      only = &at->second;
    }
    return only == nullptr ? std::nullopt : std::optional(*only);
  }

  const MetricTable& metrics_;
  const EntityTable& entities_;
  std::unordered_map<std::string_view, int> kinds_;  // by metric
  std::map<std::string, Subject> named_;             // subjects of such metrics, by id
};

}  // namespace

void NameBearers(std::vector<Claim>& claims, const MetricTable& metrics, const EntityTable& entities) {
  Bearers bearers(claims, metrics, entities);
  for (Claim& claim : claims) {
    std::optional<Subject> bearer = bearers.Of(claim);
    if (!bearer) continue;
    claim.subject.id = std::move(bearer->id);
    claim.subject.name = std::move(bearer->name);
    claim.subject.kind = std::move(bearer->kind);
  }
}

}  // namespace factlint
