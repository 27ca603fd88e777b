#include "extractor/table_heads.h"

#include <algorithm>
#include <set>

#include "extractor/ascii.h"
#include "extractor/metric_words.h"
#include "extractor/pattern.h"
#include "extractor/row_parting.h"
#include "extractor/row_words.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kRowsLookedAt = 64;
constexpr uint32_t kLongestCaption = 240;

bool IsYear(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         word >= "1700" && word <= "2199";
}

// "2023", "fy2023", "2023e", "23年" is none.
bool HoldsYear(std::string_view word) {
  for (size_t i = 0; i + 4 <= word.size(); ++i) {
    const bool before = i > 0 && word[i - 1] >= '0' && word[i - 1] <= '9';
    const bool behind = i + 4 < word.size() && word[i + 4] >= '0' && word[i + 4] <= '9';
    if (!before && !behind && IsYear(word.substr(i, 4))) return true;
  }
  return false;
}

// 港口指数2025年版名次 is no time, though its words run together with a year; 2024年第一季度 is.
bool TellsMoreThanTime(std::string_view word) {
  constexpr std::ptrdiff_t kLongestTime = 18;  // bytes beside the digits
  return std::count_if(word.begin(), word.end(), [](char c) { return c < '0' || c > '9'; }) > kLongestTime;
}

bool IsNumber(std::string_view text) {
  return !text.empty() && ((text.front() >= '0' && text.front() <= '9') ||
                           (text.size() > 1 && text.front() == '-' && text[1] >= '0' && text[1] <= '9'));
}

bool HasUnitMark(std::string_view text) {
  for (const std::string_view mark : {"(", "（", "%", "€", "$", "£", "¥", "￥"})
    if (text.find(mark) != std::string_view::npos) return true;
  return false;
}

// A word in lower case behind the first one: names have few.
bool HasCommonWord(std::string_view text) {
  size_t word = 0;
  for (size_t begin = 0; begin < text.size(); ++word) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view one = text.substr(begin, end - begin);
    begin = end + 1;
    const bool lower =
        one.size() > 3 && std::all_of(one.begin(), one.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (word > 0 && lower) return true;
  }
  return false;
}

std::string Capitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals)
    if (ascii::IsLower(c)) c = static_cast<char>(c - 'a' + 'A');
  return capitals;
}

