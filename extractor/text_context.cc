#include "extractor/text_context.h"

#include <algorithm>
#include <map>
#include <utility>

#include "extractor/byte_masks.h"
#include "extractor/cell_figures.h"
#include "extractor/cell_label.h"
#include "extractor/in_parallel.h"
#include "extractor/labelled_figures.h"
#include "extractor/question_label.h"
#include "extractor/word_set.h"

namespace factlint {
namespace {

// "1998" in a cell: more likely a year than a count.
// May the text of a cell be a year: four digits, of a year that such tables tell?
bool MayBeYear(std::string_view text) {
  return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         text >= "1700" && text < "2100";
}

// A bare number that may be a year, in a column where its neighbours are such too and whose
// head does not say that they count.
bool IsYearOfCell(const Document& document, const Outline& outline, const TableHeads& tables, uint32_t row,
                  const Mention& number) {
  if (number.type != MentionType::kNumber || !MayBeYear(document.Slice(number.span))) return false;
  const Cell* cell = TableHeads::CellAt(outline.blocks[row], number.span.begin);
  if (cell == nullptr) return true;
  constexpr uint32_t kNeighbours = 6;
  const auto last = std::min(static_cast<uint32_t>(outline.blocks.size()), row + kNeighbours + 1);
  for (uint32_t b = row < kNeighbours ? 0 : row - kNeighbours; b < last; ++b) {
    if (outline.blocks[b].kind != BlockKind::kTableRow || outline.blocks[b].table != outline.blocks[row].table)
      continue;
    for (const Cell& other : outline.blocks[b].cells) {
      const std::string_view text = document.Slice(other.text);
      const bool number_too = !text.empty() && text.front() >= '0' && text.front() <= '9';
      if (other.column == cell->column && number_too && !MayBeYear(text)) return false;
    }
  }
  const Span label = tables.Of(outline.blocks[row], cell->column).label;
  return label.empty() || NounOf(document.Slice(label), tables.words()) != LabelNoun::kFigure;
}

// The label of a cell before its number, as "stations : 56" of running text.
void PutBefore(Shadow& shadow, const std::vector<std::string>& label, Span number) {
  if (label.empty()) return;
  const std::string blank = shadow.language == Language::kEnglish ? " " : "";
  std::string text;
  std::vector<ShadowWord> words;
  std::vector<uint64_t> keys;
  const auto put = [&](const std::string& word) {
    words.push_back({static_cast<uint32_t>(text.size()), number.begin, number.begin});
    keys.push_back(WordKey(word));
    shadow.keys_filter.Add(keys.back());
    text += word + blank;
  };
  for (const std::string& word : label) put(word);
  put(":");
  const auto shift = static_cast<uint32_t>(text.size());
  for (ShadowSlot& slot : shadow.slots) slot.at += shift;
  for (ShadowWord& word : shadow.words) word.at += shift;
  shadow.text.insert(0, text);
  shadow.words.insert(shadow.words.begin(), words.begin(), words.end());
  shadow.keys.insert(shadow.keys.begin(), keys.begin(), keys.end());
}

// Chinese, where a sixth of the bytes belongs to Chinese characters: a sentence
// with one name in Chinese stays English.
Language LanguageOf(std::string_view text) {
  const size_t wide = CountBytes(text, ByteRange{'\xE3', 0xE9 - 0xE3 + 1});
  return wide * 3 * 3 > text.size() ? Language::kChinese : Language::kEnglish;
}

// Does the title begin with the name, or name it behind a mark ("Key facts: Halden")?
bool HoldsWhole(std::string_view title, std::string_view name) {
  const size_t at = title.find(name);
  if (at == std::string_view::npos || name.empty()) return false;
  const size_t end = at + name.size();
  const bool begins =
      at == 0 || (at > 1 && title[at - 1] == ' ' &&
                  (title[at - 2] == ':' || title[at - 2] == '-' || title[at - 2] == '|' || title[at - 2] == ','));
  return begins && (end == title.size() || title[end] == ' ' || title[end] == ':' || title[end] == ',' ||
                    title[end] == '\'' || title[end] == '.');
}

}  // namespace

TextContext::TextContext(const Document& document, const Outline& outline, const RuleBook& book,
                         std::vector<Mention> mentions, std::vector<Entity> local, int jobs)
    : document_(document),
      outline_(outline),
      book_(book),
      tables_(document, outline, book.table_words()),
      mentions_(std::move(mentions)),
      local_(std::move(local)) {
  kinds_.resize(mentions_.size());
  characters_.resize(mentions_.size());
  for (size_t i = 0; i < mentions_.size(); ++i) {
    if (mentions_[i].type == MentionType::kEntity) kinds_[i] = entity(mentions_[i].entity).kind;
    if (mentions_[i].refusal == Refusal::kNone) characters_[i] = ShadowCharacter(mentions_[i], kinds_[i]);
  }
  CountNames();
  ReadToldTitle();
  PlaceSentences();
  InParallel(sentences_.size(), jobs, [this](size_t s) { ReadSentence(static_cast<uint32_t>(s)); });
  FindDateOfAll();
}

void TextContext::PlaceSentences() {
  sentences_.reserve(outline_.sentences.size());
  uint32_t next = 0;
  for (const Sentence& sentence : outline_.sentences) {
    SentenceView& view = sentences_.emplace_back();
    view.block = sentence.block;
    view.span = sentence.span;
    const Block& block = outline_.blocks[sentence.block];
    const bool opens = block.first_sentence + 1 == sentences_.size();
    // The marker of a ranked heading or item belongs to it: its number is the rank.
    if (opens && !block.marker.empty() && (block.kind == BlockKind::kHeading || IsRanked(block, next)))
      view.span.begin = std::min(view.span.begin, block.marker.begin);
    while (next < mentions_.size() && mentions_[next].span.begin < view.span.begin) ++next;
    view.first = next;
    while (next < mentions_.size() && mentions_[next].span.end <= view.span.end) ++next;
    view.last = next;
  }
}

// Its language, and for rules its clauses and shadow.
void TextContext::ReadSentence(uint32_t s) {
  SentenceView& view = sentences_[s];
  const Block& block = outline_.blocks[view.block];
  view.language = LanguageOf(document_.Slice(view.span));
  if (view.first == view.last) return;
  if (block.kind == BlockKind::kTableRow) view.language = LanguageOfCell(block, view);
  view.clauses = SplitClauses(document_, outline_.sentences[s]);
  view.shadow = MakeShadow(document_, view.span, view.clauses, mentions_, view.first, view.last, view.language, kinds_);
  if (view.language == Language::kChinese) {
    const auto lists = FindLabelledFigures(document_.text(), view.span, mentions_, view.first, view.last,
                                           book_.role_words(view.language));
    if (!lists.empty()) view.shadow = WithLabelsApart(view.shadow, lists, mentions_, book_.role_words(view.language));
  }
  const Mention& value = mentions_[view.first];
  if (block.kind == BlockKind::kTableRow && value.refusal == Refusal::kNone &&
      !IsYearOfCell(document_, outline_, tables_, view.block, value))
    PutBefore(view.shadow, CellLabel(document_, tables_, block, value, view.language), value.span);
  if (const Span question = QuestionBefore(s); !question.empty())
    PutBefore(view.shadow, QuestionLabel(document_.Slice(question), book_.role_words(view.language)), value.span);
}

void TextContext::FindDateOfAll() {
  constexpr size_t kLongest = 300;  // of such a sentence
  for (const SentenceView& sentence : sentences_) {
    const BlockKind kind = outline_.blocks[sentence.block].kind;
    if (sentence.span.size() > kLongest || kind == BlockKind::kTableRow || kind == BlockKind::kTableHeader) continue;
    const bool dated = std::any_of(mentions_.begin() + sentence.first, mentions_.begin() + sentence.last,
                                   [](const Mention& m) { return m.type == MentionType::kDate; });
    const bool counts =
        std::any_of(mentions_.begin() + sentence.first, mentions_.begin() + sentence.last, [](const Mention& m) {
          return m.refusal == Refusal::kNone && m.type != MentionType::kDate && m.type != MentionType::kEntity;
        });
    if (!dated || counts) continue;
    for (const PhraseFinder& words : book_.role_words(sentence.language).dates_all) {
      const auto found = words.Find(sentence.shadow);
      if (!found) continue;
      for (const ShadowSlot& slot : sentence.shadow.slots) {
        const Mention& m = mentions_[slot.mention];
        if (slot.at >= found->begin && slot.at < found->end && m.type == MentionType::kDate)
          date_of_all_ = m.date.range;
      }
      if (date_of_all_) return;
    }
  }
}

// The question that a sentence answers with a figure alone: the sentence before it, or the
// heading right above.
Span TextContext::QuestionBefore(uint32_t s) const {
  const SentenceView& answer = sentences_[s];
  const Mention& value = mentions_[answer.first];
  const bool figure = value.refusal == Refusal::kNone && value.type != MentionType::kEntity;
  if (!figure || answer.language != Language::kEnglish || value.span.begin != answer.span.begin) return {};
  const Block& block = outline_.blocks[answer.block];
  if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem) return {};
  if (block.first_sentence < s) return sentences_[s - 1].span;
  const bool below = block.heading != kNoIndex && block.heading + 1 == answer.block;
  return below ? outline_.blocks[block.heading].span : Span{};
}

