#include "extractor/lexicon.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include <fmt/format.h>

#include "extractor/builtin.h"
#include "extractor/compiled_lexicon.h"
#include "extractor/mention.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, kVagueForms> kVagueNames = {"plural", "several", "few",       "couple",  "many",
                                                                   "some",   "upward",  "countless", "adjacent"};

// Roles whose words stand for themselves: the value belongs to a word's other roles.
constexpr uint64_t kWithoutValue =
    kChange | kSetWord | kTimesMore | kShareMore | kHanShy | kTop | kStreak | kPartOfTens | kRatioNoun | kTimeShift;

}  // namespace

class Lexicon::Loader {
 public:
  Loader(Lexicon& lexicon, Diagnostics& diagnostics) : lexicon_(lexicon), diagnostics_(diagnostics) {}

  void Variants(Node root) {
    const Node map = root["variants"];
    for (size_t i = 0; i < map.size(); ++i)
      lexicon_.variants_.Set(CharAt(map.key(i).scalar(), 0).value, CharAt(map.at(i).scalar(), 0).value);
  }

  void Language(Node root);
  void Units(Node root);
  void Currencies(Node root);
  void Vague(Node root);

 private:
  // A text as tokens, hashed folded or as written.
  const std::vector<Token>& Cut(std::string_view text, bool exact) {
    tokens_.clear();
    hashes_.clear();
    Tokenizer tokenizer(text, lexicon_.variants_);
    for (uint32_t at = 0;;) {
      Token token;
      tokenizer.Next(at, token);
      if (token.kind == TokenKind::kEnd) break;
      at = token.end;
      hashes_.push_back(exact ? HashExact(text.substr(token.begin, token.end - token.begin)) : token.hash);
      tokens_.push_back(token);
    }
    if (!tokens_.empty()) tokens_.front().space = false;
    return tokens_;
  }

  void AddPhrase(PhraseKind kind, std::string_view text, uint32_t value, bool exact = false) {
    if (Cut(text, exact).empty()) return;
    lexicon_.phrases_.Add(kind, tokens_, hashes_, value);
    if (kind == PhraseKind::kDoubling || kind == PhraseKind::kShareWord) TriggerHan(tokens_[0].mark);
  }

  void AddPhrases(PhraseKind kind, Node list, uint32_t value, bool exact = false) {
    for (size_t i = 0; i < list.size(); ++i) AddPhrase(kind, list.at(i).scalar(), value, exact);
  }

  // Relation words under the names of relations.
  void AddRelations(PhraseKind kind, Node map) {
    for (size_t i = 0; i < map.size(); ++i) {
      const std::string_view name = map.key(i).scalar();
      const std::optional<Relation> relation = ParseRelation(name);
      if (!relation && name != "none") {
        Report(map.key(i), fmt::format("unknown relation \"{}\"", name));
        continue;
      }
      AddPhrases(kind, map.at(i), relation ? static_cast<uint32_t>(*relation) : kNoRelation);
    }
  }

  // Letters alone ("Ft", "kr") are read as written. "C $ 16": in some texts the
  // marks stand apart; not so in "a $5 fund".
  void AddSymbol(std::string_view symbol, uint32_t value) {
    if (Cut(symbol, false).size() == 1 && tokens_[0].kind == TokenKind::kWord) {
      AddPhrase(PhraseKind::kCurrencyCode, symbol, value, true);
      return;
    }
    AddPhrase(PhraseKind::kCurrencyBefore, symbol, value);
    AddPhrase(PhraseKind::kCurrencyAfter, symbol, value);
    if (symbol.size() < 2 || symbol.back() != '$' || (symbol.size() == 2 && symbol[0] != 'C')) return;
    AddPhrase(PhraseKind::kCurrencyBefore, std::string(symbol.substr(0, symbol.size() - 1)) + " $", value);
  }

  void AddWord(std::string_view text, uint64_t role, int value) {
    if (Cut(text, false).size() != 1) return;
    Word& word = Entry(hashes_[0]);
    word.roles |= role;
    if ((role & ~kWithoutValue) != 0) word.value = value;
    if (tokens_[0].kind == TokenKind::kHan) {
      if ((role & (kHanDigit | kHanUnit | kHanScale | kHanSome | kHanJoin)) == 0) return;
      TriggerHan(tokens_[0].mark);
    } else if ((role & kTriggers) != 0) {
      lexicon_.triggers_.Add(text);
    }
  }