std::string_view WithoutBrackets(std::string_view text) {
  return text.substr(0, std::min({text.find('('), text.find("（"), text.find('[')}));
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

TableWords ReadTableWords(const YamlFile& file, Diagnostics& diagnostics) {
  TableWords words;
  MapReader reader(file.root(), "a file of table words", diagnostics);
  reader.Integer("factlint_table_words", 1, 1);
  words.subject_heads = reader.Strings("subject_heads");
  words.measure_heads = reader.Strings("measure_heads");
  words.value_heads = reader.Strings("value_heads");
  words.metrics = reader.Strings("metrics");
  words.money = reader.Strings("money");
  words.year_heads = reader.Strings("year_heads");
  words.place_heads = reader.Strings("place_heads");
  words.place_subjects = reader.Strings("place_subjects");
  words.thing_nouns = reader.Strings("thing_nouns");
  words.thing_subjects = reader.Strings("thing_subjects");
  words.change_heads = reader.Strings("change_heads");
  words.totals = reader.Strings("totals");
  words.year_words = reader.Strings("year_words");
  words.units_behind = reader.Strings("units_behind");
  words.head_scales = reader.Strings("head_scales");
  words.head_currencies = reader.Strings("head_currencies");
  words.exceptions = reader.Strings("exceptions");
  words.time_heads = reader.Strings("time_heads");
  words.counted = reader.Strings("counted");
  words.counters = reader.Strings("counters");
  words.joints = reader.Strings("joints");
  words.uncounted = reader.Strings("uncounted");
  words.caption_openers = reader.Strings("caption_openers");
  words.unit_openers = reader.Strings("unit_openers");
  words.unit_heads = reader.Strings("unit_heads");
  words.rests = reader.Strings("rests");
  words.lengths = reader.Strings("lengths");
  words.rank_heads = reader.Strings("rank_heads");
  words.index_heads = reader.Strings("index_heads");
  reader.Finish();
  for (auto* list : {&words.subject_heads,   &words.measure_heads,  &words.value_heads,     &words.metrics,
                     &words.money,           &words.year_heads,     &words.place_heads,     &words.totals,
                     &words.rests,           &words.year_words,     &words.units_behind,    &words.exceptions,
                     &words.time_heads,      &words.counted,        &words.counters,        &words.joints,
                     &words.unit_heads,      &words.unit_openers,   &words.lengths,         &words.rank_heads,
                     &words.index_heads,     &words.uncounted,      &words.caption_openers, &words.head_scales,
                     &words.head_currencies, &words.place_subjects, &words.thing_subjects,  &words.thing_nouns,
                     &words.change_heads})
    std::sort(list->begin(), list->end());
  return words;
}

bool EndsInOneOf(const std::vector<std::string>& list, std::string_view word) {
  return !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80 &&
         std::any_of(list.begin(), list.end(), [&](const std::string& end) { return word.ends_with(end); });
}

int YearIn(std::string_view head) {
  for (const std::string& word : ShadowWords(Spaced(head), Language::kEnglish))
    if (IsYear(word)) return std::stoi(word);
  return 0;
}

std::string_view UnitBehind(std::string_view label, const TableWords& words) {
  const size_t blank = label.find_last_of(' ');
  if (blank == std::string_view::npos || blank == 0) return {};
  const std::string_view last = label.substr(blank + 1);
  return Has(words.units_behind, ascii::Lower(last)) ? last : std::string_view();
}

std::string Spaced(std::string_view head) {
  std::string text(head);
  if (text.find(' ') == std::string::npos) std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string Spaced(std::string_view head, const TableWords& words) {
  std::string text = Spaced(head);
  if (head.find('_') == std::string_view::npos || head.find(' ') != std::string_view::npos) return text;
  std::string scale;
  std::string currency;
  size_t end = text.size();
  for (size_t at = text.rfind(' '); at != std::string::npos && at > 0; at = text.rfind(' ', end - 1)) {
    const std::string last = ascii::Lower(std::string_view(text).substr(at + 1, end - at - 1));
    if (scale.empty() && Has(words.head_scales, last))
      scale = last;
    else if (currency.empty() && Has(words.head_currencies, last))
      currency = Capitals(last);
    else
      break;
    end = at;
  }
  if (end == text.size() || ascii::Lower(std::string_view(text).substr(0, end)).ends_with(" per")) return text;
  return text.substr(0, end) + " (" + currency + (currency.empty() || scale.empty() ? "" : " ") + scale + ")";
}

std::vector<std::string> LabelWords(std::string_view label, const TableWords& table_words, Language language) {
  const std::string spaced = Spaced(label, table_words);
  std::string_view rest = WithoutBrackets(spaced);
  rest = rest.substr(0, std::min(rest.find(','), rest.find(';')));
  for (const std::string_view when : {" at year", " at the end of", " at end"})  // "Employees at year end"
    rest = rest.substr(0, rest.find(when));
  rest.remove_suffix(UnitBehind(rest, table_words).size());
  std::vector<std::string> words;
  for (const std::string& word : ShadowWords(rest, language))
    if (!HoldsYear(word) && word != ":" && word.find_first_of("%$*|") == std::string::npos && word != "€" &&
        word != "£")
      words.push_back(word);
  return words;
}

TableHeads::TableHeads(const Document& document, const Outline& outline, const TableWords& words)
    : document_(document), outline_(outline), words_(words) {
  for (uint32_t i = 0; i < outline_.blocks.size(); ++i)
    if (outline_.blocks[i].kind == BlockKind::kTableHeader) tables_.emplace(i, Read(i));
}

const Cell* TableHeads::CellAt(const Block& row, uint32_t at) {
  for (const Cell& cell : row.cells)
    if (cell.text.begin <= at && at < std::max(cell.text.end, cell.text.begin + 1)) return &cell;
  return nullptr;
}

Span TableHeads::CellIn(const Block& row, uint32_t column) {
  for (const Cell& cell : row.cells)
    if (cell.column == column) return cell.text;
  return {};
}

std::vector<std::string> TableHeads::WordsOf(Span text) const {
  std::vector<std::string> words;
  for (const std::string& word :
       ShadowWords(WithoutBrackets(Spaced(document_.Slice(text), words_)), Language::kEnglish))
    words.push_back(Singular(word));
  return words;
}

bool TableHeads::IsOneOf(const std::vector<std::string>& list, Span text) const {
  return !text.empty() && Has(list, Joined(WordsOf(text)));
}

TableHeads::Head TableHeads::HeadOf(Span text) const {
  const std::string_view slice = document_.Slice(text);
  if (slice.empty()) return Head::kEmpty;
  std::vector<std::string> words;
  bool year = false;
  bool other = false;
  for (const std::string& word : ShadowWords(Spaced(slice, words_), Language::kEnglish)) {
    if (HoldsYear(word) && !TellsMoreThanTime(word))
      year = true;
    else if (!Has(words_.year_words, word) && word != "(" && word != ")" && word != "/" && word != ",")
      other = true;
  }
  if (year && !other) return Head::kTime;
  for (const std::string& word : WordsOf(text))
    if ((!HoldsYear(word) || TellsMoreThanTime(word)) && word != ",") words.push_back(word);
  if (words.empty()) return HasUnitMark(slice) ? Head::kMetric : Head::kEmpty;
  const std::string name = Joined(words);
  if (Has(words_.value_heads, name)) return HasUnitMark(slice) ? Head::kMetric : Head::kEmpty;
  if (Has(words_.subject_heads, name)) return Head::kSubjects;
  if (Has(words_.measure_heads, name)) return Head::kMeasures;
  if (HasUnitMark(slice) || Has(words_.metrics, words.front()) || Has(words_.metrics, words.back()) ||
      Has(words_.place_heads, name) || Has(words_.year_heads, words.front()))
    return Head::kMetric;
  return HasCommonWord(WithoutBrackets(slice)) ? Head::kMetric : Head::kText;
}

// The line that tells what a table shows: above it, or a caption below it.
uint32_t TableHeads::CaptionOf(uint32_t header) const {
  const uint32_t below = CaptionBelow(header);
  if (header == 0) return below;
  const Block& above = outline_.blocks[header - 1];
  // 单位：亿元 opens a text that has no title
  const bool unit = (above.kind == BlockKind::kTitle || above.kind == BlockKind::kHeading) &&
                    std::any_of(words_.unit_openers.begin(), words_.unit_openers.end(), [&](const std::string& opener) {
                      return document_.Slice(above.span).starts_with(opener);
                    });
  const bool fits = unit || above.kind == BlockKind::kCaption || above.kind == BlockKind::kParagraph ||
                    above.kind == BlockKind::kListIntro || above.kind == BlockKind::kLabel;
  if (!fits || above.span.size() > kLongestCaption) return below;
  // A paragraph above is some sentence; a caption below is the table's own.
  return below != kNoIndex && above.kind == BlockKind::kParagraph && !unit ? below : header - 1;
}

// "Table 1: AI companies" right behind the last row, unless the next table follows it.
uint32_t TableHeads::CaptionBelow(uint32_t header) const {
  uint32_t at = header + 1;
  while (at < outline_.blocks.size() && outline_.blocks[at].table == header) ++at;
  if (at == outline_.blocks.size() || at == header + 1) return kNoIndex;
  const Block& block = outline_.blocks[at];
  const bool next = at + 1 < outline_.blocks.size() && outline_.blocks[at + 1].kind == BlockKind::kTableHeader;
  return block.kind == BlockKind::kCaption && !next && block.span.size() <= kLongestCaption ? at : kNoIndex;
}

// "| City | Country | System | Stations |": behind the places the column of what lies in them, where it has names.
std::optional<uint32_t> TableHeads::ColumnOfThings(uint32_t header) const {
  const Block& head = outline_.blocks[header];
  if (head.cells.empty() || !IsOneOf(words_.place_subjects, head.cells.front().text)) return std::nullopt;
  const uint32_t below = header + 1;
  if (below >= outline_.blocks.size() || outline_.blocks[below].table != header) return std::nullopt;
  for (const Cell& cell : head.cells) {
    if (cell.column == 0 || !IsOneOf(words_.thing_subjects, cell.text)) continue;
    std::set<std::string_view> names;  // one a row: "Tramway", "Tramway" are no names
    for (uint32_t b = below; b < outline_.blocks.size() && outline_.blocks[b].table == header; ++b) {
      if (NamesTotal(document_.Slice(CellIn(outline_.blocks[b], 0)), words_)) continue;
      const Span thing = CellIn(outline_.blocks[b], cell.column);
      const std::string_view name = document_.Slice(thing);
      const bool common = name.find(' ') == std::string_view::npos && IsOneOf(words_.thing_nouns, thing);
      if (name.empty() || ascii::IsDigit(name.front()) || common || !names.insert(name).second) return std::nullopt;
    }
    return cell.column;
  }
  return std::nullopt;
}

TableHeads::Table TableHeads::Read(uint32_t header) const {
  Table table;
  const Block& head = outline_.blocks[header];
  for (const Cell& cell : head.cells) {
    if (table.columns.size() <= cell.column) table.columns.resize(cell.column + 1, Head::kEmpty);
    table.columns[cell.column] = HeadOf(cell.text);
  }
  // "| Rank | City | Shops |": the second column has the names.
  const bool indexed = head.cells.size() > 2 && (IsOneOf(words_.rank_heads, head.cells.front().text) ||
                                                 Has(words_.index_heads, FoldedHead(head.cells.front().text)));
  if (indexed && (table.columns[1] == Head::kSubjects || table.columns[1] == Head::kText)) table.names = 1;
  if (table.names == 0) table.names = ColumnOfThings(header).value_or(0);
  table.caption = CaptionOf(header);
  size_t rows = 0;
  size_t metrics = 0;
  size_t times = 0;
  for (uint32_t i = header + 1; i < outline_.blocks.size() && rows < kRowsLookedAt; ++i) {
    if (outline_.blocks[i].table != header) break;
    const Head kind = HeadOf(CellIn(outline_.blocks[i], table.names));
    ++rows;
    metrics += kind == Head::kMetric || kind == Head::kSubjects ? 1 : 0;
    times += kind == Head::kTime ? 1 : 0;
  }
  const Head first = table.columns.empty() ? Head::kEmpty : table.columns[table.names];
  const auto count = [&](Head kind) {
    return table.columns.empty() ? 0 : std::count(table.columns.begin() + 1 + table.names, table.columns.end(), kind);
  };
  table.times_down = rows > 0 && 2 * times > rows;
  table.measures_down = !table.times_down && first != Head::kSubjects &&
                        (first == Head::kMeasures || (rows > 0 && 2 * metrics > rows &&
                                                      count(Head::kMetric) <= count(Head::kText) + count(Head::kTime)));
  for (uint32_t c = table.names + 1; c < table.columns.size() && table.measure_column == kNoIndex; ++c)
    if (table.columns[c] == Head::kMeasures && !table.measures_down) table.measure_column = c;
  if (!table.times_down && !table.measures_down && table.measure_column == kNoIndex && table.columns.size() > 2)
    table.parts = PartedRows(document_, outline_, words_, header, table.names);
  return table;
}

CellRoles TableHeads::Of(const Block& row, uint32_t column) const {
  const auto found = tables_.find(row.table);
  if (row.kind != BlockKind::kTableRow || found == tables_.end()) return {};
  const Table& table = found->second;
  if (column == table.names) return {};
  const Block& header = outline_.blocks[row.table];
  const Head kind = column < table.columns.size() ? table.columns[column] : Head::kEmpty;
  const Span own = CellIn(header, column);
  const Span first = CellIn(row, table.names);
  CellRoles roles;
  if (table.caption != kNoIndex) roles.caption = outline_.blocks[table.caption].span;
  if (kind == Head::kTime) roles.time = own;
  if (table.times_down) {
    roles.time = first;
    roles.label = kind == Head::kText ? roles.caption : own;
    if (kind == Head::kText) roles.subject = own;
  } else if (table.measures_down) {
    // "| Revenue | 940 | -70 |" below "Change": by how much, and not how much; "| Indicator | Year | Value |": a year
    // has no indicator
    roles.label = HasOneOf(words_.change_heads, own) || HasOneOf(words_.time_heads, own) ? own : first;
    roles.corner = CellIn(header, 0);
    if (kind != Head::kTime && kind != Head::kEmpty) roles.subject = own;
    // "| Vireo Air | 2024 | 2023 |": whose table it is
    if (kind == Head::kTime && table.columns.front() == Head::kText) roles.subject = roles.corner;
  } else if (table.measure_column != kNoIndex) {
    // "| City | Indicator | Value | Period |": a period has no indicator
    roles.label = HasOneOf(words_.time_heads, own) ? own : CellIn(row, table.measure_column);
    roles.subject = first;
  } else {
    roles.label = kind == Head::kTime ? roles.caption : own;
    roles.subject = first;
    if (const auto part = table.parts.find(row.span.begin); part != table.parts.end()) roles.part = part->second;
  }
  const std::string_view name = document_.Slice(roles.subject);
  roles.rest = NamesRest(name, words_);
  roles.total = !roles.rest && NamesTotal(name, words_);
  return roles;
}

bool TableHeads::HasOneOf(const std::vector<std::string>& list, Span label) const {
  const std::vector<std::string> words = LabelWords(document_.Slice(label), words_);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return Has(list, Singular(word)); });
}

