#include "extractor/roles.h"

#include <algorithm>
#include <map>

#include "extractor/dateline.h"

namespace factlint {
namespace {

constexpr uint32_t kSentencesBack = 4;

bool IsOneOf(const std::vector<uint32_t>& characters, uint32_t c) {
  return c != 0 && std::find(characters.begin(), characters.end(), c) != characters.end();
}

// "BRUSSELS, 18 July 2024 -": where the text was written.
bool IsDateline(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  if (mention != sentence.first || mention + 1 >= sentence.last) return false;
  const Mention& place = context.mentions()[mention];
  const Mention& date = context.mentions()[mention + 1];
  return place.span.begin == sentence.span.begin && date.type == MentionType::kDate &&
         date.span.begin == place.span.end + 2 && context.document().text()[place.span.end] == ',';
}

// "天津七成的企业", "合肥最大的企业": a place that tells whose or which, and has nothing itself.
bool IsAttribute(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  const Span span = context.mentions()[mention].span;
  const bool next = mention + 1 < sentence.last && context.mentions()[mention + 1].span.begin == span.end;
  if (next && context.mentions()[mention + 1].type == MentionType::kPercent) {
    const uint32_t end = context.mentions()[mention + 1].span.end;
    return context.document().Slice({end, std::min(sentence.span.end, end + 3)}) == "的";
  }
  const std::string_view rest = context.document().Slice({span.end, std::min(sentence.span.end, span.end + 6)});
  for (const std::string_view word : {"最", "首家", "首个", "知名", "本土", "龙头"})
    if (rest.substr(0, word.size()) == word) return true;
  return false;
}

// "The scale of Shanghai's industry topped": what the sentence is about.
bool OpensAsOwner(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  constexpr uint32_t kOpening = 40;  // bytes
  const Span span = context.mentions()[mention].span;
  const std::string_view rest = context.document().Slice({span.end, std::min(sentence.span.end, span.end + 5)});
  if (!rest.starts_with("'s ") && !rest.starts_with("\xE2\x80\x99s ")) return false;
  const std::string_view before = context.document().Slice({sentence.span.begin, span.begin});
  return before.size() <= kOpening && before.find(',') == std::string_view::npos && before.starts_with("The ");
}

// The word of the shadow before the mention, and whether it makes it oblique:
// "in Beijing", "of the city of Beijing".
bool IsOblique(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  static constexpr std::string_view kPrepositions[] = {
      "in",     "of",     "from",   "at",      "by",  "with", "to",    "near",    "than",      "like",    "for",
      "on",     "into",   "across", "between", "via", "as",   "under", "through", "including", "against", "outside",
      "inside", "within", "around", "在",      "于",  "从",   "与",    "同",      "比",        "较",      "由"};
  const uint32_t begin = context.mentions()[mention].span.begin;
  const auto& words = sentence.shadow.words;
  if (IsDateline(context, sentence, mention)) return true;
  if (sentence.language == Language::kChinese && IsAttribute(context, sentence, mention)) return true;
  auto word =
      std::lower_bound(words.begin(), words.end(), begin, [](const ShadowWord& w, uint32_t at) { return w.text < at; });
  // Looks past "the" and adjectives for two words.
  for (int back = 0; back < 2 && word != words.begin(); ++back) {
    --word;
    const size_t end = std::next(word) == words.end() ? sentence.shadow.text.size() : std::next(word)->at;
    std::string_view text = std::string_view(sentence.shadow.text).substr(word->at, end - word->at);
    if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (std::find(std::begin(kPrepositions), std::end(kPrepositions), text) != std::end(kPrepositions))
      return text != "of" || !OpensAsOwner(context, sentence, mention);
    // "in Stavanger, Norway, the company"
    if (text == "," && mention > sentence.first) {
      const Span before = context.mentions()[mention - 1].span;
      const auto& kinds = context.book().entities().kinds();
      const bool country = kinds[context.entity(context.mentions()[mention].entity).kind].is == KindClass::kPlace;
      if (country && before.end + 2 == begin && context.mentions()[mention - 1].type == MentionType::kEntity)
        return IsOblique(context, sentence, mention - 1);
    }
    if (text != "the") return false;
  }
  return false;
}

class Resolver {
 public:
  Resolver(const TextContext& context, const RoleSpec& spec, uint32_t s, uint32_t value)
      : context_(context), spec_(spec), s_(s), value_(value), sentence_(context.sentences()[s]) {
    at_ = value == kNoIndex ? sentence_.span.begin : context.mentions()[value].span.begin;
  }

  std::optional<Filler> Run() {
    if (!spec_.entity.empty()) {
      const int entity = context_.book().entities().FindEntity(spec_.entity);
      if (entity < 0) return std::nullopt;
      return Filler{static_cast<uint32_t>(entity), kNoIndex, Via::kDocument};
    }
    for (const Rung rung : spec_.from)
      if (auto filler = OnRung(rung)) return filler;
    if (std::find(spec_.from.begin(), spec_.from.end(), Rung::kPrevious) == spec_.from.end()) return std::nullopt;
    if (auto filler = InBlocksBefore(Case::kSubject)) return filler;
    return InBlockBefore(Case::kAny);
  }

 private:
  std::optional<Filler> OnRung(Rung rung) {
    switch (rung) {
      case Rung::kClause:
        return InSpan(context_.ClauseAt(s_, at_), true);
      case Rung::kSentence:
        return InSpan(sentence_.span, false);
      case Rung::kPrevious:
        return TopicOr(InBlockBefore(Case::kSubject));
      case Rung::kListIntro:
        return InBlock(Block().intro, Via::kList);
      case Rung::kLabel:
        return InLabel();
      case Rung::kTableRow:
        return InTableRow();
      case Rung::kTableColumn:
        return InTableColumn();
      case Rung::kHeading:
        return InHeadings();
      case Rung::kTitle:
        return InTitle();
      case Rung::kDocument:
        return MainEntity();
    }
    return std::nullopt;
  }