  // The character and those that fold to it.
  void TriggerHan(char32_t folded) {
    const auto set = [&](char32_t c) {
      if (c >= 0x3000 && c <= 0x9FFF) lexicon_.han_trigger_[(c - 0x3000) >> 6] |= 1ull << (c & 63);
    };
    set(folded);
    for (const char32_t from : lexicon_.variants_.Of(folded)) set(from);
  }

  // A map of words and numbers.
  void AddWords(Node map, uint64_t role) {
    for (size_t i = 0; i < map.size(); ++i) AddWord(map.key(i).scalar(), role, Integer(map.at(i)));
  }

  void AddWordList(Node list, uint64_t role) {
    for (size_t i = 0; i < list.size(); ++i) AddWord(list.at(i).scalar(), role, 0);
  }

  int Integer(Node node) {
    const std::string_view text = node.scalar();
    int value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size()) Report(node, "must be an integer");
    return value;
  }

  Word& Entry(uint64_t hash) {
    auto& table = lexicon_.words_;
    if (table.empty()) table.resize(2048);
    if (++lexicon_.word_count_ * 2 > table.size()) {
      std::vector<std::pair<uint64_t, Word>> old(table.size() * 2);
      old.swap(table);
      for (const auto& [key, word] : old)
        if (key != 0) Slot(key) = word;
    }
    return Slot(hash);
  }

  Word& Slot(uint64_t hash) {
    auto& table = lexicon_.words_;
    size_t i = hash & (table.size() - 1);
    while (table[i].first != 0 && table[i].first != hash) i = (i + 1) & (table.size() - 1);
    table[i].first = hash;
    return table[i].second;
  }

  void Report(Node node, std::string what) { diagnostics_.Add(node.file()->At(node, std::move(what))); }

  void Joiners(Node map);
  void TurnOff(Node list);

  Lexicon& lexicon_;
  Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::vector<uint64_t> hashes_;
};

void Lexicon::Loader::Joiners(Node map) {
  static constexpr std::pair<std::string_view, std::pair<uint64_t, int>> kJoiners[] = {
      {"and", {kAnd, 0}},
      {"point", {kPoint, 0}},
      {"minus", {kMinus, 0}},
      {"article", {kArticle, 0}},
      {"over", {kOver, 0}},
      {"ordinal_suffix", {kOrdinalSuffix, 0}},
      {"in", {kIn, 0}},
      {"of", {kOf, 0}},
      {"half", {kHanJoin, kHanHalf}},
      {"mixed", {kHanJoin, kHanAnd}},
      {"tenth", {kHanJoin, kHanTenth}},
      {"discount", {kHanJoin, kHanDiscount}},
      {"ordinal_mark", {kHanJoin, kHanOrdinal}},
  };
  for (size_t i = 0; i < map.size(); ++i) {
    const std::string_view role = map.at(i).scalar();
    const auto* found = std::find_if(std::begin(kJoiners), std::end(kJoiners),
                                     [&](const auto& joiner) { return joiner.first == role; });
    if (found == std::end(kJoiners)) {
      Report(map.at(i), fmt::format("unknown joiner \"{}\"", role));
      continue;
    }
    AddWord(map.key(i).scalar(), found->second.first, found->second.second);
  }
}

// Takes words and phrases out of every table.
void Lexicon::Loader::TurnOff(Node list) {
  for (size_t i = 0; i < list.size(); ++i) {
    const std::string text(list.at(i).scalar());
    for (const bool exact : {false, true}) {
      if (Cut(text, exact).empty()) continue;
      for (int kind = 0; kind <= static_cast<int>(PhraseKind::kFurnitureAfter); ++kind)
        lexicon_.phrases_.Remove(static_cast<PhraseKind>(kind), tokens_, hashes_);
    }
    if (Cut(text, false).size() == 1) Entry(hashes_[0]) = Word();
  }
}

