#include <cstdio>

#include <extractor/decimal.h>
#include <extractor/hash.h>
#include <reports/version.h>

// One thing of each library.
int main() {
  const auto sum = *factlint::Decimal::Parse("0.1") + *factlint::Decimal::Parse("0.2");
  std::printf("%s %s\n", sum.ToString().c_str(), factlint::Sha256("").c_str());
  return sum == *factlint::Decimal::Parse("0.3") && !factlint::ToolName().empty() ? 0 : 1;
}
