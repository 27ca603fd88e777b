// A numeral's neighbours, one after the other; the parts of ReadAmount.
#pragma once

#include "extractor/quantities.h"

namespace factlint {

class AmountReader {
 public:
  AmountReader(TokenStream& tokens, uint32_t floor, const ScanOptions& options)
      : tokens_(tokens), lexicon_(tokens.lexicon()), floor_(floor), options_(options) {}

  std::optional<Amount> Read(size_t i);

 private:
  void Sign();
  bool CurrencyBefore();
  void SetCurrency(uint32_t value);
  bool Marks();
  bool Percent(size_t at);
  bool CurrencyAfter(size_t at);
  bool Subunit(size_t at);
  bool ImpliedYuan();
  void Cents(int level = 0);
  bool Unit(size_t at);
  bool UnitIn(size_t at);
  bool BorrowedUnit();
  bool SharedLength();
  void CompoundUnit();
  void ArcSeconds();
  void Bearing();
  void BelowZero();
  void PerUnit();
  bool GluedApart(size_t at);
  bool StandsBeside(uint32_t unit, size_t token);
  void HalfBehind();
  bool HalfMore();
  bool PercentOf();
  bool Decade();
  bool FeetAndInches(size_t at);
  void MetricBehind();
  void UnitBefore();
  void OddBehind();
  bool Rank();
  bool OrdinalSuffix();
  void HalfOf();
  bool Closing(size_t at);
  bool Formula(size_t at);

  TokenStream& tokens_;
  const Lexicon& lexicon_;
  const uint32_t floor_;
  const ScanOptions& options_;
  Amount amount_;
  size_t unit_at_ = 0;  // where its unit begins
};

// A dash or minus sign.
inline bool IsDashMark(char32_t mark) { return mark == '-' || mark == 0x2212 || mark == 0x2010 || mark == 0x2011; }

}  // namespace factlint
