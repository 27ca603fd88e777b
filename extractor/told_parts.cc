#include "extractor/told_parts.h"

#include <algorithm>
#include <string_view>

#include "extractor/claim_scope.h"
#include "extractor/metric_words.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kLongestItem = 12;  // words

struct Item {
  uint32_t mention = 0;
  size_t word = 0;
};

class Reader {
 public:
  Reader(const TextContext& context, uint32_t s)
      : context_(context), sentence_(context.sentences()[s]), words_(context.book().role_words(sentence_.language)) {}

  std::vector<ToldPart> Run() {
    const std::vector<Item> items = Quantities();
    for (size_t first = 0; first + 1 < items.size(); ++first) {
      size_t last = first + 1;
      while (last < items.size() && Follows(items[last - 1], items[last])) ++last;
      if (last - first < 2) continue;
      std::vector<ToldPart> parts = Named(
          {items.begin() + static_cast<std::ptrdiff_t>(first), items.begin() + static_cast<std::ptrdiff_t>(last)});
      if (parts.empty()) continue;
      // Shares of several places overlap no more than the places do.
      const bool places = std::all_of(parts.begin(), parts.end(), [](const ToldPart& part) { return part.place; });
      const bool shares = context_.mention(parts.front().value).type == MentionType::kPercent;
      const bool all = IsComplete(items, first, parts) || (shares && places);
      const int complete = all ? static_cast<int>(parts.size()) : 0;
      for (ToldPart& part : parts) part.complete = complete;
      return parts;
    }
    return {};
  }

 private:
  size_t size() const { return sentence_.shadow.words.size(); }
  std::string_view Word(size_t i) const { return i < size() ? sentence_.shadow.Word(i) : std::string_view(); }
  bool IsMark(size_t i) const { return Word(i) == "," || Word(i) == ";" || Word(i) == "and"; }

  std::vector<Item> Quantities() const {
    std::vector<Item> items;
    size_t word = 0;
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      if (!context_.IsQuantity(i)) continue;
      const Mention& m = context_.mention(i);
      if (m.type != MentionType::kNumber && m.type != MentionType::kMeasure && m.type != MentionType::kMoney &&
          m.type != MentionType::kPercent)
        continue;
      while (word < size() && sentence_.shadow.words[word].text < m.span.begin) ++word;
      items.push_back({i, word});
    }
    return items;
  }

  // "..., 260" and "... and 240": of the kind of the one before, with what that one is of between.
  bool Follows(const Item& a, const Item& b) const {
    const Mention& x = context_.mention(a.mention);
    const Mention& y = context_.mention(b.mention);
    if (x.type != y.type || x.quantity.unit != y.quantity.unit) return false;
    if (b.word < a.word + 3 || b.word - a.word > kLongestItem || !IsMark(b.word - 1)) return false;
    return std::none_of(sentence_.shadow.slots.begin(), sentence_.shadow.slots.end(), [&](const ShadowSlot& slot) {
      const Mention& m = context_.mention(slot.mention);
      const bool names = m.type == MentionType::kEntity || m.type == MentionType::kOrdinal ||
                         m.type == MentionType::kDate;  // "12 km in the first"
      return slot.mention > a.mention && slot.mention < b.mention && !names;
    });
  }

  // The end of what item k is of: where the next one begins, else the next mark but a comma
  // that goes on with a name.
  size_t EndOf(const std::vector<Item>& items, size_t k) const {
    size_t end = k + 1 < items.size() ? items[k + 1].word : std::min(size(), items[k].word + kLongestItem);
    for (size_t i = items[k].word + 1; i < end; ++i)
      if (Word(i) == ";" || Word(i) == "." || Word(i) == ":" || (k + 1 == items.size() && Word(i) == ",")) end = i;
    while (end > items[k].word + 1 && IsMark(end - 1)) --end;
    return end;
  }

  std::vector<ToldPart> Named(const std::vector<Item>& items) const {
    std::vector<ToldPart> parts;
    int dates = 0;
    for (size_t k = 0; k < items.size(); ++k) {
      size_t end = EndOf(items, k);
      const size_t date = FirstDate(items[k].word, end);
      if (date < end && ++dates > 1) return {};  // "300 in 2019, 260 in 2020"
      end = std::min(end, date);
      size_t at = items[k].word + 1;
      const size_t nouns = k == 0 ? 4 : 0;  // "300 new beds in"
      while (at < end && at <= items[k].word + nouns && !IsWhere(at)) ++at;
      if (!IsWhere(at) || at + 1 >= end) return {};
      ToldPart part = PartAt(at + 1, end);
      part.value = items[k].mention;
      const bool twice =
          std::any_of(parts.begin(), parts.end(), [&](const ToldPart& p) { return p.name == part.name; });
      if (part.name.empty() || twice) return {};
      parts.push_back(std::move(part));
    }
    return parts;
  }

  bool IsWhere(size_t i) const { return Has(words_.parts_told_by, Word(i)); }

  // The word of the first date in words (first, last); last where there is none.
  size_t FirstDate(size_t first, size_t last) const {
    for (const ShadowSlot& slot : sentence_.shadow.slots)
      for (size_t i = first + 1; i < last && context_.mention(slot.mention).type == MentionType::kDate; ++i)
        if (sentence_.shadow.words[i].at == slot.at) return i;
    return last;
  }

  ToldPart PartAt(size_t first, size_t end) const {
    ToldPart part;
    std::string text;
    for (size_t i = first; i < end; ++i) {
      for (uint32_t m = sentence_.first; m < sentence_.last; ++m) {
        const Mention& mention = context_.mention(m);
        if (mention.type != MentionType::kEntity || mention.span.begin != sentence_.shadow.words[i].text) continue;
        if (part.name.empty()) part.name = context_.entity(mention.entity).id;
        part.place = true;
      }
      text += IsSlotWord(Word(i)) ? Printed(i) : std::string(Word(i));
      text += " ";
    }
    if (!part.place) part.name = PlainWords(text);
    return part;
  }

  std::string Printed(size_t i) const {
    const ShadowWord& word = sentence_.shadow.words[i];
    return std::string(context_.document().Slice({word.text, word.end}));
  }

  // "the other wards", "the first": what tells one part from another, whatever it is.
  static std::string PlainWords(std::string_view text) {
    std::string name;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      const std::string_view word = text.substr(begin, end - begin);
      begin = end + 1;
      if (!word.empty() && word != "the") name += (name.empty() ? "" : " ") + std::string(word);
    }
    return name;
  }

  bool IsComplete(const std::vector<Item>& items, size_t first, const std::vector<ToldPart>& parts) const {
    const auto has = [](const std::vector<std::string>& list, std::string_view name) {
      const std::string spaced = " " + std::string(name) + " ";
      return std::any_of(list.begin(), list.end(),
                         [&](const std::string& word) { return spaced.find(" " + word + " ") != std::string::npos; });
    };
    if (has(words_.parts_rest, parts.back().name)) return true;
    if (words_.parts_no_more.Matches(sentence_.shadow.text)) return true;
    const auto told = [&](const std::vector<std::string>& side) {
      return std::any_of(parts.begin(), parts.end(), [&](const ToldPart& part) { return has(side, part.name); });
    };
    if (parts.size() == 2 && told(words_.parts_abroad) && (told(words_.parts_home) || parts[0].place || parts[1].place))
      return true;
    const size_t begin = items[first].word;
    const bool colon = begin > 0 && Word(begin - 1) == ":";
    if (!colon || first == 0) return false;
    // "800 beds: 300 in", "in three stages: 12 km in"
    const Mention& before = context_.mention(items[first - 1].mention);
    const Mention& part = context_.mention(parts.front().value);
    const bool near = begin - items[first - 1].word <= 5;
    if (!before.quantity.nominal || !part.quantity.nominal) return false;
    const auto count = before.quantity.nominal->ToInteger();
    const bool counted = count && *count == static_cast<int64_t>(parts.size());
    const bool total = before.type == part.type && before.quantity.unit == part.quantity.unit &&
                       *before.quantity.nominal > *part.quantity.nominal;
    return near && (counted || total);
  }

  const TextContext& context_;
  const SentenceView& sentence_;
  const RoleWords& words_;
};

