#include "extractor/sentences.h"

#include <algorithm>
#include <string>

#include "extractor/ascii.h"
#include "extractor/byte_masks.h"
#include "extractor/lines.h"
#include "extractor/outline_cues.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

// Bytes at which something may end or be quoted: ASCII stops and the lead bytes of
// typographic and East Asian marks. All others are passed over.
uint64_t StopsIn(const ByteMasks& bytes) {
  return bytes.In(ByteRange{'.'}, ByteRange{'!', 2}, ByteRange{'?'}, ByteRange{'\xE2', 2}, ByteRange{'\xEF'});
}

bool IsWideStop(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61; }
bool OpensQuote(char32_t c) { return c == 0x201C || c == 0x201E || c == 0x300C || c == 0x300E; }
bool ClosesQuote(char32_t c) { return c == 0x201D || c == 0x300D || c == 0x300F; }
bool IsClosing(char32_t c) {
  return ClosesQuote(c) || c == '"' || c == '\'' || c == 0x2019 || c == ')' || c == ']' || c == '*' || c == '_' ||
         c == 0xFF09 || c == 0x3011 || c == 0x300B || c == 0xBB;
}

// So many quoted words make a quotation, fewer a name in quotation marks.
constexpr uint32_t kQuotation = 5;
constexpr uint32_t kLongestWord = 24;
// Bytes. No sentence is longer; what is (a list without an end, a table that lost its rows) is cut, since
// each claim shows its sentence and is looked for in all of it.
constexpr uint32_t kLongestSentence = 2048;

class Splitter {
 public:
  Splitter(std::string_view text, Span span, uint32_t block, std::vector<Sentence>& sentences)
      : text_(text.substr(0, span.end)), at_(span.begin), begin_(span.begin), block_(block), sentences_(sentences) {}

  void Run() {
    ByteWalk stops(text_.size(), [this](uint32_t at) { return StopsIn(ByteMasks(text_, at)); });
    for (at_ = stops.Next(at_); at_ < text_.size(); at_ = stops.Next(at_)) Look();
    Emit(static_cast<uint32_t>(text_.size()));
  }

 private:
  char32_t Peek(uint32_t offset) const { return offset < text_.size() ? CodePointAt(text_, offset).value : 0; }

  void Look() {
    const CodePoint c = CodePointAt(text_, at_);
    const uint32_t stop = at_;
    at_ += c.size;
    if (c.value == '"') {
      quote_ == kNoIndex ? Open(stop) : Close();
    } else if (OpensQuote(c.value)) {
      Open(stop);
    } else if (ClosesQuote(c.value)) {
      Close();
    } else if (IsWideStop(c.value)) {
      TakeStops();
      TakeClosing();
      if (!SpeechGoesOn()) Emit(at_);
    } else if (c.value == '!' || c.value == '?' || c.value == 0x2026) {
      TakeStops();
      TakeClosing();
      if (SentenceBegins()) Emit(at_);
    } else if (c.value == '.') {
      LookAtFullStop(stop);
    }
  }

  void Open(uint32_t at) {
    if (quote_ == kNoIndex) quote_ = at;
  }
  void Close() {
    if (quote_ != kNoIndex && IsSpeech(std::max(quote_, begin_), at_)) quoted_ = true;
    quote_ = kNoIndex;
  }

  // Many words, or few that end in a mark before the quotation mark: “Yes,” she said.
  bool IsSpeech(uint32_t from, uint32_t to) const {
    const std::string_view words = text_.substr(from, to - from);
    if (CountWords(words, kQuotation + 1) >= kQuotation) return true;
    if (words.empty()) return false;
    const CodePoint closing = CodePointBefore(words, words.size());
    if (!IsQuote(closing.value) || words.size() <= closing.size + 3) return false;
    const char32_t last = CodePointBefore(words, words.size() - closing.size).value;
    return last == ',' || last == '!' || last == '?' || last == 0xFF0C || IsWideStop(last);
  }

