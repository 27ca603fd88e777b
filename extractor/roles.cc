#include "extractor/roles.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/around_value.h"
#include "extractor/ascii.h"
#include "extractor/earlier_text.h"
#include "extractor/layout_rungs.h"
#include "extractor/main_entity.h"
#include "extractor/metric_words.h"
#include "extractor/name_case.h"
#include "extractor/name_folding.h"
#include "extractor/place_above.h"
#include "extractor/respectively.h"
#include "extractor/row_name.h"
#include "extractor/sentence_subject.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

class Resolver {
 public:
  // `spec` outlives this.
  Resolver(const TextContext& context, const RoleSpec& spec, uint32_t s, uint32_t value)
      : context_(context),
        spec_(spec),
        s_(s),
        value_(value),
        sentence_(context.sentences()[s]),
        fillers_(context, spec.fillers, s, value),
        at_(fillers_.at()),
        around_(context, s, value, at_) {}

  std::optional<Filler> Run() {
    if (!spec_.entity.empty()) {
      const int entity = context_.book().entities().FindEntity(spec_.entity);
      if (entity < 0) return std::nullopt;
      return Filler{static_cast<uint32_t>(entity), kNoIndex, Via::kDocument};
    }
    const std::optional<RowName> row = NameOfRow(context_, s_, value_);
    const bool another = row && row->mention != kNoIndex && !fillers_.Fits(row->mention);
    for (const Rung rung : spec_.from) {
      if (another && IsAboveRow(rung)) return OfRow(*row);
      if (rung == Rung::kClause || rung == Rung::kPrevious)
        if (const auto part = OpeningPart()) return part;
      if (auto filler = OnRung(rung); filler && !IsSummedUp(fillers_, *filler) && !IsActing(*filler)) {
        if (IsOneOfSum(*filler)) return std::nullopt;
        // "总部位于园区的云知星…。公司现有员工430人": the company that nobody could tell is not where it lies.
        if (nobody_ && fillers_.IsPlace(filler->entity)) return std::nullopt;
        return filler;
      }
    }
    if (authority_)
      if (auto filler = PlaceOfAuthority(*authority_)) return filler;
    if (passed_) {  // "Built in Ghent, they cost €90": nobody else is named
      passes_ = false;
      for (const Rung rung : {Rung::kClause, Rung::kSentence})
        if (auto filler = std::count(spec_.from.begin(), spec_.from.end(), rung) == 0 ? std::nullopt : OnRung(rung))
          return filler;
    }
    if (std::find(spec_.from.begin(), spec_.from.end(), Rung::kPrevious) == spec_.from.end()) return std::nullopt;
    if (auto filler = InBlocksBefore(fillers_, Case::kSubject)) return filler;
    return InBlockBefore(fillers_, Case::kAny);
  }

 private:
  void AskForMaker() {
    maker_ = true;
    fillers_.AskForMaker();
  }

  // "In Marnby New Area there are 900 firms": of that place, whatever its kind, and not of the city of the sentence
  // before.
  std::optional<Filler> OpeningPart() const {
    const uint32_t i = sentence_.first;
    if (sentence_.language != Language::kEnglish || value_ == kNoIndex || i >= value_) return std::nullopt;
    if (context_.mention(i).type != MentionType::kEntity) return std::nullopt;
    const Span name = context_.mention(i).span;
    const std::string_view before = context_.document().Slice({sentence_.span.begin, name.begin});
    if (before != "In " && before != "In the ") return std::nullopt;
    if (!fillers_.AllPlaces(fillers_.characters())) return std::nullopt;
    for (uint32_t k = i + 1; k < sentence_.last && context_.mention(k).span.end <= at_; ++k)
      if (fillers_.Fits(k)) return std::nullopt;
    const bool part = EndsInPart(context_.document().Slice(name)) || EndsInPart(CapitalsBehind(name.end));
    if (!part || (context_.character(i) != kKindBase && !fillers_.Fits(i))) return std::nullopt;
    return fillers_.Take(i, Via::kSentence);
  }

  // "New Area" of "Marnby New Area has".
  std::string_view CapitalsBehind(uint32_t at) const {
    const std::string_view text = context_.document().Slice({at, sentence_.span.end});
    size_t end = 0;
    while (end + 1 < text.size() && text[end] == ' ' && ascii::IsUpper(text[end + 1]))
      end = std::min(text.find_first_of(" ,.;", end + 1), text.size());
    return text.substr(0, end);
  }

  bool EndsInPart(std::string_view name) const {
    const size_t blank = name.rfind(' ');
    return blank != std::string_view::npos &&
           Has(context_.book().role_words(sentence_.language).list_parts, ascii::Lower(name.substr(blank + 1)));
  }

  // What tells whom a row is about only where the row does not.
  static bool IsAboveRow(Rung rung) {
    return rung != Rung::kTableRow && rung != Rung::kTableColumn && rung != Rung::kClause && rung != Rung::kSentence &&
           rung != Rung::kLabel;
  }

