#include "reconcile/fits.h"

#include <algorithm>

#include "extractor/canonical.h"
#include "extractor/glob.h"

namespace factlint {

bool Fits(const std::string& glob, std::string_view name) {
  return NameMatches(CanonicalName(glob), CanonicalName(name));
}

bool FitsSubject(std::string glob, std::string_view subject) {
  if (Fits(glob, subject)) return true;
  std::replace(glob.begin(), glob.end(), ' ', '-');
  return Fits(glob, subject);
}

}  // namespace factlint
