#include "extractor/cell_units.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "extractor/lexicon.h"
#include "extractor/metric_words.h"
#include "extractor/scanner.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kLongestUnit = 40;
constexpr int64_t kEarliestOfHead = 1900;  // an earlier year at the head of a column may be a name: "the 1812"

// What one of the label's units is worth.
struct CellUnit {
  MentionType type = MentionType::kNumber;
  int shift = 0;  // power of ten of its scale: 6 of "million"
  std::string unit;
  bool assumed = false;

  bool IsNothing() const { return type == MentionType::kNumber && shift == 0; }
};

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool StartsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// The bytes of a currency sign or code at the begin of `text`: "€", "US$", "EUR", "CHF".
size_t CurrencyAtBegin(std::string_view text) {
  for (const std::string_view sign : {"US$", "HK$", "A$", "C$", "$", "€", "£", "¥", "￥"})
    if (StartsWith(text, sign)) return sign.size();
  const bool code =
      text.size() >= 3 && std::all_of(text.begin(), text.begin() + 3, [](char c) { return c >= 'A' && c <= 'Z'; });
  return code && (text.size() == 3 || !IsLetter(text[3])) ? 3 : 0;
}

// May a percent sign behind this be a unit? No number stands before it.
bool StartsPercent(std::string_view before) {
  if (before.back() == '(') return true;
  if (before.back() != ' ') return false;
  const size_t last = before.find_last_not_of(' ');
  return last == std::string_view::npos || before[last] < '0' || before[last] > '9';
}

// Reads units by reading one of them: "€ million" as "€1 million".
class UnitReader {
 public:
  UnitReader(const ScanOptions& options, const TableWords& words) : options_(options), words_(words) {}