void Lexicon::Loader::Language(Node root) {
  MapReader reader(root, "a language", diagnostics_);
  reader.Require("factlint_language");
  reader.Require("language");
  reader.Get("variants");
  for (const auto& [key, small] : {std::pair{"numbers", true}, {"digits", false}}) {
    const Node map = reader.Get(key);
    for (size_t i = 0; i < map.size(); ++i) {
      const int value = Integer(map.at(i));
      AddWord(map.key(i).scalar(), !small ? kHanDigit : value >= 20 ? kTensWord : kSmallWord, value);
    }
  }
  const bool han = root["language"].scalar() == "zh";
  AddWords(reader.Get("scales"), han ? kHanScale : kScaleWord);
  AddWords(reader.Get("units"), kHanUnit);
  AddWords(reader.Get("groups"), kGroupWord);
  AddWords(reader.Get("plural_scales"), kPluralScale);
  AddWords(reader.Get("plural_groups"), kPluralGroup);
  AddWords(reader.Get("ordinal_scales"), kOrdinalScale);
  AddWords(reader.Get("fractions"), kDenominator);
  AddWords(reader.Get("multiples"), kMultiple);
  AddWordList(reader.Get("some"), kHanSome);
  AddWordList(reader.Get("odd"), kHanOdd);
  AddWordList(reader.Get("shy"), kHanShy);
  AddWordList(reader.Get("changes"), kChange);
  AddWordList(reader.Get("set_words"), kSetWord);
  AddWordList(reader.Get("times_more"), kTimesMore);
  AddWordList(reader.Get("share_more"), kShareMore);
  AddWordList(reader.Get("top"), kTop);
  AddWordList(reader.Get("streaks"), kStreak);
  AddWordList(reader.Get("parts_of_tens"), kPartOfTens);
  AddWordList(reader.Get("ratio_nouns"), kRatioNoun);
  AddWordList(reader.Get("time_shifts"), kTimeShift);
  const Node ordinals = reader.Get("ordinals");
  AddWords(ordinals, kOrdinalWord);
  for (size_t i = 0; i < ordinals.size(); ++i) {  // "thirds", "twentieths"
    const int value = Integer(ordinals.at(i));
    if (value != 2) AddWord(std::string(ordinals.key(i).scalar()) + "s", kDenominator, value);
  }
  const Node ordinal_scales = root["ordinal_scales"];
  for (size_t i = 0; i < ordinal_scales.size(); ++i)
    AddWord(std::string(ordinal_scales.key(i).scalar()) + "s", kScaleDenominator, Integer(ordinal_scales.at(i)));
  const Node vague = reader.Get("vague");
  for (size_t i = 0; i < vague.size(); ++i) {
    const auto form = FindVague(vague.at(i).scalar());
    if (form) AddWord(vague.key(i).scalar(), kVagueWord, static_cast<int>(*form));
    if (!form) Report(vague.at(i), fmt::format("unknown vague form \"{}\"", vague.at(i).scalar()));
  }
  Joiners(reader.Get("joiners"));

  AddPhrases(PhraseKind::kPercent, reader.Get("percent"), 0);
  AddPhrases(PhraseKind::kPoints, reader.Get("points"), 0);
  AddPhrases(PhraseKind::kBasisPoints, reader.Get("basis_points"), 0);
  AddPhrases(PhraseKind::kPerMille, reader.Get("per_mille"), 0);
  for (const auto& [key, kind] : {std::pair{"marks", PhraseKind::kMark}, {"money_marks", PhraseKind::kMoneyMark}}) {
    const Node map = reader.Get(key);
    for (size_t i = 0; i < map.size(); ++i)
      AddPhrase(kind, map.key(i).scalar(), static_cast<uint32_t>(Integer(map.at(i))), true);
  }
  AddRelations(PhraseKind::kBefore, reader.Get("before"));
  AddRelations(PhraseKind::kAfter, reader.Get("after"));
  AddPhrases(PhraseKind::kOrEqual, reader.Get("or_equal"), 0);
  AddPhrases(PhraseKind::kEqualTo, reader.Get("equal_to"), 0);
  AddPhrases(PhraseKind::kThanGreater, reader.Get("than_gt"), 0);
  AddPhrases(PhraseKind::kThanLess, reader.Get("than_lt"), 0);
  const Node ranges = reader.Get("ranges");
  AddPhrases(PhraseKind::kRangeBetween, ranges["between"], 0);
  AddPhrases(PhraseKind::kRangeBetween, ranges["intervals"], kNamedInterval);
  AddPhrases(PhraseKind::kRangeFrom, ranges["from"], 0);
  AddPhrases(PhraseKind::kRangeAnd, ranges["and"], 0);
  AddPhrases(PhraseKind::kRangeTo, ranges["to"], 0);
  AddPhrases(PhraseKind::kRangeClose, ranges["close"], 0);
  AddPhrases(PhraseKind::kJoin, ranges["join"], 0);
  AddPhrases(PhraseKind::kTopRank, reader.Get("top_rank"), 0);
  AddPhrases(PhraseKind::kRankBefore, reader.Get("rank_before"), 0);
  AddPhrases(PhraseKind::kRatioBefore, reader.Get("ratio_before"), 0);
  AddPhrases(PhraseKind::kRatioTo, reader.Get("ratio_to"), 0);
  AddPhrases(PhraseKind::kTimes, reader.Get("times"), 0);
  AddPhrases(PhraseKind::kTimesGrow, reader.Get("times_grow"), 0);
  const Node doublings = reader.Get("doublings");
  for (size_t i = 0; i < doublings.size(); ++i)
    AddPhrase(PhraseKind::kDoubling, doublings.key(i).scalar(), static_cast<uint32_t>(Integer(doublings.at(i))));
  AddPhrases(PhraseKind::kShareWord, reader.Get("halves"), 0);
  if (han) {
    AddPhrases(PhraseKind::kShareWord, reader.Get("majorities"), 1);
  } else {
    AddWordList(reader.Get("majorities"), kMajority);
  }
  AddPhrases(PhraseKind::kClassifier, reader.Get("classifiers"), 0);
  AddPhrases(PhraseKind::kIdiom, reader.Get("idioms"), 0);
  AddPhrases(PhraseKind::kIdentifierBefore, reader.Get("identifier_before"), 0);
  AddPhrases(PhraseKind::kSectionBefore, reader.Get("section_before"), 0);
  AddPhrases(PhraseKind::kCodeBefore, reader.Get("code_before"), 0);
  AddPhrases(PhraseKind::kFurnitureAfter, reader.Get("furniture_after"), 0);
  AddPhrases(PhraseKind::kFurnitureBefore, reader.Get("furniture_before"), 0);
  AddPhrases(PhraseKind::kMoneyNoun, reader.Get("money_nouns"), 0);
  AddPhrases(PhraseKind::kClock, reader.Get("clock_after"), 0);
  TurnOff(reader.Get("off"));
  reader.Finish();
}

