#include "extractor/triage.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "extractor/word_set.h"

namespace factlint {
namespace {

constexpr size_t kFilterBitsAKey = 16;
constexpr size_t kFewGroups = 4;  // of a key; of more the bits are kept

// Mentions and a few small words stand in most sentences: no good to look up by.
bool IsCommon(std::string_view word) {
  return word.empty() || IsSlotWord(word) || word == "of" || word == "the" || word == "," || word == "in";
}

uint64_t HashPair(uint64_t left, uint64_t right) {
  return (left ^ (right << 31 | right >> 33)) * 0x9E3779B97F4A7C15ull;
}

// Where the search for a key begins in a table of 2^n places.
size_t PlaceOf(uint64_t key, size_t places) {
  return static_cast<size_t>(key * 0x9E3779B97F4A7C15ull >> 32) & (places - 1);
}

// What stands in every sentence that holds the phrase: its word, or each pair of
// neighbours. Appended to `keys`.
void AppendKeys(std::string_view phrase, std::vector<uint64_t>& keys) {
  const size_t before = keys.size();
  uint64_t left = 0;
  for (size_t begin = 0; begin <= phrase.size();) {
    const size_t end = std::min(phrase.find(' ', begin), phrase.size());
    const uint64_t word = WordKey(phrase.substr(begin, end - begin));
    if (begin > 0) keys.push_back(HashPair(left, word));
    left = word;
    begin = end + 1;
  }
  if (keys.size() == before) keys.push_back(left);
}

void SortUnique(std::vector<uint64_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// The required lists of all patterns, each different one once: a lexset that two
// hundred patterns name is hashed once.
class RequiredLists {
 public:
  explicit RequiredLists(const std::vector<const Pattern*>& patterns) {
    for (const Pattern* pattern : patterns)
      for (const Phrases& phrases : pattern->required) ids_.push_back(Add(phrases));
    for (List& list : lists_) CountKeys(list);
    for (List& list : lists_) SetRarest(list);
  }

  // By pattern and place in its `required`, pattern after pattern.
  const std::vector<uint32_t>& ids() const { return ids_; }
  size_t size() const { return lists_.size(); }
  // For each phrase of the list the key that the fewest required lists hold; sorted.
  const std::vector<uint64_t>& Rarest(uint32_t id) const { return lists_[id].rarest; }
  bool HoldsCommon(uint32_t id) const { return lists_[id].common; }

 private:
  using Phrases = std::vector<std::string>;
  struct List {
    const Phrases* phrases = nullptr;
    uint32_t uses = 0;
    bool common = false;
    std::vector<uint64_t> keys;  // of each phrase in turn
    std::vector<uint32_t> ends;  // by phrase, in keys
    std::vector<uint64_t> rarest;
  };

  uint32_t Add(const Phrases& phrases) {
    const uint64_t hash =
        phrases.empty() ? 0 : HashPair(WordKey(phrases.front()) + phrases.size(), WordKey(phrases.back()));
    std::vector<uint32_t>& alike = by_hash_[hash];
    for (const uint32_t id : alike) {
      if (*lists_[id].phrases != phrases) continue;
      ++lists_[id].uses;
      return id;
    }
    alike.push_back(static_cast<uint32_t>(lists_.size()));
    List& list = lists_.emplace_back();
    list.phrases = &phrases;
    list.uses = 1;
    list.common = std::any_of(phrases.begin(), phrases.end(), IsCommon);
    for (const std::string& phrase : phrases) {
      AppendKeys(phrase, list.keys);
      list.ends.push_back(static_cast<uint32_t>(list.keys.size()));
    }
    return alike.back();
  }

  void CountKeys(const List& list) {
    std::vector<uint64_t> keys = list.keys;
    SortUnique(keys);
    for (const uint64_t key : keys) counts_[key] += list.uses;
  }

  void SetRarest(List& list) const {
    auto key = list.keys.begin();
    for (const uint32_t end : list.ends) {
      const auto next = list.keys.begin() + end;
      list.rarest.push_back(
          *std::min_element(key, next, [&](uint64_t a, uint64_t b) { return counts_.at(a) < counts_.at(b); }));
      key = next;
    }
    SortUnique(list.rarest);
  }

  std::vector<List> lists_;
  std::vector<uint32_t> ids_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> by_hash_;
  std::unordered_map<uint64_t, uint32_t> counts_;  // key -> how many required lists hold it
};

// The groups of which a key stands in a sentence.
class Standing {
 public:
  void Clear(const TriageTables& tables) { bits_.assign(tables.asking.size(), 0); }
  void Add(const TriageTables& tables, const TriageTables::Slot& slot) {
    uint64_t* const bits = bits_.data();
    if (slot.row != 0) {
      const uint64_t* const row = tables.rows.data() + slot.row;
      const size_t size = bits_.size();
      for (size_t i = 0; i < size; ++i) bits[i] |= row[i];
      return;
    }
    const uint32_t* const groups = tables.groups_by_key.data();
    for (uint32_t i = slot.groups.first; i < slot.groups.last; ++i)
      bits[groups[i] >> 6] |= uint64_t{1} << (groups[i] & 63);
  }

  // The patterns that are looked up by one of them and whose required groups all stand.
  void AppendWhole(const TriageTables& tables, std::vector<uint32_t>& whole) const {
    const uint64_t* const bits = bits_.data();
    const uint32_t* const groups_of = tables.groups_of.data();
    for (size_t part = 0; part < bits_.size(); ++part) {
      for (uint64_t asked = bits[part] & tables.asking[part]; asked != 0; asked &= asked - 1) {
        const TriageTables::Range asks = tables.asks_of[64 * part + static_cast<size_t>(std::countr_zero(asked))];
        for (uint32_t ask = asks.first; ask < asks.last; ++ask) {
          const uint32_t pattern = tables.asks[ask];
          const TriageTables::Range required = tables.required[pattern];
          uint32_t i = required.first;
          while (i < required.last && (bits[groups_of[i] >> 6] >> (groups_of[i] & 63) & 1) != 0) ++i;
          if (i == required.last) whole.push_back(pattern);
        }
      }
    }
  }

 private:
  std::vector<uint64_t> bits_;  // one a group
};

}  // namespace

// Fills the tables, and owns them.
class Triage::Builder {
 public:
  explicit Builder(const std::vector<const Pattern*>& patterns) {
    for (const Pattern* pattern : patterns) {
      begins_of_.push_back(Append(pattern->first, begins_));
      ahead_of_.push_back(
          {.keys = Append(pattern->ahead.words, aheads_), .least = pattern->ahead.least, .most = pattern->ahead.most});
    }
    Index(patterns);
  }

