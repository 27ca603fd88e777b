#include "reconcile/known_verdicts.h"

#include <cstring>

namespace factlint {
namespace {

// A record: the fingerprint's two words, the size of the findings, the findings.
constexpr size_t kHead = 3 * sizeof(uint64_t);
constexpr size_t kWorth = 16;  // one key in so many

void Append(std::string& bytes, const Fingerprint& claims, std::string_view findings) {
  const uint64_t head[3] = {claims.words[0], claims.words[1], findings.size()};
  bytes.append(reinterpret_cast<const char*>(head), sizeof head);
  bytes += findings;
}

}  // namespace

KnownVerdicts::KnownVerdicts(std::string kept) : kept_(std::move(kept)) {
  std::string_view rest = kept_;
  while (rest.size() >= kHead) {
    uint64_t head[3];
    std::memcpy(head, rest.data(), sizeof head);
    if (head[2] > rest.size() - kHead) break;
    before_.emplace(Fingerprint{{head[0], head[1]}}, rest.substr(kHead, head[2]));
    rest.remove_prefix(kHead + head[2]);
  }
  if (!rest.empty()) before_.clear();
}

std::optional<std::string_view> KnownVerdicts::Find(const Fingerprint& claims) const {
  const auto found = before_.find(claims);
  return found == before_.end() ? std::nullopt : std::optional(found->second);
}

void KnownVerdicts::Add(const Fingerprint& claims, std::string findings) {
  fresh_.emplace_back(claims, std::move(findings));
}

void KnownVerdicts::AddKnown(const Fingerprint& claims, std::string_view findings) {
  again_.emplace_back(claims, findings);
}

bool KnownVerdicts::IsWorthKeeping() const {
  const size_t gone = before_.size() - again_.size();
  return kWorth * (fresh_.size() + gone) > before_.size();
}

std::string KnownVerdicts::Bytes() const {
  std::string bytes;
  size_t size = 0;
  for (const auto& [claims, findings] : again_) size += kHead + findings.size();
  for (const auto& [claims, findings] : fresh_) size += kHead + findings.size();
  bytes.reserve(size);
  for (const auto& [claims, findings] : again_) Append(bytes, claims, findings);
  for (const auto& [claims, findings] : fresh_) Append(bytes, claims, findings);
  return bytes;
}

}  // namespace factlint
