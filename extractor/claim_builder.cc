#include "extractor/claim_builder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extractor/attribution.h"
#include "extractor/claim_marks.h"
#include "extractor/claim_scope.h"
#include "extractor/claim_time.h"
#include "extractor/comparison.h"
#include "extractor/flow_period.h"
#include "extractor/grown_noun.h"
#include "extractor/metric_name.h"
#include "extractor/modality.h"
#include "extractor/part.h"
#include "extractor/part_told.h"
#include "extractor/roles.h"
#include "extractor/row_name.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

// What a place stands for: the only thing of this kind that is in it, else itself.
const Entity& StandsFor(const TextContext& context, uint32_t place, const std::string& as) {
  const EntityTable& table = context.book().entities();
  const Entity& entity = context.entity(place);
  const int kind = as.empty() ? -1 : table.FindKind(as);
  if (kind < 0 || entity.kind == kind) return entity;
  const auto only = table.OnlyIn(place, kind);
  return only ? table.entities()[*only] : entity;
}

class Builder {
 public:
  Builder(const TextContext& context, const Candidate& winner)
      : context_(context),
        document_(context.document()),
        winner_(winner),
        match_(*winner.match),
        rule_(RuleOf(context, winner)),
        emit_(EmitOf(context, winner)),
        s_(match_.sentence),
        sentence_(context.sentences()[s_]),
        value_(context.mention(winner.value)) {}

  ClaimDraft Run(int lag_months) const {
    ClaimDraft draft{
        .claim = {}, .value = value_.span, .quote = sentence_.span, .subject = std::nullopt, .grown = std::nullopt};
    if (winner_.subject.mention != kNoIndex) draft.subject = context_.mention(winner_.subject.mention).span;
    Claim& claim = draft.claim;
    claim.doc = document_.info().id;
    claim.path = document_.info().path;
    claim.rule = rule_.id;
    claim.subject = SubjectOf();
    claim.metric = winner_.metric;
    claim.value = Value();
    claim.text = std::string(document_.Slice(value_.span));
    claim.quote = std::string(document_.Slice(sentence_.span));
    claim.as_of = Time(lag_months);
    claim.scope = Scoped(claim.as_of);
    claim.modality = Mode(claim.as_of);
    claim.attribution = ToldBy();
    const Outline& outline = context_.outline();
    claim.in_title = outline.blocks[sentence_.block].kind == BlockKind::kTitle || sentence_.block == outline.title;
    if (const auto compared = ReadComparison(context_, s_, winner_.value)) {
      NameComparison(context_, *compared, !rule_.weak && !emit_.apart && !compared->ratio, draft);
    } else if (emit_.tells_change) {
      claim.change = kTellsChange;
      NameChange(draft);
    }
    if (std::holds_alternative<Location>(claim.value) && TellsMove(claim.as_of)) claim.change = kTellsChange;
    return draft;
  }

 private:
  // "Ridership rose by 8% in 2024": the growth of what, held against which year. It meets
  // others of its kind only where the words give it a time.
  void NameChange(ClaimDraft& draft) const {
    Claim& claim = draft.claim;
    // A headline is of the time that its text tells.
    const bool told = claim.in_title || claim.as_of.basis == Basis::kStated || claim.as_of.basis == Basis::kInherited;
    const bool percent = value_.type == MentionType::kPercent;
    if (!percent && value_.type != MentionType::kRatio) return;
    const auto grown = GrownNoun(context_, s_, winner_.value);
    if (claim.metric.starts_with("growth:") && told) return CompareChange(grown, claim);  // its rule knows of what
    if (!grown || claim.metric.starts_with("growth:")) return;
    const std::string kind = percent ? "growth:" : "multiple:";
    if (grown->noun.empty()) {
      draft.grown = grown;  // grown_value.h
      draft.grown->kind = kind;
    }
    if (grown->noun.empty() || !told) return;
    const std::string noun = NameMoney(grown->noun);
    const bool money = noun != grown->noun || noun == "revenue" || noun.ends_with("profit") || noun.ends_with("gdp") ||
                       noun == "output value" || noun == "added value";
    std::string metric = kind + (money ? "money:" : "count:") + noun;
    if (sentence_.language == Language::kChinese)  // GDP and 生产总值 are one thing that grows
      metric = NameMetric(metric, {}, context_.book().role_words(sentence_.language));
    if (grown->real && !GrowsInRealTerms(metric)) return;
    claim.metric = std::move(metric);
    std::erase_if(claim.scope, [&](const auto& dimension) {
      return dimension.first == "statement" || (dimension.first == "part" && dimension.second != "some");
    });
    for (const auto& [dimension, value] : grown->scope) AddScope(claim.scope, dimension, value);
    if (grown->when) claim.as_of = {*grown->when, Basis::kStated};
  }

