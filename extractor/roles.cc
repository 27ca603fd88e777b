#include "extractor/roles.h"

#include <algorithm>

#include "extractor/dateline.h"
#include "extractor/name_case.h"

namespace factlint {
namespace {

constexpr uint32_t kSentencesBack = 4;
constexpr uint32_t kFragment = 32;  // bytes of a sentence that is a label and its value
constexpr size_t kAdverbial = 40;   // bytes of "In the first half of 2019" in a shadow

bool IsOneOf(const std::vector<uint32_t>& characters, uint32_t c) {
  return c != 0 && std::find(characters.begin(), characters.end(), c) != characters.end();
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
      if (auto filler = OnRung(rung); filler && !IsSummedUp(*filler)) return filler;
    if (passed_) {  // "Built in Ghent, they cost €90": nobody else is named
      passes_ = false;
      for (const Rung rung : {Rung::kClause, Rung::kSentence})
        if (auto filler = std::count(spec_.from.begin(), spec_.from.end(), rung) == 0 ? std::nullopt : OnRung(rung))
          return filler;
    }
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
        if (auto filler = TopicOr(InBlockBefore(Case::kSubject))) return filler;
        return InDateline();
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
      case Rung::kCaption:
        return InCaption();
      case Rung::kFrontMatter:
        return InTitle();
      case Rung::kDocument:
        return MainEntity();
    }
    return std::nullopt;
  }