// Does its metric keep parts apart from the whole?
bool TellsParts(const TextContext& context, const Candidate& winner) {
  const Emit& emit = EmitOf(context, winner);
  return RuleOf(context, winner).weak || emit.parts || !emit.population.empty();
}

}  // namespace

std::vector<ToldPart> PartsToldIn(const TextContext& context, uint32_t s) {
  const SentenceView& sentence = context.sentences()[s];
  const BlockKind kind = context.outline().blocks[sentence.block].kind;
  if (sentence.language != Language::kEnglish || sentence.last - sentence.first < 2) return {};
  if (kind == BlockKind::kTableRow || kind == BlockKind::kTableHeader) return {};
  return Reader(context, s).Run();
}

void ShareNounOfParts(const TextContext& context, std::vector<ToldPart>& parts, std::vector<Candidate>& winners,
                      ClaimLedger& ledger) {
  if (parts.empty()) return;
  const auto of = [&](uint32_t value) {
    return std::find_if(winners.begin(), winners.end(), [&](const Candidate& c) { return c.value == value; });
  };
  const auto first = of(parts.front().value);
  const bool taken = first != winners.end();
  const bool shares = context.mention(parts.front().value).type == MentionType::kPercent;
  // "450 in Ghent, 366 in Cork", of Ghent: each is its own place's.
  const bool own_places = taken && std::any_of(parts.begin(), parts.end(), [&](const ToldPart& part) {
                            return part.place && part.name == context.entity(first->subject.entity).id;
                          });
  if (!taken || own_places || (!shares && (EmitOf(context, *first).apart || !TellsParts(context, *first)))) {
    parts.clear();
    return;
  }
  if (shares) return;
  const Candidate model = *first;
  for (size_t k = 1; k < parts.size(); ++k) {
    const auto own = of(parts[k].value);
    if (own == winners.end()) {
      winners.push_back(model);
      ledger.Take(parts[k].value);
      winners.back().value = parts[k].value;
    } else {
      *own = model;
      own->value = parts[k].value;
    }
  }
}

void NamePart(const TextContext& context, const ToldPart& part, const Candidate& winner, Claim& claim) {
  const bool own = RuleOf(context, winner).weak || EmitOf(context, winner).parts;
  if (!EmitOf(context, winner).apart && context.mention(part.value).type != MentionType::kPercent) {
    std::erase_if(claim.scope, [&](const auto& dimension) {
      return dimension.first == "part" || dimension.first == "place" || (!own && dimension.first == "population");
    });
    AddScope(claim.scope, !own ? "population" : part.place ? "place" : "part", part.name);
  }
  if (part.complete > 0) AddScope(claim.scope, "parts", std::to_string(part.complete));
}

}  // namespace factlint
