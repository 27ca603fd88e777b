// Any bytes as a pattern of a rule: an expression that RE2 takes, or errors.
#include <string>
#include <string_view>
#include <vector>

#include "extractor/expression.h"
#include "extractor/pattern.h"
#include "extractor/unicode.h"
#include "fuzz/promise.h"

namespace factlint {
namespace {

Vocabulary Words() {
  Vocabulary words;
  words.slots["number"] = {kTypeBase};
  words.slots["city"] = {kKindBase};
  static const std::vector<std::string> has = {"has", "is home to"};
  static const std::vector<std::string> seat = {"总部位于"};
  words.lexsets["has"] = &has;
  words.lexsets["seat"] = &seat;
  return words;
}

void Run(std::string_view bytes) {
  if (!IsValidUtf8(bytes)) return;  // no YAML file holds it
  const Vocabulary words = Words();
  for (const Language language : {Language::kEnglish, Language::kChinese}) {
    const PatternResult result = CompilePattern(bytes, language, words);
    if (!result.errors.empty()) {
      for (const PatternError& error : result.errors) Promise(!error.what.empty(), "a mistake has words");
      continue;
    }
    Promise(Expression::Check(result.pattern.expression).empty(), "a pattern without mistakes compiles");
  }
}

}  // namespace
}  // namespace factlint

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  factlint::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
