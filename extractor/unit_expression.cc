#include "extractor/unit_expression.h"

#include <cstdlib>

namespace factlint {
namespace {

constexpr int kMostFactors = 6;
constexpr int kHighestPower = 4;

struct Factor {
  const Unit* unit = nullptr;
  int power = 1;
  size_t end = 0;
  bool raised = false;  // has an exponent
};

// "square-meter" and such: what a power makes of an identifier.
std::string Raised(const std::string& id, int power) {
  static constexpr const char* kPowers[] = {"", "", "square-", "cubic-", "pow4-"};
  return kPowers[power] + id;
}

class Expression {
 public:
  Expression(TokenStream& tokens, const std::string& first) : tokens_(tokens) {
    const size_t per = first.find("-per-");
    top_ = first.substr(0, per);
    if (per != std::string::npos) bottom_ = first.substr(per + 5);
  }

  UnitTail Read(size_t at, bool as_symbol) {
    size_t behind = at;
    const int power = as_symbol ? ReadUnitExponent(tokens_, at, &behind) : 0;
    if (power > 0 && !bottom_.empty() && bottom_.find('-') == std::string::npos) {  // "m/s²"
      bottom_ = Raised(bottom_, power);
      at = behind;
    } else if (power != 0 && bottom_.empty()) {
      if (power < 0) bottom_ = Raised(top_, -power);
      top_ = power < 0 ? std::string() : Raised(top_, power);
      at = behind;
    }
    for (int n = 0; n < kMostFactors; ++n) {
      const size_t next = Step(at, as_symbol);
      if (next == at) break;
      at = next;
    }
    std::string id = top_;
    if (!bottom_.empty()) id += (id.empty() ? "per-" : "-per-") + bottom_;
    return {id, at};
  }

 private:
  void Multiply(const Factor& factor, bool below) {
    const int power = below ? -factor.power : factor.power;
    std::string& side = power < 0 ? bottom_ : top_;
    if (!side.empty()) side += '-';
    side += Raised(factor.unit->id, std::abs(power));
  }

  bool Take(size_t at, bool symbols, Factor* factor) {
    PhraseTable::Hit hit = tokens_.Match(PhraseKind::kUnit, at);
    bool symbol = false;
    for (const PhraseKind kind : {PhraseKind::kUnitSymbol, PhraseKind::kUnitGlued, PhraseKind::kUnitFactor}) {
      const PhraseTable::Hit exact = tokens_.MatchExact(kind, at);
      if (exact.tokens <= hit.tokens) continue;
      hit = exact;
      symbol = true;
    }
    if (hit.tokens == 0) return false;
    *factor = {.unit = &tokens_.lexicon().units()[hit.value], .end = at + hit.tokens};
    size_t behind = 0;
    const bool word = tokens_.at(at).kind == TokenKind::kWord;  // "day⁻¹"
    if (const int power = symbol || word ? ReadUnitExponent(tokens_, factor->end, &behind) : 0; power != 0) {
      factor->power = power;
      factor->end = behind;
      factor->raised = true;
    }
    // "m/s3x", "kg/mL2": letters or digits behind it make another word.
    const Token& next = tokens_.at(factor->end);
    if (symbols && !symbol && !factor->raised) return false;
    return !symbol || next.space || (next.kind != TokenKind::kWord && next.kind != TokenKind::kNumber);
  }

  bool IsDot(size_t at) {
    const Token& token = tokens_.at(at);
    return token.kind == TokenKind::kMark && (token.mark == 0xB7 || token.mark == 0x22C5 || token.mark == 0x2219 ||
                                              token.mark == '*' || token.mark == 0x2022);
  }