void Lexicon::Loader::Units(Node root) {
  MapReader file(root, "a table of units", diagnostics_);
  file.Require("factlint_units");
  const Node list = file.Get("units");
  for (size_t i = 0; i < list.size(); ++i) {
    MapReader reader(list.at(i), "a unit", diagnostics_);
    Unit unit;
    unit.id = std::string(reader.Require("id").scalar());
    unit.dimension = std::string(reader.Require("dimension").scalar());
    reader.String("offset");  // of temperatures: for who compares them
    const Node factor = reader.Require("factor");
    const std::optional<Decimal> value = Decimal::Parse(factor.scalar());
    if (!value || value->IsZero()) {
      Report(factor, "must be a decimal number");
    } else {
      unit.factor = *value;
    }
    const auto index = static_cast<uint32_t>(lexicon_.units_.size());
    AddPhrases(PhraseKind::kUnit, reader.Get("names"), index);
    AddPhrases(PhraseKind::kUnit, reader.Get("zh"), index);
    AddPhrases(PhraseKind::kUnitSymbol, reader.Get("symbols"), index, true);
    AddPhrases(PhraseKind::kUnitGlued, reader.Get("glued"), index, true);
    AddPhrases(PhraseKind::kUnitFactor, reader.Get("factors"), index, true);
    unit.beside = reader.Strings("beside");
    reader.Finish();
    lexicon_.units_.push_back(std::move(unit));
  }
  TurnOff(file.Get("off"));
  file.Finish();
}

void Lexicon::Loader::Currencies(Node root) {
  MapReader file(root, "a table of currencies", diagnostics_);
  file.Require("factlint_currencies");
  const Node list = file.Get("currencies");
  for (size_t i = 0; i < list.size(); ++i) {
    MapReader reader(list.at(i), "a currency", diagnostics_);
    const std::string code(reader.Require("code").scalar());
    const auto value = static_cast<uint32_t>(lexicon_.currencies_.size() * 4);
    lexicon_.currencies_.push_back(code);
    const bool word = reader.Get("code_is_word").scalar() == "true";
    AddPhrase(PhraseKind::kCurrencyCode, code, word ? value + 2 : value, true);
    AddPhrases(PhraseKind::kCurrencyBefore, reader.Get("before"), value);
    AddPhrases(PhraseKind::kCurrencyBefore, reader.Get("assumed_symbols"), value + 1);
    const Node symbols = reader.Get("symbols");
    for (size_t j = 0; j < symbols.size(); ++j) AddSymbol(symbols.at(j).scalar(), value);
    for (const auto& [key, flags] : {std::pair{"names", 0u}, {"zh", 0u}, {"assumed", 1u}, {"weak", 3u}}) {
      AddPhrases(PhraseKind::kCurrencyAfter, reader.Get(key), value + flags);
      AddPhrases(PhraseKind::kCurrencyNameBefore, reader.Get(key), value + flags);
    }
    AddPhrases(PhraseKind::kCurrencyAfter, reader.Get("assumed_symbols"), value + 1);
    const Node shared = reader.Get("shared_signs");
    for (size_t j = 0; j < shared.size(); ++j) {
      MapReader sign(shared.at(j), "a shared sign", diagnostics_);
      lexicon_.shared_signs_.push_back({std::string(sign.Require("sign").scalar()), code,
                                        std::string(sign.Require("country").scalar()), sign.Strings("words")});
      sign.Finish();
    }
    const Node subunits = reader.Get("subunits");
    for (size_t j = 0; j < subunits.size(); ++j) {
      MapReader sub(subunits.at(j), "a subunit", diagnostics_);
      const std::string_view per = sub.Require("per").scalar();
      const int exponent = per == "0.001" ? 3 : per == "10" ? -1 : -2;
      AddPhrases(PhraseKind::kSubunit, sub.Get("names"), static_cast<uint32_t>(lexicon_.subunits_.size()));
      lexicon_.subunits_.push_back({code, exponent});
      sub.Finish();
    }
    reader.Finish();
  }
  TurnOff(file.Get("off"));
  file.Finish();
}

