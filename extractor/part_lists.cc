#include "extractor/part_lists.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "extractor/draft_places.h"
#include "extractor/marked_parts.h"
#include "extractor/metric_words.h"
#include "extractor/ranked_field.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr int64_t kMostParts = 40;
constexpr size_t kWordsBehind = 3;     // "three new city districts"
constexpr size_t kLongestName = 48;    // bytes
constexpr uint32_t kBlocksBehind = 2;  // a line may stand between a sentence and its table
constexpr uint32_t kMostRows = 128;    // of a table or a list whose parts nobody counts

// Where a text says that what follows is all.
struct Opening {
  uint32_t s = 0;     // sentence
  uint32_t at = 0;    // byte from which the parts are looked for
  int64_t parts = 0;  // 0: no number is told
  bool some = false;  // "By district:" over rows, which may leave some out
};

class Marker {
 public:
  Marker(const TextContext& context, std::vector<ClaimDraft>& drafts, ClaimLedger& ledger)
      : context_(context), drafts_(drafts), ledger_(ledger) {}

  void Run() {
    const auto& sentences = context_.sentences();
    for (uint32_t s = 0; s < sentences.size(); ++s) {
      if (!SaysAll(s)) continue;
      const BlockKind kind = context_.outline().blocks[sentences[s].block].kind;
      if (kind == BlockKind::kTableRow || kind == BlockKind::kTableHeader) continue;
      if (!places_) places_.emplace(drafts_);
      Opening opening = OpeningOf(s);
      opening.some = OpensRows(s);
      Look(opening);
    }
  }

 private:
  const SentenceView& SentenceAt(uint32_t s) const { return context_.sentences()[s]; }

  // What says that the parts are all, and right above rows what opens them: "By district:".
  bool SaysAll(uint32_t s) const {
    const SentenceView& sentence = SentenceAt(s);
    const RoleWords& words = context_.book().role_words(sentence.language);
    return Tells(words.lists_all, s) || (IsAboveRows(s) && Tells(words.lists_rows, s));
  }

  // A sentence without any mention tells it only right above the rows.
  bool Tells(const PhraseFinder& phrases, uint32_t s) const {
    const SentenceView& sentence = SentenceAt(s);
    if (!sentence.shadow.words.empty()) return phrases.Find(sentence.shadow).has_value();
    return IsAboveRows(s) && phrases.Matches(context_.Words(sentence.span, sentence.language));
  }

  // What names the parts and says nothing of all of them.
  bool OpensRows(uint32_t s) const {
    const RoleWords& words = context_.book().role_words(SentenceAt(s).language);
    return !Tells(words.lists_all, s) && Tells(words.lists_rows, s);
  }

  bool IsAboveRows(uint32_t s) const {
    const auto& blocks = context_.outline().blocks;
    const uint32_t next = SentenceAt(s).block + 1;
    if (next >= blocks.size() || context_.SentencesOf(next - 1).second != s + 1) return false;
    const BlockKind kind = blocks[next].kind;
    const bool rows = kind == BlockKind::kTableHeader || kind == BlockKind::kTableRow || kind == BlockKind::kListItem;
    return rows && blocks[next - 1].kind != kind;
  }