  const factlint::Block& Block() const { return context_.outline().blocks[sentence_.block]; }
  const Mention& At(uint32_t i) const { return context_.mentions()[i]; }
  bool Fits(uint32_t i) const {
    return i != value_ && IsOneOf(spec_.fillers, context_.character(i)) && !IsBase(i) && !(maker_ && IsModel(i)) &&
           !IsWhere(i);
  }
  // "The company, headquartered in Derby, …": a name without a kind that tells where.
  bool IsWhere(uint32_t i) const {
    const uint32_t begin = At(i).span.begin;
    if (context_.character(i) != kKindBase || begin < 5) return false;
    const std::string_view text = context_.document().text();
    const std::string_view before = text.substr(begin < 20 ? 0 : begin - 20, std::min<uint32_t>(begin, 20));
    const auto& where = context_.book().role_words(Language::kEnglish).where;
    return std::any_of(where.begin(), where.end(), [&](const std::string& words) {
      return before.ends_with(" ") && before.substr(0, before.size() - 1).ends_with(words);
    });
  }
  // "The T5 travels 430 km. The firm built": its maker, no model.
  bool IsModel(uint32_t i) const {
    const std::string& name = context_.entity(At(i).entity).name;
    return context_.character(i) == kKindBase &&
           std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  // "the Basel-based company", "the Basel company": where the subject is, not what it is.
  bool IsBase(uint32_t i) const {
    constexpr size_t kLongest = 24;  // bytes of " cooperative "
    const std::string_view behind = std::string_view(context_.document().text()).substr(At(i).span.end, kLongest);
    if (behind.starts_with("-based")) return true;
    const std::string_view before =
        context_.document().Slice({std::min(sentence_.span.begin, At(i).span.begin), At(i).span.begin});
    if (!behind.starts_with(" ") || !(before.ends_with("the ") || before.ends_with("The "))) return false;
    const std::string_view noun = behind.substr(1, behind.find_first_of(" ,.;'\n", 1) - 1);
    const auto& nouns = context_.book().role_words(Language::kEnglish).organisation_nouns;
    if (!std::binary_search(nouns.begin(), nouns.end(), noun)) return false;
    if (IsPlace(*Take(i, Via::kSentence))) return true;
    const auto& named = context_.book().role_words(Language::kEnglish).named_nouns;
    return context_.character(i) == kKindBase && s_ > Block().first_sentence &&
           !std::binary_search(named.begin(), named.end(), noun) && IsNew(i);
  }
  // Is this the first that the text says of the name? "The Derby firm" then tells of one named before.
  bool IsNew(uint32_t i) const {
    constexpr uint32_t kLookedAt = 1000;  // mentions
    for (uint32_t k = i - std::min(i, kLookedAt); k < i; ++k)
      if (At(k).type == MentionType::kEntity && At(k).entity == At(i).entity) return false;
    return true;
  }
  std::optional<Filler> Take(uint32_t i, Via via) const { return Filler{At(i).entity, i, via}; }

  // Before the value: subjects first, then what an anaphor stands for, then obliques;
  // behind it: the nearest filler; in another clause a subject alone ("said the head
  // of the park" is none).
  std::optional<Filler> InSpan(Span span, bool clause) {
    std::optional<uint32_t> oblique;
    std::optional<uint32_t> aside;
    for (uint32_t i = sentence_.last; i-- > sentence_.first;) {
      if (At(i).span.begin < span.begin) break;
      if (At(i).span.end > at_ || !Fits(i)) continue;
      if (OwnsTheValue(i) || OpensRelativeClause(context_, sentence_, i, at_)) return Take(i, Via::kSentence);
      if (OnlyDescribes(context_, sentence_, i, at_)) continue;
      if (passes_ && IsPassedOver(sentence_, i)) {
        passed_ = true;
        continue;
      }
      if (StandsInAside(context_, sentence_, i, at_)) {
        if (!aside) aside = i;
        continue;
      }
      if (!IsOblique(context_, sentence_, i)) {
        if (value_ != kNoIndex && At(value_).type == MentionType::kMeasure && QuotesAFigure(context_, sentence_, i))
          if (auto filler = InBlockBefore(Case::kSubject)) return filler;
        if (IsLine(*Take(i, Via::kSentence)))  // "The Red Line is 67 km long, the whole system 90 km"
          if (auto filler = Anaphor({At(i).span.end, span.end}, false)) return filler;
        return Take(i, Via::kSentence);
      }
      if (!oblique) oblique = i;
    }
    if (auto filler = Anaphor(span, false)) return filler;
    if (oblique) return Take(*oblique, Via::kSentence);
    if (aside) return Take(*aside, Via::kSentence);
    // "Marnby: founded 1947, Ghent": the label before what stands behind.
    if (Block().label.begin >= sentence_.span.begin && !Block().label.empty() && Block().label.end <= at_)
      if (auto filler = InLabel()) return filler;
    const uint32_t end = std::min({span.end, SpeakerBegin(), NextChineseComma()});
    for (uint32_t i = sentence_.first; i < sentence_.last && At(i).span.end <= end; ++i)
      if (At(i).span.begin > at_ && Fits(i) && !IsCompared(context_, sentence_, i) &&
          !IsOblique(context_, sentence_, i))
        return Take(i, Via::kSentence);
    if (auto filler = Anaphor(span, true)) return filler;
    for (uint32_t i = sentence_.first; clause && i < sentence_.last && At(i).span.end <= end; ++i)
      if (At(i).span.begin > at_ && Fits(i) && !IsCompared(context_, sentence_, i) &&
          !(At(value_).type == MentionType::kDate && IsPassedOver(sentence_, i)))  // "founded in 1904 in Ghent"
        return Take(i, Via::kSentence);
    return std::nullopt;
  }

  // Where something was built, unless a place is what is looked for.
  bool IsPassedOver(const SentenceView& sentence, uint32_t i) const {
    return !AllPlaces(spec_.fillers) && OnlyPlaces(context_, sentence, i);
  }

  // "Marnby's 18 million tonnes".
  bool OwnsTheValue(uint32_t i) const {
    const std::string_view between = context_.document().Slice({At(i).span.end, at_});
    return between == "'s " || between == "\xE2\x80\x99s ";
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
    for (const AttributionCue& cue : context_.book().role_words(sentence_.language).attribution) {
      if (cue.before) continue;
      const auto found = cue.words.Find(sentence_.shadow);
      if (!found) continue;
      const Span place = sentence_.shadow.ToDocument(found->begin, found->end);
      if (place.begin > at_) return place.begin;
    }
    return sentence_.span.end;
  }

  // "the city", "it", "here" in the span, before or behind the value.
  std::optional<Filler> Anaphor(Span span, bool behind) {
    const RoleWords& words = context_.book().role_words(sentence_.language);
    for (const factlint::Anaphor& anaphor : words.anaphora) {
      const auto found = anaphor.words.Find(sentence_.shadow);
      if (!found) continue;
      const std::vector<uint32_t> kinds = KindsOf(anaphor);
      if (kinds.empty()) continue;
      const Span place = sentence_.shadow.ToDocument(found->begin, found->end);
      if (place.begin < span.begin || place.end > span.end || (place.begin > at_) != behind) continue;
      RoleSpec inner = spec_;
      const bool named = !anaphor.kinds.empty();
      // "the city": a city before a province, unless only a province is what the text is about.
      if (kinds.size() > 1 && AllPlaces(kinds)) {
        inner.fillers = {kinds.front()};
        if (auto filler = Resolver(context_, inner, s_, value_).NearAntecedent(place.begin)) return filler;
      }
      inner.fillers = kinds;
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
        if (At(i).span.end <= before && Fits(i) && !OnlyDescribes(context_, sentence_, i, at_) &&
            !IsPassedOver(sentence_, i) && !StandsInAside(context_, sentence_, i, before) &&
            oblique == IsOblique(context_, sentence_, i) && !(oblique && !named && OpensWithPlace(i, before)))
          return Take(i, Via::kAnaphor);
    if (maker_)
      if (auto filler = InLabel()) return filler;
    if (auto filler = InBlockBefore(Case::kSubject)) return filler;
    if (auto filler = InDateline()) return filler;
    if (auto filler = InHeadings()) return filler;
    // "Sales of Helvik rose. The carmaker …": an organisation, in whatever case.
    if (auto filler = InBlockBefore(Case::kAny); filler && (named || !IsPlace(*filler))) return filler;
    if (auto filler = InBlocksBefore(Case::kSubject)) return filler;
    if (auto filler = InBlockBefore(Case::kAny)) return filler;
    if (auto filler = InBlocksBefore(Case::kAny)) return filler;
    if (auto filler = InTitle()) return filler;
    return MainEntity();
  }

  // As Antecedent, in what stands right before or above.
  std::optional<Filler> NearAntecedent(uint32_t before) {
    for (const bool oblique : {false, true})
      for (uint32_t i = sentence_.last; i-- > sentence_.first;)
        if (At(i).span.end <= before && Fits(i) && !OnlyDescribes(context_, sentence_, i, at_) &&
            oblique == IsOblique(context_, sentence_, i))
          return Take(i, Via::kAnaphor);
    if (auto filler = InBlockBefore(Case::kSubject)) return filler;
    if (auto filler = InDateline()) return filler;
    if (auto filler = InHeadings()) return filler;
    if (auto filler = InBlockBefore(Case::kAny)) return filler;
    if (auto filler = InBlocksBefore(Case::kAny)) return filler;
    return InTitle();
  }
  bool AllPlaces(const std::vector<uint32_t>& characters) const {
    const auto& kinds = context_.book().entities().kinds();
    return std::all_of(characters.begin(), characters.end(), [&](uint32_t c) {
      return c > kKindBase && c - kKindBase < kinds.size() && kinds[c - kKindBase].is == KindClass::kPlace;
    });
  }

  // "In Germany it costs €900": where, not what.
  bool OpensWithPlace(uint32_t i, uint32_t pronoun) const {
    constexpr uint32_t kPreposition = 12;  // bytes of "Throughout "
    const bool opens = At(i).span.begin - std::min(sentence_.span.begin, At(i).span.begin) <= kPreposition;
    const std::string_view between = context_.document().Slice({At(i).span.end, pronoun});
    return opens && IsPlace(*Take(i, Via::kSentence)) && (between == " " || between == ", ");
  }

  // The first subject of a sentence, else its first filler.
  std::optional<Filler> InSentence(const SentenceView& sentence, Via via) const {
    std::optional<uint32_t> other;
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!Fits(i)) continue;
      if (IsSubject(sentence, i)) return Take(i, via);
      if (!other && !IsPassedOver(sentence, i)) other = i;
    }
    return other ? Take(*other, via) : std::nullopt;
  }

