#include "extractor/date_token.h"

#include <algorithm>

#include "extractor/date_text.h"

namespace factlint {
namespace {

using Kind = DateToken::Kind;
constexpr uint32_t kMostDigits = 9;
constexpr uint32_t kLongestWord = 24;
constexpr int kMostHanDigits = 6;

// The ASCII digit at `pos`, or U+FF10 to U+FF19; -1 for all else.
int DigitAt(std::string_view text, uint32_t pos, uint32_t& size) {
  const char c = ByteAt(text, pos);
  if (IsAsciiDigit(c)) return size = 1, c - '0';
  if (text.substr(std::min<size_t>(pos, text.size()), 2) != "\xEF\xBC") return -1;
  const auto third = static_cast<uint8_t>(ByteAt(text, pos + 2));
  return third >= 0x90 && third <= 0x99 ? (size = 3, third - 0x90) : -1;
}

// Bytes of the character at `pos` of valid UTF-8.
uint32_t CharSize(std::string_view text, uint32_t pos) {
  const auto lead = static_cast<uint8_t>(ByteAt(text, pos));
  const uint32_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min<uint32_t>(size, static_cast<uint32_t>(text.size()) - pos);
}

struct WideMark {
  std::string_view bytes;
  char mark;
};
constexpr WideMark kWideMarks[] = {{"，", ','}, {"．", '.'}, {"／", '/'}, {"（", '('}, {"）", ')'}, {"：", ':'},
                                   {"。", '!'}, {"；", ';'}, {"％", '%'}, {"、", '&'}, {"～", '~'}, {"’", '\''}};

}  // namespace

DateToken DateReader::Read(uint32_t pos) const {
  const uint32_t at = SkipSpace(text_, pos);
  DateToken token{.begin = at, .end = at};
  if (at >= text_.size() || SpaceAt(text_, at)) return token;
  const char c = text_[at];
  uint32_t size = 0;
  if (DigitAt(text_, at, size) >= 0) {
    token = Digits(at);
  } else if (!IsWordByte(c) || DashAt(text_, at)) {
    token = Mark(at);
  } else {
    const DateLexicon::Match match = lexicon_.Find(text_, at);
    const bool han = static_cast<uint8_t>(c) >= 0x80;
    if (han && match.word == DateWord::kNumber) {
      token = Han(at, match);
    } else if (match.size != 0) {
      token = {.kind = Kind::kWord, .word = match.word, .value = match.value, .begin = at, .end = at + match.size};
    } else if (han) {
      token = Mark(at);
    } else {
      token.kind = Kind::kOther;
      while (token.end < text_.size() && token.end - at < kLongestWord && IsWordByte(text_[token.end]) &&
             static_cast<uint8_t>(text_[token.end]) < 0x80)
        ++token.end;
    }
    token.capital = c >= 'A' && c <= 'Z';
  }
  token.spaced = at > pos;
  return token;
}

DateToken DateReader::AtAs(DateWord word, uint32_t pos) const {
  const uint32_t at = SkipSpace(text_, pos);
  const DateLexicon::Match match = lexicon_.FindAs(word, text_, at);
  if (match.size == 0) return {.begin = at, .end = at};
  return {
      .kind = Kind::kWord, .word = word, .value = match.value, .spaced = at > pos, .begin = at, .end = at + match.size};
}

DateToken DateReader::Digits(uint32_t pos) const {
  DateToken token{.kind = Kind::kNumber, .begin = pos, .end = pos};
  uint32_t size = 0;
  for (int digit; (digit = DigitAt(text_, token.end, size)) >= 0; token.end += size) {
    if (static_cast<uint32_t>(++token.digits) > kMostDigits)
      return {.kind = Kind::kEnd, .begin = pos, .end = token.end};
    token.value = token.value * 10 + digit;
  }
  const char a = FoldAscii(ByteAt(text_, token.end)), b = FoldAscii(ByteAt(text_, token.end + 1));
  if (!IsAsciiLetter(a)) return token;
  if (((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h')) &&
      !(IsAsciiLetter(ByteAt(text_, token.end + 2)) || IsAsciiDigit(ByteAt(text_, token.end + 2)))) {
    token.kind = Kind::kOrdinal;
    token.end += 2;
  } else if (const auto match = lexicon_.Find(text_, pos);  // "3Q", "1H"
             match.word == DateWord::kQuarter || match.word == DateWord::kHalf) {
    return {.kind = Kind::kWord, .word = match.word, .value = match.value, .begin = pos, .end = pos + match.size};
  } else if (token.digits == 1 && (a == 'q' || a == 'h') && IsAsciiDigit(b)) {  // "3Q23"
    const bool quarter = a == 'q';
    if (token.value >= 1 && token.value <= (quarter ? 4 : 2))
      return {.kind = Kind::kWord,
              .word = quarter ? DateWord::kQuarter : DateWord::kHalf,
              .value = token.value,
              .begin = pos,
              .end = token.end + 1};
  }
  return token;
}

// 二〇二二 and 一九九八 by digits, 十二, 二十, 三十一 and 两千 by value.
DateToken DateReader::Han(uint32_t pos, const DateLexicon::Match& first) const {
  DateToken token{.kind = Kind::kNumber, .han = true, .begin = pos, .end = pos};
  int total = 0, pending = 0, read = 0;
  bool placed = false;
  for (DateLexicon::Match match = first; match.word == DateWord::kNumber; match = lexicon_.Find(text_, token.end)) {
    if (static_cast<uint8_t>(text_[token.end]) < 0x80 || ++read > kMostHanDigits) break;
    token.end += match.size;
    if (match.value < 10) {
      pending = placed || read > 1 ? (placed ? match.value : pending * 10 + match.value) : match.value;
      continue;
    }
    placed = true;
    const bool scale = match.value == 10 || match.value == 100 || match.value == 1000;
    total += scale ? (pending == 0 ? 1 : pending) * match.value : match.value;
    pending = 0;
  }
  token.digits = placed ? 0 : read;
  token.value = total + pending;
  return token;
}

DateToken DateReader::Mark(uint32_t pos) const {
  DateToken token{.kind = Kind::kMark, .mark = text_[pos], .begin = pos, .end = pos + 1};
  if (const uint32_t dash = DashAt(text_, pos)) {
    token.mark = '-';
    token.end = pos + dash;
    if (DashAt(text_, token.end) == 3 && dash == 3) token.end += 3;  // ——
    return token;
  }
  if (static_cast<uint8_t>(token.mark) < 0x80) return token;
  token.end = pos + CharSize(text_, pos);
  for (const WideMark& wide : kWideMarks) {
    if (text_.substr(pos, wide.bytes.size()) == wide.bytes) {
      token.mark = wide.mark;
      return token;
    }
  }
  token.kind = Kind::kOther;
  return token;
}

std::optional<DateNumber> DateReader::Small(uint32_t pos) const {
  const DateToken token = At(pos);
  if (token.kind == Kind::kNumber && token.value < 100 && token.digits <= 2)
    return DateNumber{token.value, token.end, false, !token.han};
  if (token.kind == Kind::kOrdinal && token.value < 100) return DateNumber{token.value, token.end, true, true};
  if (token.Is(DateWord::kOrdinal) && token.value > 0) return DateNumber{token.value, token.end, true, false};
  if (!token.Is(DateWord::kNumber) || token.value > 90) return std::nullopt;
  if (token.value >= 20 && token.value % 10 == 0) {
    DateToken unit = After(token);
    if (unit.IsMark('-')) unit = After(unit);
    if ((unit.Is(DateWord::kNumber) || unit.Is(DateWord::kOrdinal)) && unit.value >= 1 && unit.value <= 9)
      return DateNumber{token.value + unit.value, unit.end, unit.Is(DateWord::kOrdinal), false};
  }
  return DateNumber{token.value, token.end, false, false};
}

std::optional<DateNumber> DateReader::MonthDay(uint32_t pos) const {
  const auto number = Small(pos);
  if (!number || number->value < 1 || number->value > 31) return std::nullopt;
  if (number->digits && !number->ordinal && NumberGoesOn(number->end)) return std::nullopt;
  return number;
}

bool DateReader::NumberGoesOn(uint32_t end) const {
  const char c = ByteAt(text_, end);
  const char next = ByteAt(text_, end + 1);
  if (IsAsciiLetter(c) || IsAsciiDigit(c) || c == '%' || c == '_') return true;
  if (c == '.' && IsAsciiDigit(next)) return true;
  return c == ',' && IsAsciiDigit(next) && IsAsciiDigit(ByteAt(text_, end + 2)) &&
         IsAsciiDigit(ByteAt(text_, end + 3)) && !IsAsciiDigit(ByteAt(text_, end + 4));
}

std::optional<DateNumber> DateReader::Year(uint32_t pos) const {
  const DateToken token = At(pos);
  if (token.IsNumber() && token.digits == 4 && token.value >= 1 && token.value <= 9999) {
    if (!token.han && NumberGoesOn(token.end)) return std::nullopt;
    return DateNumber{token.value, token.end, false, true};
  }
  return YearInWords(pos);
}

// "two thousand [and] eighteen", "one thousand seven hundred and eighty nine",
// "nineteen seventy eight", "twenty oh five", "two hundred and sixty seven".
std::optional<DateNumber> DateReader::YearInWords(uint32_t pos) const {
  const DateToken first = At(pos);
  if (!first.Is(DateWord::kNumber) || first.value == 0 || first.value > 99) return std::nullopt;
  DateToken next = After(first);
  if (next.IsMark('-')) next = After(next);
  const auto tail = [&](uint32_t from, int base) -> DateNumber {
    uint32_t at = from;
    if (const DateToken joint = At(from); joint.Is(DateWord::kTo, 1)) at = joint.end;
    const auto small = Small(at);
    if (small && !small->digits && !small->ordinal && small->value > 0)
      return {base + small->value, small->end, false, false};
    return {base, from, false, false};
  };
  if (next.Is(DateWord::kNumber, 1000) && first.value <= 9) {
    const DateToken hundreds = After(next);
    if (hundreds.Is(DateWord::kNumber) && hundreds.value >= 1 && hundreds.value <= 9) {
      const DateToken word = After(hundreds);
      if (word.Is(DateWord::kNumber, 100)) return tail(word.end, first.value * 1000 + hundreds.value * 100);
    }
    return tail(next.end, first.value * 1000);
  }
  if (next.Is(DateWord::kNumber, 100)) return tail(next.end, first.value * 100);
  if ((first.value < 13 || first.value > 20) || !next.Is(DateWord::kNumber)) return std::nullopt;
  if (next.value == 0) {
    const DateToken last = After(next);
    if (!last.Is(DateWord::kNumber) || last.value < 1 || last.value > 9) return std::nullopt;
    return DateNumber{first.value * 100 + last.value, last.end, false, false};
  }
  if (next.value < 10 || next.value > 99) return std::nullopt;
  const auto low = Small(next.begin);
  return DateNumber{first.value * 100 + low->value, low->end, false, false};
}

}  // namespace factlint