  // "?!", "...", 。。
  void TakeStops() {
    while (at_ < text_.size()) {
      const CodePoint c = CodePointAt(text_, at_);
      if (!IsWideStop(c.value) && c.value != '!' && c.value != '?' && c.value != '.' && c.value != 0x2026) return;
      at_ += c.size;
    }
  }

  // Closing quotation marks and brackets, and note marks: "grew.”[12]".
  void TakeClosing() {
    while (at_ < text_.size()) {
      const CodePoint c = CodePointAt(text_, at_);
      if (c.value == '[') {
        uint32_t end = at_ + 1;
        while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
        if (end == at_ + 1 || Peek(end) != ']') return;
        at_ = end + 1;
        continue;
      }
      if (!IsClosing(c.value)) return;
      // A straight mark closes only what is open.
      if (c.value == '"' && quote_ == kNoIndex) return;
      at_ += c.size;
      if (c.value == '"' || ClosesQuote(c.value)) Close();
    }
  }

  // 。” and then 他说: the words belong to the speech before them.
  bool SpeechGoesOn() const {
    if (!ClosesQuote(CodePointBefore(text_, at_).value)) return false;
    uint32_t end = at_;
    for (int i = 0; i < 16 && end < text_.size(); ++i) {
      const CodePoint c = CodePointAt(text_, end);
      if (!IsCjk(c.value)) break;
      end += c.size;
    }
    return OutlineCues::Get().HoldsReportingVerb(text_.substr(at_, end - at_));
  }

  // After a stop and what closes: white space and then no lower-case word but a name, or
  // the end, or an ideograph.
  bool SentenceBegins() const {
    if (at_ >= text_.size()) return true;
    const char32_t here = Peek(at_);
    if (IsCjk(here)) return true;
    if (!IsSpace(here)) return false;
    return !IsLower(NextLetter()) || IsInnerCapital();
  }

  // "iFlytek": a name that opens with one small letter.
  bool IsInnerCapital() const {
    uint32_t at = at_;
    while (at < text_.size() && !IsLower(Peek(at))) at += CodePointAt(text_, at).size;
    return at < text_.size() && IsUpper(Peek(at + CodePointAt(text_, at).size));
  }

  // The first character after white space and opening marks.
  char32_t NextLetter() const {
    uint32_t at = at_;
    while (at < text_.size()) {
      const CodePoint c = CodePointAt(text_, at);
      const bool opening = IsQuote(c.value) || c.value == '(' || c.value == '[' || c.value == '*' || c.value == '_';
      if (!IsSpace(c.value) && !opening) return c.value;
      at += c.size;
    }
    return 0;
  }

  std::string NextWord() const {
    uint32_t at = at_;
    while (at < text_.size() && !IsLetter(Peek(at)) && at - at_ < 8) at += CodePointAt(text_, at).size;
    uint32_t end = at;
    while (end < text_.size() && end - at < kLongestWord && IsLetter(Peek(end))) end += CodePointAt(text_, end).size;
    return FoldText(text_.substr(at, end - at));
  }

  // The word that ends before the stop, with stops inside: "U.S", "Co".
  std::string_view WordBefore(uint32_t stop) const {
    uint32_t begin = stop;
    while (begin > begin_ && stop - begin < kLongestWord) {
      const CodePoint c = CodePointBefore(text_, begin);
      if (!IsLetter(c.value) && !IsDigit(c.value) && c.value != '.' && c.value != '$') break;
      if (c.size > 1 && IsCjk(c.value)) break;
      begin -= c.size;
    }
    return text_.substr(begin, stop - begin);
  }

  void LookAtFullStop(uint32_t stop) {
    if (IsDigit(Peek(at_)) && stop > begin_ && IsDigit(CodePointBefore(text_, stop).value)) return;
    const bool several = Peek(at_) == '.';
    TakeStops();
    TakeClosing();
    if (at_ >= text_.size()) return Emit(at_);
    if (!SentenceBegins()) {
      if (!several && MissesSpace(stop)) Emit(at_);
      return;
    }
    if (several || !IsAbbreviation(stop)) Emit(at_);
  }