  const factlint::Block& Block() const { return context_.outline().blocks[sentence_.block]; }
  const Mention& At(uint32_t i) const { return context_.mentions()[i]; }
  bool Fits(uint32_t i) const {
    return i != value_ && IsOneOf(spec_.fillers, context_.character(i)) && !IsBase(i) && !(maker_ && IsModel(i));
  }
  // "The T5 travels 430 km. The firm built": its maker, no model.
  bool IsModel(uint32_t i) const {
    const std::string& name = context_.entity(At(i).entity).name;
    return context_.character(i) == kKindBase &&
           std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  // "the Basel-based company": where the subject is, not what it is.
  bool IsBase(uint32_t i) const {
    return std::string_view(context_.document().text()).substr(At(i).span.end, 6) == "-based";
  }
  std::optional<Filler> Take(uint32_t i, Via via) const { return Filler{At(i).entity, i, via}; }

  // Before the value: subjects first, then what an anaphor stands for, then obliques;
  // behind it: the nearest filler; in another clause a subject alone ("said the head
  // of the park" is none).
  std::optional<Filler> InSpan(Span span, bool clause) {
    std::optional<uint32_t> oblique;
    for (uint32_t i = sentence_.last; i-- > sentence_.first;) {
      if (At(i).span.begin < span.begin) break;
      if (At(i).span.end > at_ || !Fits(i)) continue;
      if (OwnsTheValue(i)) return Take(i, Via::kSentence);
      if (OnlyDescribes(i)) continue;
      if (!IsOblique(context_, sentence_, i)) {
        if (IsLine(*Take(i, Via::kSentence)))  // "The Red Line is 67 km long, the whole system 90 km"
          if (auto filler = Anaphor({At(i).span.end, span.end}, false)) return filler;
        return Take(i, Via::kSentence);
      }
      if (!oblique) oblique = i;
    }
    if (auto filler = Anaphor(span, false)) return filler;
    if (oblique) return Take(*oblique, Via::kSentence);
    const uint32_t end = std::min({span.end, SpeakerBegin(), NextChineseComma()});
    for (uint32_t i = sentence_.first; i < sentence_.last && At(i).span.end <= end; ++i)
      if (At(i).span.begin > at_ && Fits(i) && !IsCompared(i) && !IsOblique(context_, sentence_, i))
        return Take(i, Via::kSentence);
    if (auto filler = Anaphor(span, true)) return filler;
    for (uint32_t i = sentence_.first; clause && i < sentence_.last && At(i).span.end <= end; ++i)
      if (At(i).span.begin > at_ && Fits(i) && !IsCompared(i)) return Take(i, Via::kSentence);
    return std::nullopt;
  }

  // "Marnby's 18 million tonnes".
  bool OwnsTheValue(uint32_t i) const {
    const std::string_view between = context_.document().Slice({At(i).span.end, at_});
    return between == "'s " || between == "\xE2\x80\x99s ";
  }

  // "Volmer, Europe's largest maker, sold", "Anna Holm's company sold": whose, not who.
  bool OnlyDescribes(uint32_t i) const {
    if (sentence_.language != Language::kEnglish) return false;
    const Span span = At(i).span;
    std::string_view behind = context_.document().Slice({span.end, at_});
    if (!behind.starts_with("'s ") && !behind.starts_with("\xE2\x80\x99s ")) return false;
    behind.remove_prefix(behind.find(' ') + 1);
    const std::string_view word = behind.substr(0, behind.find_first_of(" ,"));
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (is_one_of({"company", "firm", "carmaker", "business", "start-up", "startup", "employer"})) return true;
    // "Japan's quiet giant built": another name for whom the text is about.
    const std::string_view next = behind.substr(std::min(behind.size(), word.size() + 1));
    const std::string_view second = next.substr(0, next.find_first_of(" ,"));
    for (const std::string_view noun : {"giant", "maker", "carmaker", "automaker", "company", "manufacturer", "firm"})
      if (second == noun || (word == noun && context_.kind_name(context_.entity(At(i).entity)) == "country"))
        return true;
    if (!is_one_of({"largest", "biggest", "leading", "oldest", "second-largest", "third-largest", "second-biggest",
                    "most", "best", "top", "busiest", "only", "first", "number", "main", "newest", "longest", "second",
                    "third"}))
      return false;
    const std::string_view before = context_.document().Slice({sentence_.span.begin, span.begin});
    return (before.ends_with(", ") || before.ends_with(", the ") || before.ends_with("one of ")) &&
           behind.find(',') != std::string_view::npos;
  }

  // "more than Shanghai's 600": what the value is held against.
  bool IsCompared(uint32_t i) const {
    const uint32_t begin = At(i).span.begin;
    const std::string_view before =
        context_.document().Slice({std::max(sentence_.span.begin, begin < 5 ? 0 : begin - 5), begin});
    return before == "than " || before == "with " || before == "like ";
  }

  // In Chinese what follows the next comma has its own subject: "共有12个，其中余杭区5个".
  uint32_t NextChineseComma() const {
    if (sentence_.language != Language::kChinese) return sentence_.span.end;
    const std::string_view rest = context_.document().Slice({at_, sentence_.span.end});
    const size_t comma = std::min(rest.find("，"), rest.find("；"));
    return comma == std::string_view::npos ? sentence_.span.end : at_ + static_cast<uint32_t>(comma);
  }

  // Where the sentence, behind the value, begins to name who said it.
  uint32_t SpeakerBegin() const {
    std::vector<std::string_view> groups;
    for (const AttributionCue& cue : context_.book().role_words(sentence_.language).attribution) {
      if (cue.before || !cue.words.Find(sentence_.shadow.text, 0, groups)) continue;
      const auto begin = static_cast<size_t>(groups[0].data() - sentence_.shadow.text.data());
      const Span place = sentence_.shadow.ToDocument(begin, begin + groups[0].size());
      if (place.begin > at_) return place.begin;
    }
    return sentence_.span.end;
  }

  // "the city", "it", "here" in the span, before or behind the value.
  std::optional<Filler> Anaphor(Span span, bool behind) {
    const RoleWords& words = context_.book().role_words(sentence_.language);
    std::vector<std::string_view> groups;
    for (const factlint::Anaphor& anaphor : words.anaphora) {
      const std::vector<uint32_t> kinds = KindsOf(anaphor);
      if (kinds.empty() || !anaphor.words.Find(sentence_.shadow.text, 0, groups)) continue;
      const size_t begin = static_cast<size_t>(groups[0].data() - sentence_.shadow.text.data());
      const Span place = sentence_.shadow.ToDocument(begin, begin + groups[0].size());
      if (place.begin < span.begin || place.end > span.end || (place.begin > at_) != behind) continue;
      RoleSpec inner = spec_;
      inner.fillers = kinds;
      const bool named = !anaphor.kinds.empty();
      Resolver resolver(context_, inner, s_, value_);
      resolver.maker_ = named && anaphor.kinds.front() == "company";
      if (auto filler = resolver.Antecedent(place.begin, named)) return filler;
      // "the city" may be a name that no pack knows.
      if (anaphor.kinds.empty() || !IsOneOf(spec_.fillers, kKindBase)) continue;
      inner.fillers = {kKindBase};
      if (auto filler = Resolver(context_, inner, s_, value_).Antecedent(place.begin, named)) return filler;
    }
    return std::nullopt;
  }

  // The fillers that an anaphor may stand for; a pronoun may for all.
  std::vector<uint32_t> KindsOf(const factlint::Anaphor& anaphor) const {
    if (anaphor.kinds.empty()) return spec_.fillers;
    std::vector<uint32_t> characters;
    for (const std::string& name : anaphor.kinds) {
      const int kind = context_.book().entities().FindKind(name);
      const uint32_t character = kKindBase + static_cast<uint32_t>(kind);
      if (kind >= 0 && IsOneOf(spec_.fillers, character)) characters.push_back(character);
    }
    // "the company" may be a name that no pack knows, and so may what no pack has a kind for.
    const bool own_kind = !characters.empty() && anaphor.kinds.front() == "company";
    if (characters.empty() || own_kind)
      if (IsOneOf(spec_.fillers, kKindBase)) characters.push_back(kKindBase);
    return characters;
  }

  // `named`: the anaphor says what it stands for ("the network"), and may mean the place
  // that a sentence before names in passing ("In Delhi, the first trains ran in 2002").
  std::optional<Filler> Antecedent(uint32_t before, bool named) {
    // "Chengdu, the capital of Sichuan, ...; its industry": the subject first.
    for (const bool oblique : {false, true})
      for (uint32_t i = sentence_.last; i-- > sentence_.first;)
        if (At(i).span.end <= before && Fits(i) && !OnlyDescribes(i) && oblique == IsOblique(context_, sentence_, i))
          return Take(i, Via::kAnaphor);
    if (maker_)
      if (auto filler = InLabel()) return filler;
    if (auto filler = InBlockBefore(Case::kSubject)) return filler;
    if (auto filler = InHeadings()) return filler;
    // "Sales of Helvik rose. The carmaker …": an organisation, in whatever case.
    if (auto filler = InBlockBefore(Case::kAny); filler && (named || !IsPlace(*filler))) return filler;
    if (auto filler = InBlocksBefore(Case::kSubject)) return filler;
    if (auto filler = InBlockBefore(Case::kAny)) return filler;
    if (auto filler = InBlocksBefore(Case::kAny)) return filler;
    if (auto filler = InTitle()) return filler;
    return MainEntity();
  }

  // The first subject of a sentence, else its first filler.
  std::optional<Filler> InSentence(const SentenceView& sentence, Via via) const {
    std::optional<uint32_t> oblique;
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!Fits(i)) continue;
      if (sentence.shadow.text.empty() || !IsOblique(context_, sentence, i)) return Take(i, via);
      if (!oblique) oblique = i;
    }
    return oblique ? Take(*oblique, via) : std::nullopt;
  }