  // Of a label: of what stands in brackets, behind a comma or from a currency's sign on.
  std::optional<CellUnit> OfLabel(std::string_view label) const {
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}, {"[", "]"}}) {
      for (size_t at = label.find(open); at != std::string_view::npos; at = label.find(open, at + 1)) {
        const size_t begin = at + open.size();
        const size_t end = label.find(close, begin);
        if (end == std::string_view::npos) break;
        const std::string_view inside = label.substr(begin, end - begin);
        if ((inside == "m" || inside == "mn") && !HoldsLength(label.substr(0, at))) return CellUnit{.shift = 6};
        if (auto unit = OfParts(inside)) return unit;
        // 智能算力（P）: a letter that is a unit beside these words.
        if (end - begin == 1)
          if (auto unit = Scan(label.substr(0, at), "1" + std::string(label.substr(begin, 1)), true)) return unit;
      }
    }
    for (const std::string_view mark : {", in ", ", ", " in "}) {
      const size_t at = label.rfind(mark);
      if (at == std::string_view::npos) continue;
      if (auto unit = Of(label.substr(at + mark.size()))) return unit;
    }
    if (const std::string_view unit = UnitBehind(label, words_); !unit.empty()) return Of(unit);
    for (const std::string_view sign : {"US$", "€", "$", "£", "¥", "%"}) {
      const size_t at = label.find(sign);
      if (at == std::string_view::npos) continue;
      if (auto unit = Of(label.substr(at))) return unit;
    }
    // "R&D as % of GDP", "Growth, % change"; but "Top 5% of earners" gives no unit.
    for (const std::string_view sign : {"% ", "%)", "percent ", "per cent "}) {
      const size_t at = label.find(sign);
      if (at != std::string_view::npos && at > 0 && StartsPercent(label.substr(0, at))) return Of("%");
    }
    return std::nullopt;
  }

  // Of a cell that names the unit of its row: 亿元, "km".
  std::optional<CellUnit> OfCell(std::string_view text) const { return Of(text); }

  // Of a head over many figures, which may be a unit and no more: "£m", "EUR million"; or one
  // part of a sentence: "Figures for 2024; € million unless otherwise stated."
  std::optional<CellUnit> OfHead(std::string_view head) const {
    while (!head.empty()) {
      const size_t end = std::min({head.find("; "), head.find(". "), head.size()});
      const std::string_view part = WithoutException(head.substr(0, end));
      if (auto unit = OfLabel(part)) return unit;
      const bool opened = WithoutOpener(part).size() < part.size();
      if (opened || CurrencyAtBegin(part) > 0 || StartsWith(part, "In ") || StartsWith(part, "in "))
        if (auto unit = Of(part)) return unit;
      head.remove_prefix(std::min(end + 2, head.size()));
    }
    return std::nullopt;
  }

  // "Height (m)" is in metres.
  bool HoldsLength(std::string_view label) const {
    const std::string folded = FoldText(label);
    for (size_t begin = 0; begin < folded.size();) {
      const size_t end = std::min(folded.find(' ', begin), folded.size());
      if (Has(words_.lengths, std::string_view(folded).substr(begin, end - begin))) return true;
      begin = end + 1;
    }
    return false;
  }

 private:
  // Of what stands in brackets, where commas may part a unit and a year: "£ million, 2024".
  std::optional<CellUnit> OfParts(std::string_view text) const {
    if (auto unit = Of(text)) return unit;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min({text.find(',', begin), text.find("，", begin), text.size()});
      const std::string_view part = factlint::Trim(text.substr(begin, end - begin));
      const bool all = begin == 0 && end == text.size();
      const bool figure = !part.empty() && part.front() >= '0' && part.front() <= '9';
      if (!all && !figure)
        if (auto unit = Of(part)) return unit;
      begin = end + (StartsWith(text.substr(end), "，") ? 3 : 1);
    }
    return std::nullopt;
  }

  // "€ million unless otherwise stated": up to the word that begins the exception.
  std::string_view WithoutException(std::string_view text) const {
    text = text.substr(0, text.find_last_not_of(". ") + 1);
    for (const std::string& word : words_.exceptions)
      if (const size_t at = text.find(" " + word + " "); at != std::string_view::npos) text = text.substr(0, at);
    return factlint::Trim(text);
  }

  // "Unit: € million", 单位：亿元: what stands behind the word that opens it.
  std::string_view WithoutOpener(std::string_view text) const {
    for (const std::string& opener : words_.unit_openers)
      if (StartsWith(text, opener)) return factlint::Trim(text.substr(opener.size()));
    return text;
  }

  std::optional<CellUnit> Of(std::string_view text) const {
    text = WithoutOpener(factlint::Trim(text));
    if (StartsWith(text, "in ") || StartsWith(text, "In ")) text.remove_prefix(3);
    if (text.empty() || text.size() > kLongestUnit) return std::nullopt;
    std::string words(text);
    for (const std::string_view plural : {"millions", "billions", "thousands", "trillions"})
      if (const size_t at = words.find(plural); at != std::string::npos) words.erase(at + plural.size() - 1, 1);
    const size_t currency = CurrencyAtBegin(words);
    const std::string_view rest = factlint::Trim(std::string_view(words).substr(currency));
    if (rest == "000" || rest == "000s" || rest == "'000" || rest == "’000" || rest == "thousand" || rest == "k") {
      const CellUnit money =
          currency == 0 ? CellUnit{} : Scan(words.substr(0, currency) + "1", true).value_or(CellUnit{});
      return CellUnit{.type = money.type, .shift = 3, .unit = money.unit, .assumed = money.assumed};
    }
    if (currency > 0) {
      const std::string mark = words.substr(0, currency);
      const std::string space = IsLetter(mark.back()) && static_cast<unsigned char>(mark.back()) < 0x80 ? " " : "";
      // "€m", "£bn" stand close to their number.
      if (auto unit =
              Scan(mark + space + "1" + (rest.size() > 2 && !rest.empty() ? " " : "") + std::string(rest), true))
        return unit;
    }
    if (auto unit = Scan("1 " + words, true)) return unit;
    return Scan("1 " + words, false);
  }

  // The one mention of a made text, which must be all of it; or, if not `whole`, a
  // scale before the name of what is counted: "1 thousand cars".
  std::optional<CellUnit> Scan(const std::string& text, bool whole) const { return Scan({}, text, whole); }
  std::optional<CellUnit> Scan(std::string_view before, const std::string& amount, bool whole) const {
    const std::string text = std::string(before) + amount;
    DocumentInfo info;
    const Document document = Document::FromUtf8(text, DocumentKind::kText, std::move(info));
    Outline outline;
    Block block;
    block.span = {0, static_cast<uint32_t>(text.size())};
    outline.blocks.push_back(block);
    const std::vector<Mention> found = ScanMentions(document, outline, Lexicon::Builtin(), {}, options_);
    if (found.size() != 1 || found.front().refusal != Refusal::kNone) return std::nullopt;
    const Mention& one = found.front();
    if (one.span.begin != before.size() || (whole && one.span.end != text.size()) || !one.quantity.nominal)
      return std::nullopt;
    const Decimal& nominal = *one.quantity.nominal;
    const bool power = nominal == Decimal(1).Shift(nominal.Exponent());
    CellUnit unit{
        .type = one.type, .shift = nominal.Exponent(), .unit = one.quantity.unit, .assumed = one.quantity.assumed};
    if (!power || (unit.IsNothing() && !whole) || (!whole && unit.type != MentionType::kNumber)) return std::nullopt;
    const bool known = unit.type == MentionType::kNumber || unit.type == MentionType::kMoney ||
                       unit.type == MentionType::kPercent || unit.type == MentionType::kMeasure ||
                       unit.type == MentionType::kPoints;
    if (!known || unit.IsNothing()) return std::nullopt;
    return unit;
  }

  const ScanOptions& options_;
  const TableWords& words_;
};

