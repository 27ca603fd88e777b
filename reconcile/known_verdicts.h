// What an earlier run said of the keys of claims, so that a run judges only those that a
// change touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "reconcile/finding.h"
#include "reconcile/fingerprint.h"

namespace factlint {

// Whoever keeps the bytes sees to it that they come back unchanged, and only where the
// metrics, the policy, the hierarchy and this program are the same.
class KnownVerdicts {
 public:
  // `kept`: Bytes() of an earlier run. Bytes that make no sense know nothing.
  explicit KnownVerdicts(std::string kept);
  KnownVerdicts(const KnownVerdicts&) = delete;
  KnownVerdicts& operator=(const KnownVerdicts&) = delete;

  // The findings, packed, of the claims with this fingerprint; nothing where none were
  // judged. They live as long as this. Safe from several threads.
  std::optional<std::string_view> Find(const Fingerprint& claims) const;

  // What this run says, in any order: of one thread.
  void Add(const Fingerprint& claims, std::string findings);  // judged anew
  void AddKnown(const Fingerprint& claims, std::string_view findings);

  size_t judged() const { return fresh_.size(); }
  size_t known() const { return again_.size(); }
  // Is so much new, or gone, that the next run should know of it? A few keys are judged
  // again faster than all are written.
  bool IsWorthKeeping() const;
  // Of all that this run said.
  std::string Bytes() const;

 private:
  std::string kept_;
  std::unordered_map<Fingerprint, std::string_view> before_;  // into kept_
  std::vector<std::pair<Fingerprint, std::string>> fresh_;
  std::vector<std::pair<Fingerprint, std::string_view>> again_;
};

}  // namespace factlint