  // In the sentences before; a name in another case ("moved to Cork") only as the
  // last resort.
  enum class Case : uint8_t { kSubject, kAny };
  std::optional<Filler> InBlockBefore(Case which) {
    const uint32_t first = Block().first_sentence;
    for (uint32_t back = 1; back <= kSentencesBack && s_ >= first + back; ++back) {
      const SentenceView& sentence = context_.sentences()[s_ - back];
      const auto filler = InSentence(sentence, Via::kAnaphor);
      if (filler && (which == Case::kAny || !IsOblique(context_, sentence, filler->mention))) return filler;
    }
    return std::nullopt;
  }

  // Under the heading of an organisation a place of an earlier sentence is no subject.
  std::optional<Filler> TopicOr(std::optional<Filler> filler) {
    if (filler && IsLine(*filler) && !HasPronoun()) return NetworkOr(filler);
    if (!filler || !IsPlace(*filler)) return filler;
    auto topic = InLabel();
    if (!topic) topic = InHeadings();
    return topic && !IsPlace(*topic) ? topic : filler;
  }
  // "The Red Line is 67 km long. 55 stations are open": those of the network; but
  // "It has 29 stations" are the line's.
  std::optional<Filler> NetworkOr(std::optional<Filler> line) {
    RoleSpec inner = spec_;
    const uint32_t street = context_.character(line->mention);
    inner.fillers.erase(std::remove(inner.fillers.begin(), inner.fillers.end(), street), inner.fillers.end());
    Resolver others(context_, inner, s_, value_);
    for (const Case which : {Case::kSubject, Case::kAny})
      if (auto filler = others.InBlockBefore(which)) return filler;
    if (auto filler = others.InHeadings()) return filler;
    return line;
  }
  bool IsLine(const Filler& filler) const {
    return filler.mention != kNoIndex && context_.kind_name(context_.entity(filler.entity)) == "street";
  }
  bool HasPronoun() const {
    for (const factlint::Anaphor& anaphor : context_.book().role_words(sentence_.language).anaphora)
      if (anaphor.kinds.empty() && anaphor.words.Matches(sentence_.shadow.text)) return true;
    return false;
  }
  bool IsPlace(const Filler& filler) const {
    return context_.book().entities().kinds()[context_.entity(filler.entity).kind].is == KindClass::kPlace;
  }

