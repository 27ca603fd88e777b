#include "extractor/find_mentions.h"

#include <future>
#include <optional>
#include <utility>

#include "extractor/cell_figures.h"
#include "extractor/cell_units.h"
#include "extractor/dates.h"
#include "extractor/mention_pieces.h"
#include "extractor/names.h"
#include "extractor/scanner.h"
#include "extractor/shadow.h"
#include "extractor/shared_signs.h"
#include "extractor/table_heads.h"

namespace factlint {
namespace {

// Do the numbers of a list rank? Its line of introduction, its heading or the title says so.
bool NamesRanking(const Document& document, const Outline& outline, const Block& item, const RuleBook& book) {
  for (const uint32_t above : {item.intro, item.heading, outline.title}) {
    if (above == kNoIndex || outline.blocks[above].kind == BlockKind::kListItem) continue;
    for (const Language language : {Language::kEnglish, Language::kChinese})
      if (book.role_words(language).rankings.Matches(ShadowText(document.Slice(outline.blocks[above].span), language)))
        return true;
  }
  return false;
}

// The number of a heading, or of an item of a list that ranks, as a mention of its own:
// its digits in the marker.
std::optional<Mention> HeadingNumber(const Document& document, const Outline& outline, const Block& block,
                                     const RuleBook& book) {
  if (!block.number || !block.number_ascends) return std::nullopt;
  const bool ranks = block.kind == BlockKind::kHeading ||
                     (block.kind == BlockKind::kListItem && NamesRanking(document, outline, block, book));
  if (!ranks) return std::nullopt;
  const std::string_view marker = document.Slice(block.marker);
  const size_t first = marker.find_first_of("0123456789");
  if (first == std::string_view::npos) return std::nullopt;
  size_t last = first;
  while (last < marker.size() && marker[last] >= '0' && marker[last] <= '9') ++last;
  Mention mention;
  mention.type = MentionType::kOrdinal;
  mention.types = static_cast<uint16_t>(kHeadingNumberFlag | 1u << static_cast<int>(MentionType::kOrdinal));
  mention.span = {block.marker.begin + static_cast<uint32_t>(first), block.marker.begin + static_cast<uint32_t>(last)};
  mention.number = mention.span;
  mention.quantity.nominal = Decimal(*block.number);
  mention.quantity.bounds = Interval::Exactly(*block.number);
  mention.quantity.digits = mention.quantity.nominal->Magnitude() + 1;
  return mention;
}

// Names and dates in one list. A name wins over a date in it ("May Mobility"), a
// date over a name that is a part of it.
std::vector<Mention> WithDates(std::vector<Mention> names, std::vector<Mention> dates) {
  if (names.empty()) return dates;
  std::vector<Mention> all;
  all.reserve(names.size() + dates.size());
  size_t next = 0;
  for (Mention& date : dates) {
    while (next < names.size() && names[next].span.end <= date.span.begin) all.push_back(std::move(names[next++]));
    size_t end = next;
    bool covered = false;
    for (; end < names.size() && names[end].span.begin < date.span.end; ++end)
      covered = covered || !date.span.Contains(names[end].span);
    if (covered) continue;
    next = end;
    all.push_back(std::move(date));
  }
  for (; next < names.size(); ++next) all.push_back(std::move(names[next]));
  return all;
}

// Puts the ranks of headings in the place of whatever was read in their markers.
class HeadingRanks {
 public:
  HeadingRanks(const Document& document, const Outline& outline, const RuleBook& book)
      : document_(document), outline_(outline), book_(book) {
    Next();
    any_ = rank_.has_value();
  }

  // One mention after the other, in the order of the text.
  void Put(Mention mention, std::vector<Mention>& all) {
    if (!any_) {
      all.push_back(std::move(mention));
      return;
    }
    while (rank_ && rank_->span.begin < mention.span.begin && !rank_->span.Overlaps(mention.span)) PutRank(all);
    if ((rank_ && mention.span.Overlaps(rank_->span)) || last_.Overlaps(mention.span)) return;
    last_ = mention.span;
    all.push_back(std::move(mention));
  }

  // The ranks behind the last mention.
  void PutRest(std::vector<Mention>& all) {
    while (rank_) PutRank(all);
  }

 private:
  void Next() {
    rank_.reset();
    while (!rank_ && block_ < outline_.blocks.size()) {
      rank_ = HeadingNumber(document_, outline_, outline_.blocks[block_], book_);
      ++block_;
    }
  }

  void PutRank(std::vector<Mention>& all) {
    last_ = rank_->span;
    all.push_back(std::move(*rank_));
    Next();
  }

  const Document& document_;
  const Outline& outline_;
  const RuleBook& book_;
  size_t block_ = 0;
  std::optional<Mention> rank_;  // the next one
  bool any_ = false;
  Span last_;  // what was put last
};

}  // namespace

FoundMentions FindInPieces(const Document& document, const RuleBook& book, const ExtractOptions& options,
                           const TakeMentions& take) {
  FoundMentions found;
  found.outline = ParseOutline(document, options.jobs);
  std::future<std::vector<Mention>> read_dates =
      std::async(options.jobs > 1 ? std::launch::async : std::launch::deferred,
                 [&document] { return ScanDates(document, DateLexicon::Builtin()); });
  const TableHeads tables(document, found.outline, book.table_words());
  DocumentNames names = FindNames(document, found.outline, tables, book.entities(), book.names(), options.jobs);
  found.local = std::move(names.local);
  SharedSigns signs(document, found.outline, book.entities(), names.mentions, Lexicon::Builtin());
  ScanOptions scan;
  scan.currency_of_dollar = options.currency_of_dollar.empty() ? "USD" : options.currency_of_dollar;
  scan.dollar_declared = !options.currency_of_dollar.empty();
  CellUnits units(document, found.outline, tables, book.table_words(), scan);
  std::vector<Mention> dates = read_dates.get();
  CellFigures(document, found.outline, tables, units).Drop(dates);
  std::vector<Mention> known = WithDates(std::move(names.mentions), std::move(dates));
  LabelYears years(document, found.outline, book.table_words());
  HeadingRanks ranks(document, found.outline, book);
  std::vector<Mention> all;
  ScanInPieces(document, found.outline, Lexicon::Builtin(), std::move(known), scan, options.jobs,
               [&](std::vector<Mention>& piece) {
                 all.reserve(piece.size());
                 for (Mention& mention : piece) {
                   units.Read(mention);
                   signs.Read(mention);
                   years.Read(mention);
                   ranks.Put(std::move(mention), all);
                 }
                 take(all, found.local);
                 all.clear();
               });
  ranks.PutRest(all);
  take(all, found.local);
  return found;
}

FoundMentions FindMentions(const Document& document, const RuleBook& book, const ExtractOptions& options) {
  MentionPieces pieces;
  FoundMentions found =
      FindInPieces(document, book, options,
                   [&](std::vector<Mention>& piece, const std::vector<Entity>& /*local*/) { pieces.Add(piece); });
  found.mentions = pieces.Join();
  return found;
}

}  // namespace factlint