  Opening OpeningOf(uint32_t s) const {
    const SentenceView& sentence = SentenceAt(s);
    Opening opening{.s = s, .at = sentence.span.begin, .parts = 0};
    if (sentence.language == Language::kChinese) return ChineseOpening(opening);
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Mention& m = context_.mention(i);
      if (m.type != MentionType::kNumber || !m.quantity.nominal || !CountsParts(sentence, m)) continue;
      const auto count = m.quantity.nominal->ToInteger();
      if (!count || *count < 2 || *count > kMostParts) continue;
      opening.parts = *count;
      opening.at = m.span.end;
      break;
    }
    return opening;
  }

  bool CountsParts(const SentenceView& sentence, const Mention& m) const {
    const RoleWords& words = context_.book().role_words(sentence.language);
    const size_t i = FirstWordFrom(sentence.shadow, m.span.end);
    for (size_t k = i; k < std::min(i + kWordsBehind, sentence.shadow.words.size()); ++k) {
      const std::string_view word = sentence.shadow.Word(k);
      if (Has(words.list_parts, Singular(word))) return true;
      if (IsSlotWord(word) || word == "," || Has(words.stop_words, word)) return false;
    }
    return false;
  }

  // 三个区, 三大板块: the numeral is a mention of its own or not.
  Opening ChineseOpening(Opening opening) const {
    const SentenceView& sentence = SentenceAt(opening.s);
    const RoleWords& words = context_.book().role_words(Language::kChinese);
    static constexpr std::pair<std::string_view, int64_t> kNumerals[] = {
        {"两", 2}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"十", 10}};
    const std::string_view text = context_.document().Slice(sentence.span);
    for (const auto& [numeral, count] : kNumerals) {
      for (size_t at = text.find(numeral); at != std::string_view::npos; at = text.find(numeral, at + 1)) {
        const std::string_view behind = text.substr(at + numeral.size());
        const std::string_view before = text.substr(0, at);  // 十三个区, 第三个区
        if (before.ends_with("第") || std::any_of(std::begin(kNumerals), std::end(kNumerals),
                                                  [&](const auto& one) { return before.ends_with(one.first); }))
          continue;
        for (const std::string& part : words.list_parts)
          if (behind.starts_with(part) && (opening.parts == 0 || opening.at > sentence.span.begin + at)) {
            opening.parts = count;
            opening.at = sentence.span.begin + static_cast<uint32_t>(at + numeral.size() + part.size());
          }
      }
    }
    return opening;
  }

  void Look(const Opening& opening) {
    if (opening.parts > 0) {
      const auto [first, last] = context_.SentencesOf(SentenceAt(opening.s).block);
      for (uint32_t s = opening.s; s < std::min(last, opening.s + 2); ++s) {
        const std::vector<uint32_t> items = ItemsIn(s, s == opening.s ? opening.at : 0);
        if (items.empty()) continue;
        if (items.size() == static_cast<size_t>(opening.parts)) MarkSentence(opening, s, items);
        return;
      }
    }
    LookBelow(opening);
  }

  // The numbers of one kind in a sentence, from a byte on; of the first kind that stands there.
  std::vector<uint32_t> ItemsIn(uint32_t s, uint32_t from) const {
    std::vector<uint32_t> items;
    const SentenceView& sentence = SentenceAt(s);
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Mention& m = context_.mention(i);
      const bool amount = m.type == MentionType::kNumber || m.type == MentionType::kMoney ||
                          m.type == MentionType::kMeasure || m.type == MentionType::kPercent;
      if (m.span.begin < from || !amount || m.refusal != Refusal::kNone || !m.quantity.nominal) continue;
      if (!items.empty()) {
        const Mention& first = context_.mention(items.front());
        if (first.type != m.type || first.quantity.unit != m.quantity.unit) return {};
      }
      items.push_back(i);
    }
    return items;
  }

  ClaimDraft* DraftAt(Span value) {
    const size_t found = places_->Find(value);
    return found == drafts_.size() ? nullptr : &drafts_[found];
  }

  static const Quantity* AmountOf(const ClaimDraft& draft) { return std::get_if<Quantity>(&draft.claim.value); }

  // The claim before the list of what its parts are parts of: the last of its kind that is
  // more than each, in its block; else the last of all there.
  const ClaimDraft* WholeBefore(const Opening& opening, const Quantity& item) const {
    const Span block = context_.outline().blocks[SentenceAt(opening.s).block].span;
    const ClaimDraft* whole = nullptr;
    const ClaimDraft* last = nullptr;
    const uint32_t end = SentenceAt(opening.s).span.end;
    for (const size_t i : places_->Back(block.begin, (opening.parts > 0 ? std::min(opening.at, end) : end) + 1)) {
      const ClaimDraft& draft = drafts_[i];
      if (whole != nullptr && draft.value.begin < whole->value.begin) break;
      if (last == nullptr || draft.value.begin == last->value.begin) last = &draft;
      const Quantity* amount = AmountOf(draft);
      if (amount == nullptr || !amount->nominal || amount->unit != item.unit || !item.nominal) continue;
      if (*amount->nominal > *item.nominal) whole = &draft;
    }
    return whole != nullptr ? whole : last;
  }

  bool IsNamedByWords(std::string_view metric, Language language) const {
    const size_t colon = metric.find(':');
    if (colon == std::string_view::npos) return metric == "quantity" || metric == "amount" || metric == "extent";
    const RoleWords& words = context_.book().role_words(language);
    std::string_view noun = metric.substr(colon + 1);
    while (!noun.empty()) {
      const size_t end = std::min(noun.find(' '), noun.size());
      const std::string_view word = noun.substr(0, end);
      if (Has(words.list_parts, word) || Has(words.list_verbs, word)) return true;
      if (language == Language::kChinese &&
          std::any_of(words.list_parts.begin(), words.list_parts.end(),
                      [&](const std::string& part) { return word.ends_with(part) || part.ends_with(word); }))
        return true;
      noun.remove_prefix(std::min(end + 1, noun.size()));
    }
    return false;
  }

  // "two lines with 39 stations, but ridership reached 206 million": what rules name otherwise is no
  // part of the same.
  bool TellOtherThings(const std::vector<uint32_t>& items, Language language) {
    std::string_view metric;
    for (const uint32_t i : items) {
      const ClaimDraft* draft = DraftAt(context_.mention(i).span);
      if (draft == nullptr || IsNamedByWords(draft->claim.metric, language)) continue;
      if (!metric.empty() && metric != draft->claim.metric) return true;
      metric = draft->claim.metric;
    }
    return false;
  }

  void MarkSentence(const Opening& opening, uint32_t s, const std::vector<uint32_t>& items) {
    std::optional<ClaimDraft> first;
    for (const uint32_t i : items)
      if (const ClaimDraft* draft = first ? nullptr : DraftAt(context_.mention(i).span)) first = *draft;
    if (!first || TellOtherThings(items, SentenceAt(s).language)) return;
    const ClaimDraft* before = WholeBefore(opening, context_.mention(items.front()).quantity);
    const bool shares = context_.mention(items.front()).type == MentionType::kPercent;
    if (before == nullptr && !shares) return;
    const ClaimDraft whole = before != nullptr ? *before : *first;
    const Language language = SentenceAt(s).language;
    // A noun that only says where the parts are is none of theirs: they count what the whole does.
    const Quantity* amount = AmountOf(whole);
    const bool same_kind = amount != nullptr && amount->unit == context_.mention(items.front()).quantity.unit &&
                           whole.value.begin < opening.at && amount->nominal &&
                           *amount->nominal > *context_.mention(items.front()).quantity.nominal;
    const bool renamed = !shares && same_kind && IsNamedByWords(first->claim.metric, language);
    for (size_t k = 0; k < items.size(); ++k) {
      const Mention& m = context_.mention(items[k]);
      ClaimDraft* draft = DraftAt(m.span);
      if (draft == nullptr) {
        drafts_.push_back(*first);
        draft = &drafts_.back();
        draft->value = m.span;
        places_->AddNew();
        draft->claim.value = m.quantity;
        draft->claim.text = std::string(context_.document().Slice(m.span));
        ledger_.Take(items[k]);
      } else if (k > 0 && !renamed && !shares) {
        draft->claim.metric = first->claim.metric;
      }
      if (renamed) {
        draft->claim.metric = whole.claim.metric;
        draft->claim.rule = whole.claim.rule;
        if (draft->claim.as_of.basis == Basis::kPublished || draft->claim.as_of.basis == Basis::kUnknown)
          draft->claim.as_of = whole.claim.as_of;
      }
      MarkPart(*draft, k, std::to_string(items.size()), whole.claim.subject);
    }
    NameTwins(items);
  }

  // Parts that the text names by words that are no known name: 镇海区 behind 北仑区58家.
  void NameTwins(const std::vector<uint32_t>& items) {
    for (size_t k = 1; k < items.size(); ++k) {
      ClaimDraft* draft = DraftAt(context_.mention(items[k]).span);
      const bool twin = std::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(k), [&](uint32_t i) {
        return DraftAt(context_.mention(i).span)->claim.subject.id == draft->claim.subject.id;
      });
      const bool parted = std::any_of(draft->claim.scope.begin(), draft->claim.scope.end(),
                                      [](const auto& dimension) { return dimension.first == "part"; });
      if (!twin || parted) continue;
      draft->subject.reset();
      draft->claim.subject = TwinOf(draft->claim.subject, items, k);
    }
  }

  Subject TwinOf(const Subject& first, const std::vector<uint32_t>& items, size_t k) const {
    const uint32_t from = context_.mention(items[k - 1]).span.end;
    std::string_view name =
        Trim(context_.document().Slice({from, std::max(from, context_.mention(items[k]).span.begin)}));
    for (const std::string_view mark : {",", "、", "，", " and ", ";", "；"})
      if (const size_t at = name.rfind(mark); at != std::string_view::npos) name = Trim(name.substr(at + mark.size()));
    Subject subject{.id = {}, .name = {}, .kind = first.kind, .via = Via::kSentence, .text = {}, .place = std::nullopt};
    if (name.empty() || name.size() > kLongestName) {
      subject.name = first.name + " " + std::to_string(k + 1);
      subject.id = first.id + "-" + std::to_string(k + 1);
    } else {
      subject.name = std::string(name);
      subject.id = FoldText(name);
      std::replace(subject.id.begin(), subject.id.end(), ' ', '-');
    }
    return subject;
  }

  // The table or the list right below the opening.
  void LookBelow(const Opening& opening) {
    const auto& blocks = context_.outline().blocks;
    const uint32_t own = SentenceAt(opening.s).block;
    uint32_t first = own + 1;
    const auto is_part = [&](uint32_t b) {
      return blocks[b].kind == BlockKind::kTableRow || blocks[b].kind == BlockKind::kListItem;
    };
    while (first < blocks.size() && first <= own + kBlocksBehind && !is_part(first)) ++first;
    if (first >= blocks.size() || !is_part(first)) return;
    const uint32_t last = EndOfRows(first);
    if (opening.parts == 0 && last - first > kMostRows) return;
    // A total of all rows is none of the parts.
    const RoleWords& words = context_.book().role_words(SentenceAt(opening.s).language);
    uint32_t rows = 0;
    std::map<std::tuple<std::string, std::string, std::string>, std::vector<size_t>> columns;
    for (uint32_t b = first; b < last && (opening.parts == 0 || rows <= opening.parts); ++b) {
      if (words.list_totals.Matches(context_.Words(blocks[b].span, SentenceAt(opening.s).language))) continue;
      ++rows;
      for (const size_t i : places_->In(blocks[b].span)) {
        const ClaimDraft& draft = drafts_[i];
        const Quantity* amount = AmountOf(draft);
        if (amount == nullptr) continue;
        const bool share = amount->unit == "%";
        if (opening.some && MayOverlap(words, draft.claim.metric)) continue;
        const std::string when = draft.claim.as_of.range ? draft.claim.as_of.range->start.ToString() : std::string();
        columns[{share ? std::string() : draft.claim.metric, amount->unit, when}].push_back(i);
      }
    }
    if (rows < 2 || (opening.parts > 0 && opening.parts != rows)) return;
    bool marked = false;
    for (const auto& [name, column] : columns)
      if (column.size() == rows) marked = MarkRows(opening, column) || marked;
    if (!marked && blocks[first].kind == BlockKind::kListItem) MarkItems(opening, first, last);
  }

  // The claims of one column, a row each.
  bool MarkRows(const Opening& opening, const std::vector<size_t>& column) {
    const ClaimDraft* before = WholeBefore(opening, *AmountOf(drafts_[column.front()]));
    if (before == nullptr) return false;
    const Subject whole = before->claim.subject;
    const std::string metric = drafts_[column.front()].claim.metric;
    const bool share = AmountOf(drafts_[column.front()])->unit == "%";
    for (size_t k = 0; k < column.size(); ++k) {
      if (share) drafts_[column[k]].claim.metric = metric;
      MarkPart(drafts_[column[k]], k, std::to_string(column.size()) + (opening.some ? "+" : ""), whole);
    }
    if (!share && before->quote == SentenceAt(opening.s).span) NameWhole(*before, metric);
    return true;
  }

  // "It handled 71 million tonnes. Of this, / - Ostra: 41 million tonnes / - ...": what the items measure no words of
  // theirs say.
  void MarkItems(const Opening& opening, uint32_t first, uint32_t last) {
    std::vector<size_t> items;
    for (uint32_t b = first; b < last; ++b) {
      const std::vector<size_t> own = places_->In(context_.outline().blocks[b].span);
      if (own.size() != 1 || AmountOf(drafts_[own.front()]) == nullptr) return;
      items.push_back(own.front());
    }
    const Quantity& amount = *AmountOf(drafts_[items.front()]);
    const ClaimDraft* whole = WholeBefore(opening, amount);
    const auto is_less = [&](size_t i) {
      const Quantity& item = *AmountOf(drafts_[i]);
      return item.unit == amount.unit && item.nominal && *item.nominal < *AmountOf(*whole)->nominal;
    };
    if (whole == nullptr || AmountOf(*whole) == nullptr || !AmountOf(*whole)->nominal ||
        AmountOf(*whole)->unit != amount.unit || amount.unit.empty() || amount.unit == "%" ||
        !std::all_of(items.begin(), items.end(), is_less))
      return;
    const ClaimDraft all = *whole;
    for (size_t k = 0; k < items.size(); ++k) {
      Claim& claim = drafts_[items[k]].claim;
      claim.metric = all.claim.metric;
      claim.as_of = all.claim.as_of;
      MarkPart(drafts_[items[k]], k, std::to_string(items.size()) + (opening.some ? "+" : ""), all.claim.subject);
    }
  }

  // "Together they measure 65 km": what the rows measure.
  void NameWhole(const ClaimDraft& before, const std::string& metric) {
    Claim& claim = drafts_[static_cast<size_t>(&before - drafts_.data())].claim;
    if (claim.metric != "quantity" && claim.metric != "amount" && claim.metric != "extent") return;
    claim.metric = metric;
    std::erase_if(claim.scope,
                  [](const auto& dimension) { return dimension.first == "statement" || dimension.first == "part"; });
  }

  // Behind the rows of a table, or the items of a list; those of the last one are known.
  uint32_t EndOfRows(uint32_t first) {
    if (first >= rows_.begin && first < rows_.end) return rows_.end;
    const auto& blocks = context_.outline().blocks;
    uint32_t last = first;
    while (last < blocks.size() && blocks[last].kind == blocks[first].kind && blocks[last].table == blocks[first].table)
      ++last;
    rows_ = {first, last};
    return last;
  }

  const TextContext& context_;
  std::vector<ClaimDraft>& drafts_;
  ClaimLedger& ledger_;
  std::optional<DraftPlaces> places_;  // from the first opening on
  Span rows_{0, 0};                    // blocks
};

}  // namespace

void MarkPartLists(const TextContext& context, std::vector<ClaimDraft>& drafts, ClaimLedger& ledger) {
  if (!drafts.empty()) Marker(context, drafts, ledger).Run();
}

}  // namespace factlint
