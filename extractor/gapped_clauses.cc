#include "extractor/gapped_clauses.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/sorted_words.h"

namespace factlint {
namespace {

bool StartsWithAny(std::string_view text, const std::vector<std::string>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& one) { return text.starts_with(one); });
}

bool EndsWithAny(std::string_view text, const std::vector<std::string>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& one) { return text.ends_with(one); });
}

// The mentions of a sentence in the order of their places, with the words between them.
class Gaps {
 public:
  Gaps(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger)
      : context_(context),
        sentence_(context.sentences()[s]),
        words_(context.book().role_words(sentence_.language)),
        slots_(sentence_.shadow.slots),
        winners_(winners),
        ledger_(ledger) {
    if (slots_.size() < 2) return;
    opening_ = Plain(0, slots_.front().at);
    for (size_t i = 0; i < slots_.size(); ++i)
      behind_.push_back(Plain(slots_[i].at + SlotSize(), i + 1 < slots_.size() ? slots_[i + 1].at : kNoIndex));
  }

  void Fill() {
    for (size_t i = 0; i + 2 < slots_.size(); ++i)
      if (const auto model = ModelAt(slots_[i].mention)) FillBehind(i, *model);
  }

  // The first name and the figure behind it that open the sentence: "Shanghai has 1,800".
  bool OpensWithItem() const {
    if (slots_.size() < 2 || !IsName(0) || !IsFigure(1)) return false;
    return (opening_.empty() || Has(words_.gap_openers, opening_)) && Has(words_.gap_links, Behind(0));
  }

  // As Fill, for a model of the sentence before and the words behind it.
  void FillFirst(const GappedModel& model) {
    if (slots_.size() > 1 && IsAlike(0, model.claim) && SameUnit(1, model.claim))
      GiveFrom(Item{0, 1}, model.claim, model.behind);
  }

  // What the sentence says of figures, one claim of a kind and unit, the last.
  std::vector<GappedModel> Models() const {
    std::vector<GappedModel> models;
    for (size_t i = slots_.size(); i-- > 0;) {
      const auto model = ModelAt(slots_[i].mention);
      const auto told = [&](const GappedModel& one) { return SameUnit(i, one.claim); };
      if (model && !TellsTwoThings(*model) && std::none_of(models.begin(), models.end(), told))
        models.push_back({*model, behind_.empty() ? std::string() : Behind(i)});
    }
    return models;
  }

 private:
  struct Item {
    size_t name = 0;  // slots
    size_t figure = 0;
  };

  size_t SlotSize() const { return sentence_.language == Language::kEnglish ? 4 : 3; }
  const Mention& At(size_t slot) const { return context_.mention(slots_[slot].mention); }

  // The words between two places of the shadow, without the edges of clauses.
  std::string Plain(size_t begin, size_t end) const {
    const std::string_view text = sentence_.shadow.text;
    std::string words(text.substr(std::min(begin, text.size()), end - std::min(begin, end)));
    for (size_t at = words.find(kClauseEdgeWord); at != std::string::npos; at = words.find(kClauseEdgeWord))
      words.erase(at, SlotSize());
    return words;
  }

  // The words between a slot and the next one.
  const std::string& Behind(size_t slot) const { return behind_[slot]; }

  bool IsFigure(size_t slot) const {
    return context_.IsQuantity(slots_[slot].mention) || At(slot).type == MentionType::kOrdinal;
  }

  bool IsName(size_t slot) const { return At(slot).type == MentionType::kEntity; }

  // The claim that says what it measures, of this figure.
  std::optional<Candidate> ModelAt(uint32_t mention) const {
    std::optional<Candidate> model;
    for (const Candidate& winner : winners_) {
      if (winner.value != mention || winner.metric == kCountedBefore || EmitOf(context_, winner).apart) continue;
      if (EmitOf(context_, winner).tells_change || model) return std::nullopt;  // two things at once
      model = winner;
    }
    return model;
  }

  // Another thing of the kind that the model speaks of.
  bool IsAlike(size_t slot, const Candidate& model) const {
    if (!IsName(slot)) return false;
    const auto& kinds = context_.book().entities().kinds();
    const Entity& own = context_.entity(model.subject.entity);
    const Entity& other = context_.entity(At(slot).entity);
    if (own.id == other.id) return false;
    const KindClass is = kinds[own.kind].is;
    return kinds[other.kind].is == is && (own.kind == other.kind || is != KindClass::kThing);
  }

  bool SameUnit(size_t slot, const Candidate& model) const {
    const Mention& own = context_.mention(model.value);
    const Mention& other = At(slot);
    return own.type == other.type && IsFigure(slot) && own.quantity.unit == other.quantity.unit;
  }

  // "that of Shanghai is 1,800": a rule has told whose it is.
  bool IsToldOf(const Item& item) const {
    return std::any_of(winners_.begin(), winners_.end(), [&](const Candidate& winner) {
      return winner.value == slots_[item.figure].mention && winner.metric == kCountedBefore &&
             winner.subject.entity == At(item.name).entity;
    });
  }

  // No rule knew what the figure measures, or one took it for the model's own.
  bool IsFree(size_t slot, const Candidate& model) const {
    return std::all_of(winners_.begin(), winners_.end(), [&](const Candidate& winner) {
      if (winner.value != slots_[slot].mention) return true;
      return RuleOf(context_, winner).weak &&
             (EmitOf(context_, winner).apart || winner.metric == kCountedBefore ||
              (winner.match->modality && winner.subject.entity == model.subject.entity));
    });
  }

