#include "extractor/date_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <memory>
#include <optional>
#include <tuple>

#include "extractor/builtin.h"
#include "extractor/date_text.h"
#include "extractor/enum_names.h"

namespace factlint {
namespace {

// The sections of a language file, in the order of DateWord.
constexpr std::array<std::string_view, static_cast<size_t>(DateWord::kCount)> kSections = {
    "none", "month", "weekday", "unit",        "number",   "ordinal",   "relative", "window",  "year",
    "day",  "edge",  "quarter", "half",        "first",    "fiscal",    "decade",   "century", "year_name",
    "to",   "of",    "the",     "ago",         "ended",    "period",    "plan",     "era",     "day_part",
    "post", "stop",  "prefix",  "weak_prefix", "numbered", "year_noun", "counted"};
constexpr std::array<std::string_view, 9> kUnits = {"day",  "week", "fortnight", "month",  "quarter",
                                                    "half", "year", "decade",    "century"};
constexpr std::array<std::string_view, 8> kEdges = {"start", "early", "mid", "late", "end", "rest", "earlier", "later"};
constexpr std::array<std::string_view, 4> kRelations = {"eq", "by", "since", "about"};

std::optional<int> ReadValue(DateWord word, std::string_view name) {
  const auto index = [](auto found) { return found ? std::optional<int>(static_cast<int>(*found)) : std::nullopt; };
  if (word == DateWord::kUnit) return index(FindName<DateUnit>(kUnits, name));
  if (word == DateWord::kEdge) return index(FindName<DateEdge>(kEdges, name));
  if (word == DateWord::kPost || word == DateWord::kPrefix || word == DateWord::kWeakPrefix)
    return index(FindName<DateEdge>(kRelations, name));
  int value = 0;
  const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), value);
  if (failed != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return value;
}

// Of a Chinese character, three bytes long.
bool IsHanLead(char c) { return static_cast<uint8_t>(c) >= 0xE4 && static_cast<uint8_t>(c) <= 0xE9; }

// How an entry is kept: lower case, single blanks for white space and hyphens.
std::string FoldedPhrase(std::string_view phrase) {
  std::string folded;
  for (const char c : phrase) {
    const bool blank = c == ' ' || c == '-';
    if (!(blank && !folded.empty() && folded.back() == ' ')) folded += blank ? ' ' : FoldAscii(c);
  }
  return folded;
}

}  // namespace

const DateLexicon& DateLexicon::Builtin() {
  static const DateLexicon* const lexicon = [] {
    auto made = std::make_unique<DateLexicon>();
    Diagnostics diagnostics;
    for (const std::string_view path : BuiltinPaths()) {
      if (path.rfind("rules/languages/dates-", 0) == 0) made->Add(*OpenBuiltin(path), diagnostics);
    }
    assert(diagnostics.empty());  // tests/dates_test.cc loads them and shows what is wrong
    made->Finish();
    return made.release();
  }();
  return *lexicon;
}

void DateLexicon::Add(const YamlFile& file, Diagnostics& diagnostics) {
  const Node root = file.root();
  const std::vector<std::string> names(kSections.begin() + 1, kSections.end());
  for (size_t i = 0; i < root.size(); ++i) {
    const auto word = FindName<DateWord>(kSections, root.key(i).scalar());
    if (!word || *word == DateWord::kNone) {
      diagnostics.Add(file.At(root.key(i), fmt::format("unknown section \"{}\"", root.key(i).scalar()),
                              DidYouMean(root.key(i).scalar(), names)));
      continue;
    }
    const Node values = root.at(i);
    for (size_t j = 0; j < values.size(); ++j) {
      const auto value = ReadValue(*word, values.key(j).scalar());
      if (!value) {
        diagnostics.Add(file.At(
            values.key(j), fmt::format("\"{}\" is no value of \"{}\"", values.key(j).scalar(), root.key(i).scalar())));
        continue;
      }
      const Node phrases = values.at(j);
      for (size_t k = 0; k < phrases.size(); ++k) {
        const std::string_view phrase = phrases.at(k).scalar();
        Entry entry{FoldedPhrase(phrase), *word, *value, !phrase.empty() && phrase[0] >= 'A' && phrase[0] <= 'Z'};
        if (entry.phrase.empty()) {
          diagnostics.Add(file.At(phrases.at(k), "a phrase must not be empty"));
          continue;
        }
        const bool before =
            *word == DateWord::kPrefix || *word == DateWord::kWeakPrefix || *word == DateWord::kNumbered;
        (before ? prefixes_ : entries_).push_back(std::move(entry));
      }
    }
  }
}

uint8_t DateLexicon::PlacesOf(DateWord word) {
  switch (word) {
    case DateWord::kTo:
    case DateWord::kOf:
    case DateWord::kPlan:
    case DateWord::kEnded:
      return kFollows;
    case DateWord::kThe:
    case DateWord::kAgo:
    case DateWord::kPost:
    case DateWord::kStop:
    case DateWord::kPrefix:
    case DateWord::kWeakPrefix:
    case DateWord::kNumbered:
    case DateWord::kYearNoun:
    case DateWord::kCounted:
    case DateWord::kDayPart:
      return 0;
    default:
      return kStarts | kFollows;
  }
}

