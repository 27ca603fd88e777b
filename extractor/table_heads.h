// What the heads of a table's rows and columns say of its cells: which of them
// names the subject, which the measure, which the time; also where a table stands
// on its side, with measures down and subjects or years across.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/document.h"
#include "extractor/outline.h"
#include "extractor/pattern.h"
#include "extractor/yaml.h"

namespace factlint {

// rules/languages/tables.yaml. All lists are sorted.
struct TableWords {
  std::vector<std::string> subject_heads, measure_heads, value_heads, metrics, money, year_heads, place_heads, totals,
      rests, year_words, units_behind, exceptions, time_heads, counted, counters, joints, unit_openers, unit_heads,
      lengths, rank_heads, index_heads, uncounted, caption_openers, head_scales, head_currencies, place_subjects,
      thing_subjects, thing_nouns, change_heads;
};
TableWords ReadTableWords(const YamlFile& file, Diagnostics& diagnostics);

// Where the roles of one cell stand; empty where the table does not tell.
struct CellRoles {
  Span label;          // what is measured: "Revenue 2023 (€ million)"; perhaps a line above the table
  Span subject;        // whose it is
  Span time;           // a head that is a time alone, or the label, which may hold one
  Span caption;        // the line above the table, or its caption below
  Span corner;         // the head of the column of measures: "£m", "in millions of euros"
  Span part;           // what tells the row from others of its subject: "Tram" of "| Lund | Tram | 8 |"
  bool total = false;  // the row sums the others up
  bool rest = false;   // the row is what the others leave, or their mean: of no name, and no sum
};

// The cells whose text, as a whole, is a name, whatever its words are.
enum class CellName : uint8_t { kNone, kSubject, kPlace };

// Of all tables of one outline; refers to the document and outline given.
class TableHeads {
 public:
  TableHeads(const Document& document, const Outline& outline, const TableWords& words);

  // Of the cell in column `column` of `row`, which is a table row.
  CellRoles Of(const Block& row, uint32_t column) const;
  // Of a cell of a row or of a header.
  CellName NameOf(uint32_t block, uint32_t column) const;
  // Do the years of this column say when something began, and not when the row holds?
  bool IsYearColumn(const Block& row, uint32_t column) const;
  // Does a label ask for a year or a date?
  bool NamesYear(Span label) const;
  // Does it ask for a rank?
  bool NamesRank(Span label) const;
  // Does it name a sum of money?
  bool NamesMoney(Span label) const;
  const TableWords& words() const { return words_; }
  // The cell of `row` in which byte `at` stands; null where none does.
  static const Cell* CellAt(const Block& row, uint32_t at);
  // The cell of a row in the column; empty where it has none.
  static Span CellIn(const Block& row, uint32_t column);

 private:
  enum class Head : uint8_t { kEmpty, kText, kTime, kMetric, kSubjects, kMeasures };
  struct Table {
    std::vector<Head> columns;
    uint32_t names = 0;                        // the column of the subjects: behind one of ranks or of indexes
    bool measures_down = false;                // the first column tells what is measured
    bool times_down = false;                   // the first column tells when
    uint32_t measure_column = kNoIndex;        // another column does
    uint32_t caption = kNoIndex;               // a block
    std::unordered_map<uint32_t, Span> parts;  // of rows that another column parts, by where they begin
  };

  Head HeadOf(Span text) const;
  std::vector<std::string> WordsOf(Span text) const;
  bool IsOneOf(const std::vector<std::string>& list, Span text) const;
  std::string FoldedHead(Span text) const;
  bool HasOneOf(const std::vector<std::string>& list, Span label) const;
  Table Read(uint32_t header) const;
  std::optional<uint32_t> ColumnOfThings(uint32_t header) const;
  uint32_t CaptionOf(uint32_t header) const;
  uint32_t CaptionBelow(uint32_t header) const;

  const Document& document_;
  const Outline& outline_;
  const TableWords& words_;
  std::unordered_map<uint32_t, Table> tables_;  // by header block
};

// Does a Chinese word of a label, which may stand for several, end with one of the list?
bool EndsInOneOf(const std::vector<std::string>& list, std::string_view word);

// The year that a head holds: 2023 of "Revenue 2023"; 0 where there is none.
int YearIn(std::string_view head);

// "length_km" -> "length km": the head of a file for programs.
std::string Spaced(std::string_view head);
// The same with scale and currency in brackets: "sales_2023_million_eur" -> "sales 2023 (EUR million)".
std::string Spaced(std::string_view head, const TableWords& words);

// A unit without brackets at the end of a label: "km" of "Length km"; empty where there is none.
std::string_view UnitBehind(std::string_view label, const TableWords& words);

// The words of a label as a shadow has them, without what stands in brackets,
// years, and what follows a comma: "Revenue 2023 (€ million)" -> revenue.
std::vector<std::string> LabelWords(std::string_view label, const TableWords& table_words,
                                    Language language = Language::kEnglish);

}  // namespace factlint
