#include "reconcile/finding_record.h"

#include "extractor/claim_fields.h"

namespace factlint {

template <>
inline constexpr Verdict kLastOf<Verdict> = Verdict::kNotice;
template <>
inline constexpr Severity kLastOf<Severity> = Severity::kError;
template <>
inline constexpr Magnitude kLastOf<Magnitude> = Magnitude::kMajor;
template <>
inline constexpr Status kLastOf<Status> = Status::kRuleChanged;

// As in claim_fields.h: the bindings name every member.
template <class Archive, Same<FindingKey> T>
void Fields(Archive& archive, T& key) {
  auto& [subject, metric, scope] = key;
  archive(subject, metric, scope);
}

template <class Archive, Same<Camp> T>
void Fields(Archive& archive, T& camp) {
  auto& [value, hard, soft, unit, as_of, sources, independent, claims, canonical, support] = camp;
  archive(value, hard, soft, unit, as_of, sources, independent, claims, canonical, support);
}

template <class Archive, Same<FindingGap> T>
void Fields(Archive& archive, T& gap) {
  auto& [hard, soft, unit, years, max_drift] = gap;
  archive(hard, soft, unit, years, max_drift);
}

template <class Archive, Same<FindingLocation> T>
void Fields(Archive& archive, T& location) {
  auto& [path, doc, place, quote, quote_place, camp, claim] = location;
  archive(path, doc, place, quote, quote_place, camp, claim);
}

template <class Archive, Same<Finding> T>
void Fields(Archive& archive, T& finding) {
  auto& [id, state, code, verdict, basis, severity, magnitude, status, key, family, camps, gap, message, explain,
         locations, source, waiver, worse] = finding;
  archive(id, state, code, verdict, basis, severity, magnitude, status, key, family, camps, gap, message, explain,
          locations, source, waiver, worse);
}

std::string PackFindings(const std::vector<Finding>& findings) {
  Packer packer;
  packer(findings);
  return packer.bytes();
}

std::optional<std::vector<Finding>> UnpackFindings(std::string_view bytes) {
  Unpacker unpacker(bytes);
  std::vector<Finding> findings;
  unpacker(findings);
  if (unpacker.bad() || !unpacker.AtEnd()) return std::nullopt;
  return findings;
}

}  // namespace factlint
