// The words of a sentence as names are looked for among them (names.h).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extractor/mention.h"
#include "extractor/span.h"
#include "extractor/word_set.h"
#include "extractor/word_starts.h"

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

// Puts words of a text into a set. Most are there already: short ones that came lately are
// known by their letters, which is quicker than to look.
class WordCollector {
 public:
  WordCollector(std::string_view text, WordSet& words) : text_(text), words_(words) {}

  // The ASCII letters from byte `begin` to `end`.
  void Put(uint32_t begin, uint32_t end) {
    if (end - begin <= kShort) {
      const RunKey run = RunKeyAt(text_, begin, end - begin);
      uint64_t& lately = lately_[run.letters * 0x9E3779B97F4A7C15u >> (64 - kLogPlaces)];
      if (lately == run.letters) return;
      lately = run.letters;
    }
    words_.insert(text_.substr(begin, end - begin));
  }

 private:
  static constexpr uint32_t kShort = 8;  // all letters of such a word are in its RunKey
  static constexpr int kLogPlaces = 9;

  std::string_view text_;
  WordSet& words_;
  std::array<uint64_t, size_t{1} << kLogPlaces> lately_{};
};

// A sentence without a known name that is plain, as most are: behind its first word, which
// may begin with a capital, nothing but words of small letters, blanks and marks that part
// words. Puts the words but the first into `small` (some, where it says no) and cuts its
// first two into `words`.
bool CutPlainSentence(std::string_view text, Span sentence, WordCollector& small, std::vector<NameWord>& words);

}  // namespace factlint
