// The words of a sentence as names are looked for among them (names.h).
#pragma once

#include <string_view>
#include <vector>

#include "extractor/mention.h"
#include "extractor/span.h"
#include "extractor/word_set.h"

namespace factlint {

// A word of the text as written, without its possessive.
struct NameWord {
  Span span;
  int known = -1;      // index of the known mention that covers it
  bool first = false;  // of its sentence, or behind a colon
  bool possessive = false;
  bool joined = false;   // only a blank, '&' or '-' stands before it: may continue a name
  bool capital = false;  // has a capital of ASCII anywhere, or opens with one: "Škoda"
  bool digit = false;    // has a digit
};

// The words of text[sentence], in order: ASCII letters, digits and accented Latin letters. `known`: names that were
// found already, sorted; each is one word. Clears `words` first.
void CutNameWords(std::string_view text, Span sentence, const std::vector<Mention>& known,
                  std::vector<NameWord>& words);

// Does a word open with a capital, of ASCII or not: "Ostra", "Ørn", "Škoda"?
bool OpensWithCapital(std::string_view word);

// A sentence without a known name that is plain, as most are: behind its first word, which
// may begin with a capital, nothing but words of small letters, blanks and marks that part
// words. Puts the words but the first into `small` (some, where it says no) and cuts its
// first two into `words`.
bool CutPlainSentence(std::string_view text, Span sentence, WordSet& small, std::vector<NameWord>& words);

}  // namespace factlint
