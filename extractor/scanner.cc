#include "extractor/scanner.h"

#include <algorithm>
#include <iterator>

#include "extractor/in_parallel.h"
#include "extractor/mention_pieces.h"
#include "extractor/number_reader.h"
#include "extractor/word_starts.h"

namespace factlint {
namespace {

constexpr uint16_t Bit(MentionType type) { return static_cast<uint16_t>(1u << static_cast<int>(type)); }

bool IsAsciiLetter(uint8_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Finds the places where a number may begin: digits, number words at the
// beginning of words, Chinese numerals, vulgar fractions.
class TriggerFinder {
 public:
  TriggerFinder(std::string_view text, const Lexicon& lexicon)
      : text_(text), lexicon_(lexicon), starts_(text, lexicon.triggers()) {}

  // The first place at or behind `at`; the size of the text if there is none.
  uint32_t Next(uint32_t at) {
    return starts_.Next(at, [this](uint32_t place) {
      const auto byte = static_cast<uint8_t>(text_[place]);
      if (byte >= 0x80) return Wide(place);
      if (byte <= '9') return true;
      return starts_.MayBeWord(place) && Word(place, starts_.RunSize(place));
    });
  }

 private:
  // Is the ASCII word one that numbers begin with?
  bool Word(uint32_t at, uint32_t size) const {
    if (at > 0 && static_cast<uint8_t>(text_[at - 1]) >= 0x80 && IsWordLetter(CharBefore(text_, at).value))
      return false;
    const factlint::Word* word = lexicon_.FindWord(HashLetters(text_, at, size));
    return word && word->Is(kTriggers);
  }

  bool Wide(uint32_t at) const {
    const char32_t c = CodePointAt(text_, at).value;
    if (c >= 0x3000 && c <= 0x9FFF) return lexicon_.IsHanTrigger(c);
    if (c >= 0xFF10 && c <= 0xFF19) return true;
    return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  WordStarts starts_;
};

// 加 begins 加倍 and stands in 新加坡: of Chinese characters only numerals count.
bool HoldsNumber(TriggerFinder& triggers, const Lexicon& lexicon, std::string_view text, Span span) {
  for (uint32_t at = triggers.Next(span.begin); at < span.end;) {
    const CodePoint c = CharAt(text, at);
    if (!IsHan(c.value)) return true;
    const Word* word = lexicon.FindWord(HashHan(lexicon.variants().Fold(c.value)));
    if (word && word->Is(kHanDigit | kHanUnit | kHanScale | kHanSome | kHanJoin)) return true;
    at = triggers.Next(at + c.size);
  }
  return false;
}

// What the outline says of the numbers in a block.
class BlockCursor {
 public:
  explicit BlockCursor(const Outline& outline) : outline_(outline) {}

  const Block* At(uint32_t offset) {
    while (next_ < outline_.blocks.size() && outline_.blocks[next_].span.end <= offset) ++next_;
    if (next_ == outline_.blocks.size()) return nullptr;
    const Block& block = outline_.blocks[next_];
    const uint32_t begin = block.marker.empty() ? block.span.begin : std::min(block.marker.begin, block.span.begin);
    return begin <= offset ? &block : nullptr;
  }

 private:
  const Outline& outline_;
  size_t next_ = 0;
};

// "2.4 points": a marker that cuts a decimal number is none.
bool CutsNumber(std::string_view text, const Block& block) {
  uint32_t size = 0;
  return !block.marker.empty() && block.marker.end == block.span.begin && block.marker.begin < block.marker.end &&
         !IsSpace(CharBefore(text, block.marker.end).value) && DigitAt(text, block.span.begin, &size) >= 0;
}

// "1,0" at the end of a line and "48" on the next: one number, whatever the layout.
bool SplitsNumber(std::string_view text, uint32_t line_end) {
  const auto digit = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  if (line_end < 3 || line_end >= text.size() || text[line_end] != '\n') return false;
  uint32_t before = 0;
  while (before < 3 && digit(line_end - 1 - before)) ++before;
  uint32_t behind = 0;
  while (behind < 3 && digit(line_end + 1 + behind)) ++behind;
  return before > 0 && behind > 0 && before + behind == 3 && line_end > before + 1 &&
         text[line_end - 1 - before] == ',' && digit(line_end - 2 - before);
}

std::vector<uint32_t> Edges(std::string_view text, const Outline& outline) {
  std::vector<uint32_t> edges;
  for (const Block& block : outline.blocks) {
    const uint32_t begin = block.marker.empty() ? block.span.begin : std::min(block.marker.begin, block.span.begin);
    edges.push_back(begin);
    if (!block.marker.empty() && !CutsNumber(text, block)) edges.push_back(block.span.begin);
    for (const Cell& cell : block.cells) {
      edges.push_back(cell.text.begin);
      edges.push_back(cell.text.end);
    }
    edges.push_back(block.span.end);
  }
  std::erase_if(edges,
                [&](uint32_t edge) { return SplitsNumber(text, edge) || (edge > 0 && SplitsNumber(text, edge - 1)); });
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

// What no number goes into.
std::vector<Span> Blocked(std::string_view text, const Lexicon& lexicon, const std::vector<Mention>& known) {
  TriggerFinder triggers(text, lexicon);
  std::vector<Span> spans;
  for (const Mention& mention : known)
    if (mention.type == MentionType::kDate || HoldsNumber(triggers, lexicon, text, mention.span))
      spans.push_back(mention.span);
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return spans;
}

// Where a text may be cut for several threads: at the begin of blocks in which nothing known goes on. Its begin
// and its end are among them.
std::vector<uint32_t> Cuts(std::string_view text, const Outline& outline, const std::vector<Mention>& known) {
  constexpr uint32_t kBytes = 1u << 18;
  std::vector<uint32_t> cuts = {0};
  size_t next = 0;
  uint32_t covered = 0;  // by what begins before the block
  for (const Block& block : outline.blocks) {
    const uint32_t begin = block.marker.empty() ? block.span.begin : std::min(block.marker.begin, block.span.begin);
    for (; next < known.size() && known[next].span.begin < begin; ++next)
      covered = std::max(covered, known[next].span.end);
    if (begin >= cuts.back() + kBytes && covered <= begin) cuts.push_back(begin);
  }
  cuts.push_back(static_cast<uint32_t>(text.size()));
  return cuts;
}

constexpr size_t kPiece = 1024;  // mentions handed over at once

// Scans one part of a text.
class Scanner {
 public:
  Scanner(std::string_view text, const Outline& outline, const Lexicon& lexicon, const std::vector<Mention>& known,
          std::vector<Span> blocked, std::vector<uint32_t> edges, const ScanOptions& options)
      : text_(text),
        triggers_(text_, lexicon),
        blocks_(outline),
        known_(known),
        tokens_(text_, lexicon, std::move(blocked), std::move(edges)),
        reader_(tokens_, options) {}

  void Scan(Span part, const std::function<void(std::vector<Mention>&)>& take);

 private:
  uint32_t Refuse(Refusal reason, Span span);
  uint32_t NumberEnd(uint32_t at, uint32_t limit) const;
  bool InMarker(const Block& block, uint32_t at, uint32_t* next);

  std::string_view text_;
  TriggerFinder triggers_;
  BlockCursor blocks_;
  const std::vector<Mention>& known_;
  TokenStream tokens_;
  NumberReader reader_;
  std::vector<Mention> found_;
};

uint32_t Scanner::Refuse(Refusal reason, Span span) {
  Mention mention;
  mention.types = Bit(MentionType::kNumber);
  mention.refusal = reason;
  mention.span = mention.number = span;
  found_.push_back(mention);
  return span.end;
}

// The end of the digits, letters or character that begin at `at`.
uint32_t Scanner::NumberEnd(uint32_t at, uint32_t limit) const {
  uint32_t end = at + CharAt(text_, at).size;
  const auto first = static_cast<uint8_t>(text_[at]);
  const auto goes_on = [&](uint8_t c) { return IsAsciiLetter(first) ? IsAsciiLetter(c) : c >= '0' && c <= '9'; };
  while (first < 0x80 && end < limit && goes_on(static_cast<uint8_t>(text_[end]))) ++end;
  return std::min(std::max(end, at + 1), limit);
}

// "4. Shenzhen" is a rank where the headings count up, else a list number.
bool Scanner::InMarker(const Block& block, uint32_t at, uint32_t* next) {
  if (block.marker.empty() || at < block.marker.begin || at >= block.marker.end) return false;
  if (CutsNumber(text_, block)) return false;
  const size_t i = tokens_.Seek(at);
  uint32_t end = std::min(tokens_.at(i).end, block.marker.end);
  const bool rank = block.kind == BlockKind::kHeading && block.number_ascends && block.number;
  const std::string_view marker = text_.substr(block.marker.begin, block.marker.size());
  const bool named = marker.find("No") != std::string_view::npos || marker.find("第") != std::string_view::npos;
  if (!rank && !(named && block.number)) {
    *next = Refuse(Refusal::kListNumber, {at, std::max(end, at + 1)});
    return true;
  }
  const size_t before = found_.size();
  end = std::max(end, reader_.Read(i, block.marker.begin, found_));
  if (found_.size() > before && found_.back().refusal == Refusal::kNone) {
    Mention& mention = found_.back();
    mention.type = MentionType::kOrdinal;
    mention.types = Bit(MentionType::kOrdinal);
    mention.quantity.unit.clear();
  }
  *next = end;
  return true;
}

void Scanner::Scan(Span part, const std::function<void(std::vector<Mention>&)>& take) {
  const auto size = static_cast<uint32_t>(text_.size());
  auto next_known = static_cast<size_t>(
      std::partition_point(known_.begin(), known_.end(), [&](const Mention& m) { return m.span.begin < part.begin; }) -
      known_.begin());
  uint32_t floor = part.begin;
  for (uint32_t at = triggers_.Next(part.begin); at < part.end; at = triggers_.Next(at)) {
    while (next_known < known_.size() && known_[next_known].span.end <= at) ++next_known;
    uint32_t inside = 0;
    bool date = false;
    for (size_t k = next_known; k < known_.size() && known_[k].span.begin <= at; ++k) {
      if (at >= known_[k].span.end) continue;
      inside = std::max(inside, known_[k].span.end);
      date |= known_[k].type == MentionType::kDate;
    }
    if (inside > at) {
      if (!date) Refuse(Refusal::kIdentifier, {at, NumberEnd(at, inside)});
      at = floor = inside;
      continue;
    }
    const Block* block = blocks_.At(at);
    uint32_t next = 0;
    if (block && block->kind == BlockKind::kFurniture) {
      const size_t i = tokens_.Seek(at);
      next = Refuse(Refusal::kFurniture, {at, std::max(at + 1, tokens_.at(i).end)});
    } else if (block && (block->kind == BlockKind::kCode || block->kind == BlockKind::kFrontMatter)) {
      const size_t i = tokens_.Seek(at);
      next = Refuse(Refusal::kCode, {at, std::max(at + 1, tokens_.at(i).end)});
    } else if (!block || !InMarker(*block, at, &next)) {
      const size_t before = found_.size();
      next = reader_.Read(tokens_.Seek(at), floor, found_);
      if (found_.size() > before) floor = std::max(floor, found_.back().span.end);
    }
    floor = std::max(floor, block && block->kind == BlockKind::kFurniture ? next : floor);
    at = std::max(next, at + 1);
    while (at < size && (static_cast<uint8_t>(text_[at]) & 0xC0) == 0x80) ++at;
    if (found_.size() < kPiece) continue;
    take(found_);
    found_.clear();
    found_.reserve(kPiece);
  }
  take(found_);
}

// The "kJ" of "5 kJ" and the 新加坡 of 100新加坡元 are no names of their own.
bool NamesUnit(const Mention& name, const Mention& number) {
  if (name.type != MentionType::kEntity || number.refusal != Refusal::kNone) return false;
  if (number.type != MentionType::kMeasure && number.type != MentionType::kMoney &&
      number.type != MentionType::kPercent)
    return false;
  if (name.span.begin < number.span.begin) return false;
  return name.span.end <= number.number.begin ||
         (name.span.begin >= number.number.end && name.span.begin < number.span.end);
}

// Puts the numbers found among the known mentions; of two at one place the known one comes first.
class Merger {
 public:
  explicit Merger(std::vector<Mention>& known) : known_(known) {}

  // All up to the end of the last number: what is found later stands behind it.
  std::vector<Mention>& Merge(std::vector<Mention>& numbers) {
    merged_.clear();
    if (numbers.empty()) return merged_;
    const size_t first = next_;
    while (next_ < known_.size() && known_[next_].span.begin < numbers.back().span.end) ++next_;
    size_t unit = 0;
    kept_.clear();
    for (size_t i = first; i < next_; ++i) {
      while (unit < numbers.size() && numbers[unit].span.end <= known_[i].span.begin) ++unit;
      if (unit == numbers.size() || !NamesUnit(known_[i], numbers[unit])) kept_.push_back(i);
    }
    merged_.reserve(kept_.size() + numbers.size());
    size_t number = 0;
    for (const size_t i : kept_) {
      while (number < numbers.size() && numbers[number].span.begin < known_[i].span.begin)
        merged_.push_back(std::move(numbers[number++]));
      merged_.push_back(std::move(known_[i]));
    }
    while (number < numbers.size()) merged_.push_back(std::move(numbers[number++]));
    return merged_;
  }

  // What stands behind all numbers, a piece at a time; empty at the end.
  std::vector<Mention>& Rest() {
    merged_.clear();
    for (; next_ < known_.size() && merged_.size() < kPiece; ++next_) merged_.push_back(std::move(known_[next_]));
    return merged_;
  }

 private:
  std::vector<Mention>& known_;
  size_t next_ = 0;           // the first one that is not handed over
  std::vector<size_t> kept_;  // of `known_`, for the numbers at hand
  std::vector<Mention> merged_;
};

}  // namespace

void ScanNumbers(const Document& document, const Outline& outline, const Lexicon& lexicon,
                 const std::vector<Mention>& known, const ScanOptions& options, int jobs,
                 const std::function<void(std::vector<Mention>&)>& take) {
  const std::string_view text = document.text();
  const std::vector<Span> blocked = Blocked(text, lexicon, known);
  const std::vector<uint32_t> edges = Edges(text, outline);
  if (jobs == 1) {
    Scanner(text, outline, lexicon, known, blocked, edges, options).Scan({0, static_cast<uint32_t>(text.size())}, take);
    return;
  }
  const std::vector<uint32_t> cuts = Cuts(text, outline, known);
  const size_t parts = cuts.size() - 1;
  const size_t at_once = 2 * static_cast<size_t>(jobs);  // what they find is held until it is handed over
  for (size_t first = 0; first < parts; first += at_once) {
    std::vector<MentionPieces> found(std::min(at_once, parts - first));
    InParallel(found.size(), jobs, [&](size_t i) {
      const Span part{cuts[first + i], cuts[first + i + 1]};
      Scanner(text, outline, lexicon, known, blocked, edges, options).Scan(part, [&](std::vector<Mention>& piece) {
        found[i].Add(piece);
      });
    });
    for (MentionPieces& pieces : found) {
      std::vector<Mention> numbers = pieces.Join();
      take(numbers);
    }
  }
}

void ScanInPieces(const Document& document, const Outline& outline, const Lexicon& lexicon, std::vector<Mention> known,
                  const ScanOptions& options, int jobs, const std::function<void(std::vector<Mention>&)>& take) {
  std::stable_sort(known.begin(), known.end(), [](const Mention& a, const Mention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  Merger merger(known);
  ScanNumbers(document, outline, lexicon, known, options, jobs,
              [&](std::vector<Mention>& numbers) { take(merger.Merge(numbers)); });
  for (std::vector<Mention>* rest = &merger.Rest(); !rest->empty(); rest = &merger.Rest()) take(*rest);
}

std::vector<Mention> ScanMentions(const Document& document, const Outline& outline, const Lexicon& lexicon,
                                  std::vector<Mention> known, const ScanOptions& options) {
  MentionPieces pieces;
  ScanInPieces(document, outline, lexicon, std::move(known), options, 1,
               [&](std::vector<Mention>& piece) { pieces.Add(piece); });
  return pieces.Join();
}

}  // namespace factlint