  // A name that its sentence speaks of.
  bool IsSubject(const SentenceView& sentence, uint32_t i) const {
    if (sentence.shadow.text.empty()) return true;
    return !IsOblique(context_, sentence, i) && !StandsInAside(context_, sentence, i, sentence.span.end) &&
           !QuotesAFigure(context_, sentence, i) && !SpeaksOfFigures(sentence, i) &&
           At(i).span.begin < OpeningAnaphor(sentence);
  }

  // "…, with 900 trips, operator Marnby reported on Monday": who told it, behind what was told.
  bool SpeaksOfFigures(const SentenceView& sentence, uint32_t i) const {
    const auto& verbs = context_.book().role_words(sentence.language).reporting_verbs;
    const std::string_view behind = std::string_view(context_.document().text()).substr(At(i).span.end, 16);
    if (!behind.starts_with(" ")) return false;
    const std::string_view verb = behind.substr(1, behind.find_first_of(" .,;\n", 1) - 1);
    if (!std::binary_search(verbs.begin(), verbs.end(), verb)) return false;
    const bool last = i + 1 == sentence.last || !context_.IsQuantity(sentence.last - 1);
    for (uint32_t k = sentence.first; last && k < i; ++k)
      if (context_.IsQuantity(k)) return true;
    return false;
  }