  // Is the figure all that is said of its name, up to a mark or a date? What stands behind the
  // model's own figure may be said again: 家.
  bool IsAlone(size_t slot, std::string_view behind_model) const {
    std::string_view behind = Behind(slot);
    if (behind.empty()) return slot + 1 == slots_.size() || At(slot + 1).type == MentionType::kDate;
    if (StartsWithAny(behind, words_.gap_closers)) return true;
    const auto differ = std::mismatch(behind.begin(), behind.end(), behind_model.begin(), behind_model.end());
    for (auto at = static_cast<size_t>(differ.first - behind.begin()); at > 0; --at)
      if (at == behind.size() || StartsWithAny(behind.substr(at), words_.gap_closers)) return true;
    return false;
  }

  // "Shanghai 1,800", "Shanghai with 1,800" from slot `first` on, or "700 in Hefei".
  std::optional<Item> ItemAt(size_t first, std::string_view opener, const Candidate& model, bool placed) const {
    if (first + 1 >= slots_.size()) return std::nullopt;
    const bool rivals = EndsWithAny(opener, words_.gap_rivals);
    if (!rivals && !EndsWithAny(opener, words_.gap_openers)) return std::nullopt;
    if (IsAlike(first, model) && SameUnit(first + 1, model) && Has(words_.gap_links, Behind(first)))
      return Item{first, first + 1};
    if ((placed || rivals) && SameUnit(first, model) && IsAlike(first + 1, model) &&
        Has(words_.gap_places, Behind(first)))
      return Item{first + 1, first};
    return std::nullopt;
  }

  // The next one, before another figure of the kind: "34% of China's firms in 2024, Shanghai 21%".
  std::optional<Item> ItemBehind(size_t last, const Candidate& model, bool placed) const {
    for (size_t first = last + 1; first < slots_.size(); ++first) {
      if (auto item = ItemAt(first, Behind(first - 1), model, placed)) return item;
      if (SameUnit(first, model)) break;
    }
    return std::nullopt;
  }

  // "Beijing has 2,400 firms and 12 labs, Shanghai 1,800": of which of the two?
  bool TellsTwoThings(const Candidate& model) const {
    return std::any_of(winners_.begin(), winners_.end(), [&](const Candidate& winner) {
      return winner.value < model.value && winner.metric != model.metric && sentence_.Has(winner.value) &&
             winner.subject.entity == model.subject.entity && !EmitOf(context_, winner).apart &&
             context_.mention(winner.value).type == context_.mention(model.value).type;
    });
  }

  void FillBehind(size_t slot, const Candidate& model) {
    const std::string_view behind_model = Behind(slot);
    // "2,400 firms in Beijing": the name behind the figure is the model's own.
    const bool placed = slot + 1 < slots_.size() && slots_[slot + 1].mention == model.subject.mention;
    if (TellsTwoThings(model)) return;
    GiveFrom(ItemBehind(placed ? slot + 1 : slot, model, placed), model, behind_model);
  }

  void GiveFrom(std::optional<Item> item, const Candidate& model, std::string_view behind_model) {
    while (item) {
      const bool placed = item->figure < item->name;
      const size_t last = std::max(item->name, item->figure);
      if (!IsFree(item->figure, model) || !IsAlone(last, placed ? std::string_view() : behind_model)) return;
      if (!IsToldOf(*item)) Give(*item, model);
      item = ItemBehind(last, model, placed);
    }
  }

  void Give(const Item& item, const Candidate& model) {
    const uint32_t value = slots_[item.figure].mention;
    std::erase_if(winners_, [&](const Candidate& winner) { return winner.value == value; });
    Candidate given = model;
    given.value = value;
    given.subject = {At(item.name).entity, slots_[item.name].mention, Via::kSentence};
    winners_.push_back(std::move(given));
    ledger_.Take(value);
  }

  const TextContext& context_;
  const SentenceView& sentence_;
  const RoleWords& words_;
  const std::vector<ShadowSlot>& slots_;
  std::string opening_;              // the words before the first slot
  std::vector<std::string> behind_;  // and behind each
  std::vector<Candidate>& winners_;
  ClaimLedger& ledger_;
};

}  // namespace

void GappedClauses::Fill(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger) {
  if (kept_for_ != s && winners.empty()) return;
  Gaps gaps(context, s, winners, ledger);
  if (kept_for_ == s)
    for (const GappedModel& model : kept_) gaps.FillFirst(model);
  if (winners.empty()) return;
  gaps.Fill();
  Keep(context, s, winners, ledger);
}

void GappedClauses::Keep(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger) {
  const auto& sentences = context.sentences();
  if (s + 1 >= sentences.size() || sentences[s + 1].block != sentences[s].block) return;
  if (!Gaps(context, s + 1, winners, ledger).OpensWithItem()) return;
  kept_for_ = s + 1;
  kept_ = Gaps(context, s, winners, ledger).Models();
  past_.splice(past_.end(), matches_);  // the winners of this sentence may stand on them
  for (GappedModel& model : kept_) {
    matches_.push_back(*model.claim.match);
    matches_.back().sentence = s + 1;
    matches_.back().begin = matches_.back().end = 0;
    model.claim.match = &matches_.back();
  }
}

}  // namespace factlint