  TriageTables Tables() const {
    return {.required = required_,
            .groups_of = groups_of_,
            .begins_of = begins_of_,
            .begins = begins_,
            .ahead_of = ahead_of_,
            .aheads = aheads_,
            .asks_of = asks_of_,
            .asks = asks_,
            .index = index_,
            .groups_by_key = groups_by_key_,
            .rows = rows_,
            .asking = asking_,
            .filter = filter_,
            .always = always_};
  }

 private:
  using Range = TriageTables::Range;

  template <class T>
  static Range Append(const std::vector<T>& items, std::vector<T>& all) {
    const auto first = static_cast<uint32_t>(all.size());
    all.insert(all.end(), items.begin(), items.end());
    return {first, static_cast<uint32_t>(all.size())};
  }

  static Range Append(const std::vector<std::string>& words, std::vector<uint64_t>& keys) {
    std::vector<uint64_t> own;
    own.reserve(words.size());
    for (const std::string& word : words) own.push_back(WordKey(word));
    SortUnique(own);
    return Append(own, keys);
  }

  void Index(const std::vector<const Pattern*>& patterns) {
    const RequiredLists lists(patterns);
    std::map<std::vector<uint64_t>, uint32_t> ids;
    std::vector<uint32_t> groups;  // by list: lists that ask for the same keys are one group
    for (uint32_t list = 0; list < lists.size(); ++list)
      groups.push_back(ids.try_emplace(lists.Rarest(list), static_cast<uint32_t>(ids.size())).first->second);
    std::vector<uint32_t> users(ids.size());  // by group: how many patterns require it
    for (const uint32_t list : lists.ids()) {
      groups_of_.push_back(groups[list]);
      ++users[groups[list]];
    }
    std::vector<std::vector<uint32_t>> asks(ids.size());  // by group: the patterns that are looked up by it
    uint32_t first = 0;
    for (uint32_t p = 0; p < patterns.size(); ++p) {
      const uint32_t last = first + static_cast<uint32_t>(patterns[p]->required.size());
      required_.push_back({first, last});
      if (first == last) {
        always_.push_back(p);
        continue;
      }
      // Looked up by the list that the fewest patterns require; small words last.
      const auto cost = [&](uint32_t place) {
        const uint32_t list = lists.ids()[place];
        return std::tuple(lists.HoldsCommon(list), users[groups_of_[place]], lists.Rarest(list).size());
      };
      std::vector<uint32_t> places(last - first);
      std::iota(places.begin(), places.end(), first);
      std::stable_sort(places.begin(), places.end(), [&](uint32_t a, uint32_t b) { return cost(a) < cost(b); });
      asks[groups_of_[places.front()]].push_back(p);
      // The rarest of the others first, that it is soon known where one is missing.
      std::rotate(places.begin(), places.begin() + 1, places.end());
      std::vector<uint32_t> ordered;
      for (const uint32_t place : places) ordered.push_back(groups_of_[place]);
      std::copy(ordered.begin(), ordered.end(), groups_of_.begin() + first);
      first = last;
    }
    asking_.resize((ids.size() + 63) / 64);
    for (size_t group = 0; group < asks.size(); ++group) {
      asks_of_.push_back(Append(asks[group], asks_));
      if (!asks[group].empty()) asking_[group >> 6] |= uint64_t{1} << (group & 63);
    }
    IndexKeys(ids);
  }