  // "The company was set up by the brothers Paul and Emil": where an anaphor is the subject,
  // none of the names behind it is. The end of the text where a sentence opens with none.
  uint32_t OpeningAnaphor(const SentenceView& sentence) const {
    const std::string_view text = sentence.shadow.text;
    size_t at = 0;
    for (int tries = 0; tries < 2; ++tries) {
      if (tries == 1) {  // "In 2019, it bought"
        const size_t comma = text.find(" , ");
        if (comma > kAdverbial) break;  // or nowhere
        at = comma + 3;
      }
      const std::string_view opening = text.substr(at);
      if (!opening.starts_with("it ") && !opening.starts_with("they ") && !opening.starts_with("the ") &&
          !opening.starts_with("this "))
        continue;
      for (const factlint::Anaphor& anaphor : context_.book().role_words(sentence.language).anaphora) {
        const auto found = anaphor.words.Find(sentence.shadow, at);
        if (!found || found->begin > at + 1 || KindsOf(anaphor).empty()) continue;
        // "The company's rival Halden sold"; but "The company's best car was the Lumo" names no other.
        if (text.substr(found->end).starts_with("'s ")) {
          const size_t verb = BeVerb(text, found->end);
          if (verb == std::string_view::npos) continue;
          return sentence.shadow.ToDocument(verb, verb + 1).begin;
        }
        return sentence.shadow.ToDocument(found->begin, found->end).begin;
      }
    }
    return UINT32_MAX;
  }

  // Where " was " or " is " stands before the first slot behind `from`.
  static size_t BeVerb(std::string_view text, size_t from) {
    const size_t slot = std::min(text.find('\xEE', from), text.size());
    size_t verb = std::string_view::npos;
    for (const std::string_view be : {" is ", " was ", " are ", " were "}) verb = std::min(verb, text.find(be, from));
    return verb < slot ? verb + 1 : std::string_view::npos;
  }