void DateLexicon::Finish() {
  const auto slot = [](const Entry& e) { return Slot(e.phrase, 0); };
  const auto tail = [](const Entry& e) {
    const std::string& phrase = e.phrase;
    return Tail(phrase.size() < 2 ? ' ' : phrase[phrase.size() - 2], phrase.back());
  };
  const auto bounds = [](std::vector<Entry>& entries, auto key, uint32_t keys) {
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
      const uint32_t x = key(a);
      const uint32_t y = key(b);
      if (x != y) return x < y;
      if (a.phrase.size() != b.phrase.size()) return a.phrase.size() > b.phrase.size();
      return std::tie(a.phrase, a.word) < std::tie(b.phrase, b.word);
    });
    std::vector<uint32_t> starts(keys + 1, static_cast<uint32_t>(entries.size()));
    for (uint32_t i = static_cast<uint32_t>(entries.size()); i-- > 0;) starts[key(entries[i])] = i;
    for (uint32_t i = keys; i-- > 0;) starts[i] = std::min(starts[i], starts[i + 1]);
    return starts;
  };
  slots_ = bounds(entries_, slot, kSlots);
  ends_ = bounds(prefixes_, tail, kTails);
  places_.assign(kSlots, 0);
  for (const Entry& entry : entries_) {
    const uint8_t places = PlacesOf(entry.word);
    places_[slot(entry)] |= places;
    if ((places & kStarts) == 0) continue;
    const char32_t first = CodePointAt(entry.phrase, 0).value;
    if (first >= kFirstHan && first < kFirstHan + kHan) han_starts_[first - kFirstHan] = true;
    size_t letters = 0;
    while (letters < entry.phrase.size() && IsAsciiLetter(entry.phrase[letters])) ++letters;
    if (letters > 0) {
      first_words_.Add(entry.phrase.substr(0, letters));
    } else if (IsHanLead(entry.phrase[0]) && entry.phrase.size() >= 6) {
      first_words_.Add(entry.phrase.substr(0, 6));
    } else {
      places_[slot(entry)] |= kStartsAlone;
    }
  }
}

uint32_t DateLexicon::MatchEntry(std::string_view text, uint32_t pos, const Entry& entry) {
  if (entry.proper && ByteAt(text, pos) >= 'a') return pos;
  const size_t head = std::min<size_t>(entry.phrase.size(), 6);  // Chinese has no case
  if (IsHanLead(entry.phrase[0]) && head >= 3 && text.compare(pos, head, entry.phrase, 0, head) != 0) return pos;
  // "FY2023", "Oct2021": a number may join these.
  const bool joins = entry.word == DateWord::kFiscal || entry.word == DateWord::kMonth;
  return MatchPhrase(text, pos, entry.phrase, joins ? WordEnd::kLetters : WordEnd::kLettersAndDigits);
}

bool DateLexicon::MayStartHan(std::string_view text, uint32_t pos) const {
  const uint8_t places = places_[Slot(text, pos)];
  // One character that goes on with no other of dates begins none: 一 of 一般.
  if ((places & kStartsAlone) != 0 && (!IsHanLead(ByteAt(text, pos + 3)) || places_[Slot(text, pos + 3)] != 0))
    return true;
  return pos + 6 <= text.size() && first_words_.MayHave(RunKeyAt(text, pos, 6));
}

DateLexicon::Match DateLexicon::Find(std::string_view text, uint32_t pos) const {
  const uint32_t slot = Slot(text, pos);
  for (uint32_t i = slots_[slot]; i < slots_[slot + 1]; ++i) {
    const uint32_t end = MatchEntry(text, pos, entries_[i]);
    if (end != pos) return {entries_[i].word, entries_[i].value, end - pos};
  }
  return {};
}

DateLexicon::Match DateLexicon::FindAs(DateWord word, std::string_view text, uint32_t pos) const {
  const uint32_t slot = Slot(text, pos);
  for (uint32_t i = slots_[slot]; i < slots_[slot + 1]; ++i) {
    if (entries_[i].word != word && entries_[i].word != DateWord::kStop) continue;
    const uint32_t end = MatchEntry(text, pos, entries_[i]);
    if (end == pos) continue;
    return entries_[i].word == word ? Match{word, entries_[i].value, end - pos} : Match();
  }
  return {};
}

DateLexicon::Match DateLexicon::FindBefore(std::string_view text, uint32_t end) const {
  if (end == 0) return {};
  for (const uint32_t tail : {Tail(ByteBefore(text, end - 1), text[end - 1]), Tail(' ', text[end - 1])}) {
    for (uint32_t i = ends_[tail]; i < ends_[tail + 1]; ++i) {
      const uint32_t begin = MatchPhraseBefore(text, end, prefixes_[i].phrase);
      if (begin != end) return {prefixes_[i].word, prefixes_[i].value, end - begin};
    }
  }
  return {};
}

}  // namespace factlint
