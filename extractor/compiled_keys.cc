#include <string_view>
#include <vector>

#include "extractor/compiled_texts.h"
#include "extractor/word_set.h"

namespace factlint {
namespace {

uint64_t Join(uint64_t key, std::string_view text) {
  return (key ^ QuickHash(text)) * 0x9E3779B97F4A7C15ull ^ key >> 31;
}

uint64_t Begin(std::string_view pack, Language language) { return Join(static_cast<uint64_t>(language) + 1, pack); }

}  // namespace

uint64_t KeyOfExpression(std::string_view source) { return QuickHash(source); }

uint64_t KeyOfPattern(std::string_view pack, std::string_view source, Language language) {
  return Join(Begin(pack, language), source);
}

uint64_t KeyOfPhrases(std::string_view pack, const std::vector<std::string_view>& sources, Language language) {
  uint64_t key = Begin(pack, language);
  for (const std::string_view source : sources) key = Join(key, source);
  return Join(key, "phrases");
}

}  // namespace factlint