  // Which way a change goes whose rule names it, and which year it is held against.
  static void CompareChange(const std::optional<Grown>& grown, Claim& claim) {
    if (!grown) return AddScope(claim.scope, "against", "?");
    for (const auto& [dimension, value] : grown->scope)
      if (value != "?") AddScope(claim.scope, dimension, value);
  }

  // The mention that tells where in the sentence the claim stands.
  uint32_t Anchor() const {
    if (sentence_.Has(winner_.value)) return winner_.value;
    return sentence_.Has(winner_.subject.mention) ? winner_.subject.mention : kNoIndex;
  }

  Subject SubjectOf() const {
    const Entity& entity = StandsFor(context_, winner_.subject.entity, emit_.as);
    Subject subject{.id = entity.id,
                    .name = entity.name,
                    .kind = context_.kind_name(entity),
                    .via = winner_.subject.via,
                    .text = {},
                    .place = std::nullopt};
    if (subject.kind == "name") subject.kind.clear();
    Complete(subject, entity);
    if (winner_.subject.mention != kNoIndex)
      subject.text = std::string(document_.Slice(context_.mention(winner_.subject.mention).span));
    return subject;
  }

  // "M3" is a line of the network that the text speaks of where it is named: "Copenhagen Metro M3".
  void Complete(Subject& subject, const Entity& entity) const {
    const std::string& of = context_.book().entities().kinds()[entity.kind].of;
    if (of.empty() || winner_.subject.mention == kNoIndex) return;
    const Entity* whole = WholeOf(winner_.subject.mention, of);
    if (whole == nullptr) return;
    subject.id = whole->id + "-" + entity.id;
    subject.name = whole->name + " " + entity.name;
  }

  // What a thing is one of: what its sentence names before it, else its paragraph, else what
  // the text around it is about.
  const Entity* WholeOf(uint32_t mention, const std::string& of) const {
    const EntityTable& table = context_.book().entities();
    const auto& sentences = context_.sentences();
    const auto behind = std::upper_bound(sentences.begin(), sentences.end(), mention,
                                         [](uint32_t i, const SentenceView& one) { return i < one.first; });
    if (behind == sentences.begin()) return nullptr;
    const auto s = static_cast<uint32_t>(behind - sentences.begin()) - 1;
    const auto [first, last] = context_.SentencesOf(sentences[s].block);
    for (uint32_t i = mention; i-- > sentences[first].first;) {
      if (context_.mention(i).type != MentionType::kEntity) continue;
      const Entity& entity = StandsFor(context_, context_.mention(i).entity, of);
      if (context_.kind_name(entity) == of) return &entity;
    }
    for (uint32_t i = mention + 1; i < sentences[last - 1].last; ++i)  // "Line 7 … The Ostra Metro today …"
      if (context_.mention(i).type == MentionType::kEntity)
        if (const Entity& entity = context_.entity(context_.mention(i).entity); context_.kind_name(entity) == of)
          return &entity;
    RoleSpec spec;
    for (size_t kind = 0; kind < table.kinds().size(); ++kind)
      if (table.kinds()[kind].is == KindClass::kPlace || table.kinds()[kind].name == of)
        spec.fillers.push_back(kKindBase + static_cast<uint32_t>(kind));
    spec.from = {Rung::kTableRow, Rung::kLabel,    Rung::kPrevious, Rung::kHeading,
                 Rung::kTitle,    Rung::kDocument, Rung::kSentence};
    const auto filler = ResolveRole(context_, spec, s, mention);
    return filler ? &StandsFor(context_, filler->entity, of) : NamedAbove(s, mention);
  }

  // "# Lund's tram", above "Line 1 is 7 km long": a name that no pack knows.
  const Entity* NamedAbove(uint32_t s, uint32_t mention) const {
    RoleSpec spec;
    spec.fillers = {kKindBase};
    spec.from = {Rung::kHeading, Rung::kTitle};
    const auto filler = ResolveRole(context_, spec, s, mention);
    return filler ? &context_.entity(filler->entity) : nullptr;
  }

