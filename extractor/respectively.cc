#include "extractor/respectively.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "extractor/labelled_figures.h"
#include "extractor/metric_name.h"
#include "extractor/metric_words.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

// Bytes of ", and " and " and the ", between names; of 家门店和 between numbers.
constexpr uint32_t kBetweenNames = 8;
constexpr uint32_t kBetweenNumbers = 16;

// A list of names or dates and one of numbers, of the same length.
struct Pairs {
  std::vector<uint32_t> owners;  // mentions
  std::vector<uint32_t> values;
  bool dates = false;  // the owners are the times of the values
};

// 营业收入和净利润分别为3亿元、2亿元: the figures pair with what they measure, and not with names.
bool PairsLabels(const TextContext& context, const SentenceView& sentence) {
  if (sentence.language != Language::kChinese) return false;
  const auto lists = FindLabelledFigures(context.document().text(), sentence.span, context.mentions(), sentence.first,
                                         sentence.last, context.book().role_words(sentence.language));
  return std::any_of(lists.begin(), lists.end(), [](const LabelledFigures& list) { return list.labels.size() > 1; });
}

// Does mention `i` go on a list of those of `type` that ends `gap` bytes before it at most?
bool GoesOn(const TextContext& context, uint32_t i, MentionType type, uint32_t end, uint32_t gap) {
  const Mention& m = context.mention(i);
  if (m.type != type || m.span.begin > end + gap) return false;
  return type == MentionType::kEntity || type == MentionType::kDate || context.IsQuantity(i);
}

// The mentions of one kind up to `last` with no more than `gap` bytes between them: "30, 40 and 50".
std::vector<uint32_t> ListEndingAt(const TextContext& context, const SentenceView& sentence, uint32_t last,
                                   uint32_t gap) {
  const MentionType type = context.mention(last).type;
  std::vector<uint32_t> list = {last};
  for (uint32_t i = last; i-- > sentence.first;) {
    const Mention& m = context.mention(i);
    if (!GoesOn(context, i, type, m.span.end, gap)) break;
    if (context.mention(list.back()).span.begin - m.span.end > gap) break;
    list.push_back(i);
  }
  std::reverse(list.begin(), list.end());
  return list;
}

// The list that holds the last number of things that a rule took, before mention `end`.
std::vector<uint32_t> ListOfValues(const TextContext& context, const SentenceView& sentence,
                                   const std::vector<Candidate>& winners, uint32_t end) {
  uint32_t last = kNoIndex;
  for (const Candidate& winner : winners)
    if (sentence.Has(winner.value) && winner.value < end && context.IsQuantity(winner.value) &&
        (last == kNoIndex || winner.value > last))
      last = winner.value;
  if (last == kNoIndex) return {};
  // "reached 360 and 470, respectively": the words of the rule stand beside the first one.
  const MentionType type = context.mention(last).type;
  while (last + 1 < end && GoesOn(context, last + 1, type, context.mention(last).span.end, kBetweenNumbers)) ++last;
  return ListEndingAt(context, sentence, last, kBetweenNumbers);
}

// "rose 30 percent and 40 percent in 2023 and 2024, respectively": the dates right behind the numbers.
std::vector<uint32_t> DatesBehind(const TextContext& context, const SentenceView& sentence, uint32_t last) {
  std::vector<uint32_t> dates;
  uint32_t end = context.mention(last).span.end;
  for (uint32_t i = last + 1; i < sentence.last && GoesOn(context, i, MentionType::kDate, end, kBetweenNames); ++i) {
    dates.push_back(i);
    end = context.mention(i).span.end;
  }
  return dates;
}

// The numbers, and the list of names or dates that stands last before them.
std::optional<Pairs> FindPairs(const TextContext& context, const SentenceView& sentence,
                               const std::vector<Candidate>& winners, uint32_t end) {
  Pairs pairs;
  pairs.values = ListOfValues(context, sentence, winners, end);
  if (pairs.values.size() < 2) return std::nullopt;
  for (const MentionType type : {MentionType::kDate, MentionType::kEntity}) {
    uint32_t before = pairs.values.front();
    while (before > sentence.first && context.mention(before - 1).type != type) --before;
    if (before == sentence.first) continue;
    pairs.owners = ListEndingAt(context, sentence, before - 1, kBetweenNames);
    pairs.dates = type == MentionType::kDate;
    if (pairs.owners.size() == pairs.values.size()) return pairs;
  }
  pairs.owners = DatesBehind(context, sentence, pairs.values.back());
  pairs.dates = true;
  return pairs.owners.size() == pairs.values.size() ? std::optional(pairs) : std::nullopt;
}

// Does its rule say what the number is, and not only how much?
bool NamesWhat(const TextContext& context, const Candidate& winner) {
  const Emit& emit = EmitOf(context, winner);
  return !emit.apart || emit.tells_change;
}

// The winner whose rule says what the numbers of the list are: the last one, unless that says only how much.
const Candidate* ModelOf(const TextContext& context, const std::vector<Candidate>& winners,
                         const std::vector<uint32_t>& values) {
  const Candidate* model = nullptr;
  for (const Candidate& winner : winners) {
    if (std::find(values.begin(), values.end(), winner.value) == values.end()) continue;
    const bool names = NamesWhat(context, winner);
    if (model == nullptr || names || !NamesWhat(context, *model)) model = &winner;
  }
  return model;
}