  // 南京、苏州、无锡企业合计1850家: of all of them, and so of none.
  bool IsOneOfSum(const Filler& filler) const {
    if (sentence_.language != Language::kChinese || filler.mention == kNoIndex || !IsLastOfList(filler.mention))
      return false;
    const Span between = {context_.mention(filler.mention).span.end, at_};
    if (between.end <= between.begin) return false;
    const RoleWords& words = context_.book().role_words(sentence_.language);
    if (SaysRespectively(context_, sentence_)) return false;
    constexpr std::string_view kInAll = "共";
    return context_.document().Slice(between).ends_with(kInAll) ||
           words.list_totals.Matches(context_.Words(between, sentence_.language));
  }

  // 苏州 in 南京、苏州, 南京和苏州: a name of the role's own kinds stands before it, and joins it.
  bool IsLastOfList(uint32_t name) const {
    if (name <= sentence_.first || !sentence_.Has(name) || !fillers_.Fits(name - 1)) return false;
    const Span last = context_.mention(name - 1).span;
    const uint32_t begin = context_.mention(name).span.begin;
    if (last.end >= begin) return false;
    const std::string_view joint = context_.document().Slice({last.end, begin});
    const auto& joins = context_.book().role_words(sentence_.language).grown_joins;
    return std::find(joins.begin(), joins.end(), joint) != joins.end();
  }

  // The authority that the sentence lets act is not what the text is about either.
  bool IsActing(const Filler& filler) const {
    return authority_ && context_.mention(*authority_).entity == filler.entity;
  }

  // 北京市经信局介绍，核心产业增长9.7%: of the city, where the text names nobody else.
  std::optional<Filler> PlaceOfAuthority(uint32_t authority) const {
    const EntityTable& table = context_.book().entities();
    const std::string& in = context_.entity(context_.mention(authority).entity).in;
    const int place = in.empty() ? -1 : table.FindEntity(in);
    if (place < 0 || !fillers_.Takes(kKindBase + table.entities()[static_cast<size_t>(place)].kind))
      return std::nullopt;
    return Filler{static_cast<uint32_t>(place), authority, Via::kSentence};
  }

  // 前5城（北京、上海、深圳）合计占72%: one of several that a Chinese bracket lists, and no subject.
  bool IsListedInAside(uint32_t name) const {
    if (sentence_.language != Language::kChinese) return false;
    constexpr std::string_view kComma = "、";
    const Span span = context_.mention(name).span;
    const std::string_view text = context_.document().text();
    return text.substr(span.end).starts_with(kComma) ||
           text.substr(sentence_.span.begin, span.begin - sentence_.span.begin).ends_with(kComma);
  }

  // A row's name that the role does not take: of a kind that nobody knows it may be one; of another
  // kind it is none, and nor is what stands above it: 210 of a district is no figure of the city.
  std::optional<Filler> OfRow(const RowName& row) const {
    if (context_.character(row.mention) != kKindBase) return std::nullopt;
    return fillers_.Take(row.mention, fillers_.block().kind == BlockKind::kTableRow ? Via::kTable : Via::kList);
  }

  std::optional<Filler> OnRung(Rung rung) {
    switch (rung) {
      case Rung::kClause:
        return InSpan(context_.ClauseAt(s_, at_), true);
      case Rung::kSentence:
        return InSpan(sentence_.span, false);
      case Rung::kPrevious:
        if (auto filler = TopicOr(InBlockBefore(fillers_, Case::kSubject))) return filler;
        return InDateline(fillers_);
      case Rung::kListIntro:
        return FillerInBlock(fillers_, fillers_.block().intro, Via::kList);
      case Rung::kLabel:
        return InLabel(fillers_);
      case Rung::kTableRow:
        return InTableRow(fillers_);
      case Rung::kTableColumn:
        return InTableColumn(fillers_);
      case Rung::kHeading:
        return Versioned(InHeadings(fillers_));
      case Rung::kTitle:
        return Versioned(InTitle(fillers_));
      case Rung::kCaption:
        return InCaption(fillers_);
      case Rung::kFrontMatter:
        return InTitle(fillers_);
      case Rung::kDocument:
        return MainEntity(fillers_);
    }
    return std::nullopt;
  }