  std::optional<Filler> InBlocksBefore(Case which) {
    const auto& blocks = context_.outline().blocks;
    uint32_t looked = 0;
    for (uint32_t b = sentence_.block; b-- > 0 && looked < kSentencesBack && blocks[b].heading == Block().heading;) {
      if (blocks[b].kind != BlockKind::kParagraph && blocks[b].kind != BlockKind::kListItem) continue;
      // Items with labels speak each of their own thing.
      if (blocks[b].kind == BlockKind::kListItem && Block().kind == BlockKind::kListItem && !Block().label.empty())
        continue;
      for (uint32_t s = blocks[b].last_sentence; s-- > blocks[b].first_sentence && looked < kSentencesBack; ++looked)
        if (const auto filler = InSentence(context_.sentences()[s], Via::kAnaphor);
            filler && (which == Case::kAny || !IsOblique(context_, context_.sentences()[s], filler->mention)))
          return filler;
    }
    return std::nullopt;
  }

  std::optional<Filler> InBlock(uint32_t block, Via via) const {
    if (block == kNoIndex || block == sentence_.block) return std::nullopt;
    const auto [first, last] = context_.SentencesOf(block);
    for (uint32_t s = first; s < last; ++s)
      if (auto filler = InSentence(context_.sentences()[s], via)) return filler;
    return std::nullopt;
  }

  // The title in the text, else the one that only the document's metadata tells.
  std::optional<Filler> InTitle() const {
    if (context_.outline().title != kNoIndex)
      if (auto filler = InBlock(context_.outline().title, Via::kTitle)) return filler;
    for (const uint32_t entity : context_.told_title())
      if (IsOneOf(spec_.fillers, kKindBase + context_.entity(entity).kind))
        return Filler{entity, kNoIndex, Via::kTitle};
    return std::nullopt;
  }

  std::optional<Filler> InLabel() const {
    const Span label = Block().label;
    for (uint32_t i = sentence_.first; i < sentence_.last && At(i).span.end <= label.end; ++i)
      if (Fits(i)) return Take(i, Via::kList);
    return std::nullopt;
  }

  std::optional<Filler> InTableRow() const {
    if (Block().kind != BlockKind::kTableRow) return std::nullopt;
    const Cell* cell = TableHeads::CellAt(Block(), at_);
    const CellRoles roles = cell == nullptr ? CellRoles{} : context_.tables().Of(Block(), cell->column);
    if (!roles.label.empty()) {
      if (auto filler = roles.total ? std::nullopt : WithinSpan(roles.subject)) return filler;
      return roles.total || roles.subject.empty() ? WithinSpan(roles.caption) : std::nullopt;
    }
    const auto [first, last] = context_.SentencesOf(sentence_.block);
    for (uint32_t s = first; s < last; ++s)
      for (uint32_t i = context_.sentences()[s].first; i < context_.sentences()[s].last; ++i)
        if (Fits(i)) return Take(i, Via::kTable);
    return std::nullopt;
  }

  // The first filler in a span of the text.
  std::optional<Filler> WithinSpan(Span span) const {
    const auto& mentions = context_.mentions();
    auto mention = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                    [](const Mention& m, uint32_t at) { return m.span.begin < at; });
    for (; mention != mentions.end() && mention->span.end <= span.end; ++mention)
      if (const auto i = static_cast<uint32_t>(mention - mentions.begin()); Fits(i)) return Take(i, Via::kTable);
    return std::nullopt;
  }

  // The header cell of the value's column.
  std::optional<Filler> InTableColumn() const {
    if (Block().kind != BlockKind::kTableRow || Block().table == kNoIndex) return std::nullopt;
    uint32_t column = kNoIndex;
    for (const Cell& cell : Block().cells)
      if (cell.text.begin <= at_ && at_ < std::max(cell.text.end, cell.text.begin + 1)) column = cell.column;
    const factlint::Block& header = context_.outline().blocks[Block().table];
    for (const Cell& cell : header.cells) {
      if (cell.column != column) continue;
      for (uint32_t s = header.first_sentence; s < header.last_sentence; ++s)
        for (uint32_t i = context_.sentences()[s].first; i < context_.sentences()[s].last; ++i)
          if (cell.text.Contains(At(i).span) && Fits(i)) return Take(i, Via::kTable);
    }
    return std::nullopt;
  }

  std::optional<Filler> InHeadings() const {
    uint32_t block = Block().heading;
    for (int depth = 0; block != kNoIndex && depth < 8; ++depth) {
      const Via via = block == context_.outline().title ? Via::kTitle : Via::kHeading;
      if (auto filler = InBlock(block, via)) return filler;
      block = context_.outline().blocks[block].heading;
    }
    return std::nullopt;
  }

  // What most of the document is about: named three times, and twice as often as
  // the next of its kind.
  std::optional<Filler> MainEntity() const {
    TextContext::MostNamed best;
    for (const TextContext::MostNamed& one : context_.most_named()) {
      if (!IsOneOf(spec_.fillers, one.character)) continue;
      const int second = std::max(std::min(best.times, one.times), one.times > best.times ? one.second : best.second);
      if (one.times > best.times) best = one;
      best.second = second;
    }
    // Named but once, and alone: "Halden plc announces its results. Highlights: ..."
    const bool alone = best.times > 0 && best.second == 0 && !IsPlace(*Take(best.first, Via::kDocument));
    if (!alone && (best.times < 3 || best.times < 2 * best.second)) return std::nullopt;
    return Take(best.first, Via::kDocument);
  }

  const TextContext& context_;
  const RoleSpec& spec_;
  uint32_t s_;
  uint32_t value_;
  const SentenceView& sentence_;
  uint32_t at_ = 0;
  bool maker_ = false;  // looks for a company, not for what it makes
};

// Is the word behind the date a plan's or a report's: "its 2025 action plan"?
bool NamesAPlan(const TextContext& context, const SentenceView& sentence, uint32_t mention) {
  const uint32_t end = context.mentions()[mention].span.end;
  const std::string_view rest = context.document().Slice({end, std::min(sentence.span.end, end + 60)});
  const auto& nouns = context.book().role_words(sentence.language).plan_nouns;
  const std::vector<std::string> words = ShadowWords(rest, sentence.language);
  if (sentence.language == Language::kChinese) return false;
  for (size_t i = 0; i < std::min<size_t>(words.size(), 2); ++i) {
    if (words[i] == "," || words[i] == ":") return false;
    if (std::binary_search(nouns.begin(), nouns.end(), words[i])) return true;
  }
  return false;
}

