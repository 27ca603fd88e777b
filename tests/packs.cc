#include "tests/packs.h"

#include <cstdio>
#include <cstdlib>

namespace factlint {

namespace {

RuleBook Load(const std::vector<std::string>& names) {
  std::vector<PackFiles> packs;
  for (const std::string& name : names) packs.push_back(std::move(*OpenBuiltinPack(name)));
  Result<RuleBook> loaded = RuleBook::Load(std::move(packs));
  if (!loaded) {
    std::fputs(loaded.error().what.c_str(), stderr);
    std::abort();
  }
  return std::move(*loaded);
}

}  // namespace

const RuleBook& BuiltinBook() {
  static const RuleBook book = Load({"places", "open", "china-ai", "transit"});
  return book;
}

const RuleBook& OpenBook() {
  static const RuleBook book = Load({"places", "open"});
  return book;
}

}  // namespace factlint
