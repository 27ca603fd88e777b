// Ranks of a list and years in a row: "in the top 10", 前十, "the third straight year".
#include <algorithm>

#include "extractor/number_reader.h"

namespace factlint {

// "in the top 10", 前十: a rank of at most ten. "Top 10 cities" names a list.
bool NumberReader::TopRank(Phrase& phrase, uint32_t floor, Refusal* refusal) {
  const Amount& amount = phrase.amount;
  if (amount.type != MentionType::kNumber || !amount.numeral.IsInteger() || amount.numeral.vague) return false;
  const size_t first = amount.first;
  if (tokens_.IsHan(phrase.last, U'强') && !(first > 0 && tokens_.IsHan(first - 1, U'前')) &&
      !tokens_.IsHan(phrase.last + 1, U'度')) {
    *refusal = Refusal::kTitle;  // 百强, 中国100强
    return true;
  }
  if (first == 0 || tokens_.at(first - 1).begin < floor) return false;
  const PhraseTable::Hit rank = tokens_.MatchBefore(PhraseKind::kTopRank, first, floor);
  const bool han = tokens_.IsHan(first - 1, U'前');
  if (han) {
    const Token before = first >= 2 ? tokens_.at(first - 2) : Token();
    // 目前30家, 此前, 以前: no ranks. 前10个月, 前三年: spans of time.
    static constexpr char32_t kOthers[] = {U'目', U'此', U'以', U'之', U'日', U'先',
                                           U'年', U'月', U'天', U'当', U'提', U'生'};
    for (const char32_t c : kOthers)
      if (before.mark == c && before.kind == TokenKind::kHan) return false;
    if (tokens_.Match(PhraseKind::kUnit, phrase.last).tokens > 0) return false;
    static constexpr char32_t kTimes[] = {U'季', U'届', U'轮', U'期', U'次', U'批',
                                          U'天', U'年', U'个', U'周', U'场', U'半'};
    for (const char32_t c : kTimes)
      if (tokens_.IsHan(phrase.last, c)) return false;
  } else if (!tokens_.Is(first - 1, kTop)) {
    return false;
  }
  if (rank.tokens == 0 && !han) {
    *refusal = Refusal::kTitle;
    phrase.first = first - 1;
    return true;
  }
  if (amount.numeral.numerator < Decimal(1)) return false;
  phrase.first = first - std::max<size_t>(rank.tokens, 1);
  phrase.amount.type = MentionType::kOrdinal;
  phrase.quantity.relation = Relation::kLe;
  phrase.quantity.bounds = {.lo = Decimal(1), .hi = phrase.quantity.nominal};
  return true;
}

// "the third straight year": three years, no rank.
void NumberReader::Streak(Phrase& phrase) {
  if (phrase.amount.type != MentionType::kOrdinal || phrase.quantity.relation != Relation::kEq) return;
  if (tokens_.at(phrase.last).kind != TokenKind::kWord) return;
  const size_t at = phrase.last + (tokens_.Is(phrase.last, kStreak) ? 1 : 0);
  const PhraseTable::Hit unit = tokens_.Match(PhraseKind::kUnit, at);
  if (unit.tokens == 0) return;
  const size_t row = at + unit.tokens;  // "the third year in a row"
  const bool in_a_row = tokens_.Is(row, kIn) && tokens_.Is(row + 1, kArticle) && tokens_.Text(row + 2) == "row";
  if (at == phrase.last && !in_a_row && tokens_.Text(row) != "running") return;
  phrase.amount.type = MentionType::kMeasure;
  phrase.quantity.unit = tokens_.lexicon().units()[unit.value].id;
  phrase.last = at == phrase.last ? row + (in_a_row ? 3 : 1) : row;
}

}  // namespace factlint