  // Before the value: subjects first, then what an anaphor stands for, then obliques;
  // behind it: the nearest filler; in another clause a subject alone ("said the head
  // of the park" is none).
  std::optional<Filler> InSpan(Span span, bool clause) {
    std::optional<uint32_t> oblique;
    std::optional<uint32_t> aside;
    for (uint32_t i = sentence_.last; i-- > sentence_.first;) {
      if (context_.mention(i).span.begin < span.begin) break;
      if (context_.mention(i).span.end > at_ || !fillers_.Fits(i)) continue;
      if (around_.OwnsTheValue(i) || OpensRelativeClause(context_, sentence_, i, at_))
        return fillers_.Take(i, Via::kSentence);
      if (const auto told = NameToldOf(context_, sentence_, i)) {  // "In Marnby, a district of Ghent, there are"
        const std::string_view behind = context_.document().Slice({context_.mention(i).span.end, at_});
        if (behind.starts_with(", there ")) return fillers_.Take(*told, Via::kSentence);
        if (!oblique) oblique = *told;
        continue;
      }
      if (OnlyDescribes(context_, sentence_, i, at_) || around_.IsOneOfLines(i) || around_.IsSource(i)) continue;
      if (OnlyActs(context_, sentence_, i)) {
        if (!authority_) authority_ = i;
        continue;
      }
      if (passes_ && fillers_.IsPassedOver(sentence_, i)) {
        passed_ = true;
        continue;
      }
      if (StandsInAside(context_, sentence_, i, at_)) {
        if (!aside && !IsListedInAside(i)) aside = i;
        continue;
      }
      if (!IsOblique(context_, sentence_, i) && !IsObject(context_, sentence_, i)) {
        if (value_ != kNoIndex && context_.mention(value_).type == MentionType::kMeasure &&
            QuotesAFigure(context_, sentence_, i))
          if (auto filler = InBlockBefore(fillers_, Case::kSubject)) return filler;
        if (IsLine(fillers_.Take(i, Via::kSentence)))  // "The Red Line is 67 km long, the whole system 90 km"
          if (auto filler = Anaphor({context_.mention(i).span.end, span.end}, false)) return filler;
        if (auto filler = PlaceBehindComma(i, span)) return filler;
        return fillers_.Take(i, Via::kSentence);
      }
      if (!oblique) oblique = i;
    }
    if (auto filler = Anaphor(span, false)) return filler;
    if (oblique) {  // "Marnby. The road to Ostra will add": what a portrait is of
      const auto portrait = InLabel(fillers_);
      const bool whole =
          portrait && (!fillers_.IsPlace(portrait->entity) || !fillers_.IsPlace(context_.mention(*oblique).entity));
      return whole ? portrait : fillers_.Take(*oblique, Via::kSentence);
    }
    if (aside) return fillers_.Take(*aside, Via::kSentence);
    // "Marnby: founded 1947, Ghent": the label before what stands behind.
    if (fillers_.block().label.begin >= sentence_.span.begin && !fillers_.block().label.empty() &&
        fillers_.block().label.end <= at_)
      if (auto filler = InLabel(fillers_)) return filler;
    const uint32_t end = std::min(span.end, around_.EndBehind());
    const uint32_t pronoun = std::min(end, around_.PronounBehind());  // "In 2019, it bought 12 Arlo trucks"
    for (uint32_t i = sentence_.first; i < sentence_.last && context_.mention(i).span.end <= pronoun; ++i)
      if (context_.mention(i).span.begin > at_ && fillers_.Fits(i) && !IsCompared(context_, sentence_, i) &&
          !IsOblique(context_, sentence_, i) && !IsObject(context_, sentence_, i) && !around_.CountsAnother(i) &&
          !around_.IsExample(i) && !StandsInBracketedRemark(context_, sentence_, i) && !IsOfAPart(i))
        return fillers_.Take(i, Via::kSentence);
    if (auto filler = Anaphor(span, true)) return filler;
    for (uint32_t i = sentence_.first; clause && i < sentence_.last && context_.mention(i).span.end <= end; ++i)
      if (context_.mention(i).span.begin > at_ && fillers_.Fits(i) && !IsCompared(context_, sentence_, i) &&
          !around_.CountsAnother(i) && !around_.IsExample(i) && !StandsInBracketedRemark(context_, sentence_, i) &&
          !around_.IsWholeOfAnother(i) && !IsOfAPart(i) &&
          !(context_.mention(value_).type == MentionType::kDate &&
            fillers_.IsPassedOver(sentence_, i)) &&  // "founded in 1904 in Ghent"
          !(IsLine(fillers_.Take(i, Via::kSentence)) && around_.IsBehindComma(i)))
        return fillers_.Take(i, Via::kSentence);
    return std::nullopt;
  }

  // 人口351万，其中新城区80万: behind the value, who has a part of it does not have the whole.
  bool IsOfAPart(uint32_t i) const {
    if (sentence_.language != Language::kChinese) return false;
    const std::string between = context_.Words({at_, context_.mention(i).span.begin}, Language::kChinese);
    return context_.book().role_words(Language::kChinese).parts.Matches(between);
  }

  // 计算中心算力12P，全市超过9000P: behind the comma the place speaks, and no more the centre.
  std::optional<Filler> PlaceBehindComma(uint32_t name, Span span) {
    constexpr std::string_view kComma = "，";
    if (sentence_.language != Language::kChinese) return std::nullopt;
    const uint32_t entity = context_.mention(name).entity;
    const bool place = fillers_.IsPlace(entity) && context_.kind_name(context_.entity(entity)) != "park";
    const uint32_t begin = context_.mention(name).span.end;
    // 全区 may stand some commas before: 徐汇引来上海的机构，全区企业900家，产业规模近百亿元
    const std::string_view between = context_.document().Slice({begin, at_});
    const size_t comma = place ? between.find(kComma) : between.rfind(kComma);
    if (comma == std::string_view::npos) return std::nullopt;
    const uint32_t behind = begin + static_cast<uint32_t>(comma + kComma.size());
    constexpr uint32_t kCharacter = 3;  // bytes
    const RoleWords& words = context_.book().role_words(sentence_.language);
    const Span first = {behind, std::min(behind + kCharacter, at_)};
    if (Has(words.prepositions, context_.document().Slice(first))) return std::nullopt;  // ，占全市的四分之一
    auto filler = Anaphor({behind, span.end}, false);
    if (!filler || !fillers_.IsPlace(filler->entity)) return std::nullopt;
    // 江岸区引来武汉的机构，全区有90家: of the district
    return !place || context_.kind_name(context_.entity(filler->entity)) == "district" ? filler : std::nullopt;
  }