bool Dates(const TextContext& context, const SentenceView& sentence, uint32_t i) {
  const Mention& m = context.mentions()[i];
  if (i > sentence.first && IsDateline(context, sentence, i - 1)) return false;
  const Block& block = context.outline().blocks[sentence.block];
  if (m.type == MentionType::kDate && DatelineEnd(context.document().text(), block.span) > m.span.begin) return false;
  return m.refusal == Refusal::kNone && m.type == MentionType::kDate && m.date.relation != DateRelation::kSince &&
         !NamesAPlan(context, sentence, i);
}

// "成立于2012年，" and "2016年在杭州成立，", where the value stands behind the comma.
bool DatesAChineseEvent(const TextContext& context, const SentenceView& sentence, Span date, uint32_t value) {
  const Span other = context.mentions()[value].span;
  if (other.begin < date.begin) return false;
  const std::string_view between = context.document().Slice({date.end, other.begin});
  const size_t comma = std::min(between.find("，"), between.find(", "));
  if (comma == std::string_view::npos) return false;
  const std::string_view behind = between.substr(0, comma);
  const uint32_t from = std::max(sentence.span.begin, date.begin < 12 ? 0 : date.begin - 12);
  const std::string before = context.Words({from, date.begin}, Language::kChinese);
  const std::string after =
      context.Words({date.end, date.end + static_cast<uint32_t>(behind.size())}, Language::kChinese);
  for (const std::string& verb : context.book().role_words(Language::kChinese).event_verbs)
    if (before.find(verb) != std::string::npos || after.find(verb) != std::string::npos) return true;
  return false;
}

// The words of the shadow before a mention, nearest first, at most `count`.
std::vector<std::string_view> WordsBefore(const SentenceView& sentence, uint32_t begin, size_t count) {
  const auto& words = sentence.shadow.words;
  auto word =
      std::lower_bound(words.begin(), words.end(), begin, [](const ShadowWord& w, uint32_t at) { return w.text < at; });
  std::vector<std::string_view> found;
  while (word != words.begin() && found.size() < count) {
    const auto next = word--;
    const size_t end = next == words.end() ? sentence.shadow.text.size() : next->at;
    std::string_view text = std::string_view(sentence.shadow.text).substr(word->at, end - word->at);
    if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    found.push_back(text);
  }
  return found;
}

// "20% more than in 2022", "said on Monday": no time of the sentence's figures.
bool DatesAnother(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  const RoleWords& words = context.book().role_words(sentence.language);
  const Mention& mention = context.mentions()[date];
  const std::vector<std::string_view> before = WordsBefore(sentence, mention.span.begin, 5);
  const auto has = [](const std::vector<std::string>& list, std::string_view word) {
    return std::binary_search(list.begin(), list.end(), word);
  };
  if (before.empty()) return false;
  const size_t at = before[0] == "in" || before[0] == "the" || before[0] == "at" ? 1 : 0;
  if (at < before.size() && has(words.comparators, before[at])) {
    // "on 31 December" and "as of" are times; "up 5% on 2022" is a comparison.
    const std::string_view word = before[at];
    const bool compares = word == "on" || word == "since" ? false
                          : word == "as" ? at > 0 || context.document().Slice(mention.span).starts_with("in ")
                                         : true;
    if (compares && !(word == "from" && mention.date.grain == Grain::kDay)) return true;
  }
  if (mention.date.grain != Grain::kDay) return false;
  for (size_t i = 0; i < before.size() && i < 4; ++i)
    if (has(words.reporting_verbs, before[i])) return true;
  return false;
}

// "Founded in 1998 and based in Ghent, it …", "…, opened in 1956": the year of an
// event that other words than the value's tell.
bool DatesAnEvent(const TextContext& context, const SentenceView& sentence, uint32_t date, uint32_t value) {
  const auto& verbs = context.book().role_words(sentence.language).event_verbs;
  const Span span = context.mentions()[date].span;
  if (sentence.language == Language::kChinese)
    return context.mentions()[date].date.grain != Grain::kDay && DatesAChineseEvent(context, sentence, span, value);
  const auto& words = sentence.shadow.words;
  size_t i = 0;
  while (i < words.size() && words[i].text < span.begin) ++i;
  const auto word = [&](size_t k) {
    const size_t end = k + 1 < words.size() ? words[k + 1].at : sentence.shadow.text.size();
    std::string text = sentence.shadow.text.substr(words[k].at, end - words[k].at);
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  };
  bool event = false;
  for (size_t k = i; k-- > 0 && i - k <= 2 && !event;)
    event = std::binary_search(verbs.begin(), verbs.end(), word(k)) ||
            (word(k) == "up" && k > 0 && word(k - 1) == "set") || word(k) == "dates" || word(k) == "dating" ||
            word(k) == "back";
  if (!event) return false;
  const Span other = context.mentions()[value].span;
  const Span between = span.begin < other.begin ? Span{span.end, other.begin} : Span{other.end, span.begin};
  const std::string_view text = context.document().Slice(between);
  return text.find(',') != std::string_view::npos || text.find(';') != std::string_view::npos ||
         text.find(" and ") != std::string_view::npos || text.find(" since ") != std::string_view::npos;
}

// Is the mention the date of an event: "It was set up in 2003"?
bool TellsAnEvent(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  if (context.mentions()[date].type != MentionType::kDate) return false;
  const auto& verbs = context.book().role_words(sentence.language).event_verbs;
  const std::vector<std::string_view> before = WordsBefore(sentence, context.mentions()[date].span.begin, 3);
  for (size_t k = 0; k < before.size(); ++k)
    if (std::binary_search(verbs.begin(), verbs.end(), before[k]) ||
        (before[k] == "up" && k + 1 < before.size() && before[k + 1] == "set"))
      return true;
  return false;
}