  ClaimValue Value() const {
    if (value_.type == MentionType::kDate) {
      DateValue date = value_.date;  // "open since 2018": the year itself, and no bound as "after 2018" is
      constexpr std::string_view kSince = "since";
      if (date.relation == DateRelation::kSince && context_.document().Slice(value_.span).starts_with(kSince))
        date.relation = DateRelation::kEq;
      return date;
    }
    if (value_.type != MentionType::kEntity) return value_.quantity;
    const Entity& entity = TownOf(context_.entity(value_.entity));
    return Location{.entity = entity.id, .name = entity.name, .strength = emit_.strength.value_or(Strength::kIn)};
  }

  // A head office in a park is in the town of the park.
  const Entity& TownOf(const Entity& place) const {
    const EntityTable& table = context_.book().entities();
    const int town = context_.kind_name(place) == "park" && !place.in.empty() ? table.FindEntity(place.in) : -1;
    return town < 0 ? place : table.entities()[static_cast<size_t>(town)];
  }

  bool IsRank() const { return value_.type == MentionType::kOrdinal; }

  AsOf Time(int lag_months) const {
    if (value_.type == MentionType::kDate) return {value_.date.range, Basis::kStated};
    if (const auto time = match_.mentions.find("time"); time != match_.mentions.end())
      if (const Mention& told = context_.mention(time->second); told.type == MentionType::kDate)
        return {told.date.range, Basis::kStated};
    if (winner_.date != kNoIndex) return {context_.mention(winner_.date).date.range, Basis::kStated};
    const int lag = document_.info().lag_months.value_or(lag_months);
    const AsOf as_of = ResolveTime(context_, s_, Anchor(), IsRank(), lag, rule_.time_from);
    // "Minoa, headquartered in Ghent, promises 120 rooms by 2026": where it is, is told of today.
    const auto& published = document_.info().published;
    const bool later = as_of.range && published && as_of.range->start > published->end;
    if (value_.type == MentionType::kEntity && later && !match_.modality && !ModalityOfCue(context_, s_, Anchor()))
      return ResolveTime(context_, s_, Anchor(), false, lag, Rungs{1} << static_cast<int>(Rung::kFrontMatter));
    // "from €74 million": of some earlier period.
    const bool earlier = match_.modality == Modality::kHistorical;
    if (as_of.basis == Basis::kPublished && rule_.weak && !earlier && IsFlowMetric(winner_.metric))
      if (const auto period = PeriodToldNear(context_, s_)) return {period, Basis::kInherited};
    return as_of;
  }

  Scope Scoped(const AsOf& as_of) const {
    Scope scope = ScopeOf(context_, winner_, as_of);
    const bool counts = value_.type != MentionType::kEntity && value_.type != MentionType::kDate && !IsRank();
    const Entity& subject = context_.entity(winner_.subject.entity);
    if (counts && sentence_.Has(winner_.value)) {
      if (rule_.weak || emit_.parts) {
        const bool named = !rule_.weak || IsIncome() || IsRateByName();
        const Span matched = named ? Span{match_.begin, match_.end} : Span{};
        for (auto& [dimension, part] :
             PartOfSubject(context_, s_, winner_.value, subject, winner_.metric, as_of, matched))
          AddScope(scope, dimension, part);
      } else if (IsToldOfSeveral(context_, s_, winner_.value, subject)) {
        AddScope(scope, "part", "together");
      }
    }
    if (counts) NamePartOfRow(scope);
    if (emit_.apart || IsMoneyOfAProject())
      AddScope(scope, "statement",
               StatementIdOf(document_.info().id, document_.Slice(sentence_.span), document_.Slice(value_.span)));
    return scope;
  }

  // 海外营业收入64亿元: where the word for income stands tells which income it is.
  bool IsIncome() const { return sentence_.language == Language::kChinese && winner_.metric == "money:revenue"; }

  // "6% of the workforce was unemployed", "the economy grew 3%": the words of the rule are those of the rate.
  bool IsRateByName() const {
    if (emit_.metric.find('{') != std::string::npos) return false;
    return emit_.metric.starts_with("growth:") || emit_.metric.starts_with("share:");
  }