  // "the city", "it", "here" in the span, before or behind the value.
  std::optional<Filler> Anaphor(Span span, bool behind) {
    const RoleWords& words = context_.book().role_words(sentence_.language);
    if (!words.any_anaphor.MayStandIn(sentence_.shadow)) return std::nullopt;
    for (const factlint::Anaphor& anaphor : words.anaphora) {
      auto found = anaphor.words.Find(sentence_.shadow);
      while (found && IsHeldAgainst(sentence_.shadow.ToDocument(found->begin, found->end)))
        found = anaphor.words.Find(sentence_.shadow, found->end);
      if (!found) continue;
      const std::vector<uint32_t> kinds = KindsOf(fillers_, anaphor);
      if (kinds.empty()) continue;
      const Span place = sentence_.shadow.ToDocument(found->begin, found->end);
      if (around_.StandsWithName(place) || IsNobody(place)) continue;
      if (!anaphor.kinds.empty() && IsWhole(place)) continue;
      const bool venue = !anaphor.kinds.empty() && anaphor.kinds.front() == "venue";  // but "the bridge of Ghent"
      if (venue && context_.document().Slice({place.end, sentence_.span.end}).starts_with(" of ")) continue;
      if (place.begin < span.begin || place.end > span.end || (place.begin > at_) != behind) continue;
      RoleSpec inner = spec_;
      const bool named = !anaphor.kinds.empty();
      // "the city": a city before a province, unless only a province is what the text is about.
      if (fillers_.AllPlaces(kinds)) {
        const std::string kind = named ? anaphor.kinds.front() : std::string();
        if ((kind == "city" || kind == "province") && fillers_.Takes(CharacterOf(kind))) {
          if (auto filler = AboveTheLast(kind, place.begin)) return filler;
        } else if (named && kinds.size() > 1) {
          inner.fillers = {kinds.front()};
          if (auto filler = Resolver(context_, inner, s_, value_).NearAntecedent(place.begin)) return filler;
        } else if (!named) {
          inner.fillers = kinds;
          if (auto filler = Resolver(context_, inner, s_, value_).PlaceTold(place.begin))
            return PlaceThatHas(place, *filler).value_or(*filler);
        }
      }
      inner.fillers = kinds;
      Resolver resolver(context_, inner, s_, value_);
      const bool author = named && anaphor.kinds.front() == "author";
      if (named && (author || anaphor.kinds.front() == "company")) resolver.AskForMaker();
      if (author)
        if (auto filler = resolver.Author(place)) return filler;
      if (named && IsOrganisation(anaphor.kinds.front()))
        if (auto filler = resolver.NamedSo(place)) return filler;
      if (named && StandsBehindLabel(place))
        if (auto filler = InLabel(fillers_); filler && !fillers_.IsPlace(filler->entity)) return filler;
      if (auto filler = resolver.Antecedent(place.begin, named))
        return named ? OfKind(*filler, anaphor.kinds.front()) : PlaceThatHas(place, *filler).value_or(*filler);
      nobody_ = nobody_ || (named && anaphor.kinds.front() == "company" && place.begin == sentence_.span.begin) ||
                (named && anaphor.kinds.front() == "country" && OpensClause(place));
      // "the city" may be a name that no pack knows.
      if (anaphor.kinds.empty() || anaphor.kinds.front() == "line" || !fillers_.Takes(kKindBase)) continue;
      inner.fillers = {kKindBase};
      if (auto filler = Resolver(context_, inner, s_, value_).Antecedent(place.begin, named)) return filler;
    }
    return std::nullopt;
  }

  // "As of now, the country is home to": what the clause tells of.
  bool OpensClause(Span anaphor) const {
    const std::string_view before = context_.document().Slice({sentence_.span.begin, anaphor.begin});
    return anaphor.begin < at_ && (before.empty() || before.ends_with(", "));
  }

  // "Marnby: The ride-hailing network, which provides"
  bool StandsBehindLabel(Span anaphor) const {
    const Span label = fillers_.block().label;
    if (label.empty() || label.end > anaphor.begin) return false;
    const std::string_view between = context_.document().Slice({label.end, anaphor.begin});
    return between == ": " || between == " " || between == "** " || between == ":** " || between == "**: ";
  }

  // "brings in 25% of the city's GDP and has 70 labs": what those are a share of, and nobody's figures.
  bool IsWhole(Span anaphor) const {
    constexpr std::string_view kOf = " of ";
    if (anaphor.begin >= at_) return false;
    for (uint32_t i = sentence_.first; i < sentence_.last && context_.mention(i).span.end < anaphor.begin; ++i)
      if (context_.mention(i).type == MentionType::kPercent && i != value_ &&
          context_.document().Slice({context_.mention(i).span.end, anaphor.begin}) == kOf)
        return true;
    return false;
  }