// "from €74 million in 2022": the date of what another figure is held against.
bool DatesComparand(const TextContext& context, const SentenceView& sentence, uint32_t date) {
  if (date == sentence.first || !context.IsQuantity(date - 1)) return false;
  const Span number = context.mentions()[date - 1].span;
  if (context.mentions()[date].span.begin - number.end > 16) return false;
  const std::vector<std::string_view> before = WordsBefore(sentence, number.begin, 2);
  for (const std::string_view word : before)
    if (word == "from" || word == "than" || word == "with" || word == "against") return true;
  return false;
}

// "employs 900 people and plans to sell 400 cars in 2025": a year ahead, behind words that
// plan, tells nothing of what is now.
bool DatesAPlan(const TextContext& context, uint32_t value, uint32_t date) {
  const auto& published = context.document().info().published;
  if (date < value || !published || !(context.mentions()[date].date.range.start > published->end)) return false;
  const std::string_view between =
      context.document().Slice({context.mentions()[value].span.end, context.mentions()[date].span.begin});
  for (const std::string_view cue : {" plans ", " plan ", " expects ", " will ", " aims ", " intends ", " wants "})
    if (between.find(cue) != std::string_view::npos) return true;
  return false;
}

// The date of the sentence that belongs to the value: in its clause, with the
// fewest numbers between; on the side on which this sentence puts its dates.
std::optional<uint32_t> DateInSentence(const TextContext& context, const SentenceView& sentence, uint32_t s,
                                       uint32_t value) {
  const uint32_t at = context.mentions()[value].span.begin;
  const Span clause = context.ClauseAt(s, at);
  bool leading = false;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (context.IsQuantity(i)) break;
    leading = leading || (Dates(context, sentence, i) && !DatesAnother(context, sentence, i) &&
                          !DatesAnEvent(context, sentence, i, value));
  }
  std::optional<uint32_t> best;
  uint32_t best_cost = UINT32_MAX;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (i == value || !Dates(context, sentence, i) || DatesAnEvent(context, sentence, i, value)) continue;
    // "more than in 2022, when 571 were sold"
    if (i < value && context.document().Slice({context.mentions()[i].span.end, at}).starts_with(", when ")) return i;
    if (DatesAnother(context, sentence, i) || DatesAPlan(context, value, i)) continue;
    uint32_t between = 0;
    for (uint32_t k = std::min(i, value) + 1; k < std::max(i, value); ++k) between += context.IsQuantity(k) ? 1 : 0;
    const bool before = i < value;
    const uint32_t cost = (clause.Contains(context.mentions()[i].span) ? 0 : 100) + 10 * between +
                          (before == leading ? 0 : 3) + (before && DatesComparand(context, sentence, i) ? 30 : 0);
    const bool nearer = before && best && cost == best_cost;  // of two before it the nearer one
    if (cost < best_cost || nearer) {
      best = i;
      best_cost = cost;
    }
  }
  return best;
}

// "1.15 billion in 2023, up from 1.01 billion a year earlier": the value's year is the
// one before the date that is told.
bool IsYearBefore(const TextContext& context, const SentenceView& sentence, uint32_t value, uint32_t date) {
  const Expression& cue = context.book().role_words(sentence.language).year_before;
  const Span span = context.mentions()[value].span;
  if (sentence.language == Language::kChinese) {
    const uint32_t from = std::max(sentence.span.begin, span.begin < 24 ? 0 : span.begin - 24);
    return context.mentions()[date].span.end <= from &&
           cue.Matches(context.Words({from, span.begin}, sentence.language));
  }
  const uint32_t limit = std::min(sentence.span.end, span.end + 48);
  uint32_t end = limit;  // up to the next number
  for (uint32_t i = value + 1; i < sentence.last && context.mentions()[i].span.begin < limit; ++i)
    if (context.IsQuantity(i)) end = std::min(end, context.mentions()[i].span.begin);
  return date < value && cue.Matches(context.Words({span.end, end}, sentence.language));
}

DateRange YearBefore(const DateRange& range) {
  DateRange before{AddMonths(range.start, -12), AddMonths(range.end, -12)};
  const bool month_end = range.end.day == DaysInMonth(range.end.year, range.end.month);
  if (month_end) before.end.day = static_cast<int8_t>(DaysInMonth(before.end.year, before.end.month));
  return before;
}

// "That year", 同期, 全年: the last date told before, under the same heading.
std::optional<DateRange> SameTime(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  const Expression& cue = context.book().role_words(sentence.language).same_time;
  const uint32_t at = context.mentions()[value].span.begin;
  if (!cue.Matches(context.Words({sentence.span.begin, at}, sentence.language))) return std::nullopt;
  const auto& blocks = context.outline().blocks;
  for (uint32_t back = s; back-- > 0 && s - back <= kSentencesBack + 1;) {
    const SentenceView& before = context.sentences()[back];
    if (blocks[before.block].heading != blocks[sentence.block].heading) break;
    for (uint32_t i = before.last; i-- > before.first;)
      if (Dates(context, before, i)) return context.mentions()[i].date.range;
  }
  return std::nullopt;
}

// A date in the block that `block` is, for values below it.
std::optional<DateRange> DateOfBlock(const TextContext& context, uint32_t block) {
  if (block == kNoIndex) return std::nullopt;
  const auto [first, last] = context.SentencesOf(block);
  for (uint32_t s = first; s < last; ++s) {
    const SentenceView& sentence = context.sentences()[s];
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i)) return context.mentions()[i].date.range;
  }
  return std::nullopt;
}

// The first date in a span of the text.
std::optional<DateRange> DateWithin(const TextContext& context, Span span) {
  const auto& mentions = context.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                  [](const Mention& m, uint32_t at) { return m.span.begin < at; });
  for (; mention != mentions.end() && mention->span.end <= span.end; ++mention)
    if (mention->type == MentionType::kDate && mention->refusal == Refusal::kNone) return mention->date.range;
  return std::nullopt;
}

// Of a head also a year that is no date in running text: "Market share 2023 (%)".
std::optional<DateRange> DateOfHead(const TextContext& context, Span span) {
  if (const auto range = DateWithin(context, span)) return range;
  const int year = YearIn(context.document().Slice(span));
  if (year == 0) return std::nullopt;
  return DateRange{*Date::Of(year, 1, 1), *Date::Of(year, 12, 31)};
}