// Is the number in an item's marker a rank? `next` is a mention before or in it.
bool TextContext::IsRanked(const Block& item, uint32_t next) const {
  while (next < mentions_.size() && mentions_[next].span.begin < item.marker.begin) ++next;
  return next < mentions_.size() && mentions_[next].span.begin < item.marker.end &&
         (mentions_[next].types & kHeadingNumberFlag) != 0;
}

// A figure speaks the language of its label.
Language TextContext::LanguageOfCell(const Block& row, const SentenceView& cell) const {
  const Cell* found = TableHeads::CellAt(row, cell.span.begin);
  const bool bare = mentions_[cell.first].span == cell.span;
  if (found == nullptr || !bare) return cell.language;
  const Span label = tables_.Of(row, found->column).label;
  return label.empty() ? cell.language : LanguageOf(document_.Slice(label));
}

void TextContext::ReadToldTitle() {
  constexpr size_t kOpening = 2000;
  const std::string& title = document_.info().title;
  if (title.empty()) return;
  // On a line of its own: a text on the Lisbon Metro may well begin "The Lisbon Metro is".
  const std::string_view opening = std::string_view(document_.text()).substr(0, kOpening);
  for (size_t at = opening.find(title); at != std::string_view::npos; at = opening.find(title, at + 1)) {
    const bool begins = at == 0 || opening[at - 1] == '\n' || opening[at - 1] == ' ' || opening[at - 1] == '*';
    const size_t end = at + title.size();
    const bool ends = end == opening.size() || opening[end] == '\n' || opening[end] == '\r' || opening[end] == '*';
    const bool headed = at < 2 || opening[at - 1] != ' ' || opening[at - 2] == '#';
    if (begins && ends && headed) return;
  }
  for (const Mention& mention : book_.entities().Find(std::string_view(title))) told_title_.push_back(mention.entity);
  const auto known = static_cast<uint32_t>(book_.entities().entities().size());
  for (uint32_t i = 0; i < local_.size(); ++i)  // names that no pack knows
    if (HoldsWhole(title, local_[i].name)) told_title_.push_back(known + i);
}