  // 占全市的12%, 拥有全市最多的道路: no subject, but what one is held against.
  bool IsHeldAgainst(Span anaphor) const {
    return sentence_.language == Language::kChinese && StandsForAWhole(context_, sentence_, anaphor);
  }

  // "It is estimated that its output": the pronoun of a verb that nobody does.
  bool IsNobody(Span pronoun) const {
    if (context_.document().Slice(pronoun).size() != 2) return false;  // "it"
    std::string_view behind = context_.document().Slice({pronoun.end, sentence_.span.end});
    for (const std::string_view verb : {" is ", " was ", " has been "})
      if (behind.starts_with(verb)) {
        behind.remove_prefix(verb.size());
        const size_t end = behind.find(' ');
        return end != std::string_view::npos && behind.substr(end).starts_with(" that ");
      }
    return false;
  }

  // "Optics Valley is old. It has": the park of the sentence before, whatever city is above.
  std::optional<Filler> PlaceTold(uint32_t before) {
    if (auto filler = InOwnSentence(before, false, false)) return filler;
    return InBlockBefore(fillers_, Case::kSubject);
  }

  // "There are 900 schools in Wuhan" under the name of another place: those of Wuhan.
  std::optional<Filler> PlaceThatHas(Span pronoun, const Filler& above) const {
    if (!fillers_.IsPlace(above.entity) || pronoun.size() != std::string_view("there").size()) return std::nullopt;
    const std::string_view verb = context_.document().Slice({pronoun.end, sentence_.span.end});
    const auto opens = [&](std::string_view word) { return verb.starts_with(word); };
    constexpr std::string_view kVerbs[] = {" are ", " were ", " is ", " was ", " have been ", " has been "};
    if (std::none_of(std::begin(kVerbs), std::end(kVerbs), opens)) return std::nullopt;
    const uint32_t end = std::min(context_.ClauseAt(s_, at_).end, around_.EndBehind());
    for (uint32_t i = sentence_.first; i < sentence_.last && context_.mention(i).span.end <= end; ++i) {
      if (context_.mention(i).span.begin < pronoun.end || !IsInPlace(i, pronoun.end)) continue;
      while (IsOwnerOfNext(i)) ++i;  // "in Wuhan's Optics Valley"
      return fillers_.Fits(i) && !around_.IsExample(i) ? std::optional(fillers_.Take(i, Via::kSentence)) : std::nullopt;
    }
    return std::nullopt;
  }

  // "in Wuhan", and not "in Wuhan and Chengdu", which have them together.
  bool IsInPlace(uint32_t i, uint32_t from) const {
    if (context_.mention(i).type != MentionType::kEntity || !fillers_.IsPlace(context_.mention(i).entity)) return false;
    const Span span = context_.mention(i).span;
    const std::string_view before = context_.document().Slice({from, span.begin});
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    constexpr std::string_view kIn[] = {" in ", " in the ", " across ", " throughout "};
    if (std::none_of(std::begin(kIn), std::end(kIn), ends)) return false;
    const std::string_view behind = context_.document().Slice({span.end, sentence_.span.end});
    const bool listed = i + 1 < sentence_.last && context_.mention(i + 1).type == MentionType::kEntity &&
                        (behind.starts_with(" and ") || behind.starts_with(", ")) &&
                        context_.mention(i + 1).span.begin <= span.end + std::string_view(" and ").size();
    return !listed && !behind.starts_with("-");
  }

  bool IsOwnerOfNext(uint32_t i) const {
    if (i + 1 >= sentence_.last || context_.mention(i + 1).type != MentionType::kEntity) return false;
    const Span span = context_.mention(i).span;
    const std::string_view between =
        context_.document().Slice({span.end, std::max(span.end, context_.mention(i + 1).span.begin)});
    return between == "'s " || between == "\xE2\x80\x99s ";
  }

  // "Haidian has 1,580. 全市 has 2,400", "Wuhan has 260. The province has 900": the city or province of the place that
  // the text spoke of last, where it names none itself.
  std::optional<Filler> AboveTheLast(const std::string& kind, uint32_t before) {
    RoleSpec inner = spec_;
    inner.fillers = {CharacterOf(kind)};  // a place of the kind itself that stands nearer is meant
    if (auto own = Resolver(context_, inner, s_, value_).NearAntecedent(before)) return own;
    inner.fillers.clear();
    for (const std::string_view below : {"district", "park", "city"})
      if (const uint32_t character = CharacterOf(below); character != 0 && below != kind)
        inner.fillers.push_back(character);
    const auto lower = Resolver(context_, inner, s_, value_).NearAntecedent(before);
    const auto above = lower ? PlaceAbove(context_, context_.entity(lower->entity), kind) : std::nullopt;
    return above ? std::optional(Filler{*above, lower->mention, Via::kAnaphor}) : std::nullopt;
  }

  // The shadow character of a kind; 0 where no pack has it.
  uint32_t CharacterOf(std::string_view kind) const {
    const int index = context_.book().entities().FindKind(kind);
    return index < 0 ? 0 : kKindBase + static_cast<uint32_t>(index);
  }