  // "the city.The next": a lower-case word, the stop, a capitalised word.
  bool MissesSpace(uint32_t stop) const {
    if (at_ != stop + 1 || !IsUpper(Peek(at_)) || !IsLower(Peek(at_ + 1))) return false;
    const std::string_view word = WordBefore(stop);
    return word.size() >= 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
           OutlineCues::Get().IsStarter(NextWord());
  }

  bool IsAbbreviation(uint32_t stop) const {
    if (at_ != stop + 1) return false;  // a quotation mark or bracket closed
    const std::string_view word = WordBefore(stop);
    if (word.empty()) return false;
    const OutlineCues& cues = OutlineCues::Get();
    const bool small = std::all_of(word.begin(), word.end(), ascii::IsLower);
    const std::string other = small ? std::string() : FoldText(word);
    const std::string_view folded = small ? word : other;
    const bool initial = word.size() == 1 && IsUpper(static_cast<unsigned char>(word[0]));
    if (cues.IsNever(folded)) return !(initial && cues.IsStarter(NextWord()));
    if (cues.IsBeforeNumber(folded) && IsDigit(NextLetter())) return true;
    // "2. Methods" at the start: a number that no marker took.
    const bool digits = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && word.size() <= 2 && stop - word.size() == SentenceStart()) return true;
    const bool dotted =
        word.find('.') != std::string_view::npos && word.find_first_of("0123456789") == std::string_view::npos;
    if (!initial && !dotted && !cues.IsOpen(folded)) return false;
    return !cues.IsStarter(NextWord()) || (initial && AfterName(stop - 1));
  }

  uint32_t SentenceStart() const { return Trim(text_, {begin_, static_cast<uint32_t>(text_.size())}).begin; }

  // "John F. In": no name goes on so. Kept apart to say why: an initial after
  // another initial is always part of a name.
  bool AfterName(uint32_t initial) const {
    return initial >= begin_ + 2 && text_[initial - 1] == ' ' && text_[initial - 2] == '.';
  }

  void Emit(uint32_t end) {
    while (end - begin_ > kLongestSentence) EmitPart(PartEnd());
    EmitPart(end);
  }

  // Where the first part of what is too long ends: behind a comma or the like, else before a word, else
  // before a character. Parts are at least half as long as they may be.
  uint32_t PartEnd() const {
    uint32_t most = begin_ + kLongestSentence;
    while ((text_[most] & 0xC0) == 0x80) --most;  // no character is cut
    uint32_t blank = 0;
    for (uint32_t end = most; end > begin_ + kLongestSentence / 2;) {
      const CodePoint before = CodePointBefore(text_, end);
      const bool space = IsSpace(Peek(end));
      const bool mark = before.value == ',' || before.value == ';';
      if ((mark && space) || before.value == 0xFF0C || before.value == 0xFF1B || before.value == 0x3001) return end;
      if (space && blank == 0) blank = end;
      end -= before.size;
    }
    return blank > 0 ? blank : most;
  }

  void EmitPart(uint32_t end) {
    // A quotation that goes on behind the end of a sentence is speech.
    if (quote_ < end && (end < text_.size() || IsSpeech(std::max(quote_, begin_), end))) quoted_ = true;
    Span span = Trim(text_, {begin_, end});
    // The mark of a quoted line is no word of its sentence.
    while (!span.empty() && span.begin > 0 && text_[span.begin] == '>' && text_[span.begin - 1] == '\n')
      span = Trim(text_, {span.begin + 1, span.end});
    if (!span.empty()) sentences_.push_back({.span = span, .block = block_, .quoted = quoted_});
    begin_ = end;
    quoted_ = false;
  }

  std::string_view text_;
  uint32_t at_;
  uint32_t begin_;
  uint32_t block_;
  std::vector<Sentence>& sentences_;
  uint32_t quote_ = kNoIndex;  // where the open quotation mark stands
  bool quoted_ = false;
};

}  // namespace

void SplitSentences(std::string_view text, Span span, uint32_t block, std::vector<Sentence>& sentences) {
  Splitter(text, span, block, sentences).Run();
}

}  // namespace factlint
