// Parts of a whole: "one in five", "30 of the top 100", 每五家就有一家, the majority.
#include "extractor/amount_reader.h"
#include "extractor/number_reader.h"
#include "extractor/refusals.h"

namespace factlint {

// "one in five", "two out of five hundred", "1 over 3".
bool NumberReader::OneIn(Phrase& phrase) {
  const Numeral& part = phrase.amount.numeral;
  if (phrase.amount.type != MentionType::kNumber || !part.IsInteger() || part.vague || part.some) return false;
  size_t at = phrase.last;
  const auto hyphen = [&](size_t i) {
    return IsDashMark(tokens_.at(i).mark) && tokens_.at(i).kind == TokenKind::kMark && !tokens_.at(i).space;
  };
  const bool joined = hyphen(at) && tokens_.Is(at + 1, kIn) && hyphen(at + 2);  // "one-in-five"
  if (joined) ++at;
  const bool out = tokens_.at(at).kind == TokenKind::kWord && tokens_.Text(at) == "out" && tokens_.Is(at + 1, kOf);
  const bool in = tokens_.Is(at, kIn) && tokens_.at(at).kind == TokenKind::kWord;
  const bool over = tokens_.Is(at, kOver) && tokens_.at(at).kind == TokenKind::kWord;
  const bool each = tokens_.Is(at, kOf) && tokens_.at(at + 1).kind == TokenKind::kWord &&
                    (tokens_.Text(at + 1) == "every" || tokens_.Text(at + 1) == "each");
  if (!out && !in && !over && !each) return false;
  at += out || joined ? 2 : 1;
  if (tokens_.at(at).kind == TokenKind::kWord && (tokens_.Text(at) == "every" || tokens_.Text(at) == "each")) ++at;
  if (tokens_.Is(at, kArticle | kSetWord) && !tokens_.Is(at, kScaleWord)) return false;
  const TokenKind kind = tokens_.at(at).kind;
  if (kind != TokenKind::kNumber && !tokens_.Is(at, kSmallWord | kTensWord)) return false;
  if (RefuseToken(tokens_, at, tokens_.at(at).begin)) return false;
  const std::optional<Amount> whole = ReadAmount(tokens_, at, tokens_.at(at).begin, options_);
  if (!whole || whole->type != MentionType::kNumber || !whole->numeral.IsInteger() || whole->numeral.vague)
    return false;
  const Decimal n = whole->numeral.numerator;
  if (!(part.numerator > Decimal(0)) || !(part.numerator < n)) return false;
  const bool words = tokens_.at(part.first).kind == TokenKind::kWord;
  const bool other_words = kind == TokenKind::kWord;
  const bool one =
      words && part.numerator == Decimal(1) && (n < Decimal(1900) || Decimal(2100) < n);  // "one in 10,000"
  if (in && ((words != other_words && !one) || part.numerator > Decimal(20) ||
             !(n <= Decimal(20) || (n.Exponent() >= 1 && n <= Decimal(100000)) || n == Decimal(25))))
    return false;
  if (over) {
    const Token next = tokens_.at(whole->last);
    if (next.kind == TokenKind::kWord || next.kind == TokenKind::kHan || next.kind == TokenKind::kNumber) return false;
  }
  phrase.amount.numeral.denominator = n;
  phrase.amount.numeral.fraction = true;
  phrase.amount.type = MentionType::kPercent;
  phrase.amount.unit = "%";
  phrase.amount.numeral.last = whole->numeral.last;
  phrase.last = whole->last;
  phrase.quantity = Plain(phrase.amount);
  return true;
}

// "every third firm": one in three. "Every second year" tells how often.
bool NumberReader::EveryNth(Phrase& phrase, uint32_t floor, Refusal* refusal) {
  Amount& amount = phrase.amount;
  const size_t first = phrase.first;
  if (amount.type != MentionType::kOrdinal || !amount.numeral.IsInteger() || amount.numeral.numerator < Decimal(2))
    return false;
  if (first == 0 || tokens_.at(first - 1).begin < floor || tokens_.at(first - 1).kind != TokenKind::kWord ||
      (tokens_.Text(first - 1) != "every" && tokens_.Text(first - 1) != "Every"))
    return false;
  --phrase.first;
  const PhraseTable::Hit unit = tokens_.Match(PhraseKind::kUnit, phrase.last);
  const bool counted = tokens_.at(phrase.last).kind == TokenKind::kWord && !tokens_.at(phrase.last).newline &&
                       !tokens_.Is(phrase.last, kIn | kOf | kAnd | kArticle | kOver);  // "calls every second"
  if (!counted || (unit.tokens > 0 && tokens_.lexicon().units()[unit.value].dimension == "duration")) {
    *refusal = Refusal::kIdiom;
    return true;
  }
  amount.numeral.denominator = amount.numeral.numerator;
  amount.numeral.numerator = 1;
  amount.numeral.fraction = true;
  amount.numeral.ordinal = false;
  amount.type = MentionType::kPercent;
  amount.unit = "%";
  phrase.quantity = Plain(amount);
  return true;
}

// "30 of the top 100", "30 out of the 100", "10 of China's 24".
bool NumberReader::OfSet(Phrase& phrase) {
  const Numeral& part = phrase.amount.numeral;
  if (phrase.amount.type != MentionType::kNumber || !part.IsInteger() || part.vague) return false;
  size_t at = phrase.last;
  if (tokens_.at(at).kind == TokenKind::kWord && tokens_.Text(at) == "out") ++at;
  if (!tokens_.Is(at, kOf) || tokens_.at(at).kind != TokenKind::kWord) return false;
  ++at;
  size_t words = 0;
  bool determined = false;
  for (; words < 5 && tokens_.at(at).kind == TokenKind::kWord; ++words, ++at) {
    const std::string_view text = tokens_.Text(at);
    const bool possessive =
        text.size() > 2 && text.back() == 's' && (text[text.size() - 2] == '\'' || text[text.size() - 2] == '\x99');
    if (tokens_.Is(at, kSmallWord | kTensWord | kScaleWord)) break;
    if (text == "its" || text == "their" || text == "our") return false;  // "90 of its 110": two counts
    if (!tokens_.Is(at, kSetWord) && !possessive) return false;
    determined = true;
  }
  const bool direct = tokens_.at(at).kind == tokens_.at(part.first).kind;  // "3 of 5 plants"
  if (!determined && !direct) return false;
  const TokenKind kind = tokens_.at(at).kind;
  if (kind != TokenKind::kNumber && !tokens_.Is(at, kSmallWord | kTensWord)) return false;
  if (RefuseToken(tokens_, at, tokens_.at(at).begin)) return false;
  const std::optional<Amount> whole = ReadAmount(tokens_, at, tokens_.at(at).begin, options_);
  if (!whole || whole->type != MentionType::kNumber || !whole->numeral.IsInteger() || whole->numeral.vague)
    return false;
  if (part.numerator > whole->numeral.numerator) return false;
  phrase.quantity.of = whole->numeral.numerator;
  phrase.amount.type = MentionType::kKOfN;
  phrase.last = whole->last;
  return true;
}

// "a third more patents than": a factor, not a share.
bool NumberReader::ShareMore(Phrase& phrase) {
  Amount& amount = phrase.amount;
  if (amount.type != MentionType::kPercent || !amount.numeral.fraction) return false;
  // "half as many", but "fell by a tenth as trade stayed weak"
  const bool by = phrase.first > 0 && tokens_.Text(phrase.first - 1) == "by";
  if (!by && tokens_.at(phrase.last).kind == TokenKind::kWord && tokens_.Text(phrase.last) == "as") {
    amount.type = MentionType::kRatio;
    amount.unit.clear();
    const Relation relation = phrase.quantity.relation;
    phrase.quantity = Plain(amount);
    SetRelation(phrase, relation);
    return true;
  }
  const bool again =
      tokens_.Text(phrase.last) == "again" && tokens_.Text(phrase.last + 1) == "as";  // "half again as many"
  if (!again && (!tokens_.Is(phrase.last, kShareMore) || tokens_.at(phrase.last).kind != TokenKind::kWord))
    return false;
  const std::string_view text = tokens_.Text(phrase.last);
  const bool less = text == "fewer" || text == "less" || text == "lower" || text == "smaller";
  Numeral& numeral = amount.numeral;
  numeral.numerator = less ? numeral.denominator - numeral.numerator : numeral.denominator + numeral.numerator;
  numeral.fraction = false;
  amount.type = MentionType::kRatio;
  amount.unit.clear();
  const Relation relation = phrase.quantity.relation;
  phrase.quantity = Plain(amount);
  phrase.quantity.form = Form::kFraction;
  SetRelation(phrase, relation);
  ++phrase.last;
  return true;
}

// 每五家企业就有一家, 十人中有三人: a share.
void NumberReader::OneOfEach(Phrase& phrase) {
  const Amount& amount = phrase.amount;
  if (amount.type != MentionType::kNumber || !amount.numeral.IsInteger() || amount.numeral.vague || amount.numeral.some)
    return;
  const bool each = phrase.first > 0 && tokens_.IsHan(phrase.first - 1, U'每');
  size_t at = phrase.last;
  if (!each) {
    at += tokens_.Match(PhraseKind::kClassifier, at).tokens;
    if (!tokens_.IsHan(at, U'中') && !tokens_.IsHan(at, U'里')) return;
    if (!tokens_.IsHan(at + 1, U'有')) return;
    ++at;
  }
  for (size_t skipped = 0; !tokens_.IsHan(at, U'有'); ++skipped, ++at)
    if (skipped > 8 || tokens_.at(at).kind != TokenKind::kHan || tokens_.Is(at, kHanDigit | kHanUnit)) return;
  const bool among = tokens_.IsHan(at - 1, U'中') || tokens_.IsHan(at - 1, U'里');
  ++at;
  const TokenKind kind = tokens_.at(at).kind;
  if (kind != TokenKind::kNumber && !tokens_.Is(at, kHanDigit | kHanUnit)) return;
  const std::optional<Amount> part = ReadAmount(tokens_, at, tokens_.at(at).begin, options_);
  if (!part || part->type != MentionType::kNumber || !part->numeral.IsInteger() || part->numeral.vague) return;
  if (!(part->numeral.numerator < amount.numeral.numerator)) return;
  // 每万人拥有公交车12辆 is a rate, 每10万人中有12人 a share, 每万人拥有5G基站 tells no 5
  const Token& unit = tokens_.at(part->last);
  if ((each && CountsBy(phrase) && !among) || (unit.kind == TokenKind::kWord && !unit.space)) return;
  const Decimal whole = amount.numeral.numerator;
  if (each) --phrase.first;
  Numeral& numeral = phrase.amount.numeral;
  numeral.last = part->numeral.last;
  numeral.numerator = part->numeral.numerator;
  numeral.denominator = whole;
  numeral.fraction = true;
  phrase.amount.type = MentionType::kPercent;
  phrase.amount.unit = "%";
  phrase.last = part->last;
  phrase.quantity = Plain(phrase.amount);
}

// 每10万人12例: the base of a rate.
bool NumberReader::CountsBy(const Phrase& phrase) {
  const Numeral& numeral = phrase.amount.numeral;
  if (phrase.amount.type != MentionType::kNumber || !numeral.IsInteger() || numeral.vague || numeral.some) return false;
  return phrase.first > 0 && tokens_.IsHan(phrase.first - 1, U'每') && numeral.numerator >= Decimal(100) &&
         numeral.numerator == Decimal(1).Shift(numeral.numerator.Magnitude());
}

// 一半, 过半, "the majority".
uint32_t NumberReader::ShareWord(size_t i, uint32_t floor, std::vector<Mention>& mentions) {
  PhraseTable::Hit hit = tokens_.Match(PhraseKind::kShareWord, i);
  const bool english = tokens_.Is(i, kMajority) && tokens_.at(i).kind == TokenKind::kWord;
  if (english) hit = {1, 1};
  if (hit.tokens == 0) return 0;
  if (i > 0 && tokens_.at(i).kind == TokenKind::kHan &&
      (tokens_.Is(i - 1, kHanDigit | kHanUnit | kHanScale) || tokens_.at(i - 1).kind == TokenKind::kNumber))
    return 0;
  Phrase phrase;
  phrase.first = i;
  phrase.last = i + hit.tokens;
  Numeral& numeral = phrase.amount.numeral;
  numeral.first = i;
  numeral.last = phrase.last;
  numeral.numerator = 1;
  numeral.denominator = 2;
  numeral.fraction = true;
  phrase.amount.type = MentionType::kPercent;
  phrase.amount.unit = "%";
  phrase.amount.first = i;
  phrase.amount.last = phrase.last;
  phrase.quantity = Plain(phrase.amount);
  if (hit.value == 1) {
    phrase.quantity.form = Form::kMajority;
    SetRelation(phrase, Relation::kGt);
    phrase.quantity.bounds.hi = Decimal(100);
    if (english)
      for (size_t back = 0; back < 2 && phrase.first > 0 && tokens_.at(phrase.first - 1).kind == TokenKind::kWord &&
                            tokens_.at(phrase.first - 1).begin >= floor;
           ++back) {
        const std::string_view word = tokens_.Text(phrase.first - 1);
        if (word != "vast" && word != "overwhelming" && word != "great" && word != "large" && word != "clear") break;
        --phrase.first;
      }
  } else {
    Relate(phrase, floor);
  }
  return Emit(phrase, mentions);
}

}  // namespace factlint