  // "We employ 900 people" in the report of Marnby Energy, but not in what somebody says there.
  std::optional<Filler> Author(Span pronoun) const {
    const std::string_view before = context_.document().Slice({sentence_.span.begin, pronoun.begin});
    if (before.find('"') != std::string_view::npos || before.find("\xE2\x80\x9C") != std::string_view::npos)
      return std::nullopt;
    const auto filler = InTitle(fillers_);
    if (!filler) return std::nullopt;
    const EntityKind& kind = context_.book().entities().kinds()[context_.entity(filler->entity).kind];
    return kind.is == KindClass::kOrganisation ? filler : std::nullopt;
  }

  bool IsOrganisation(const std::string& kind) const {
    const EntityTable& table = context_.book().entities();
    const int index = table.FindKind(kind);
    return index >= 0 && table.kinds()[static_cast<size_t>(index)].is == KindClass::kOrganisation;
  }

  // "The group" after "Marnby Group", of the same section: whose name ends in the word.
  std::optional<Filler> NamedSo(Span anaphor) const {
    constexpr uint32_t kLookedAt = 400;  // mentions
    std::string words = FoldName(context_.document().Slice(anaphor));
    const std::string noun = words.substr(words.rfind(' ') + 1);
    const auto& mentions = context_.mentions();
    const Block& own = fillers_.block();
    const uint32_t section = !own.label.empty()        ? own.span.begin
                             : own.heading == kNoIndex ? 0
                                                       : context_.outline().blocks[own.heading].span.begin;
    uint32_t looked = 0;
    for (uint32_t i = value_ == kNoIndex ? sentence_.first : value_; i-- > 0 && looked < kLookedAt; ++looked) {
      if (mentions[i].span.begin < section) break;
      if (mentions[i].type != MentionType::kEntity || mentions[i].span.end > anaphor.begin || !fillers_.Fits(i))
        continue;
      if (fillers_.IsPlace(mentions[i].entity)) continue;
      const std::string name = FoldName(context_.document().Slice(mentions[i].span));
      if (name.ends_with(" " + noun)) return fillers_.Take(i, Via::kAnaphor);
    }
    return std::nullopt;
  }

  // "Marnby, run from Haidian, is old. The city has": the city of a district that is only where.
  bool LiesInDistrict(const Filler& filler) const {
    if (filler.mention == kNoIndex || context_.kind_name(context_.entity(filler.entity)) != "district") return false;
    const std::string_view before =
        std::string_view(context_.document().text()).substr(0, context_.mention(filler.mention).span.begin);
    return before.ends_with(" in ") || before.ends_with(" from ");
  }

  // "Sofia is old. The network carries": the only one that is in a place, where the text
  // names no more than that.
  Filler OfKind(Filler filler, const std::string& kind) const {
    const EntityTable& table = context_.book().entities();
    if (kind == "city" && LiesInDistrict(filler)) {
      const int city = table.FindEntity(context_.entity(filler.entity).in);
      if (city >= 0) filler.entity = static_cast<uint32_t>(city);
      return filler;
    }
    if (kind != "network" || !fillers_.IsPlace(filler.entity)) return filler;
    filler.entity = table.OnlyIn(filler.entity, table.FindKind(kind)).value_or(filler.entity);
    return filler;
  }

  // `named`: the anaphor says what it stands for ("the network"), and may mean the place
  // that a sentence before names in passing ("In Delhi, the first trains ran in 2002").
  std::optional<Filler> Antecedent(uint32_t before, bool named) {
    // "Chengdu, the capital of Sichuan, ...; its industry": the subject first.
    if (auto filler = InOwnSentence(before, named, false)) return filler;
    if (maker_ || !named)
      if (auto filler = InLabel(fillers_)) return filler;
    // "In Delhi, the network" is of that place; where "In Varn, it" lies nobody knows
    const auto oblique = InOwnSentence(before, named, true);
    const bool known = oblique && context_.character(oblique->mention) != kKindBase && !IsLine(*oblique);
    if (known || (named && !maker_ && oblique)) return oblique;
    if (!named)
      if (auto filler = OfPronounBefore()) return filler;
    if (auto filler = InBlockBefore(fillers_, Case::kSubject)) return filler;
    if (oblique) return oblique;
    if (auto filler = InDateline(fillers_)) return filler;
    if (auto filler = InHeadings(fillers_)) {
      // "# Motor city rising as China's hub": what the paragraph before tells of is nearer than such a name
      if (!named && IsNamedInPassing(*filler))
        if (auto told = InBlocksBefore(fillers_, Case::kSubject)) return told;
      return VersionOf(*filler);
    }
    // "Sales of Helvik rose. The carmaker …": an organisation, in whatever case.
    if (auto filler = InBlockBefore(fillers_, Case::kAny); filler && (named || !fillers_.IsPlace(filler->entity)))
      return filler;
    if (auto filler = InBlocksBefore(fillers_, Case::kSubject)) return filler;
    if (auto filler = InBlockBefore(fillers_, Case::kAny)) return filler;
    if (auto filler = InBlocksBefore(fillers_, Case::kAny)) return filler;
    if (auto filler = InTitle(fillers_)) return VersionOf(*filler);
    if (auto filler = MainEntity(fillers_)) return filler;
    return maker_ ? OnlyOrganisation() : std::nullopt;
  }

