#include "extractor/table_totals.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extractor/draft_places.h"
#include "extractor/marked_parts.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kMostRows = 512;
constexpr size_t kFewestParts = 2;

const Quantity* AmountOf(const ClaimDraft& draft) {
  const auto* amount = std::get_if<Quantity>(&draft.claim.value);
  return amount != nullptr && amount->nominal ? amount : nullptr;
}

// The blocks [first, last) of the rows of one table.
struct Rows {
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t total = kNoIndex;
};

class TableTotals {
 public:
  TableTotals(const TextContext& context, std::vector<ClaimDraft>& drafts, ClaimLedger& ledger)
      : context_(context), drafts_(drafts), ledger_(ledger) {}

  void Run() {
    const auto& blocks = context_.outline().blocks;
    for (uint32_t b = 0; b < blocks.size();) {
      Rows rows{.first = b, .last = b + 1};
      while (rows.last < blocks.size() && IsRowOf(blocks[rows.last], blocks[b])) ++rows.last;
      if (blocks[b].kind == BlockKind::kTableRow && FindTotal(rows)) Mark(rows);
      b = rows.last;
    }
  }

 private:
  static bool IsRowOf(const Block& row, const Block& first) {
    return first.kind == BlockKind::kTableRow && row.kind == first.kind && row.table == first.table;
  }

  bool IsTotal(uint32_t b) const {
    const Block& row = context_.outline().blocks[b];
    return row.cells.size() > 1 && context_.tables().Of(row, row.cells.back().column).total;
  }

  // The only total, in the last row or in the first.
  bool FindTotal(Rows& rows) const {
    if (rows.last - rows.first <= kFewestParts || rows.last - rows.first > kMostRows) return false;
    for (const uint32_t b : {rows.last - 1, rows.first})
      if (rows.total == kNoIndex && IsTotal(b)) rows.total = b;
    if (rows.total == kNoIndex) return false;
    for (uint32_t b = rows.first; b < rows.last; ++b)
      if (b != rows.total && IsTotal(b)) return false;
    return true;
  }

  void Mark(const Rows& rows) {
    if (!places_) places_.emplace(drafts_);
    const Block& total = context_.outline().blocks[rows.total];
    for (const Cell& cell : total.cells)
      if (const auto parts = PartsIn(rows, cell.column)) MarkColumn(rows, cell, *parts);
  }

  // The only claim of a number in a cell.
  std::optional<size_t> DraftIn(const Cell& cell) const {
    const std::vector<size_t> found = places_->In(cell.text);
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
  }

  // The claims of the column's other rows: all of one metric, unit and time, and none of a part of another row.
  std::optional<std::vector<size_t>> PartsIn(const Rows& rows, uint32_t column) const {
    std::vector<size_t> parts;
    for (uint32_t b = rows.first; b < rows.last; ++b) {
      if (b == rows.total) continue;
      const auto& cells = context_.outline().blocks[b].cells;
      const auto cell = std::find_if(cells.begin(), cells.end(), [&](const Cell& c) { return c.column == column; });
      const auto draft = cell == cells.end() ? std::nullopt : DraftIn(*cell);
      if (!draft || AmountOf(drafts_[*draft]) == nullptr || !IsSummand(drafts_[*draft].claim)) return std::nullopt;
      if (!parts.empty() && !AreAlike(drafts_[parts.front()].claim, drafts_[*draft].claim)) return std::nullopt;
      parts.push_back(*draft);
    }
    return parts;
  }

  bool IsSummand(const Claim& claim) const {
    const Quantity& amount = std::get<Quantity>(claim.value);
    if (amount.unit.starts_with("%") || claim.modality != Modality::kActual) return false;
    return claim.metric.find("rank") == std::string::npos && claim.metric.find("ratio") == std::string::npos;
  }

  static bool AreAlike(const Claim& a, const Claim& b) {
    return a.metric == b.metric && std::get<Quantity>(a.value).unit == std::get<Quantity>(b.value).unit &&
           a.as_of.range == b.as_of.range;
  }

  void MarkColumn(const Rows& rows, const Cell& cell, const std::vector<size_t>& parts) {
    const auto known = DraftIn(cell);
    const std::optional<ClaimDraft> total = known ? drafts_[*known] : Named(rows, cell, drafts_[parts.front()]);
    if (!total || AmountOf(*total) == nullptr || !AreAlike(total->claim, drafts_[parts.front()].claim)) return;
    const RoleWords& words = WordsOf(rows.total);
    const bool is_sum = std::all_of(parts.begin(), parts.end(), [&](size_t i) {
      return *AmountOf(drafts_[i])->nominal < *AmountOf(*total)->nominal;
    });
    if (!is_sum || MayOverlap(words, total->claim.metric)) return;
    for (size_t k = 0; k < parts.size(); ++k)
      MarkPart(drafts_[parts[k]], k, std::to_string(parts.size()) + "+", total->claim.subject);
    if (!known) drafts_.push_back(*total);
  }

  // The claim of a total of which no rule knows whose it is: of what its row is called.
  std::optional<ClaimDraft> Named(const Rows& rows, const Cell& cell, ClaimDraft total) {
    const uint32_t value = NumberIn(cell);
    const Span called = context_.tables().Of(context_.outline().blocks[rows.total], cell.column).subject;
    if (value == kNoIndex || called.begin == called.end) return std::nullopt;
    Claim& claim = total.claim;
    const Mention& m = context_.mention(value);
    total.value = m.span;
    total.quote = cell.text;
    total.subject.reset();
    claim.value = m.quantity;
    claim.text = std::string(context_.document().Slice(m.span));
    claim.quote = std::string(context_.document().Slice(cell.text));
    claim.subject = {.id = {}, .name = CalledAs(called), .kind = {}, .via = Via::kTable, .text = {}, .place = {}};
    claim.subject.id = context_.document().info().id + "/" + FoldText(claim.subject.name);  // of this table alone
    std::replace(claim.subject.id.begin(), claim.subject.id.end(), ' ', '-');
    claim.scope.clear();
    ledger_.Take(value);
    return total;
  }

  // The only number of a cell, that is no other's name.
  uint32_t NumberIn(const Cell& cell) const {
    const auto& mentions = context_.mentions();
    const auto at = std::lower_bound(mentions.begin(), mentions.end(), cell.text.begin,
                                     [](const Mention& m, uint32_t begin) { return m.span.begin < begin; });
    if (at == mentions.end() || at->span.begin >= cell.text.end || at->refusal != Refusal::kNone) return kNoIndex;
    const auto value = static_cast<uint32_t>(at - mentions.begin());
    return context_.IsQuantity(value) && at->quantity.nominal ? value : kNoIndex;
  }

  // "**All countries**" -> All countries
  std::string CalledAs(Span label) const {
    std::string_view text = Trim(context_.document().Slice(label));
    while (text.starts_with('*') || text.starts_with('_')) text.remove_prefix(1);
    while (text.ends_with('*') || text.ends_with('_') || text.ends_with(':')) text.remove_suffix(1);
    return std::string(text);
  }

  const RoleWords& WordsOf(uint32_t block) const {
    return context_.book().role_words(context_.sentences()[context_.SentencesOf(block).first].language);
  }

  const TextContext& context_;
  std::vector<ClaimDraft>& drafts_;
  ClaimLedger& ledger_;
  std::optional<DraftPlaces> places_;  // from the first table with a total on
};

}  // namespace

void MarkTableTotals(const TextContext& context, std::vector<ClaimDraft>& drafts, ClaimLedger& ledger) {
  TableTotals(context, drafts, ledger).Run();
}

}  // namespace factlint
