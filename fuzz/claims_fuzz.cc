// Any bytes as JSON Lines of claims. The fast way through lines and the way that
// reads them all must say the same: the same findings, or errors both.
#include <string>
#include <string_view>

#include "fuzz/promise.h"
#include "reconcile/policy.h"
#include "reconcile/read_claims.h"
#include "reconcile/reconcile.h"

namespace factlint {
namespace {

void Run(std::string_view bytes) {
  static const MetricTable metrics(Policy::Builtin());
  static const Hierarchy hierarchy;
  ReconcileInput input{.claims = {}, .documents = {}, .metrics = metrics, .hierarchy = hierarchy};
  input.hidden = false;

  const Result<std::vector<Claim>> claims = ReadClaims(bytes, "fuzz");
  const Result<Judgement> by_lines = ReconcileLines(bytes, "fuzz", input);
  Promise(claims.has_value() == by_lines.has_value(), "both ways accept the same lines");
  if (!claims) {
    Promise(!claims.error().what.empty(), "a bad line is named");
    return;
  }
  input.claims = *claims;
  const Judgement at_once = Reconcile(input);
  Promise(at_once.findings.size() == by_lines->findings.size(), "both ways find the same");
  for (size_t i = 0; i < at_once.findings.size(); ++i)
    Promise(
        at_once.findings[i].id == by_lines->findings[i].id && at_once.findings[i].code == by_lines->findings[i].code,
        "both ways find the same");
}

}  // namespace
}  // namespace factlint

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  factlint::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