std::string TableHeads::FoldedHead(Span text) const { return ascii::Lower(document_.Slice(text)); }

// "Rank", "Rank in the Port Index 2024", 港口指数2024年版名次.
bool TableHeads::NamesRank(Span label) const {
  if (IsOneOf(words_.rank_heads, label)) return true;
  if (EndsInOneOf(words_.rank_heads, WithoutBrackets(document_.Slice(label)))) return true;
  const std::vector<std::string> words = LabelWords(document_.Slice(label), words_);
  return words.size() > 1 && Has(words_.rank_heads, words[0]) && Has(words_.joints, words[1]);
}

bool TableHeads::NamesYear(Span label) const {
  return HasOneOf(words_.year_heads, label) || HasOneOf(words_.time_heads, label);
}

// Chinese runs its words together: 核心产业产值 ends with one.
bool TableHeads::NamesMoney(Span label) const {
  if (HasOneOf(words_.money, label)) return true;
  const std::vector<std::string> words = LabelWords(document_.Slice(label), words_);
  return !words.empty() && EndsInOneOf(words_.money, words.back());
}

bool TableHeads::IsYearColumn(const Block& row, uint32_t column) const {
  const std::vector<std::string> words = LabelWords(document_.Slice(Of(row, column).label), words_);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const std::string head = Singular(word);
    return !Has(words_.time_heads, head) && Has(words_.year_heads, head);
  });
}

