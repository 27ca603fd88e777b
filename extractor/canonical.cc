#include "extractor/canonical.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "extractor/ascii.h"
#include "extractor/unicode.h"

namespace factlint {

std::string CanonicalName(std::string_view name) {
  if (ascii::IsAscii(name)) return ascii::Lower(name);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return ascii::Lower(name);  // ICU without its data
  // Folded from the taken-apart form, as caseless matching asks for: folding can undo a composition.
  const icu::StringPiece bytes(name.data(), static_cast<int32_t>(name.size()));
  icu::UnicodeString text = nfd->normalize(icu::UnicodeString::fromUTF8(bytes), status);
  text.foldCase(U_FOLD_CASE_DEFAULT);
  std::string canonical;
  nfc->normalize(text, status).toUTF8String(canonical);
  return canonical;
}

std::string PlainLetters(std::string_view name) {
  if (ascii::IsAscii(name)) return ascii::Lower(name);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return ascii::Lower(name);
  const icu::StringPiece bytes(name.data(), static_cast<int32_t>(name.size()));
  icu::UnicodeString text = nfd->normalize(icu::UnicodeString::fromUTF8(bytes), status);
  text.foldCase(U_FOLD_CASE_DEFAULT);
  std::string apart;
  text.toUTF8String(apart);
  std::string plain;
  for (size_t i = 0; i < apart.size();) {
    const CodePoint c = CodePointAt(apart, i);
    i += c.size;
    constexpr char32_t kFirstMark = 0x300;
    constexpr char32_t kLastMark = 0x36F;
    if (c.value >= kFirstMark && c.value <= kLastMark) continue;
    static constexpr std::pair<char32_t, std::string_view> kWhole[] = {
        // letters that are not taken apart
        {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"}, {0xFE, "th"}, {0x111, "d"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}};
    const auto* const whole =
        std::find_if(std::begin(kWhole), std::end(kWhole), [&](const auto& letter) { return letter.first == c.value; });
    if (whole == std::end(kWhole))
      AppendUtf8(plain, c.value);
    else
      plain += whole->second;
  }
  return plain;
}

std::string MaskedSentence(std::string_view sentence) {
  const std::string canonical = CanonicalName(sentence);
  std::string masked;
  for (size_t i = 0; i < canonical.size();) {
    const CodePoint c = CodePointAt(canonical, i);
    const bool digit = u_isdigit(static_cast<UChar32>(c.value)) != 0;
    const bool space = IsSpace(c.value);
    if (digit || space) {
      const char mark = digit ? '0' : ' ';
      if (masked.empty() ? !space : masked.back() != mark) masked += mark;
    } else {
      AppendUtf8(masked, c.value);
    }
    i += c.size;
  }
  while (!masked.empty() && masked.back() == ' ') masked.pop_back();
  return masked;
}

}  // namespace factlint