  void IndexKeys(const std::map<std::vector<uint64_t>, uint32_t>& ids) {
    std::map<uint64_t, std::vector<uint32_t>> groups;  // by key
    size_t keys = 1;
    for (const auto& [group, id] : ids) {
      keys += group.size();
      for (const uint64_t key : group) groups[key].push_back(id);
    }
    while (filter_.size() * 64 < keys * kFilterBitsAKey) filter_.resize(filter_.size() * 2);
    size_t places = 2;
    while (places < 2 * groups.size()) places *= 2;
    index_.resize(places);
    for (const auto& [key, of_key] : groups) {
      filter_[key >> 6 & (filter_.size() - 1)] |= uint64_t{1} << (key & 63);
      size_t at = PlaceOf(key, places);
      while (index_[at].groups.first != index_[at].groups.last) at = (at + 1) & (places - 1);
      index_[at] = {.key = key, .groups = Append(of_key, groups_by_key_)};
      if (of_key.size() > kFewGroups) index_[at].row = AppendRow(of_key);
    }
  }

  uint32_t AppendRow(const std::vector<uint32_t>& groups) {
    const size_t begin = rows_.size();
    rows_.resize(begin + asking_.size());
    for (const uint32_t group : groups) rows_[begin + (group >> 6)] |= uint64_t{1} << (group & 63);
    return static_cast<uint32_t>(begin);
  }

  std::vector<Range> required_, begins_of_, asks_of_;
  std::vector<uint32_t> groups_of_, asks_, groups_by_key_, always_;
  std::vector<uint64_t> begins_, aheads_;
  std::vector<uint64_t> filter_ = {0};
  std::vector<uint64_t> rows_ = {0};  // no row begins at 0
  std::vector<uint64_t> asking_;
  std::vector<TriageTables::Ahead> ahead_of_;
  std::vector<TriageTables::Slot> index_;
};

Triage::Triage() : Triage(std::vector<const Pattern*>()) {}

Triage::Triage(const std::vector<const Pattern*>& patterns) : built_(std::make_shared<const Builder>(patterns)) {
  tables_ = built_->Tables();
}

void Triage::Begins(uint32_t pattern, const std::vector<uint64_t>& words, std::vector<uint32_t>& begins) const {
  begins.clear();
  const auto count = static_cast<uint32_t>(words.size());
  const auto holds = [](std::span<const uint64_t> all, TriageTables::Range range, uint64_t word) {
    constexpr size_t kFew = 4;
    const std::span<const uint64_t> keys = all.subspan(range.first, range.last - range.first);
    if (keys.size() > kFew) return std::binary_search(keys.begin(), keys.end(), word);
    return std::find(keys.begin(), keys.end(), word) != keys.end();
  };
  const TriageTables::Range range = tables_.begins_of[pattern];
  const TriageTables::Ahead& ahead = tables_.ahead_of[pattern];
  if (range.first != range.last) {
    for (uint32_t i = 0; i < count; ++i)
      if (holds(tables_.begins, range, words[i])) begins.push_back(i);
  } else if (ahead.keys.first == ahead.keys.last) {
    for (uint32_t i = 0; i < count; ++i) begins.push_back(i);
  } else {
    uint32_t next = 0;  // the first that is not looked at
    for (uint32_t i = 0; i < count; ++i) {
      if (!holds(tables_.aheads, ahead.keys, words[i])) continue;
      const uint32_t first = i < ahead.most ? 0 : i - ahead.most;
      for (next = std::max(next, first); next + ahead.least <= i; ++next) begins.push_back(next);
    }
  }
}

const TriageTables::Slot& Triage::GroupsOf(uint64_t key) const {
  const size_t places = tables_.index.size();
  for (size_t at = PlaceOf(key, places);; at = (at + 1) & (places - 1)) {
    const TriageTables::Slot& slot = tables_.index[at];
    if (slot.groups.first == slot.groups.last || slot.key == key) return slot;
  }
}

std::vector<uint32_t> Triage::Candidates(const std::vector<uint64_t>& words) const {
  thread_local Standing standing;  // used again by each sentence
  standing.Clear(tables_);
  const auto mark = [&](uint64_t key) {
    if (MayKnow(key)) standing.Add(tables_, GroupsOf(key));
  };
  for (size_t i = 0; i < words.size(); ++i) {
    mark(words[i]);
    if (i > 0) mark(HashPair(words[i - 1], words[i]));
  }
  std::vector<uint32_t> candidates(tables_.always.begin(), tables_.always.end());
  standing.AppendWhole(tables_, candidates);
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

}  // namespace factlint
