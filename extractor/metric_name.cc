#include "extractor/metric_name.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extractor/lexicon.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kActBefore = 9;  // words
constexpr size_t kActBehind = 5;

using Pairs = std::vector<std::pair<std::string, std::string>>;

// What `word` stands for in sorted pairs; empty where it stands for nothing.
std::string_view Find(const Pairs& pairs, std::string_view word) {
  const std::string* found = FindWord(pairs, word);
  return found != nullptr ? std::string_view(*found) : std::string_view();
}

std::vector<std::string> Split(std::string_view words) {
  std::vector<std::string> list;
  for (size_t begin = 0; begin < words.size();) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    if (end > begin) list.emplace_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return list;
}

std::string Join(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool Contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Drops words of one kind, but never all of them.
void Drop(std::vector<std::string>& words, std::initializer_list<std::string_view> drop) {
  std::vector<std::string> kept;
  for (const std::string& word : words)
    if (std::find(drop.begin(), drop.end(), word) == drop.end()) kept.push_back(word);
  if (!kept.empty()) words = std::move(kept);
}

// The name that the language data gives for `words` in a group of metrics.
std::string_view SameMetric(const RoleWords& role_words, std::string_view group, std::string_view words) {
  const auto found = role_words.same_metrics.find(group);
  return found == role_words.same_metrics.end() ? std::string_view() : Find(found->second, words);
}

// 机器人产业营业收入: its last word is another name of 营收. Only Chinese puts what tells the kind last, without a
// space.
void UniteEnd(std::string& name, const RoleWords& role_words) {
  const auto found = role_words.same_metrics.find("ends");
  if (found == role_words.same_metrics.end()) return;
  for (const auto& [end, meant] : found->second)
    if (name.size() > end.size() && name.ends_with(end) && !name.ends_with(meant)) {
      name.replace(name.size() - end.size(), end.size(), meant);
      return;
    }
}

// Names of one sum: sales are revenue, what no word tells apart is the net profit.
void UniteMoney(std::vector<std::string>& words) {
  if (Contains(words, "sale") || Contains(words, "revenue")) {
    std::replace(words.begin(), words.end(), std::string("sale"), std::string("revenue"));
    Drop(words, {"net", "group", "company", "business", "operating"});
  }
  if (Contains(words, "ebit")) {  // "Operating profit (EBIT)"
    std::replace(words.begin(), words.end(), std::string("ebit"), std::string("operating"));
    words.emplace_back("profit");
  }
  if (Contains(words, "operating"))
    std::replace(words.begin(), words.end(), std::string("result"), std::string("profit"));
  // A profit that no word tells apart is what is left in the end: "net income of".
  if (Contains(words, "profit")) Drop(words, {"net"});
}

}  // namespace

std::string_view DimensionOf(const Mention& value) {
  if (value.type != MentionType::kMeasure) return {};
  const Unit* unit = Lexicon::Builtin().FindUnit(value.quantity.unit);
  return unit == nullptr ? std::string_view() : std::string_view(unit->dimension);
}

std::string NameMoney(std::string_view words) {
  std::vector<std::string> list = Split(words);
  UniteMoney(list);
  return Join(std::move(list));
}

std::string_view ActOf(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& role_words = context.book().role_words(sentence.language);
  const Pairs& acts = role_words.acts;
  if (acts.empty() || value == kNoIndex) return {};
  const auto& words = sentence.shadow.words;
  const auto word = [&](size_t i) {
    const size_t end = i + 1 < words.size() ? words[i + 1].at : sentence.shadow.text.size();
    std::string_view text = std::string_view(sentence.shadow.text).substr(words[i].at, end - words[i].at);
    if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  };
  // Behind these another verb governs: "sold a firm that has 300 rooms".
  const auto ends = [](std::string_view text) {
    static constexpr std::string_view kEnds[] = {";",    ",",   "that", "which", "who",   "where", "has",
                                                 "have", "had", "with", "and",   "while", "but"};
    return std::find(std::begin(kEnds), std::end(kEnds), text) != std::end(kEnds);
  };
  const uint32_t at = context.mentions()[value].span.begin;
  size_t i = 0;
  while (i < words.size() && words[i].text < at) ++i;
  // The words of a cell's label all stand at the cell's begin.
  while (i < words.size() && words[i].text == at && !IsSlotWord(word(i))) ++i;
  const bool labelled = i > 0 && word(i - 1) == ":";
  for (size_t k = i; k-- > 0 && (labelled || i - k <= kActBefore);) {
    const std::string_view text = word(k);
    // "deliveries rose by 12% to 900 cars"
    const bool by = IsSlotWord(text) && k > 0 && word(k - 1) == "by" && k + 1 < i && word(k + 1) == "to";
    if (by || (labelled && IsSlotWord(text))) continue;  // "cars delivered in 2024: 900"
    // "sales at Orlo came to 900 cars": whose they are
    if (IsSlotWord(text) && !IsFigureWord(text) && k > 0 && IsOneOf(word(k - 1), {"at", "by"})) continue;
    if (text == "made" && k + 1 < i && word(k + 1) == "up") continue;  // "made up of 80 aircraft"
    if (text == "made" && i + 1 < words.size() && Has(role_words.undertaken, word(i + 1))) continue;
    if (IsSlotWord(text) || ends(text)) break;
    if (const std::string_view act = Find(acts, word(k)); !act.empty()) return act;
  }
  for (size_t k = i + 1; k < words.size() && k - i <= kActBehind; ++k) {
    const std::string_view text = word(k);
    if (IsSlotWord(text) || text == "," || text == ";" || text == "and" || text == "that" || text == "of") break;
    if (text.size() > 3 && text.substr(text.size() - 1) != "d" && text != "built" && text != "made") continue;
    if (const std::string_view act = Find(acts, text); !act.empty()) return act;
  }
  return {};
}

std::string NameMetric(std::string_view metric, const MetricHints& hints, const RoleWords& role_words) {
  std::string_view act = hints.act;
  const size_t colon = metric.find(':');
  if (colon == std::string_view::npos) return std::string(metric);
  const std::string_view prefix = metric.substr(0, colon);
  const size_t whole = std::min(metric.find('@'), metric.size());
  std::vector<std::string> words = Split(metric.substr(colon + 1, whole - colon - 1));
  if (prefix == "count") {
    for (std::string& word : words)
      if (const std::string_view found = Find(role_words.acts, word); !found.empty()) {
        act = act.empty() ? found : act;
        word = found;
      }
    if (!act.empty()) {
      words.emplace_back(act);
      std::erase_if(words, [&](const std::string& word) {
        return std::binary_search(role_words.goods.begin(), role_words.goods.end(), word);
      });
    }
  } else if (prefix == "money") {
    UniteMoney(words);
  } else if (prefix == "share") {
    Drop(words, {"share", "percentage", "proportion"});
  }
  std::string name = Join(std::move(words));
  if (const std::string_view same = SameMetric(role_words, hints.dimension.empty() ? prefix : hints.dimension, name);
      !same.empty())
    name = same;
  else
    UniteEnd(name, role_words);
  return std::string(prefix) + ":" + name + std::string(metric.substr(whole));
}

}  // namespace factlint