  // Is a heading's country there only as the owner of something else that it tells?
  bool IsNamedInPassing(const Filler& filler) const {
    if (filler.mention == kNoIndex || context_.kind_name(context_.entity(filler.entity)) != "country") return false;
    const std::string_view text = context_.document().text();
    const Span name = context_.mention(filler.mention).span;
    return text.substr(name.end).starts_with("'s ") && text.substr(0, name.begin).ends_with(" as ");
  }

  std::optional<Filler> Versioned(std::optional<Filler> filler) const { return filler ? VersionOf(*filler) : filler; }

  // A title tells of the Lumo, the text of the Lumo 85: the version that was named last.
  Filler VersionOf(Filler titled) const {
    constexpr uint32_t kLookedAt = 400;  // mentions
    const std::string name = context_.entity(titled.entity).name + " ";
    uint32_t looked = 0;
    for (uint32_t i = sentence_.last; i-- > 0 && looked < kLookedAt; ++looked) {
      const Mention& m = context_.mention(i);
      if (m.type != MentionType::kEntity || m.span.begin >= at_ || context_.character(i) != kKindBase) continue;
      const std::string& version = context_.entity(m.entity).name;
      if (version.starts_with(name) && ascii::IsDigit(version[name.size()])) return fillers_.Take(i, Via::kAnaphor);
    }
    return titled;
  }

  std::optional<Filler> InOwnSentence(uint32_t before, bool named, bool oblique) {
    for (uint32_t i = sentence_.last; i-- > sentence_.first;)
      if (context_.mention(i).span.end <= before && fillers_.Fits(i) && !OnlyDescribes(context_, sentence_, i, at_) &&
          !fillers_.IsPassedOver(sentence_, i) && !StandsInAside(context_, sentence_, i, before) &&
          oblique == IsOblique(context_, sentence_, i) &&
          !(oblique && !named && (OpensWithPlace(i, before) || around_.OwnsAnother(i))))
        return fillers_.Take(i, Via::kAnaphor);
    return std::nullopt;
  }

  // "The group's revenue was €56. It employs", "The city has held 22 fairs. It has": whom the sentence before opens
  // with.
  std::optional<Filler> OfPronounBefore() {
    constexpr int kMostSteps = 3;
    if (steps_ >= kMostSteps || s_ <= fillers_.block().first_sentence) return std::nullopt;
    const SentenceView& last = context_.sentences()[s_ - 1];
    for (const factlint::Anaphor& anaphor : context_.book().role_words(last.language).anaphora) {
      if (anaphor.kinds.empty()) continue;
      const bool company = anaphor.kinds.front() == "company";
      if (!company && anaphor.kinds.front() != "city" && anaphor.kinds.front() != "province") continue;
      const auto found = anaphor.words.Find(last.shadow);
      if (!found || found->begin > 1) continue;
      const std::vector<uint32_t> kinds = KindsOf(fillers_, anaphor);
      if (kinds.empty()) continue;
      RoleSpec inner = spec_;
      inner.fillers = kinds;
      Resolver resolver(context_, inner, s_ - 1, kNoIndex);
      if (company) resolver.AskForMaker();
      resolver.steps_ = steps_ + 1;
      const Span place = last.shadow.ToDocument(found->begin, found->end);
      if (auto filler = company ? resolver.NamedSo(place) : std::nullopt) return filler;
      auto filler = resolver.Antecedent(place.begin, true);
      return filler && filler->via != Via::kTitle ? filler : std::nullopt;  // what "it" finds there by itself
    }
    return std::nullopt;
  }

  // Where "the company" stands for the only one that the text names.
  std::optional<Filler> OnlyOrganisation() const {
    const auto& kinds = context_.book().entities().kinds();
    std::optional<Filler> only;
    for (const TextContext::MostNamed& one : context_.most_named()) {
      const bool organisation = one.character > kKindBase && one.character - kKindBase < kinds.size() &&
                                kinds[one.character - kKindBase].is == KindClass::kOrganisation;
      if (!organisation) continue;
      if (only || one.second > 0) return std::nullopt;
      if (fillers_.Takes(one.character)) only = fillers_.Take(one.first, Via::kDocument);
    }
    return only;
  }

  // As Antecedent, in what stands right before or above.
  std::optional<Filler> NearAntecedent(uint32_t before) {
    for (const bool oblique : {false, true})
      for (uint32_t i = sentence_.last; i-- > sentence_.first;)
        if (context_.mention(i).span.end <= before && fillers_.Fits(i) && !OnlyDescribes(context_, sentence_, i, at_) &&
            oblique == IsOblique(context_, sentence_, i))
          return fillers_.Take(i, Via::kAnaphor);
    if (auto filler = InBlockBefore(fillers_, Case::kSubject)) return filler;
    if (auto filler = InDateline(fillers_)) return filler;
    if (auto filler = InHeadings(fillers_)) return filler;
    if (auto filler = InBlockBefore(fillers_, Case::kAny)) return filler;
    if (auto filler = InBlocksBefore(fillers_, Case::kAny)) return filler;
    return InTitle(fillers_);
  }

