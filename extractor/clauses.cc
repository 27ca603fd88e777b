#include <string>

#include "extractor/byte_masks.h"
#include "extractor/outline.h"
#include "extractor/outline_cues.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

// How far behind a comma the subject and the verb of a clause are looked for.
constexpr int kClauseWords = 8;

bool IsWideMark(char32_t c) { return c == 0xFF1B || c == 0xFF1A; }
bool IsLongDash(char32_t c) { return c == 0x2014 || c == 0x2015; }

// Brackets, marks that may end a clause, and the lead bytes of those beyond ASCII.
uint64_t MarksIn(const ByteMasks& bytes) {
  return bytes.In(ByteRange{'(', 2}, ByteRange{',', 2}, ByteRange{':', 2}, ByteRange{'\xE2'}, ByteRange{'\xEF'});
}

class ClauseSplitter {
 public:
  ClauseSplitter(std::string_view text, Span span)
      : text_(text.substr(0, span.end)), begin_(span.begin), at_(span.begin) {}

  std::vector<Span> Run() {
    ByteWalk marks(text_.size(), [this](uint32_t at) { return MarksIn(ByteMasks(text_, at)); });
    for (at_ = marks.Next(at_); at_ < text_.size(); at_ = marks.Next(at_)) {
      const CodePoint c = CodePointAt(text_, at_);
      at_ += c.size;
      if (c.value == '(' || c.value == 0xFF08) ++depth_;
      if ((c.value == ')' || c.value == 0xFF09) && depth_ > 0) --depth_;
      if (depth_ == 0 && EndsClause(c.value)) Emit();
    }
    Emit();
    return std::move(clauses_);
  }

 private:
  char32_t Here() const { return at_ < text_.size() ? CodePointAt(text_, at_).value : 0; }

  bool EndsClause(char32_t c) const {
    if (c == ';' || IsWideMark(c) || IsLongDash(c)) return true;
    if (c == ':') return IsSpace(Here()) || IsCjk(Here());
    if (c == 0x2013 || c == '-') return IsSpaced();
    if (c == ',' && OpensQuote()) return true;
    if (c == ',') return IsSpace(Here()) && FiniteClauseFollows();
    if (c == 0xFF0C) return OutlineCues::Get().BeginsWithClauseOpener(text_.substr(at_));
    return false;
  }

  // ', "and by 2030 we want': the speech goes on behind who spoke.
  bool OpensQuote() const { return text_.substr(at_, 2) == " \"" || text_.substr(at_, 4) == " \xE2\x80\x9C"; }

  // " – " and " -- ", never "2019–2023" or "AI-driven".
  bool IsSpaced() const {
    size_t before = at_;
    while (before > begin_) {
      const CodePoint c = CodePointBefore(text_, before);
      if (c.value != '-' && c.value != 0x2013) return IsSpace(c.value) && IsSpace(Here());
      before -= c.size;
    }
    return false;
  }

  // ", and Shanghai has": an opener, a subject of at least a word, a verb, all
  // before the next mark.
  bool FiniteClauseFollows() const {
    const OutlineCues& cues = OutlineCues::Get();
    std::string word;
    int words = 0;
    for (size_t at = at_; at < text_.size() && words <= kClauseWords;) {
      const CodePoint c = CodePointAt(text_, at);
      at += c.size;
      const bool letter =
          IsLetter(c.value) || IsDigit(c.value) || c.value == '-' || c.value == '\'' || c.value == 0x2019;
      if (letter) AppendUtf8(word, Fold(c.value));
      if (letter && at < text_.size()) continue;
      if (!word.empty()) {
        if (words == 0 && !cues.IsClauseOpener(word)) return false;
        if (words >= 2 && cues.IsFiniteVerb(word)) return true;
        ++words;
        word.clear();
      }
      if (c.value == ',' || c.value == ';' || c.value == ':') return false;
    }
    return false;
  }

  void Emit() {
    const Span span = Trim(text_, {begin_, at_});
    if (!span.empty()) clauses_.push_back(span);
    begin_ = at_;
  }

  std::string_view text_;
  uint32_t begin_;
  uint32_t at_;
  int depth_ = 0;
  std::vector<Span> clauses_;
};

}  // namespace

std::vector<Span> SplitClauses(const Document& document, const Sentence& sentence) {
  return ClauseSplitter(document.text(), sentence.span).Run();
}

}  // namespace factlint