CellName TableHeads::NameOf(uint32_t block, uint32_t column) const {
  const Block& b = outline_.blocks[block];
  const bool header = b.kind == BlockKind::kTableHeader;
  const auto found = tables_.find(header ? block : b.table);
  if (found == tables_.end()) return CellName::kNone;
  const Table& table = found->second;
  const Span text = CellIn(b, column);
  const std::string_view slice = document_.Slice(text);
  if (slice.empty() || IsNumber(slice) || slice.size() > 80) return CellName::kNone;
  const Head kind = column < table.columns.size() ? table.columns[column] : Head::kEmpty;
  if (header) {
    const bool across = column > table.names && (table.measures_down || table.times_down) && kind == Head::kText;
    const bool times = std::any_of(table.columns.begin(), table.columns.end(), [](Head h) { return h == Head::kTime; });
    const bool corner = column == 0 && table.measures_down && kind == Head::kText && times;
    return across || corner ? CellName::kSubject : CellName::kNone;
  }
  if (column == table.names) {
    const bool names = !table.measures_down && !table.times_down && HeadOf(text) != Head::kTime;
    const bool other = WordsOf(text).empty() || NamesTotal(slice, words_) || NamesRest(slice, words_);
    return names && !other ? CellName::kSubject : CellName::kNone;
  }
  const Span label = Of(b, column).label;
  if (!label.empty() && Has(words_.place_heads, Joined(WordsOf(label)))) return CellName::kPlace;
  return CellName::kNone;
}

}  // namespace factlint
