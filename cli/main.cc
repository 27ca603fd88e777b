#include <cstdio>

#include "reports/version.h"

int main() {
  std::printf("%.*s\n", static_cast<int>(factlint::ToolName().size()), factlint::ToolName().data());
  return 0;
}
