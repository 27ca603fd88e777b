#include "extractor/date_context.h"

#include <cstdlib>
#include <string_view>

#include "extractor/date_text.h"

namespace factlint {
namespace {

constexpr uint32_t kLongestWord = 24;

bool IsLineEnd(char c) { return c == '\n' || c == '\r' || c == '\0'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

std::string_view WordAt(std::string_view text, uint32_t pos) {
  uint32_t end = pos;
  while (end < text.size() && end - pos < kLongestWord && IsAsciiLetter(text[end])) ++end;
  return text.substr(pos, end - pos);
}

std::string_view WordBefore(std::string_view text, uint32_t end) {
  uint32_t begin = end;
  while (begin > 0 && end - begin < kLongestWord && IsAsciiLetter(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// "companies", "firms"; not "access", "status", "analysis", "was".
bool LooksPlural(std::string_view word) {
  if (word.size() < 4 || !IsLower(word[0]) || word.back() != 's') return false;
  const char before = word[word.size() - 2];
  return before != 's' && before != 'u' && before != 'i';
}

bool IsYearLike(int year) { return year >= 1900 && year <= 2100; }
bool IsRound(int year) { return year % 50 == 0; }

// Four digits and a year by their value; the number of a neighbouring cell.
bool YearCellAt(std::string_view text, uint32_t pos) {
  if (pos + 4 > text.size() || IsAsciiDigit(ByteAt(text, pos + 4))) return false;
  int year = 0;
  for (uint32_t i = pos; i < pos + 4; ++i) {
    if (!IsAsciiDigit(text[i])) return false;
    year = year * 10 + (text[i] - '0');
  }
  return IsYearLike(year);
}

uint32_t SkipBlanks(std::string_view text, uint32_t pos) {
  for (int i = 0; i < 8 && ByteAt(text, pos) == ' '; ++i) ++pos;
  return pos;
}
uint32_t SkipBlanksBefore(std::string_view text, uint32_t pos) {
  for (int i = 0; i < 8 && ByteBefore(text, pos) == ' '; ++i) --pos;
  return pos;
}

bool IsCellEdge(char c) { return c == '|' || c == '\t' || c == ','; }

// A cell of a table beside another year ("| 2021 | 2022 |", "2021,2022"), or the
// first of its row ("2021,1048").
bool IsYearCell(std::string_view text, uint32_t begin, uint32_t end) {
  const uint32_t left = SkipBlanksBefore(text, begin), right = SkipBlanks(text, end);
  const char before = ByteBefore(text, left), after = ByteAt(text, right);
  const bool comma_spaced = (after == ',' && SpaceAt(text, right + 1)) || (before == ',' && left != begin);
  if (comma_spaced || !(IsCellEdge(before) || IsLineEnd(before)) || !(IsCellEdge(after) || IsLineEnd(after)))
    return false;
  if (IsLineEnd(before) && IsLineEnd(after)) return true;  // alone in its line
  if (IsLineEnd(before)) return true;
  if (before == '|' && IsLineEnd(ByteBefore(text, SkipBlanksBefore(text, left - 1)))) return true;
  if (!IsLineEnd(after) && YearCellAt(text, SkipBlanks(text, right + 1))) return true;
  const uint32_t last = SkipBlanksBefore(text, left - 1);
  return last >= 4 && YearCellAt(text, last - 4) && !IsAsciiDigit(ByteBefore(text, last - 4));
}

// "(2019)", "(2019, p. 3)", "(Wang, 2019)".
bool IsParenthesised(std::string_view text, uint32_t begin, uint32_t end) {
  const char after = ByteAt(text, end);
  const bool closes = after == ')' || after == ']' || after == ';' || text.substr(end, 3) == "）";
  const bool opens = ByteBefore(text, begin) == '(' || (begin >= 3 && text.substr(begin - 3, 3) == "（");
  const uint32_t left = SkipBlanksBefore(text, begin);
  return (opens && (closes || after == ',')) ||
         (closes && after != ']' && ByteBefore(text, left) == ',' && left != begin);
}

// Between two years of a list: ", ", " and ", "/", 、.
bool Chains(const DateReader& reader, uint32_t begin, const Mention* previous) {
  if (!previous || previous->date.grain < Grain::kQuarter || previous->span.end > begin ||
      begin - previous->span.end > 10)
    return false;
  uint32_t at = previous->span.end;
  int joints = 0;
  for (int i = 0; i < 2 && SkipSpace(reader.text(), at) < begin; ++i) {
    const DateToken t = reader.At(at);
    const bool joint = t.IsMark(',') || t.IsMark('/') || t.IsMark('&') || t.Is(DateWord::kTo) ||
                       MatchPhrase(reader.text(), t.begin, "or") != t.begin;
    if (!joint) return false;
    at = t.kind == DateToken::Kind::kOther ? t.begin + 2 : t.end;
    ++joints;
  }
  return joints > 0 && SkipSpace(reader.text(), at) == begin;
}

// The first of a list: "2019, 2020 and 2021".
bool OpensChain(const DateReader& reader, const DatePoint& point) {
  DateToken t = reader.At(point.end);
  if (!(t.IsMark(',') || t.IsMark('&') || t.Is(DateWord::kTo))) return false;
  t = reader.After(t);
  if (t.Is(DateWord::kTo)) t = reader.After(t);
  return t.IsNumber() && t.digits == 4 && t.spaced && IsYearLike(t.value) && std::abs(t.value - point.year) <= 20 &&
         !reader.NumberGoesOn(t.end) && !CountsSomething(reader, t.end);
}

// "Annual Report 2022", "Vision 2030": a name before it; "2022 Report" at the
// start of a line.
bool StandsInName(const DateReader& reader, uint32_t begin, uint32_t end, const DatePrefix& prefix) {
  const std::string_view text = reader.text();
  const uint32_t left = SkipBlanksBefore(text, begin);
  if (prefix.word == DateWord::kNumbered) return false;
  const std::string_view word = WordBefore(text, left);
  if (left != begin && word.size() >= 3 && IsUpper(word[0])) return true;
  const uint32_t right = SkipBlanks(text, end);
  uint32_t start = left;
  while (start > 0 && begin - start < 8 && (text[start - 1] == '#' || text[start - 1] == ' ' || text[start - 1] == '*'))
    --start;
  if (IsLineEnd(ByteBefore(text, start)))
    return IsUpper(ByteAt(text, right)) || text[right] == ':' || reader.At(end).Is(DateWord::kYearNoun);
  // "Share of patents, 2022:" ends its line.
  const char after = ByteAt(text, right);
  const bool last =
      IsLineEnd(after) || ((after == ':' || after == '.') && IsLineEnd(ByteAt(text, SkipBlanks(text, right + 1)))) ||
      (after == ':' && SpaceAt(text, right + 1) && IsAsciiDigit(ByteAt(text, right + 2)));  // "Ridership, 2024: 651"
  return last && ByteBefore(text, left) == ',' && left != begin;
}

// "Founded: 1998", "Opened: 1863": a label that asks for a year.
bool IsLabelled(const DateReader& reader, uint32_t begin) {
  const uint32_t colon = SkipBlanksBefore(reader.text(), begin);
  if (ByteBefore(reader.text(), colon) != ':') return false;
  const DateWord word = reader.lexicon().FindBefore(reader.text(), colon - 1).word;
  return word == DateWord::kWeakPrefix || word == DateWord::kPrefix;
}

// A number ends a sentence before: "... . 2022 was".
bool OpensSentence(std::string_view text, uint32_t begin) {
  const char before = ByteBefore(text, SkipSpaceBefore(text, begin));
  return before == '.' || before == '!' || before == '?' || before == '\0' || before == '\n';
}

bool MatchesBefore(std::string_view text, uint32_t at, std::string_view before) {
  return at >= before.size() && text.substr(at - before.size(), before.size()) == before;
}

// "Established 1847.", "traces its roots back to 1847": a year however long ago.
bool TellsABeginning(std::string_view text, uint32_t begin) {
  const uint32_t left = SkipBlanksBefore(text, begin);
  const std::string_view word = WordBefore(text, left);
  for (const std::string_view verb : {"stablished", "ounded", "ncorporated", "naugurated", "hartered", "onsecrated"})
    if (word.ends_with(verb) && word.size() == verb.size() + 1) return true;
  return MatchesBefore(text, left, " back to");
}

bool YearStands(const DateReader& reader, const DatePoint& point, const DatePrefix& prefix, const Mention* previous) {
  const std::string_view text = reader.text();
  if (point.year < 1000 || CountsSomething(reader, point.end)) return false;
  const DateToken next = reader.At(point.end);
  const bool plural = next.kind == DateToken::Kind::kOther && LooksPlural(WordAt(text, next.begin));
  const char before = ByteBefore(text, point.begin);
  if (before == '$' || before == '#' || before == '-' || before == '+' || before == '/' || before == '_') return false;
  if (next.IsMark('-') && !next.spaced && IsWordByte(ByteAt(text, next.end))) {
    // "2019-based" is no year, "2019-20" was read before.
    if (!IsYearLike(point.year) || IsAsciiDigit(ByteAt(text, next.end))) return false;
  }
  if (prefix.word == DateWord::kPrefix) {
    // "founded in 1365"
    if (point.year > 2100 || (point.year < 1500 && !TellsABeginning(text, prefix.begin))) return false;
    // "from 2000 to 3000", "from 2010 to 15 firms"; but "12 in 2019 and 34 in 2023".
    const bool between = MatchPhrase(text, prefix.begin, "between") != prefix.begin;
    const bool pairs = !next.Is(DateWord::kTo, 1) || between;
    // "rose from 12 in 1990 to 31 in 2020": the word before ties the year to what stands before it.
    const bool opens = prefix.relation != DateRelation::kEq || between || IsRound(point.year);
    if (next.Is(DateWord::kTo) && !next.capital && pairs && opens) {
      const DateToken other = reader.After(next);
      if (other.IsNumber() && other.digits >= 2 && (!IsYearLike(other.value) || CountsSomething(reader, other.end)))
        return false;
    }
    if (IsRound(point.year)) {  // "1 in 2000", "one in 1500"
      const uint32_t end = SkipSpaceBefore(text, prefix.begin);
      if (IsAsciiDigit(ByteBefore(text, end)) || MatchPhraseBefore(text, end, "one") != end) return false;
    }
    if (prefix.relation == DateRelation::kAbout)
      return !plural && (!IsRound(point.year) || next.kind != DateToken::Kind::kOther);
    return !(plural && (IsRound(point.year) || prefix.relation == DateRelation::kBy));
  }
  if (IsParenthesised(text, point.begin, point.end)) return point.year >= 1500 && point.year <= 2100;
  // "€18 billion (2023: €17 billion)"
  if (before == '(' && next.IsMark(':') && IsYearLike(point.year)) return true;
  if (IsLabelled(reader, point.begin) && point.year >= 1500 && point.year <= 2100) return true;
  if (!plural && TellsABeginning(text, point.begin) && point.year >= 1500 && point.year <= 2100) return true;
  if (!IsYearLike(point.year)) return false;
  const std::string_view noun = WordAt(text, next.begin);  // "above 2019 levels"
  if (!IsRound(point.year) && (noun == "levels" || noun == "pace")) return true;
  if (IsYearCell(text, point.begin, point.end)) return true;
  // "2024 was a hard year", "2023 saw"
  if (OpensSentence(text, point.begin) || MatchesBefore(text, point.begin, ", ")) {
    const std::string_view verb = WordAt(text, next.begin);
    if (verb == "was" || verb == "saw" || verb == "brought" || verb == "proved" || verb == "marked") return true;
  }
  if (plural) return false;
  if (prefix.word == DateWord::kWeakPrefix) {  // not "launched 2000 more", but "the 2000 census"
    return !(IsRound(point.year) && next.kind == DateToken::Kind::kOther && IsLower(ByteAt(text, next.begin)));
  }
  if (Chains(reader, point.begin, previous) || OpensChain(reader, point)) return true;
  if (StandsInName(reader, point.begin, point.end, prefix)) return true;
  // "As 2024 closed": a clause of its own, and not "as many as 2024"
  const bool opens_clause = MatchesBefore(text, point.begin, "As ") || MatchesBefore(text, point.begin, ", as ");
  return next.Is(DateWord::kYearNoun) && (opens_clause || OpensSentence(text, point.begin));
}

}  // namespace

DatePrefix PrefixBefore(const DateReader& reader, uint32_t begin) {
  const uint32_t end = SkipSpaceBefore(reader.text(), begin);
  const DateLexicon::Match match = reader.lexicon().FindBefore(reader.text(), end);
  // ASCII words need white space after them, "mid-2019" a hyphen is no prefix's.
  if (match.size == 0 || (end == begin && static_cast<uint8_t>(reader.text()[end - 1]) < 0x80)) return {.begin = begin};
  return {match.word, static_cast<DateRelation>(match.value), end - match.size};
}

namespace {

// "×" or "x" before another number.
bool Times(const DateReader& reader, const DateToken& sign) {
  const std::string_view text = reader.text().substr(sign.begin, sign.end - sign.begin);
  return (text == "×" || text == "x" || text == "*") && reader.After(sign).IsNumber();
}

}  // namespace

bool CountsSomething(const DateReader& reader, uint32_t end) {
  const DateToken next = reader.At(end);
  if (next.Is(DateWord::kUnit) && !next.spaced) return true;
  // Another script's character directly after: 2022家.
  if (next.kind == DateToken::Kind::kOther && !next.spaced) {
    const std::string_view two = reader.text().substr(next.begin, 2);
    return static_cast<uint8_t>(two[0]) >= 0xE3 && two != "\xE3\x80" && two != "\xEF\xBC";
  }
  if (Times(reader, next)) return true;  // "1920 × 1080"
  return reader.lexicon().FindAs(DateWord::kCounted, reader.text(), next.begin).size != 0 || next.IsMark('%');
}

bool StandsAlone(const DateReader& reader, const DatePoint& point, const DatePrefix& prefix, const Mention* previous) {
  if (point.year != 0 && point.month == 0) return YearStands(reader, point, prefix, previous);
  DateToken first = reader.At(point.begin);
  if (first.IsMark('\'')) return true;  // '40s
  const bool dated = prefix.word == DateWord::kPrefix;
  if (first.Is(DateWord::kMonth)) return first.capital && (dated || Chains(reader, point.begin, previous));
  if (first.Is(DateWord::kWeekday)) return first.capital && first.end - first.begin >= 6;
  if (first.Is(DateWord::kDecade)) return dated && !reader.After(first).Is(DateWord::kOf);
  if (first.IsNumber()) {  // "the 70s", "the '40s"
    return prefix.word != DateWord::kNone;
  }
  return dated || (prefix.word == DateWord::kWeakPrefix && point.period && point.period->grain == Grain::kQuarter);
}

}  // namespace factlint