void TextContext::CountNames() {
  struct Count {
    int times = 0;
    uint32_t first = 0;
  };
  std::map<std::pair<uint32_t, uint32_t>, Count> counts;  // by character and entity
  for (uint32_t i = 0; i < mentions_.size(); ++i) {
    if (mentions_[i].type != MentionType::kEntity || characters_[i] == 0) continue;
    Count& count = counts[{characters_[i], mentions_[i].entity}];
    if (count.times++ == 0) count.first = i;
  }
  for (const auto& [key, count] : counts) {
    if (most_named_.empty() || most_named_.back().character != key.first)
      most_named_.push_back({.character = key.first});
    MostNamed& most = most_named_.back();
    if (count.times > most.times) {
      most.second = most.times;
      most.times = count.times;
      most.first = count.first;
    } else {
      most.second = std::max(most.second, count.times);
    }
  }
}

const Entity& TextContext::entity(uint32_t index) const {
  const auto& known = book_.entities().entities();
  return index < known.size() ? known[index] : local_[index - known.size()];
}

bool TextContext::IsQuantity(uint32_t mention) const {
  const Mention& m = mentions_[mention];
  return m.refusal == Refusal::kNone && m.type != MentionType::kEntity && m.type != MentionType::kDate;
}

Span TextContext::ClauseAt(uint32_t s, uint32_t at) const {
  const SentenceView& sentence = sentences_[s];
  for (size_t i = sentence.clauses.size(); i-- > 0;)
    if (sentence.clauses[i].begin <= at) return sentence.clauses[i];
  return sentence.span;
}

std::pair<uint32_t, uint32_t> TextContext::SentencesOf(uint32_t block) const {
  const Block& b = outline_.blocks[block];
  return {b.first_sentence, b.last_sentence};
}

std::string TextContext::Words(Span span, Language language) const {
  return ShadowText(document_.Slice(span), language);
}

bool TextContext::IsDateline(const SentenceView& sentence, uint32_t mention) const {
  if (mention != sentence.first || mention + 1 >= sentence.last) return false;
  const Mention& place = mentions()[mention];
  const Mention& date = mentions()[mention + 1];
  return place.span.begin == sentence.span.begin && date.type == MentionType::kDate &&
         date.span.begin == place.span.end + 2 && document().text()[place.span.end] == ',';
}

}  // namespace factlint