// The column's or the row's date of a table cell.
std::optional<DateRange> DateOfCell(const TextContext& context, const Block& row, uint32_t at) {
  if (row.kind != BlockKind::kTableRow) return std::nullopt;
  const Cell* own = TableHeads::CellAt(row, at);
  if (own == nullptr) return std::nullopt;
  const CellRoles roles = context.tables().Of(row, own->column);
  const factlint::Block* header = row.table == kNoIndex ? nullptr : &context.outline().blocks[row.table];
  Span head;
  for (size_t i = 0; header != nullptr && i < header->cells.size(); ++i)
    if (header->cells[i].column == own->column) head = header->cells[i].text;
  for (const Span span : {roles.time, roles.label == roles.caption ? Span{} : roles.label, head})
    if (const auto range = DateOfHead(context, span)) return range;
  // A column of dates dates its row, one of years of founding does not.
  for (const Cell& cell : row.cells) {
    if (&cell == own || cell.column == own->column || context.tables().IsYearColumn(row, cell.column)) continue;
    if (const auto range = DateWithin(context, cell.text)) return range;
  }
  return std::nullopt;
}

// "Employees at the end of 2023." right below a table: the date of the column that it names.
std::optional<DateRange> DateBelowTable(const TextContext& context, const Block& row, uint32_t at) {
  const auto& blocks = context.outline().blocks;
  const Cell* cell = TableHeads::CellAt(row, at);
  if (cell == nullptr || row.table == kNoIndex) return std::nullopt;
  uint32_t below = row.table;
  while (below < blocks.size() && (below == row.table || blocks[below].table == row.table)) ++below;
  if (below >= blocks.size() || blocks[below].kind != BlockKind::kParagraph) return std::nullopt;
  const std::vector<std::string> label =
      LabelWords(context.document().Slice(context.tables().Of(row, cell->column).label));
  if (label.empty()) return std::nullopt;
  for (uint32_t s = blocks[below].first_sentence; s < blocks[below].last_sentence; ++s) {
    const SentenceView& sentence = context.sentences()[s];
    if (!sentence.shadow.text.starts_with(label.front() + " ")) continue;
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i)) return context.mentions()[i].date.range;
  }
  return std::nullopt;
}

// The date of the paragraph right above a table: "Lines and stations at the end of 2023".
std::optional<DateRange> DateAboveTable(const TextContext& context, const Block& row) {
  if (row.kind != BlockKind::kTableRow || row.table == kNoIndex || row.table == 0) return std::nullopt;
  const Block& above = context.outline().blocks[row.table - 1];
  if (above.kind == BlockKind::kCaption) return DateOfBlock(context, row.table - 1);
  if (above.kind != BlockKind::kParagraph) return std::nullopt;
  // A sentence with a figure of its own dates that: "It sold 900 cars in 2023."
  const bool leads = context.document().Slice(above.span).ends_with(":");
  for (uint32_t s = above.first_sentence; s < above.last_sentence && !leads; ++s)
    for (uint32_t i = context.sentences()[s].first; i < context.sentences()[s].last; ++i)
      if (context.IsQuantity(i) || TellsAnEvent(context, context.sentences()[s], i)) return std::nullopt;
  return DateOfBlock(context, row.table - 1);
}

}  // namespace

std::optional<Filler> ResolveRole(const TextContext& context, const RoleSpec& spec, uint32_t s, uint32_t value) {
  return Resolver(context, spec, s, value).Run();
}

namespace {

// The words of the value's clause behind it, up to the next figure: "a year earlier".
std::string WordsBehind(const TextContext& context, const SentenceView& sentence, uint32_t value) {
  uint32_t end = sentence.span.end;
  for (uint32_t i = value + 1; i < sentence.last; ++i) {
    if (context.mentions()[i].type == MentionType::kEntity) continue;
    if (context.IsQuantity(i)) {
      end = context.mentions()[i].span.begin;
      break;
    }
  }
  const uint32_t begin = context.mentions()[value].span.end;
  return context.Words({begin, std::min(end, begin + 60)}, sentence.language);
}

// "Revenue for the year": the whole year that the sentences before tell.
std::optional<DateRange> YearToldBefore(const TextContext& context, uint32_t s) {
  const uint32_t first = context.outline().blocks[context.sentences()[s].block].first_sentence;
  for (uint32_t back = 1; back <= 3 && s >= first + back; ++back) {
    const SentenceView& sentence = context.sentences()[s - back];
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i) && context.mentions()[i].date.grain == Grain::kYear)
        return context.mentions()[i].date.range;
  }
  return std::nullopt;
}

// What the words before the value say: "will", "plans to", 预计.
std::optional<Modality> ModalityOfCue(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  const uint32_t at = value == kNoIndex ? sentence.span.end : context.mentions()[value].span.begin;
  const Span clause = value == kNoIndex ? sentence.span : context.ClauseAt(s, at);
  std::string before;
  const auto& words = sentence.shadow.words;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].text < clause.begin || words[i].text >= at) continue;
    const size_t end = i + 1 < words.size() ? words[i + 1].at : sentence.shadow.text.size();
    before.append(sentence.shadow.text, words[i].at, end - words[i].at);
  }
  for (const ModalityCue& cue : context.book().role_words(sentence.language).modality)
    if (cue.words.Matches(before)) return cue.modality;
  return std::nullopt;
}

// "at year end", "in the last three months of the year", told as what has been: a date
// without a year lies before the day of publication.
DateRange NotAhead(const TextContext& context, uint32_t s, uint32_t value, uint32_t date) {
  const Mention& mention = context.mentions()[date];
  const auto& published = context.document().info().published;
  const std::string_view text = context.document().Slice(mention.span);
  const bool ahead = published && mention.date.range.start > published->end;
  if (!ahead || std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 4)
    return mention.date.range;
  for (const std::string_view next : {"next", "coming", "tomorrow", "明", "来年", "下", "后"})
    if (text.find(next) != std::string_view::npos) return mention.date.range;
  const auto cue = ModalityOfCue(context, s, value);
  const bool told = !cue || *cue == Modality::kEstimate || *cue == Modality::kHistorical;
  return told ? YearBefore(mention.date.range) : mention.date.range;
}

}  // namespace