void Apply(const CellUnit& unit, Mention& mention) {
  mention.type = unit.type;
  mention.types = static_cast<uint16_t>(1u << static_cast<int>(unit.type));
  Quantity& q = mention.quantity;
  if (q.nominal) q.nominal = q.nominal->Shift(unit.shift);
  if (q.bounds.lo) q.bounds.lo = q.bounds.lo->Shift(unit.shift);
  if (q.bounds.hi) q.bounds.hi = q.bounds.hi->Shift(unit.shift);
  q.last_place += unit.shift;
  q.unit = unit.unit;
  q.assumed = unit.assumed;
}

void MakeYear(int16_t year, Mention& mention) {
  mention.type = MentionType::kDate;
  mention.types = 1u << static_cast<int>(MentionType::kDate);
  mention.quantity = {};
  mention.date.range = {Date{year, 1, 1}, Date{year, 12, 31}};
  mention.date.relation = DateRelation::kEq;
  mention.date.grain = Grain::kYear;
}

void MakeRank(Mention& mention) {
  mention.type = MentionType::kOrdinal;
  mention.types = 1u << static_cast<int>(MentionType::kOrdinal);
  mention.quantity.unit.clear();
}

bool IsYear(const Mention& mention, int64_t earliest = 1500) {
  const Quantity& q = mention.quantity;
  return mention.type == MentionType::kNumber && mention.refusal == Refusal::kNone && q.relation == Relation::kEq &&
         q.nominal && q.nominal->IsInteger() && mention.span.end - mention.span.begin == 4 &&
         *q.nominal >= Decimal(earliest) && *q.nominal <= Decimal(2199);
}

}  // namespace

class CellUnits::Reader {
 public:
  Reader(const Document& document, const Outline& outline, const TableHeads& heads, const TableWords& words,
         const ScanOptions& options)
      : document_(document), outline_(outline), heads_(heads), words_(words), units_(options, words) {}

  void Read(const Block& row, Mention& mention) {
    const Cell* cell = TableHeads::CellAt(row, mention.span.begin);
    if (cell == nullptr) return;
    const CellRoles roles = heads_.Of(row, cell->column);
    if (roles.label.empty()) return;
    if (mention.type == MentionType::kMeasure) return ReadMillions(document_.Slice(roles.label), mention);
    if (heads_.NamesRank(roles.label)) {
      if (mention.quantity.nominal && mention.quantity.nominal->IsInteger()) MakeRank(mention);
      return;
    }
    const auto& unit = UnitOf(roles, row);
    if (unit && !HasOwnScale(mention)) Apply(*unit, mention);
    if (!unit && IsYear(mention) && heads_.NamesYear(roles.label))
      MakeYear(static_cast<int16_t>(*mention.quantity.nominal->ToInteger()), mention);
  }

  bool HasUnit(const Block& row, uint32_t column) {
    const CellRoles roles = heads_.Of(row, column);
    return !roles.label.empty() && UnitOf(roles, row).has_value();
  }

 private:
  // "216m" under "Passengers" are millions.
  void ReadMillions(std::string_view label, Mention& mention) const {
    const std::string_view text = document_.Slice(mention.span);
    const bool close =
        text.size() > 1 && text.back() == 'm' && text[text.size() - 2] >= '0' && text[text.size() - 2] <= '9';
    if (close && !units_.HoldsLength(label)) Apply({.type = MentionType::kNumber, .shift = 6}, mention);
  }

  // Letters in the number: it needs no scale from elsewhere.
  bool HasOwnScale(const Mention& mention) const {
    const std::string_view text = document_.Slice(mention.number);
    return std::any_of(text.begin(), text.end(), [](char c) { return IsLetter(c); });
  }

  // The cell of a column that is headed "Unit", 单位.
  Span UnitCellOf(const Block& row) const {
    constexpr size_t kLongest = 24;  // bytes
    if (row.table == kNoIndex || words_.unit_heads.empty()) return {};
    for (const Cell& head : outline_.blocks[row.table].cells) {
      const std::string_view text = document_.Slice(head.text);
      if (text.empty() || text.size() > kLongest || !Has(words_.unit_heads, FoldText(text))) continue;
      for (const Cell& cell : row.cells)
        if (cell.column == head.column && cell.text.size() <= kLongest) return cell.text;
    }
    return {};
  }