  // In the sentences before; a name in another case ("moved to Cork") only as the
  // last resort.
  enum class Case : uint8_t { kSubject, kAny };
  std::optional<Filler> InBlockBefore(Case which) {
    const uint32_t first = Block().first_sentence;
    uint32_t looked = 0;  // "Branches: 212." is soon looked at
    for (uint32_t back = 1; looked < kSentencesBack && s_ >= first + back; ++back) {
      const SentenceView& sentence = context_.sentences()[s_ - back];
      if (sentence.span.size() > kFragment || back > 3 * kSentencesBack) ++looked;
      const auto filler = InSentence(sentence, Via::kAnaphor);
      if (filler && (which == Case::kAny || IsSubject(sentence, filler->mention))) return filler;
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
      if (anaphor.kinds.empty() && anaphor.words.Find(sentence_.shadow)) return true;
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
            filler && (which == Case::kAny || IsSubject(context_.sentences()[s], filler->mention)))
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

  // "SINGAPORE - Ridership rose": the place of a dateline, for what speaks of places and
  // not of organisations, which only happen to be there.
  std::optional<Filler> InDateline() const {
    const auto& kinds = context_.book().entities().kinds();
    const auto takes = [&](KindClass is) {
      return std::any_of(spec_.fillers.begin(), spec_.fillers.end(), [&](uint32_t c) {
        return c > kKindBase && c - kKindBase < kinds.size() && kinds[c - kKindBase].is == is;
      });
    };
    if (takes(KindClass::kOrganisation) || !takes(KindClass::kPlace)) return std::nullopt;
    const uint32_t end = DatelineEnd(context_.document().text(), Block().span);
    if (end <= Block().span.begin) return std::nullopt;
    for (const Mention& place : context_.book().entities().Find(context_.document().Slice({Block().span.begin, end})))
      if (kinds[context_.entity(place.entity).kind].is == KindClass::kPlace)
        return Filler{place.entity, kNoIndex, Via::kHeading};
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
    if (label.empty()) return std::nullopt;
    const SentenceView& first = context_.sentences()[Block().first_sentence];
    for (uint32_t i = first.first; i < first.last && At(i).span.end <= label.end; ++i)
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

  // Is it one of those whose figures this row adds up? "| Total | 500 |" is none of theirs.
  bool IsSummedUp(const Filler& filler) const {
    constexpr uint32_t kRows = 64;
    if (Block().kind != BlockKind::kTableRow || Block().table == kNoIndex) return false;
    const Cell* value = TableHeads::CellAt(Block(), at_);
    if (value == nullptr || !context_.tables().Of(Block(), value->column).total) return false;
    const auto& blocks = context_.outline().blocks;
    for (uint32_t b = Block().table + 1; b < blocks.size() && b - Block().table <= kRows; ++b) {
      if (blocks[b].table != Block().table) break;
      if (b == sentence_.block) continue;
      const Span subject = context_.tables().Of(blocks[b], value->column).subject;
      for (uint32_t i = FirstIn(subject); i < context_.mentions().size() && At(i).span.end <= subject.end; ++i)
        if (At(i).type == MentionType::kEntity && At(i).entity == filler.entity) return true;
    }
    return false;
  }

  // The first mention that does not begin before a span.
  uint32_t FirstIn(Span span) const {
    const auto& mentions = context_.mentions();
    const auto first = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                        [](const Mention& m, uint32_t at) { return m.span.begin < at; });
    return static_cast<uint32_t>(first - mentions.begin());
  }

  // The first filler in a span of the text.
  std::optional<Filler> WithinSpan(Span span) const {
    for (uint32_t i = FirstIn(span); i < context_.mentions().size() && At(i).span.end <= span.end; ++i)
      if (Fits(i)) return Take(i, Via::kTable);
    return std::nullopt;
  }

  // The line above the table.
  std::optional<Filler> InCaption() const {
    if (Block().kind != BlockKind::kTableRow) return std::nullopt;
    const Cell* cell = TableHeads::CellAt(Block(), at_);
    return cell == nullptr ? std::nullopt : WithinSpan(context_.tables().Of(Block(), cell->column).caption);
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
  // the next of its kind. The places of an organisation's text are no rivals to it.
  std::optional<Filler> MainEntity() const {
    TextContext::MostNamed best;
    for (const TextContext::MostNamed& one : context_.most_named()) {
      if (!IsOneOf(spec_.fillers, one.character)) continue;
      const int second = std::max(std::min(best.times, one.times), one.times > best.times ? one.second : best.second);
      if (one.times > best.times) best = one;
      best.second = second;
    }
    if (const auto organisation = MainOrganisation()) return organisation;
    if (best.times > 0 && OpensLaterSection(best.first)) return std::nullopt;
    // Named but once, and alone: "Halden plc announces its results. Highlights: ..."
    const bool alone = best.times > 0 && best.second == 0 && !IsPlace(*Take(best.first, Via::kDocument));
    if (!alone && (best.times < 3 || best.times < 2 * best.second)) return std::nullopt;
    return Take(best.first, Via::kDocument);
  }

  // Is the name that of a section below, while the text here stands under a heading of its own?
  bool OpensLaterSection(uint32_t mention) const {
    const auto& blocks = context_.outline().blocks;
    const uint32_t begin = At(mention).span.begin;
    if (begin < at_ || Block().heading == kNoIndex) return false;
    const auto block = std::upper_bound(blocks.begin(), blocks.end(), begin,
                                        [](uint32_t at, const factlint::Block& one) { return at < one.span.begin; });
    return block != blocks.begin() && (block - 1)->kind == BlockKind::kHeading;
  }

  // Named twice, twice as often as any other but places, and as often as any place.
  std::optional<Filler> MainOrganisation() const {
    TextContext::MostNamed best;
    int second = 0;
    int place = 0;
    for (const TextContext::MostNamed& one : context_.most_named()) {
      if (IsPlace(*Take(one.first, Via::kDocument))) place = std::max(place, one.times);
      if (!IsOneOf(spec_.fillers, one.character) || IsPlace(*Take(one.first, Via::kDocument))) continue;
      second = std::max({second, one.second, std::min(best.times, one.times)});
      if (one.times > best.times) best = one;
    }
    if (best.times < 2 || best.times < 2 * second || best.times < place || OpensLaterSection(best.first))
      return std::nullopt;
    return Take(best.first, Via::kDocument);
  }

  const TextContext& context_;
  const RoleSpec& spec_;
  uint32_t s_;
  uint32_t value_;
  const SentenceView& sentence_;
  uint32_t at_ = 0;
  bool maker_ = false;   // looks for a company, not for what it makes
  bool passes_ = true;   // names that only tell where something was built are passed over
  bool passed_ = false;  // and one was
};

}  // namespace

std::optional<Filler> ResolveRole(const TextContext& context, const RoleSpec& spec, uint32_t s, uint32_t value) {
  return Resolver(context, spec, s, value).Run();
}

}  // namespace factlint