bool DatesItsSentence(const TextContext& context, uint32_t s, uint32_t date) {
  const SentenceView& sentence = context.sentences()[s];
  return Dates(context, sentence, date) && !DatesAnother(context, sentence, date) &&
         !DatesComparand(context, sentence, date) && !TellsAnEvent(context, sentence, date);
}

AsOf ResolveTime(const TextContext& context, uint32_t s, uint32_t value, bool ranked, int lag_months) {
  const SentenceView& sentence = context.sentences()[s];
  const Block& block = context.outline().blocks[sentence.block];
  if (value != kNoIndex) {
    const RoleWords& words = context.book().role_words(sentence.language);
    const auto date = DateInSentence(context, sentence, s, value);
    if (sentence.language == Language::kEnglish && words.year_before.Matches(WordsBehind(context, sentence, value))) {
      uint32_t other = value;
      while (other > sentence.first && !context.IsQuantity(other - 1)) --other;
      if (other > sentence.first) {
        const AsOf now = ResolveTime(context, s, other - 1, ranked, lag_months);
        return now.range ? AsOf{YearBefore(*now.range), now.basis} : now;
      }
      if (date) return {YearBefore(context.mentions()[*date].date.range), Basis::kStated};
    }
    if (date) {
      const DateRange range = NotAhead(context, s, value, *date);
      return {IsYearBefore(context, sentence, value, *date) ? YearBefore(range) : range, Basis::kStated};
    }
    if (const auto range = SameTime(context, s, value)) return {range, Basis::kStated};
    if (words.same_year && words.same_year->Matches(context.Words(
                               context.ClauseAt(s, context.mentions()[value].span.begin), sentence.language)))
      if (const auto range = YearToldBefore(context, s)) return {range, Basis::kInherited};
    if (const auto range = DateOfCell(context, block, context.mentions()[value].span.begin))
      return {range, Basis::kInherited};
    if (block.kind == BlockKind::kTableRow)
      if (const auto range = DateBelowTable(context, block, context.mentions()[value].span.begin))
        return {range, Basis::kInherited};
  }
  if (const auto range = DateAboveTable(context, block)) return {range, Basis::kInherited};
  if (const auto range = DateOfBlock(context, block.intro)) return {range, Basis::kInherited};
  for (uint32_t heading = block.heading, depth = 0; heading != kNoIndex && depth < 8; ++depth) {
    const bool title = heading == context.outline().title;
    if (!title || ranked)
      if (const auto range = DateOfBlock(context, heading)) return {range, Basis::kInherited};
    heading = context.outline().blocks[heading].heading;
  }
  if (ranked && context.outline().title != kNoIndex)
    if (const auto range = DateOfBlock(context, context.outline().title)) return {range, Basis::kInherited};
  if (const auto& range = context.date_of_all()) return {range, Basis::kInherited};
  const auto& published = context.document().info().published;
  if (!published) return {};
  return {DateRange{AddMonths(published->start, -lag_months), published->end}, Basis::kPublished};
}

namespace {

// "2024 (forecast)" at the head of a column.
std::optional<Modality> ModalityOfHead(const TextContext& context, const Block& row, uint32_t at) {
  const Cell* cell = TableHeads::CellAt(row, at);
  if (row.kind != BlockKind::kTableRow || cell == nullptr) return std::nullopt;
  const CellRoles roles = context.tables().Of(row, cell->column);
  static constexpr std::pair<std::string_view, Modality> kWords[] = {
      {"forecast", Modality::kForecast}, {"expected", Modality::kForecast}, {"projected", Modality::kForecast},
      {"outlook", Modality::kForecast},  {"guidance", Modality::kForecast}, {"target", Modality::kTarget},
      {"planned", Modality::kTarget},    {"plan", Modality::kTarget},       {"goal", Modality::kTarget},
      {"estimate", Modality::kEstimate}, {"estimated", Modality::kEstimate}};
  for (const Span span : {roles.time, roles.label})
    for (const std::string& word : ShadowWords(context.document().Slice(span), Language::kEnglish))
      for (const auto& [cue, modality] : kWords)
        if (word == cue) return modality;
  return std::nullopt;
}

}  // namespace

Modality ResolveModality(const TextContext& context, uint32_t s, uint32_t value, const AsOf& as_of) {
  if (const auto cue = ModalityOfCue(context, s, value)) return *cue;
  const SentenceView& sentence = context.sentences()[s];
  const uint32_t at = value == kNoIndex ? sentence.span.end : context.mentions()[value].span.begin;
  if (value != kNoIndex)
    if (const auto modality = ModalityOfHead(context, context.outline().blocks[sentence.block], at)) return *modality;
  const auto& published = context.document().info().published;
  const bool told = as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited;
  if (published && told && as_of.range && as_of.range->start > published->end) return Modality::kForecast;
  return Modality::kActual;
}

std::string Population(std::string_view words, const RoleWords& role_words, Language language) {
  std::string vague;
  std::string restrictive;
  const auto check = [&](std::string_view word) {
    for (const auto& [name, value] : role_words.populations)
      if (name == word) restrictive = value;
    if (restrictive.empty() && std::binary_search(role_words.restrictive.begin(), role_words.restrictive.end(), word))
      restrictive = word;
    if (vague.empty() && std::binary_search(role_words.vague.begin(), role_words.vague.end(), word)) vague = word;
  };
  if (language == Language::kEnglish) {
    for (size_t begin = 0; begin < words.size();) {
      const size_t end = std::min(words.find(' ', begin), words.size());
      check(words.substr(begin, end - begin));
      begin = end + 1;
    }
  } else {
    for (const auto& [name, value] : role_words.populations)
      if (words.find(name) != std::string_view::npos) restrictive = value;
    for (const std::string& word : role_words.vague)
      if (words.find(word) != std::string_view::npos) vague = word;
  }
  if (!restrictive.empty()) return restrictive;
  return vague.empty() ? std::string() : "~" + vague;
}

}  // namespace factlint