  // The cell of a column that is headed "Currency".
  Span CurrencyOf(const Block& row) const {
    for (const Cell& cell : row.cells) {
      if (cell.column == 0 || cell.text.size() > 3) continue;
      const std::vector<std::string> head = LabelWords(document_.Slice(heads_.Of(row, cell.column).label), words_);
      if (head.size() == 1 && (head.front() == "currency" || head.front() == "币种")) return cell.text;
    }
    return {};
  }

  // The unit of the row's own cell, else the label's; a currency or scale that it lacks from the row's currency, the
  // subject's head or the line above.
  const std::optional<CellUnit>& UnitOf(const CellRoles& roles, const Block& row) {
    const Span currency = CurrencyOf(row);
    const Span own = UnitCellOf(row);
    const auto key = std::tuple{roles.label.begin,  roles.subject.begin, roles.caption.begin,
                                roles.corner.begin, currency.begin,      own.begin};
    const auto known = cache_.find(key);
    if (known != cache_.end()) return known->second;
    std::optional<CellUnit> unit;
    if (!own.empty()) unit = units_.OfCell(document_.Slice(own));
    if (!unit) unit = units_.OfLabel(Spaced(document_.Slice(roles.label), words_));
    for (const Span other : {currency, roles.corner, roles.subject, roles.caption}) {
      if (other.empty() || other == roles.label || heads_.NamesYear(roles.label)) continue;
      const auto more = units_.OfHead(document_.Slice(other));
      // A line above speaks of all columns, but euros count no employees.
      if (!more || (roles.label != roles.caption && !heads_.NamesMoney(roles.label))) continue;
      if (!unit) {
        unit = more;
      } else if (unit->type == MentionType::kNumber && more->type == MentionType::kMoney) {
        unit->type = more->type;  // "Revenue (million)" under "all sums in euros"
        unit->unit = more->unit;
        unit->assumed = more->assumed;
      } else if (unit->type == MentionType::kMoney && unit->shift == 0 && more->type == MentionType::kNumber) {
        unit->shift = more->shift;
      }
    }
    return cache_.emplace(key, unit).first->second;
  }

  const Document& document_;
  const Outline& outline_;
  const TableHeads& heads_;
  const TableWords& words_;
  UnitReader units_;
  std::map<std::tuple<uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t>, std::optional<CellUnit>> cache_;
};

CellUnits::CellUnits(const Document& document, const Outline& outline, const TableHeads& heads, const TableWords& words,
                     const ScanOptions& options)
    : outline_(outline), reader_(std::make_unique<Reader>(document, outline, heads, words, options)) {}

CellUnits::~CellUnits() = default;

bool CellUnits::HasUnit(const Block& row, uint32_t column) { return reader_->HasUnit(row, column); }

void CellUnits::Read(Mention& mention) {
  const bool metres = mention.type == MentionType::kMeasure && mention.quantity.unit == "meter";
  if ((mention.type != MentionType::kNumber && !metres) || mention.refusal != Refusal::kNone) return;
  const std::vector<Block>& blocks = outline_.blocks;
  while (block_ < blocks.size() && blocks[block_].span.end <= mention.span.begin) ++block_;
  if (block_ == blocks.size() || !blocks[block_].span.Contains(mention.span)) return;
  if (blocks[block_].kind == BlockKind::kTableRow) reader_->Read(blocks[block_], mention);
  // "Journeys, 2023 (million)": no head of a column is a number
  if (blocks[block_].kind == BlockKind::kTableHeader && IsYear(mention, kEarliestOfHead))
    MakeYear(static_cast<int16_t>(*mention.quantity.nominal->ToInteger()), mention);
}

void LabelYears::Read(Mention& mention) {
  const std::vector<Block>& blocks = outline_.blocks;
  for (; block_ < blocks.size(); ++block_) {
    const Block& block = blocks[block_];
    if (block.label.empty()) continue;
    if (mention.span.begin < block.label.end) return;
    if (Asked(block, mention)) MakeYear(static_cast<int16_t>(*mention.quantity.nominal->ToInteger()), mention);
  }
}

// Is the mention a year, close behind a label of the block that asks for one?
bool LabelYears::Asked(const Block& block, const Mention& mention) const {
  if (mention.span.end > block.span.end || !IsYear(mention, 1000)) return false;
  const std::string_view between = document_.Slice({block.label.end, mention.span.begin});
  if (std::any_of(between.begin(), between.end(), [](char c) { return IsLetter(c); })) return false;
  const std::vector<std::string> label = LabelWords(document_.Slice(block.label), words_);
  if (label.size() != 1 && !IsYear(mention)) return false;  // "Founded: 1203", but "Shops opened: 1203"
  return std::any_of(label.begin(), label.end(), [&](const std::string& word) {
    return std::binary_search(words_.year_heads.begin(), words_.year_heads.end(), word);
  });
}

}  // namespace factlint