  // 厦门火炬高新区…总投资12亿元, 北京的…融资14.5亿元: of a firm or a project there.
  bool IsMoneyOfAProject() const {
    constexpr std::string_view kMoney = "money:";
    const auto& kinds = context_.book().entities().kinds();
    if (!rule_.weak || kinds[context_.entity(winner_.subject.entity).kind].is != KindClass::kPlace) return false;
    const std::string_view metric = winner_.metric;
    return metric.starts_with(kMoney) &&
           Has(context_.book().role_words(sentence_.language).project_money, metric.substr(kMoney.size()));
  }

  // "| Other districts | 300 |" under the city's heading: no figure of all the city.
  void NamePartOfRow(Scope& scope) const {
    const bool told = std::any_of(scope.begin(), scope.end(), [](const auto& one) { return one.first == "part"; });
    if (told) return;
    const auto row = NameOfRow(context_, s_, winner_.value);
    if (row && !row->part.empty()) AddScope(scope, "part", row->part);
  }

  Modality Mode(const AsOf& as_of) const {
    if (match_.denied) return Modality::kDenied;
    const Modality modality = match_.modality ? *match_.modality : ResolveModality(context_, s_, Anchor(), as_of);
    if (modality == Modality::kActual && value_.type == MentionType::kEntity && HasEnded())
      return Modality::kHistorical;
    // What lies before the publication is no forecast: "you will hear that it opened in 1919".
    const auto& published = document_.info().published;
    const bool past = value_.type == MentionType::kDate && published && value_.date.range.end < published->start;
    return past && modality == Modality::kForecast ? Modality::kActual : modality;
  }

  // "kept its head office in Leith until 2016", "until 2016 it was in Leith", 2022年以前总部在杭州: of
  // a place, before what is now.
  bool HasEnded() const {
    if (!sentence_.Has(winner_.value)) return false;
    for (uint32_t i = winner_.value + 1; i < sentence_.last && !IsAnother(context_.mention(i)); ++i)
      if (TellsEnd(context_.mention(i)))
        return document_.Slice({value_.span.end, context_.mention(i).span.begin}).find(',') == std::string_view::npos;
    for (uint32_t i = sentence_.first; i < winner_.value; ++i) {
      if (IsAnother(context_.mention(i))) return false;  // "in Leith until 2016, and then in Glasgow"
      if (TellsEnd(context_.mention(i))) return true;
    }
    return false;
  }

  // "until 2016", 2022年以前; but "by 2016" and 截至2022年底 tell what holds then.
  bool TellsEnd(const Mention& m) const {
    if (m.type != MentionType::kDate || m.date.relation != DateRelation::kBy) return false;
    const auto& published = document_.info().published;
    if (published && m.date.range.end >= published->start) return false;
    const std::string told = FoldText(document_.Slice(m.span));
    const std::vector<std::string>& until = context_.book().role_words(sentence_.language).until;
    return std::any_of(until.begin(), until.end(),
                       [&](const std::string& word) { return told.starts_with(word) || told.ends_with(word); });
  }

  // "moved its head office to Ghent", 总部迁至武汉: in the words before the place; or "since 2023".
  bool TellsMove(const AsOf& as_of) const {
    const PhraseFinder& moves = context_.book().role_words(sentence_.language).moves;
    if (!sentence_.Has(winner_.value)) return false;
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const Mention& m = context_.mention(i);
      const bool since = m.type == MentionType::kDate && m.date.relation == DateRelation::kSince;
      if (since && as_of.basis == Basis::kStated && as_of.range && as_of.range->start == m.date.range.start)
        return true;
    }
    return moves.Matches(context_.Words({sentence_.span.begin, value_.span.end}, sentence_.language));
  }

  bool IsAnother(const Mention& m) const {
    return m.type == MentionType::kEntity && m.entity != winner_.subject.entity;
  }

  std::string ToldBy() const {
    const auto told = match_.mentions.find("attribution");
    if (told == match_.mentions.end()) return ResolveAttribution(context_, s_);
    return std::string(document_.Slice(context_.mention(told->second).span));
  }

  const TextContext& context_;
  const Document& document_;
  const Candidate& winner_;
  const Match& match_;
  const Rule& rule_;
  const Emit& emit_;
  uint32_t s_;
  const SentenceView& sentence_;
  const Mention& value_;
};

}  // namespace

ClaimDraft MakeClaim(const TextContext& context, const Candidate& winner, int lag_months) {
  return Builder(context, winner).Run(lag_months);
}

}  // namespace factlint