// Where the words of a sentence name two things before two numbers: "its revenue and net profit reached".
class NounPair {
 public:
  NounPair(const TextContext& context, const SentenceView& sentence, uint32_t value)
      : shadow_(sentence.shadow), words_(context.book().role_words(sentence.language)) {
    const uint32_t at = context.mention(value).span.begin;
    size_t verb = 0;
    while (verb < shadow_.words.size() && shadow_.words[verb].text < at) ++verb;
    constexpr size_t kBetween = 3;  // words of "reached about"
    for (size_t i = 0; i < kBetween && verb > 0 && !IsVerb(shadow_.Word(verb)); ++i) --verb;
    if (!IsVerb(shadow_.Word(verb))) return;
    size_t end = verb;  // "factories and workshops in Ghent reached"
    if (end >= 2 && IsSlotWord(shadow_.Word(end - 1)) && Has(words_.prepositions, shadow_.Word(end - 2))) end -= 2;
    size_t joint = end;
    while (joint > 0 && IsOfNoun(joint - 1)) --joint;
    if (joint == end || joint < 2 || shadow_.Word(joint - 1) != "and") return;
    size_t first = joint - 1;
    while (first > 0 && IsOfNoun(first - 1)) --first;
    nouns_ = {Noun(first, joint - 1), Noun(joint, end)};
  }

  // Empty where the words do not name two.
  const std::vector<std::string>& nouns() const { return nouns_; }

 private:
  static bool IsVerb(std::string_view word) {
    constexpr std::string_view kVerbs[] = {"reached",  "were",      "was",     "hit",    "totaled", "totalled",
                                           "exceeded", "stood",     "came",    "rose",   "grew",    "amounted",
                                           "fell",     "increased", "climbed", "jumped", "dropped", "declined"};
    return std::find(std::begin(kVerbs), std::end(kVerbs), word) != std::end(kVerbs);
  }
  bool IsOfNoun(size_t i) const {
    if (i >= shadow_.words.size()) return false;
    const std::string_view word = shadow_.Word(i);
    return word != "and" && word != "," && !IsSlotWord(word) && !Has(words_.stop_words, word);
  }
  std::string Noun(size_t first, size_t last) const {
    std::string text;
    for (size_t i = first; i < last; ++i) text += std::string(shadow_.Word(i)) + " ";
    return MetricWords(text, Language::kEnglish, words_);
  }

  const Shadow& shadow_;
  const RoleWords& words_;
  std::vector<std::string> nouns_;
};

// "Revenue and net profit were €90 and €8, respectively": each number is of its own noun.
void PairNouns(const TextContext& context, const SentenceView& sentence, std::vector<Candidate>& winners,
               ClaimLedger& ledger) {
  const std::vector<uint32_t> values = ListOfValues(context, sentence, winners, sentence.last);
  if (values.size() != 2 || sentence.language != Language::kEnglish) return;
  const NounPair pair(context, sentence, values.front());
  if (pair.nouns().empty() || pair.nouns()[0].empty() || pair.nouns()[1].empty()) return;
  const Candidate model = *ModelOf(context, winners, values);
  const size_t colon = model.metric.rfind(':');
  const bool named = model.metric.starts_with("money:") || model.metric.starts_with("count:");
  if (!named || EmitOf(context, model).apart) return;
  std::erase_if(winners, [&](const Candidate& c) { return c.value == values[0] || c.value == values[1]; });
  for (size_t k = 0; k < values.size(); ++k) {
    winners.push_back(model);
    winners.back().value = values[k];
    winners.back().metric = NameMetric(model.metric.substr(0, colon + 1) + pair.nouns()[k], {},
                                       context.book().role_words(sentence.language));
    ledger.Take(values[k]);
  }
}

// Gives the numbers of a list each its own.
void PairList(const TextContext& context, const Pairs& pairs, std::vector<Candidate>& winners, ClaimLedger& ledger) {
  const std::vector<uint32_t>& values = pairs.values;
  const Candidate model = *ModelOf(context, winners, values);
  std::erase_if(winners, [&](const Candidate& c) {
    return c.value != model.value && std::find(values.begin(), values.end(), c.value) != values.end() &&
           c.match->rule != model.match->rule;
  });
  for (const uint32_t value : values) {
    const auto takes = [&](const Candidate& c) { return c.value == value; };
    if (std::any_of(winners.begin(), winners.end(), takes)) continue;
    winners.push_back(model);
    winners.back().value = value;
    ledger.Take(value);
  }
  for (Candidate& winner : winners) {
    const auto at = std::find(values.begin(), values.end(), winner.value);
    if (at == values.end()) continue;
    const uint32_t owner = pairs.owners[static_cast<size_t>(at - values.begin())];
    if (pairs.dates) {
      winner.date = owner;
      continue;
    }
    winner.subject = {context.mention(owner).entity, owner, Via::kSentence};
  }
  // What a list gave to each of its items is now the same for all.
  std::set<std::tuple<uint32_t, uint32_t, std::string>> seen;
  std::erase_if(winners, [&](const Candidate& c) { return !seen.emplace(c.value, c.subject.entity, c.metric).second; });
}

}  // namespace

bool SaysRespectively(const TextContext& context, const SentenceView& sentence) {
  const bool english = sentence.language == Language::kEnglish;
  // The shadow has no such word where it stands between labels and their figures (labelled_figures.h).
  const std::string_view text =
      english ? std::string_view(sentence.shadow.text) : context.document().Slice(sentence.span);
  return HoldsRespectively(text, context.book().role_words(sentence.language));
}

void PairRespectively(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger) {
  const SentenceView& sentence = context.sentences()[s];
  if (winners.empty() || !SaysRespectively(context, sentence) || PairsLabels(context, sentence)) return;
  auto pairs = FindPairs(context, sentence, winners, sentence.last);
  if (!pairs) return PairNouns(context, sentence, winners, ledger);
  // "had sales of 36 and 47, up 8% and 9%, respectively": one list behind the other
  for (; pairs; pairs = FindPairs(context, sentence, winners, pairs->values.front()))
    PairList(context, *pairs, winners, ledger);
}

}  // namespace factlint
