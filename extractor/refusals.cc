#include "extractor/refusals.h"

#include <algorithm>

namespace factlint {
namespace {

constexpr uint32_t kFarBack = 200;  // bytes looked back for the beginning of an address

bool IsAsciiAlnum(char c) {
  return (c >= '0' && c <= '9') || (static_cast<char>(c | 0x20) >= 'a' && static_cast<char>(c | 0x20) <= 'z');
}

bool Connects(char c) { return c == '-' || c == '_' || c == '.' || c == '+'; }

// The end of a name such as "GPT-4o-mini" from a place inside it.
uint32_t NameEnd(std::string_view text, uint32_t at) {
  while (at < text.size() &&
         (IsAsciiAlnum(text[at]) || (Connects(text[at]) && at + 1 < text.size() && IsAsciiAlnum(text[at + 1]))))
    ++at;
  return at;
}

// "https://…", "www.…", "name@host": the word without white space around `at`.
std::optional<Refused> Address(std::string_view text, uint32_t at) {
  uint32_t begin = at;
  const auto plain = [&](uint32_t i) {
    return static_cast<uint8_t>(text[i]) > ' ' && static_cast<uint8_t>(text[i]) < 0x7F;
  };
  bool address = false;
  while (begin > 0 && at - begin < kFarBack && plain(begin - 1)) {
    --begin;
    address |=
        text[begin] == '@' || (text[begin] == '/' && begin > 1 && text[begin - 1] == '/' && text[begin - 2] == ':');
  }
  for (uint32_t i = at; i < text.size() && i - at < 64 && plain(i) && text[i] != ','; ++i) address |= text[i] == '@';
  if (!plain(at)) return std::nullopt;  // a full-width digit
  if (!address && text.substr(begin, 4) != "www." && text.substr(begin, 5) != "(www.") return std::nullopt;
  uint32_t end = at;
  while (end < text.size() && plain(end)) ++end;
  return Refused{Refusal::kCode, {begin, end}};
}

// "10:30", "2:00 pm", "6pm", "5 o'clock", 3点半.
std::optional<Refused> Clock(TokenStream& tokens, size_t i) {
  const Token token = tokens.at(i);
  if (token.kind != TokenKind::kNumber) return std::nullopt;
  size_t at = i;
  const auto minutes = [&](size_t k) {
    const Token part = tokens.at(k + 2);
    return tokens.IsMark(k + 1, ':') && !tokens.at(k + 1).space && part.kind == TokenKind::kNumber && !part.space &&
           part.end - part.begin == 2 && part.point == 0;
  };
  bool clock = false;
  while (token.end - token.begin <= 2 && minutes(at) && at - i < 6) {
    at += 2;
    clock = true;
  }
  const PhraseTable::Hit half = tokens.Match(PhraseKind::kClock, at + 1);
  if (half.tokens > 0) return Refused{Refusal::kCode, {token.begin, tokens.at(at + half.tokens).end}};
  if (clock && tokens.MatchBefore(PhraseKind::kRatioBefore, i).tokens > 0) return std::nullopt;  // "diluted 1:50"
  if (clock && tokens.Is(at + 1, kRatioNoun)) return std::nullopt;                               // "a 1:10 dilution"
  if (clock) return Refused{Refusal::kCode, {token.begin, tokens.at(at).end}};
  return std::nullopt;
}

// "+1-222-2222-2222", "010-6552-9988", "400 800 1234": groups joined by dashes.
std::optional<Refused> Telephone(TokenStream& tokens, size_t i) {
  size_t at = i;
  size_t groups = 1;
  size_t digits = tokens.at(i).end - tokens.at(i).begin;
  while (tokens.at(at + 1).kind == TokenKind::kMark && !tokens.at(at + 1).space && !tokens.at(at + 2).space &&
         (tokens.at(at + 1).mark == '-' || tokens.at(at + 1).mark == '/' || tokens.at(at + 1).mark == 0x2011) &&
         tokens.at(at + 2).kind == TokenKind::kNumber && groups < 12) {
    at += 2;
    ++groups;
    digits += tokens.at(at).end - tokens.at(at).begin;
  }
  const bool plus = i > 0 && tokens.IsMark(i - 1, '+') && !tokens.at(i).space;
  if (plus && groups == 1 && digits <= 3) {  // "+86 10 6552 9988"
    while (tokens.at(at + 1).kind == TokenKind::kNumber && tokens.at(at + 1).shape == NumberShape::kPlain &&
           !tokens.at(at + 1).newline && tokens.at(at + 1).point == 0 && groups < 6) {
      ++at;
      ++groups;
      digits += tokens.at(at).end - tokens.at(at).begin;
    }
    if (groups < 3 || digits < 8) return std::nullopt;
    return Refused{Refusal::kCode, {tokens.at(i - 1).begin, tokens.at(at).end}};
  }
  const bool area_code = groups == 2 && digits >= 10 && digits <= 12 && tokens.text()[tokens.at(i).begin] == '0';
  // "027-8555 0142", "01 461 4911"
  const bool dialled = groups <= 2 && digits >= 2 && tokens.text()[tokens.at(i).begin] == '0';
  if (dialled && !area_code) {
    size_t last = at;
    while (tokens.at(last + 1).kind == TokenKind::kNumber && tokens.at(last + 1).shape == NumberShape::kPlain &&
           !tokens.at(last + 1).newline && tokens.at(last + 1).point == 0 &&
           tokens.at(last + 1).end - tokens.at(last + 1).begin >= 3 && last < at + 4) {
      ++last;
      digits += tokens.at(last).end - tokens.at(last).begin;
    }
    if (last > at && digits >= 8) return Refused{Refusal::kCode, {tokens.at(i).begin, tokens.at(last).end}};
  }
  if (area_code) return Refused{Refusal::kCode, {tokens.at(i).begin, tokens.at(at).end}};
  if (groups < 3 && !(plus && groups == 2)) return std::nullopt;
  if (digits < 7 && groups < 4 && !plus) return std::nullopt;
  return Refused{Refusal::kCode, {plus ? tokens.at(i - 1).begin : tokens.at(i).begin, tokens.at(at).end}};
}

bool IsCombining(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F);
}

// A combining mark on a digit, a lost character or a control character between two: what
// the number says is hidden, so all of it is refused.
std::optional<Refused> Broken(TokenStream& tokens, size_t i) {
  const std::string_view text = tokens.text();
  const Token token = tokens.at(i);
  uint32_t end = token.end;
  bool broken = false;
  while (end < text.size()) {
    uint32_t at = end;
    bool combining = false;
    for (CodePoint c = CharAt(text, at);
         at < text.size() && (IsCombining(c.value) || c.value == kReplacement || (c.value < 0x20 && !IsSpace(c.value)));
         c = CharAt(text, at)) {
      combining |= IsCombining(c.value);
      at += c.size;
    }
    uint32_t length = 0;
    const uint32_t digits = at;
    while (at > end && DigitAt(text, at, &length) >= 0) at += length;
    if (at == digits && !combining) break;
    broken = true;
    end = at;
    if (at == digits) break;
  }
  if (!broken) return std::nullopt;
  return Refused{Refusal::kMalformed, {token.begin, end}};
}

// "R1", "GPT-4", "COVID-19", "A100", "3D", "7B-chat".
std::optional<Refused> Glued(TokenStream& tokens, size_t i, uint32_t floor) {
  const std::string_view text = tokens.text();
  const Token token = tokens.at(i);
  if (token.kind != TokenKind::kNumber) return std::nullopt;
  uint32_t begin = token.begin;
  const bool joined = begin > floor && (text[begin - 1] == '-' || text[begin - 1] == '_') && begin > 1;
  const uint32_t before = joined ? begin - 1 : begin;
  if (before > 0 && IsAsciiAlnum(text[before - 1]) && (joined || !tokens.at(i).space)) {
    const CodePoint c = CharBefore(text, before);
    bool name = IsWordLetter(c.value);
    uint32_t start = before;
    while (start > 0 && before - start < 64 &&
           (IsAsciiAlnum(text[start - 1]) || (Connects(text[start - 1]) && start > 1 && IsAsciiAlnum(text[start - 2]))))
      --start;
    if (joined && !name) {  // "1-2": a range; "H7-9" is a name
      for (uint32_t k = start; k < before; ++k) name |= !(text[k] >= '0' && text[k] <= '9') && !Connects(text[k]);
      name = name && i >= 2 && tokens.at(i - 1).kind == TokenKind::kMark && start < tokens.at(i - 2).begin;
    }
    // A currency, a rank mark or "x10^6" is no name.
    const bool amount_prefix = !joined && (tokens.MatchExact(PhraseKind::kCurrencyCode, i - 1).tokens > 0 ||
                                           tokens.MatchBefore(PhraseKind::kCurrencyBefore, i).tokens > 0 ||
                                           tokens.MatchBefore(PhraseKind::kRankBefore, i).tokens > 0);
    if (joined && i >= 2 &&
        (tokens.Is(i - 2, kPartOfTens | kTensWord) || tokens.MatchBefore(PhraseKind::kBefore, i - 1).tokens > 0))
      name = false;
    if (name && !amount_prefix)
      return Refused{Refusal::kIdentifier, {std::max(start, floor), NameEnd(text, token.end)}};
  }
  if (token.end < text.size() && static_cast<uint8_t>(text[token.end]) < 0x80) {
    const Token next = tokens.at(i + 1);
    if (next.kind == TokenKind::kWord && !next.space) {
      const bool known =
          tokens.MatchExact(PhraseKind::kMark, i + 1).tokens > 0 ||
          tokens.MatchExact(PhraseKind::kMoneyMark, i + 1).tokens > 0 ||
          tokens.MatchExact(PhraseKind::kUnitSymbol, i + 1).tokens > 0 ||
          tokens.MatchExact(PhraseKind::kUnitGlued, i + 1).tokens > 0 ||
          tokens.Match(PhraseKind::kUnit, i + 1).tokens > 0 ||
          tokens.Match(PhraseKind::kCurrencyAfter, i + 1).tokens > 0 ||
          tokens.MatchExact(PhraseKind::kCurrencyCode, i + 1).tokens > 0 ||
          tokens.Match(PhraseKind::kSubunit, i + 1).tokens > 0 ||
          tokens.Match(PhraseKind::kPercent, i + 1).tokens > 0 || tokens.Match(PhraseKind::kPoints, i + 1).tokens > 0 ||
          tokens.Match(PhraseKind::kBasisPoints, i + 1).tokens > 0 ||
          tokens.Match(PhraseKind::kTimes, i + 1).tokens > 0 || tokens.Is(i + 1, kOrdinalSuffix | kScaleWord) ||
          tokens.Text(i + 1) == "ish" || (tokens.Text(i + 1) == "x" && tokens.at(i + 2).kind == TokenKind::kNumber) ||
          (tokens.Text(i + 1).size() == 4 && tokens.Text(i + 1)[0] == 'M');
      const bool more = next.end < text.size() && text[next.end] >= '0' && text[next.end] <= '9';
      const bool generation = (tokens.Text(i + 1) == "G" || tokens.Text(i + 1) == "g") &&
                              token.end - token.begin == 1 && text[token.begin] >= '2' && text[token.begin] <= '7' &&
                              text[next.begin] == 'G';
      if (generation || (more && tokens.Text(i + 1) != "x") || !known)
        return Refused{Refusal::kIdentifier, {token.begin, NameEnd(text, token.end)}};
    }
    // "3-D", "5-HT".
    if (text[token.end] == '-' && tokens.at(i + 2).kind == TokenKind::kWord && !tokens.at(i + 2).space &&
        !tokens.at(i + 1).space) {
      const std::string_view word = tokens.Text(i + 2);
      if (word.size() <= 2 && word[0] >= 'A' && word[0] <= 'Z' &&
          tokens.MatchExact(PhraseKind::kUnitSymbol, i + 2).tokens == 0)
        return Refused{Refusal::kIdentifier, {token.begin, NameEnd(text, token.end)}};
    }
  }
  // "12ÿ3": bytes of another charset between digits.
  const Token letter = tokens.at(i + 1);
  if (letter.kind == TokenKind::kWord && !letter.space && static_cast<uint8_t>(text[letter.begin]) >= 0x80 &&
      tokens.at(i + 2).kind == TokenKind::kNumber && !tokens.at(i + 2).space &&
      tokens.MatchExact(PhraseKind::kUnitSymbol, i + 1).tokens + tokens.Match(PhraseKind::kUnit, i + 1).tokens == 0)
    return Refused{Refusal::kIdentifier, {token.begin, tokens.at(i + 2).end}};
  // "600519.SH".
  if (token.point == 0 && token.end + 3 <= text.size() && text[token.end] == '.' && token.end - token.begin >= 4) {
    const auto capital = [&](uint32_t k) { return text[k] >= 'A' && text[k] <= 'Z'; };
    const bool ends = token.end + 3 == text.size() || !IsAsciiAlnum(text[token.end + 3]);
    if (capital(token.end + 1) && capital(token.end + 2) && ends)
      return Refused{Refusal::kCode, {token.begin, token.end + 3}};
  }
  return std::nullopt;
}

// A unit, a currency or a percentage at token i.
bool Counts(TokenStream& tokens, size_t i) {
  return tokens.Match(PhraseKind::kPoints, i).tokens + tokens.Match(PhraseKind::kPercent, i).tokens +
             tokens.Match(PhraseKind::kUnit, i).tokens + tokens.Match(PhraseKind::kCurrencyAfter, i).tokens >
         0;
}

// An idiom or a name that covers the token.
std::optional<Refused> Idiom(TokenStream& tokens, size_t i) {
  const size_t from = i > 8 ? i - 8 : 0;
  for (size_t start = from; start <= i; ++start) {
    if (start + tokens.at(start).idiom_size <= i) continue;
    const PhraseTable::Hit hit = tokens.Match(PhraseKind::kIdiom, start);
    if (hit.tokens == 0 || start + hit.tokens <= i) continue;
    // 十分之一 is a tenth, 十分 alone "very".
    if (tokens.IsHan(start + hit.tokens - 1, U'点') && tokens.at(start + hit.tokens).kind == TokenKind::kHan &&
        tokens.Is(start + hit.tokens, kHanDigit))
      continue;  // 一点五
    const size_t behind = start + hit.tokens;
    if (tokens.IsHan(behind - 1, U'分') && (tokens.IsHan(behind, U'之') || tokens.IsHan(behind, U'钟'))) continue;
    if (tokens.at(behind).kind == TokenKind::kWord && tokens.Is(behind, kStreak)) continue;  // "a second straight year"
    if (tokens.Is(behind - 1, kSmallWord) && tokens.IsMark(behind, '-') && Counts(tokens, behind + 1))
      continue;  // "a one-percentage-point rise"
    if (tokens.Is(behind - 1, kSmallWord) && tokens.Is(behind, kScaleWord | kOrdinalScale))
      continue;  // "the one hundredth"
    if (tokens.IsMark(behind, '-') && tokens.Is(behind + 1, kIn) && tokens.IsMark(behind + 2, '-'))
      continue;  // "a one-in-four chance"
    // "one of every three" is a share.
    if (tokens.at(behind).kind == TokenKind::kWord && tokens.Is(behind - 1, kOf) &&
        (tokens.Text(behind) == "every" || tokens.Text(behind) == "each"))
      continue;
    // 三角五分 is money.
    if (tokens.IsHan(behind - 1, U'角') && tokens.at(behind).kind == TokenKind::kHan && tokens.Is(behind, kHanDigit) &&
        tokens.IsHan(behind + 1, U'分'))
      continue;
    // 五百强 is 500 of them: an idiom does not begin inside a numeral.
    if (start > 0 && tokens.at(start).kind == TokenKind::kHan && tokens.Is(start, kHanDigit | kHanUnit | kHanScale) &&
        (tokens.Is(start - 1, kHanDigit | kHanUnit | kHanScale | kHanSome) ||
         tokens.at(start - 1).kind == TokenKind::kNumber ||
         (tokens.at(start - 1).kind == TokenKind::kHan && tokens.Is(start - 1, kPoint) && start > 1 &&
          tokens.Is(start - 2, kHanDigit | kHanUnit))))
      continue;
    const Token first = tokens.at(start);
    const Token last = tokens.at(start + hit.tokens - 1);
    return Refused{Refusal::kIdiom, {first.begin, last.end}};
  }
  return std::nullopt;
}

bool LineStart(TokenStream& tokens, size_t i) {
  const Token& before = tokens.before(i);
  return i == 0 || before.kind == TokenKind::kBreak || before.kind == TokenKind::kEnd || tokens.at(i).newline;
}

bool Capital(TokenStream& tokens, size_t i) {
  const Token& token = tokens.at(i);
  const char c = tokens.text()[token.begin];
  return token.kind == TokenKind::kWord && c >= 'A' && c <= 'Z';
}

// Cue words before the number, marks such as ':' and '(' between left out.
bool CueBefore(TokenStream& tokens, PhraseKind kind, size_t i, uint32_t floor, size_t* first) {
  size_t at = i;
  while (at > 0 && i - at < 2 && tokens.at(at - 1).kind == TokenKind::kMark &&
         (tokens.IsMark(at - 1, ':') || tokens.IsMark(at - 1, U'：') || tokens.IsMark(at - 1, '(') ||
          tokens.IsMark(at - 1, '#')))
    --at;
  const PhraseTable::Hit hit = tokens.MatchBefore(kind, at, floor);
  if (hit.tokens == 0) return false;
  *first = at - hit.tokens;
  return true;
}

// "[12]", "[3,12]": numbers of sources, close together in brackets.
bool Cited(TokenStream& tokens, size_t i) {
  const auto number = [&](size_t k) {
    return tokens.at(k).kind == TokenKind::kNumber && tokens.at(k).end - tokens.at(k).begin <= 3 &&
           tokens.at(k).point == 0;
  };
  size_t first = i;
  while (first >= 2 && i - first < 12 && number(first) && tokens.IsMark(first - 1, ',') && !tokens.at(first).space)
    first -= 2;
  size_t last = i;
  while (last - i < 12 && number(last) && tokens.IsMark(last + 1, ',') && !tokens.at(last + 2).space) last += 2;
  return first > 0 && number(first) && number(last) && tokens.IsMark(first - 1, '[') && tokens.IsMark(last + 1, ']');
}

// A bare year right behind an abbreviation in capitals.
bool IsYearOfEdition(TokenStream& tokens, size_t i, const Numeral& numeral, uint32_t floor) {
  constexpr size_t kLetters = 3;  // at least
  const Token& number = tokens.at(i);
  if (i == 0 || number.end - number.begin != 4 || !numeral.IsInteger()) return false;
  if (numeral.numerator <= Decimal(2000) || numeral.numerator > Decimal(2040)) return false;
  const Token& before = tokens.at(i - 1);
  if (before.kind != TokenKind::kWord || before.begin < floor || before.end + 1 != number.begin) return false;
  const std::string_view word = std::string_view(tokens.text()).substr(before.begin, before.end - before.begin);
  return word.size() >= kLetters && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::optional<Refused> RefuseToken(TokenStream& tokens, size_t i, uint32_t floor) {
  const Token token = tokens.at(i);
  if (auto refused = Idiom(tokens, i)) return refused;
  if (token.kind != TokenKind::kNumber) return std::nullopt;
  if (auto refused = Broken(tokens, i)) return refused;
  if (auto refused = Address(tokens.text(), token.begin)) return refused;
  if (auto refused = Clock(tokens, i)) return refused;
  if (auto refused = Telephone(tokens, i)) return refused;
  return Glued(tokens, i, floor);
}

std::optional<Refused> RefuseAmount(TokenStream& tokens, const Amount& amount, uint32_t floor) {
  const Numeral& numeral = amount.numeral;
  const Token first = tokens.at(amount.first);
  const Span span{first.begin, tokens.at(amount.last - 1).end};
  if (numeral.refusal != Refusal::kNone) return Refused{numeral.refusal, span};
  // "Three-Year Action Plan", "the Five-Year Plan": a name.
  const size_t unit = amount.last - 1;
  if (numeral.form == Form::kWord && amount.type == MentionType::kMeasure && unit > numeral.first + 1 &&
      Capital(tokens, numeral.first) && Capital(tokens, unit) && tokens.at(unit - 1).mark == '-' &&
      Capital(tokens, amount.last))
    return Refused{Refusal::kTitle, span};
  // "20 four-car trains": of what kind the twenty are.
  if (amount.type == MentionType::kNumber && amount.first > 0 &&
      tokens.at(amount.first - 1).kind == TokenKind::kNumber && tokens.at(amount.first).space &&
      numeral.form == Form::kWord && tokens.IsMark(amount.last, '-') && !tokens.at(amount.last).space &&
      tokens.at(amount.last + 1).kind == TokenKind::kWord && !tokens.at(amount.last + 1).space)
    return Refused{Refusal::kIdiom, span};
  // 百亿级, 千万级企业: a class of size.
  if (tokens.at(numeral.first).kind == TokenKind::kHan && tokens.IsHan(amount.last, U'级') &&
      tokens.Is(numeral.first, kHanUnit | kHanScale))
    return Refused{Refusal::kIdiom, span};
  const bool plain = amount.type == MentionType::kNumber && tokens.at(numeral.first).kind == TokenKind::kNumber &&
                     numeral.last == numeral.first + 1 && amount.last == numeral.last;
  if (!plain) return std::nullopt;
  const size_t i = numeral.first;
  const uint32_t end = span.end;
  // "12 deaths per 100,000 people".
  if (i > 0 && tokens.at(i - 1).kind == TokenKind::kWord && tokens.Text(i - 1) == "per" &&
      numeral.numerator == Decimal(1).Shift(numeral.numerator.Magnitude()) && numeral.numerator >= Decimal(100))
    return Refused{Refusal::kRateBase, span};
  if (Cited(tokens, i)) return Refused{Refusal::kSectionNumber, span};
  size_t cue = 0;
  const auto named = [&](Refusal reason) { return Refused{reason, {tokens.at(cue).begin, end}}; };
  if (CueBefore(tokens, PhraseKind::kCodeBefore, i, floor, &cue)) return named(Refusal::kCode);
  const auto apart = [&] {
    if (tokens.at(cue).kind != TokenKind::kHan || cue == 0 || tokens.at(cue - 1).kind != TokenKind::kHan) return true;
    for (const char32_t c : U"见如据由和与及在看附")
      if (c != 0 && tokens.IsHan(cue - 1, c)) return true;
    return false;
  };
  if (CueBefore(tokens, PhraseKind::kSectionBefore, i, floor, &cue) && apart() && !tokens.IsMark(i - 1, ':'))
    return named(Refusal::kSectionNumber);
  // "will build 12 parks", but "Build 12 of the program"
  const auto builds = [&] {
    const std::string_view verb = tokens.Text(cue);
    return (verb == "build" || verb == "release") && tokens.at(i + 1).kind == TokenKind::kWord;
  };
  if (CueBefore(tokens, PhraseKind::kIdentifierBefore, i, floor, &cue) && !tokens.IsMark(i - 1, ':') && !builds() &&
      numeral.numerator < Decimal(100000))
    return named(Refusal::kIdentifier);
  if (CueBefore(tokens, PhraseKind::kFurnitureBefore, i, floor, &cue) && LineStart(tokens, cue))
    return named(Refusal::kFurniture);
  const PhraseTable::Hit furniture = tokens.Match(PhraseKind::kFurnitureAfter, i + 1);
  if (furniture.tokens > 0 && (LineStart(tokens, i) || tokens.IsMark(i - 1, '|')) && numeral.IsInteger())
    return Refused{Refusal::kFurniture, {span.begin, tokens.at(i + furniture.tokens).end}};
  // "WAIC 2019 closes": which one of those that are held each year; but "IBM 2000 staff".
  if (IsYearOfEdition(tokens, i, numeral, floor)) return Refused{Refusal::kTitle, {tokens.at(i - 1).begin, end}};
  // "City Brain 2.0", "Industry 4.0": a capital before, a zero behind the point.
  if (first.point != 0 && tokens.text()[first.end - 1] == '0' && first.end - first.point == 2 && i > 0 &&
      numeral.numerator < Decimal(100) &&
      (Capital(tokens, i - 1) || (tokens.at(i - 1).kind == TokenKind::kHan && !tokens.Is(i - 1, ~0ull) &&
                                  tokens.MatchBefore(PhraseKind::kBefore, i, floor).tokens == 0)) &&
      tokens.at(i - 1).begin >= floor)
    return Refused{Refusal::kVersion, {tokens.at(i - 1).begin, end}};
  return std::nullopt;
}

}  // namespace factlint