  // Takes one more factor; returns where it ends, `at` if there is none.
  size_t Step(size_t at, bool symbols) {
    const Token& token = tokens_.at(at);
    const bool close = !token.space && !tokens_.at(at + 1).space;
    Factor factor;
    if (tokens_.IsMark(at, '/') && close) {
      if (tokens_.IsMark(at + 1, '(')) return Brackets(at);
      if (tokens_.Text(at + 1) == "100") return Hundred(at);
      if (!Take(at + 1, false, &factor)) return at;
      Multiply(factor, true);
      return factor.end;
    }
    const bool per = token.kind == TokenKind::kWord && tokens_.Text(at) == "per";
    // "30 cubic metres a second", "5 tonnes a day".
    if (token.kind == TokenKind::kWord && tokens_.Is(at, kArticle) && bottom_.empty()) {
      const PhraseTable::Hit time = tokens_.Match(PhraseKind::kUnit, at + 1);
      const bool singular = time.tokens == 1 && tokens_.Text(at + 1).back() != 's';
      if (!singular || tokens_.lexicon().units()[time.value].dimension != "duration") return at;
      if (tokens_.Is(at + 2, kTimeShift)) return at;  // "12 tonnes a year ago"
      if (!Take(at + 1, false, &factor)) return at;
      Multiply(factor, true);
      return factor.end;
    }
    if ((per || tokens_.IsHan(at, U'每')) && Take(at + 1, false, &factor)) {
      Multiply(factor, true);
      return factor.end;
    }
    if (!symbols) return at;
    if (IsDot(at) && close && Take(at + 1, true, &factor)) {  // "N·m"
      Multiply(factor, false);
      return factor.end;
    }
    if (token.space && token.kind == TokenKind::kWord && Take(at, true, &factor) && factor.raised &&
        factor.power < 0) {  // "kg m⁻³"
      Multiply(factor, false);
      return factor.end;
    }
    return at;
  }

  // "/(m·K)", "/(g K)".
  size_t Brackets(size_t slash) {
    std::vector<Factor> factors;
    size_t at = slash + 2;
    while (factors.size() < kMostFactors) {
      Factor factor;
      if (!Take(at, true, &factor)) return slash;
      factors.push_back(factor);
      at = factor.end;
      if (tokens_.IsMark(at, ')')) break;
      if (IsDot(at)) ++at;
    }
    if (!tokens_.IsMark(at, ')')) return slash;
    for (const Factor& factor : factors) Multiply(factor, true);
    return at + 1;
  }

  // "L/100 km".
  size_t Hundred(size_t slash) {
    Factor factor;
    if (!Take(slash + 2, false, &factor) || factor.raised || !bottom_.empty()) return slash;
    bottom_ = "100-" + factor.unit->id;
    return factor.end;
  }

  TokenStream& tokens_;
  std::string top_, bottom_;
};

}  // namespace

int Superscript(const Token& token) {
  if (token.kind != TokenKind::kMark || token.space) return -1;
  if (token.mark == 0xB2 || token.mark == 0xB3) return static_cast<int>(token.mark - 0xB0);
  if (token.mark == 0xB9) return 1;
  return token.mark == 0x2070 || (token.mark >= 0x2074 && token.mark <= 0x2079) ? static_cast<int>(token.mark - 0x2070)
                                                                                : -1;
}

int ReadUnitExponent(TokenStream& tokens, size_t at, size_t* end) {
  if (tokens.at(at).space) return 0;
  bool caret = false;
  if (tokens.IsMark(at, '^')) {
    caret = true;
    ++at;
  }
  const Token sign = tokens.at(at);
  const bool minus = sign.kind == TokenKind::kMark && (sign.mark == '-' || sign.mark == 0x2212 || sign.mark == 0x2013);
  const bool raised_minus = sign.kind == TokenKind::kMark && sign.mark == 0x207B;
  if (minus || raised_minus) ++at;
  const Token digit = tokens.at(at);
  int power = raised_minus || !minus ? Superscript(digit) : -1;
  if (power < 0 && (caret || minus) && digit.kind == TokenKind::kNumber && !digit.space && digit.end - digit.begin == 1)
    power = tokens.text()[digit.begin] - '0';
  const Token next = tokens.at(at + 1);
  const bool apart = next.space || (next.kind != TokenKind::kWord && next.kind != TokenKind::kNumber);
  if (power < 1 || power > kHighestPower || (!apart && Superscript(digit) < 0)) return 0;
  if (minus && !caret && tokens.IsMark(at + 1, '-')) return 0;  // "m-2-1"
  *end = at + 1;
  return minus || raised_minus ? -power : power;
}

UnitTail ReadUnitTail(TokenStream& tokens, const std::string& first, size_t at, bool as_symbol) {
  return Expression(tokens, first).Read(at, as_symbol);
}

}  // namespace factlint