  // "In Germany it costs €900", "on a wet day near Ghent it drew": where, not what.
  bool OpensWithPlace(uint32_t i, uint32_t pronoun) const {
    constexpr uint32_t kPreposition = 12;  // bytes of "Throughout "
    if (context_.mention(i).span.end + 1 == pronoun && fillers_.IsPlace(context_.mention(i).entity)) return true;
    const bool opens =
        context_.mention(i).span.begin - std::min(sentence_.span.begin, context_.mention(i).span.begin) <= kPreposition;
    const std::string_view between = context_.document().Slice({context_.mention(i).span.end, pronoun});
    return opens && fillers_.IsPlace(context_.mention(i).entity) && (between == " " || between == ", ");
  }

  // Under the heading of an organisation a place of an earlier sentence is no subject.
  std::optional<Filler> TopicOr(std::optional<Filler> filler) {
    if (filler && IsLine(*filler) && !HasPronoun()) return NetworkOr(filler);
    // "Marnby. Language models (the Lumo 4). Around 800 employees.": who makes it has them
    const bool makes = filler && IsMade(*filler) && CountsStaff();
    if (!filler || (!makes && !fillers_.IsPlace(filler->entity))) return filler;
    auto topic = InLabel(fillers_);
    if (!topic) topic = InHeadings(fillers_);
    return topic && !fillers_.IsPlace(topic->entity) && !(makes && IsMade(*topic)) ? topic : filler;
  }

  bool IsMade(const Filler& filler) const {
    const std::string& kind = context_.kind_name(context_.entity(filler.entity));
    const std::string& name = context_.entity(filler.entity).name;
    return kind == "product" || (kind == "name" && std::any_of(name.begin(), name.end(), ascii::IsDigit));
  }

  // "800 employees": a product has none.
  bool CountsStaff() const {
    constexpr size_t kLongest = 24;  // bytes
    if (value_ == kNoIndex || sentence_.language != Language::kEnglish) return false;
    const std::string_view behind =
        std::string_view(context_.document().text()).substr(context_.mention(value_).span.end, kLongest);
    if (!behind.starts_with(" ")) return false;
    const std::string noun = Singular(behind.substr(1, behind.find_first_of(" ,.;)\n", 1) - 1));
    if (noun == "employee") return true;
    const auto& synonyms = context_.book().role_words(sentence_.language).synonyms;
    return std::binary_search(synonyms.begin(), synonyms.end(), std::pair<std::string, std::string>(noun, "employee"));
  }

  // "The Red Line is 67 km long. 55 stations are open": those of the network; but
  // "It has 29 stations" are the line's.
  std::optional<Filler> NetworkOr(std::optional<Filler> line) {
    std::vector<uint32_t> characters = spec_.fillers;
    const uint32_t street = context_.character(line->mention);
    characters.erase(std::remove(characters.begin(), characters.end(), street), characters.end());
    if (IsLabelled()) return line;
    const RoleFillers others(context_, characters, s_, value_);
    if (auto filler = InBlockBefore(others, Case::kSubject)) return filler;
    // Where the line goes is no network: "Line 3 goes to Marnby. 55 stations are open".
    characters.erase(std::remove(characters.begin(), characters.end(), kKindBase), characters.end());
    if (auto filler = InBlockBefore(RoleFillers(context_, characters, s_, value_), Case::kAny)) return filler;
    if (auto filler = InHeadings(others)) return filler;
    return line;
  }

  // "Line 3 goes to Marnby. Length: 44 km. Stations: 23.": a label and its value, of what the item tells.
  bool IsLabelled() const {
    constexpr uint32_t kFragment = 48;  // bytes
    const std::string_view before = context_.document().Slice({sentence_.span.begin, at_});
    return sentence_.span.size() <= kFragment && before.find(": ") != std::string_view::npos &&
           before.find(',') == std::string_view::npos;
  }

  bool IsLine(const Filler& filler) const {
    if (filler.mention == kNoIndex) return false;
    const std::string& kind = context_.kind_name(context_.entity(filler.entity));
    return kind == "line" || kind == "street";
  }

  bool HasPronoun() const {
    for (const factlint::Anaphor& anaphor : context_.book().role_words(sentence_.language).anaphora)
      if (anaphor.kinds.empty() && anaphor.words.Find(sentence_.shadow)) return true;
    return false;
  }

  const TextContext& context_;
  const RoleSpec& spec_;
  uint32_t s_;
  uint32_t value_;
  const SentenceView& sentence_;
  RoleFillers fillers_;
  uint32_t at_;
  AroundValue around_;
  int steps_ = 0;                      // from one "the company" to the sentence before
  bool maker_ = false;                 // looks for a company, not for what it makes
  bool passes_ = true;                 // names that only tell where something was built are passed over
  bool nobody_ = false;                // the sentence opens with "the company", and nobody is known that it is
  bool passed_ = false;                // and one was
  std::optional<uint32_t> authority_;  // that tells of others, nearest to the value
};

}  // namespace

std::optional<Filler> ResolveRole(const TextContext& context, const RoleSpec& spec, uint32_t s, uint32_t value) {
  return Resolver(context, spec, s, value).Run();
}

}  // namespace factlint
