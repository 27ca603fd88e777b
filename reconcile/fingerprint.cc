#include "reconcile/fingerprint.h"

#include "extractor/claim_fields.h"

namespace factlint {

void Fingerprinter::Put(const Decimal& number) {
  const std::optional<int64_t> mantissa = number.Shift(-number.Exponent()).ToInteger();
  if (mantissa)
    (*this)(*mantissa, number.Exponent());
  else
    PutText(number.ToString());
}

Fingerprint FingerprintOf(const Claim& claim) {
  Fingerprinter mix;
  mix(claim.doc, claim.path);
  Fields(mix, claim);
  return mix.Done();
}

Fingerprint FingerprintOf(const DocumentInfo& info) {
  Fingerprinter mix;
  Fields(mix, info);
  return mix.Done();
}

}  // namespace factlint