void Lexicon::Loader::Vague(Node root) {
  const Node map = root["vague"];
  for (size_t i = 0; i < map.size(); ++i) {
    const auto form = FindVague(map.key(i).scalar());
    const std::optional<Decimal> lo = Decimal::Parse(map.at(i)["lo"].scalar());
    const Node hi = map.at(i)["hi"];
    if (!form || !lo) {
      Report(map.key(i), fmt::format("\"{}\" must be a vague form with a lower bound", map.key(i).scalar()));
      continue;
    }
    lexicon_.vague_[static_cast<size_t>(*form)] = {*lo, hi ? Decimal::Parse(hi.scalar()) : std::nullopt};
  }
}

std::optional<VagueForm> Lexicon::FindVague(std::string_view name) {
  for (size_t i = 0; i < kVagueNames.size(); ++i)
    if (kVagueNames[i] == name) return static_cast<VagueForm>(i);
  return std::nullopt;
}

Result<std::shared_ptr<const Lexicon>> Lexicon::Load(const std::vector<const YamlFile*>& files,
                                                     Diagnostics& diagnostics) {
  const std::shared_ptr<Lexicon> lexicon(new Lexicon());
  Loader loader(*lexicon, diagnostics);
  for (const YamlFile* file : files) loader.Variants(file->root());
  for (const YamlFile* file : files) {
    const Node root = file->root();
    if (root["factlint_language"]) loader.Language(root);
    if (root["factlint_units"]) loader.Units(root);
    if (root["factlint_currencies"]) loader.Currencies(root);
    if (root["factlint_policy"]) loader.Vague(root);
  }
  if (diagnostics.HasErrors()) return diagnostics.ToError();
  const auto know = [&](uint64_t hash) {
    lexicon->known_[(hash >> 6) % lexicon->known_.size()] |= uint64_t{1} << (hash & 63);
  };
  for (const auto& [hash, word] : lexicon->words_)
    if (hash != 0) know(hash);
  lexicon->phrases_.ForEachStart(know);
  return std::shared_ptr<const Lexicon>(lexicon);
}

const Lexicon& Lexicon::Builtin() {
  static const std::shared_ptr<const Lexicon> lexicon = [] {
    if (!kCompiledLexicon.words.empty()) return FromCompiled(kCompiledLexicon);
    std::vector<std::unique_ptr<YamlFile>> owned;
    std::vector<const YamlFile*> files;
    for (const char* path : {"rules/policy.yaml", "rules/languages/en.yaml", "rules/languages/zh.yaml",
                             "rules/units.yaml", "rules/currencies.yaml"}) {
      owned.push_back(OpenBuiltin(path));
      if (owned.back()) files.push_back(owned.back().get());
    }
    Diagnostics diagnostics;
    auto loaded = Load(files, diagnostics);
    assert(loaded && "the embedded lexicon is checked by a test");
    return loaded ? *loaded : std::shared_ptr<const Lexicon>(new Lexicon());
  }();
  return *lexicon;
}

const Unit* Lexicon::FindUnit(std::string_view id) const {
  const auto found = std::find_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.id == id; });
  return found == units_.end() ? nullptr : &*found;
}

bool Lexicon::HasDimension(std::string_view name) const {
  return std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.dimension == name; });
}

}  // namespace factlint
