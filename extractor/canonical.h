// Names as identities compare them: two spellings of one word are one.
#pragma once

#include <string>
#include <string_view>

namespace factlint {

// NFC of the full case folding: "São Paulo" in either normal form, "STRASSE" and
// "Straße", "İ" and its parts are each one. Nothing else is folded: punctuation,
// widths and accents tell names apart. Bytes that are no UTF-8 become U+FFFD.
std::string CanonicalName(std::string_view name);

// A name in small letters without accents and other marks: "skoda" of "Škoda", "orsted" of
// "Ørsted". Texts write it with them and without.
std::string PlainLetters(std::string_view name);

// A sentence without what an edit of its figures changes: canonical, digits of any
// script as '0' and a run of them as one, a run of white space as one space.
std::string MaskedSentence(std::string_view sentence);

}  // namespace factlint
