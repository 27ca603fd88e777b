#include "extractor/extract.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "extractor/attribution.h"
#include "extractor/claim_time.h"
#include "extractor/dates.h"
#include "extractor/flow_period.h"
#include "extractor/hash.h"
#include "extractor/lexicon.h"
#include "extractor/match.h"
#include "extractor/metric_name.h"
#include "extractor/metric_words.h"
#include "extractor/modality.h"
#include "extractor/name_case.h"
#include "extractor/outline_cues.h"
#include "extractor/part.h"
#include "extractor/population.h"
#include "extractor/roles.h"
#include "extractor/text_context.h"

namespace factlint {
namespace {

// The metric of what was counted before, which the words leave out.
// Bytes of ", and " and " and the ", between names; of 家门店和 between numbers.
constexpr uint32_t kBetweenNames = 8;
constexpr uint32_t kBetweenNumbers = 16;
constexpr std::string_view kBefore = "count:{before}";

// A match with its roles filled: a claim unless another candidate wins its number.
struct Candidate {
  uint32_t match = 0;  // index into Builder::matches_
  uint32_t emit = 0;
  uint32_t value = 0;  // mention
  Filler subject;
  std::string metric;
};

// A claim and where its parts stand, before they are located.
struct Draft {
  Claim claim;
  Span value;
  Span quote;
  std::optional<Span> subject;
};

// The places of many spans, found in one pass over the text.
class Places {
 public:
  Places(const Document& document, std::vector<Span> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end(), Before);
    spans_.erase(std::unique(spans_.begin(), spans_.end()), spans_.end());
    Locator locator(document);
    for (const Span& span : spans_) places_.push_back(locator.Locate(span));
  }
  const Place& Of(Span span) const {
    return places_[static_cast<size_t>(std::lower_bound(spans_.begin(), spans_.end(), span, Before) - spans_.begin())];
  }

 private:
  static bool Before(const Span& a, const Span& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); }
  std::vector<Span> spans_;
  std::vector<Place> places_;
};

// In the order of their values.
std::vector<Claim> Located(const Document& document, std::vector<Draft> drafts) {
  std::vector<Span> spans;
  for (const Draft& draft : drafts) {
    spans.push_back(draft.value);
    spans.push_back(draft.quote);
    if (draft.subject) spans.push_back(*draft.subject);
  }
  const Places places(document, std::move(spans));
  std::vector<uint32_t> order(drafts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const Span& x = drafts[a].value;
    const Span& y = drafts[b].value;
    return std::tie(x.begin, x.end) < std::tie(y.begin, y.end);
  });
  std::vector<Claim> claims;
  claims.reserve(drafts.size());
  for (const uint32_t i : order) {
    Draft& draft = drafts[i];
    draft.claim.place = places.Of(draft.value);
    draft.claim.quote_place = places.Of(draft.quote);
    if (draft.subject) draft.claim.subject.place = places.Of(*draft.subject);
    claims.push_back(std::move(draft.claim));
  }
  return claims;
}

class Builder {
 public:
  Builder(const TextContext& context, const ExtractOptions& options, std::vector<MatchFate>* fates)
      : context_(context), book_(context.book()), options_(options), fates_(fates) {}

  void Run(Extraction& extraction) {
    std::vector<Draft> drafts;
    for (uint32_t s = 0; s < context_.sentences().size(); ++s) {
      const BlockKind kind = BlockOf(s).kind;
      if (kind == BlockKind::kFurniture || kind == BlockKind::kCode || kind == BlockKind::kFrontMatter) continue;
      matches_ = MatchSentence(context_, s, guarded_);
      Candidates(s);
      std::vector<Candidate> winners = Winners(s);
      PairRespectively(s, winners);
      NameElided(s, winners);
      for (const Candidate& winner : winners) drafts.push_back(MakeClaim(winner, s));
    }
    extraction.claims = Located(context_.document(), std::move(drafts));
    NameClaims(extraction.claims);
    MarkChanges(extraction.claims);
    if (options_.unclaimed) extraction.unclaimed = Rest();
    for (const Guarded& guarded : guarded_)
      if (fates_ != nullptr)
        fates_->push_back({.kind = MatchFate::Kind::kGuarded,
                           .rule = guarded.rule,
                           .pattern = guarded.pattern,
                           .sentence = guarded.sentence,
                           .begin = guarded.begin,
                           .end = guarded.end,
                           .guard = guarded.guard});
  }

 private:
  const Mention& At(uint32_t i) const { return context_.mentions()[i]; }
  const Block& BlockOf(uint32_t s) const { return context_.outline().blocks[context_.sentences()[s].block]; }
  const Rule& RuleOf(const Candidate& c) const { return book_.rules()[matches_[c.match].rule]; }
  const Emit& EmitOf(const Candidate& c) const { return RuleOf(c).emits[c.emit]; }
  bool InSentence(uint32_t mention, uint32_t s) const {
    return mention != kNoIndex && mention >= context_.sentences()[s].first && mention < context_.sentences()[s].last;
  }

  void Tell(uint32_t m, uint32_t emit, MatchFate::Kind kind, uint32_t winner = 0,
            MatchFate::Edge edge = MatchFate::Edge::kOrder) const {
    if (fates_ == nullptr) return;
    const Match& match = matches_[m];
    fates_->push_back({.kind = kind,
                       .rule = match.rule,
                       .pattern = match.pattern,
                       .emit = emit,
                       .sentence = match.sentence,
                       .begin = match.begin,
                       .end = match.end,
                       .winner = winner,
                       .edge = edge});
  }

  void Candidates(uint32_t s) {
    candidates_.clear();
    for (uint32_t m = 0; m < matches_.size(); ++m) {
      const Rule& rule = book_.rules()[matches_[m].rule];
      for (uint32_t e = 0; e < rule.emits.size(); ++e)
        if (auto candidate = MakeCandidate(s, m, e)) candidates_.push_back(std::move(*candidate));
    }
  }

  std::optional<Candidate> MakeCandidate(uint32_t s, uint32_t m, uint32_t e) {
    const Match& match = matches_[m];
    const Rule& rule = book_.rules()[match.rule];
    const Emit& emit = rule.emits[e];
    Candidate candidate{.match = m, .emit = e};
    const auto subject = match.mentions.find(emit.subject);
    const auto value = match.mentions.find(emit.value);
    if (value != match.mentions.end()) {
      candidate.value = value->second;
      if (rule.weak && IsPronoun(At(value->second))) {  // "one of them", "the one that"
        reasons_.emplace(candidate.value, "pronoun");
        Tell(m, e, MatchFate::Kind::kPronoun);
        return std::nullopt;
      }
    } else {
      const auto spec = rule.roles.find(emit.value);
      if (spec == rule.roles.end()) {
        Tell(m, e, MatchFate::Kind::kNoValue);
        return std::nullopt;
      }
      const uint32_t anchor = subject == match.mentions.end() ? kNoIndex : subject->second;
      const auto filler = ResolveRole(context_, spec->second, s, anchor);
      if (!filler || filler->mention == kNoIndex) {
        Tell(m, e, MatchFate::Kind::kNoValue);
        return std::nullopt;
      }
      candidate.value = filler->mention;
    }
    if (subject != match.mentions.end()) {
      candidate.subject = {At(subject->second).entity, subject->second, Via::kSentence};
      if (At(subject->second).type != MentionType::kEntity) return std::nullopt;
      // "from Ghent to Cork, opened in 1995": neither did
      if (rule.weak && InSentence(subject->second, s) && OnlyPlaces(context_, context_.sentences()[s], subject->second))
        return std::nullopt;
    } else {
      const auto spec = rule.roles.find(emit.subject);
      const auto filler =
          spec == rule.roles.end() ? std::nullopt : ResolveRole(context_, spec->second, s, candidate.value);
      if (!filler) {
        reasons_.emplace(candidate.value, "no subject");
        Tell(m, e, MatchFate::Kind::kNoSubject);
        return std::nullopt;
      }
      candidate.subject = *filler;
    }
    candidate.metric = MetricOf(match, emit, s, candidate.value);
    if (candidate.metric.empty()) {
      reasons_.emplace(candidate.value, "no noun");
      Tell(m, e, MatchFate::Kind::kNoNoun);
      return std::nullopt;
    }
    return candidate;
  }

  static bool IsPronoun(const Mention& m) {
    return m.type == MentionType::kNumber && m.quantity.form == Form::kWord && m.quantity.nominal == Decimal(1);
  }

  // The metric's name with what the text's words make of "{noun}".
  std::string MetricOf(const Match& match, const Emit& emit, uint32_t s, uint32_t value) const {
    std::string metric = emit.metric;
    if (metric == kBefore) return metric;  // NameElided tells
    for (const auto& [role, words] : match.words) {
      const std::string slot = "{" + role + "}";
      const size_t at = metric.find(slot);
      if (at == std::string::npos) continue;
      const Language language = context_.sentences()[s].language;
      const std::string name = MetricWords(words, language, book_.role_words(language));
      if (name.empty()) return {};
      metric.replace(at, slot.size(), name);
    }
    for (const auto& [role, mention] : match.mentions) {
      const std::string slot = "{" + role + "}";
      const size_t at = metric.find(slot);
      if (at == std::string::npos) continue;
      if (At(mention).type != MentionType::kEntity) return {};
      metric.replace(at, slot.size(), context_.entity(At(mention).entity).id);
    }
    if (metric.find('{') != std::string::npos) return {};
    if (metric == emit.metric) return metric;
    const auto whole = match.mentions.find("whole");
    const uint32_t anchor = whole == match.mentions.end() || !InSentence(whole->second, s) ? value : whole->second;
    const std::string_view act =
        metric.starts_with("count:") && InSentence(anchor, s) ? ActOf(context_, s, anchor) : std::string_view();
    return NameMetric(metric, act, book_.role_words(context_.sentences()[s].language));
  }

  // Of the candidates for one number (one subject, for places) the best match: a
  // domain's before a weak one, what `beats:`, the longest, the most specific.
  std::vector<Candidate> Winners(uint32_t s) {
    std::map<std::tuple<uint32_t, uint32_t>, std::vector<size_t>> groups;
    for (size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      const bool place = At(c.value).type == MentionType::kEntity;
      groups[place ? std::tuple{c.subject.mention, At(c.value).entity} : std::tuple{c.value, kNoIndex}].push_back(i);
    }
    std::vector<Candidate> winners;
    for (const auto& [key, group] : groups) {
      size_t best = group.front();
      for (const size_t i : group)
        if (Better(candidates_[i], candidates_[best])) best = i;
      std::set<std::pair<std::string, std::string>> taken;  // one claim a metric and subject
      for (const size_t i : group) {
        const Candidate& c = candidates_[i];
        if (!IsOfOneMatch(c.match, candidates_[best].match)) {
          Tell(c.match, c.emit, MatchFate::Kind::kLost, matches_[candidates_[best].match].rule,
               Compare(candidates_[best], c).second);
          continue;
        }
        const bool fresh = taken.emplace(c.metric, context_.entity(c.subject.entity).id).second;
        if (fresh) winners.push_back(c);
        Tell(c.match, c.emit, fresh ? MatchFate::Kind::kClaim : MatchFate::Kind::kRepeated);
      }
    }
    for (const Candidate& winner : winners)
      if (InSentence(winner.value, s)) claimed_.insert(winner.value);
    return winners;
  }

  // The items of one list: "Ostra, Helvik and Tarsk have 30 shops each".
  bool IsOfOneMatch(size_t a, size_t b) const {
    const Match& x = matches_[a];
    const Match& y = matches_[b];
    return a == b || (x.rule == y.rule && x.pattern == y.pattern && x.begin == y.begin && x.end == y.end);
  }

  // "Ostra and Helvik employ 640 and 2,150 people respectively", 两市分别有30家和40家: the k-th
  // number is the k-th's, also where the words of the rule stand beside the last one alone.
  void PairRespectively(uint32_t s, std::vector<Candidate>& winners) {
    const SentenceView& sentence = context_.sentences()[s];
    const auto& cues = book_.role_words(sentence.language).respectively;
    const bool paired = std::any_of(cues.begin(), cues.end(), [&](const std::string& cue) {
      return sentence.shadow.text.find(cue) != std::string::npos;
    });
    if (winners.empty() || !paired) return;
    uint32_t last = kNoIndex;  // the last number of things that a rule took
    for (const Candidate& winner : winners)
      if (InSentence(winner.value, s) && context_.IsQuantity(winner.value) && (last == kNoIndex || winner.value > last))
        last = winner.value;
    if (last == kNoIndex) return;
    const std::vector<uint32_t> values = ListEndingAt(sentence, last, MentionType::kNumber, kBetweenNumbers);
    uint32_t before = values.front();  // the list of names that stands last before them
    while (before > sentence.first && At(before - 1).type != MentionType::kEntity) --before;
    if (values.size() < 2 || before == sentence.first) return;
    const std::vector<uint32_t> owners = ListEndingAt(sentence, before - 1, MentionType::kEntity, kBetweenNames);
    if (owners.size() != values.size()) return;
    const auto whole =
        std::find_if(winners.begin(), winners.end(), [&](const Candidate& c) { return c.value == last; });
    const Candidate model = *whole;
    std::erase_if(winners, [&](const Candidate& c) {
      return c.value != last && std::find(values.begin(), values.end(), c.value) != values.end() &&
             (RuleOf(c).id != RuleOf(model).id);
    });
    for (const uint32_t value : values) {
      const bool taken =
          std::any_of(winners.begin(), winners.end(), [&](const Candidate& c) { return c.value == value; });
      if (taken) continue;
      winners.push_back(model);
      winners.back().value = value;
      claimed_.insert(value);
    }
    for (Candidate& winner : winners) {
      const auto at = std::find(values.begin(), values.end(), winner.value);
      if (at == values.end()) continue;
      const uint32_t owner = owners[static_cast<size_t>(at - values.begin())];
      winner.subject = {At(owner).entity, owner, Via::kSentence};
    }
    // What a list gave to each of its items is now the same for all.
    std::set<std::tuple<uint32_t, uint32_t, std::string>> seen;
    std::erase_if(winners,
                  [&](const Candidate& c) { return !seen.emplace(c.value, c.subject.entity, c.metric).second; });
  }

  // The mentions of one kind up to `last` with no more than `gap` bytes between them: "30, 40 and 50".
  std::vector<uint32_t> ListEndingAt(const SentenceView& sentence, uint32_t last, MentionType type,
                                     uint32_t gap) const {
    const bool entities = type == MentionType::kEntity;
    std::vector<uint32_t> list = {last};
    for (uint32_t i = last; i-- > sentence.first;) {
      if (At(list.back()).span.begin - At(i).span.end > gap) break;
      if (entities ? At(i).type != type : !context_.IsQuantity(i) || At(i).type != At(last).type) break;
      list.push_back(i);
    }
    std::reverse(list.begin(), list.end());
    return list;
  }

  // "It has lost members: it now has 5,100", "built 287 cars and sold 280": what is counted
  // is what was counted last, here or in the sentence before, with the act told here. "that of
  // Ghent, €90": what was paid last.
  void NameElided(uint32_t s, std::vector<Candidate>& winners) {
    const SentenceView& sentence = context_.sentences()[s];
    const RoleWords& words = book_.role_words(sentence.language);
    const bool goes_on =
        counted_sentence_ + 1 == s && s > 0 && context_.sentences()[counted_sentence_].block == sentence.block;
    if (!goes_on) counted_.clear();
    std::map<MentionType, std::string> told = std::move(counted_);
    std::sort(winners.begin(), winners.end(), [](const Candidate& a, const Candidate& b) { return a.value < b.value; });
    std::vector<Candidate> named;
    for (Candidate& winner : winners) {
      std::string& last = told[At(winner.value).type];
      if (winner.metric == kBefore) {
        if (last.empty()) {
          claimed_.erase(winner.value);
          reasons_.emplace(winner.value, "no noun");
          continue;
        }
        winner.metric = WithAct(last, ActOf(context_, s, winner.value), words);
      } else if (InSentence(winner.value, s)) {
        // What was counted of some alone ("core companies") names nothing that follows.
        const bool all = ScopeOf(matches_[winner.match], EmitOf(winner), sentence.language, {}).empty();
        last = all && !EmitOf(winner).apart ? winner.metric : std::string();
      }
      named.push_back(std::move(winner));
    }
    winners = std::move(named);
    counted_ = std::move(told);
    counted_sentence_ = s;
  }

  // count:electric production, "sale" -> count:electric sale
  static std::string WithAct(const std::string& metric, std::string_view act, const RoleWords& words) {
    if (act.empty() || !metric.starts_with("count:")) return metric;
    std::string name = "count:";
    for (size_t begin = name.size(); begin < metric.size();) {
      const size_t end = std::min(metric.find(' ', begin), metric.size());
      const std::string word = metric.substr(begin, end - begin);
      const bool other =
          std::any_of(words.acts.begin(), words.acts.end(), [&](const auto& one) { return one.second == word; });
      if (!other) name += word + " ";
      begin = end + 1;
    }
    return NameMetric(name, act, words);
  }

  bool Better(const Candidate& a, const Candidate& b) const { return Compare(a, b).first; }

  // Does the first one win, and what decides between them?
  std::pair<bool, MatchFate::Edge> Compare(const Candidate& a, const Candidate& b) const {
    using Edge = MatchFate::Edge;
    const Rule& x = RuleOf(a);
    const Rule& y = RuleOf(b);
    if (x.weak != y.weak) return {y.weak, Edge::kWeak};
    if (std::find(x.beats.begin(), x.beats.end(), y.id) != x.beats.end()) return {true, Edge::kBeats};
    if (std::find(y.beats.begin(), y.beats.end(), x.id) != y.beats.end()) return {false, Edge::kBeats};
    if (EmitOf(a).strength != EmitOf(b).strength && EmitOf(a).strength && EmitOf(b).strength)
      return {*EmitOf(a).strength > *EmitOf(b).strength, Edge::kStrength};
    // "The fleet stands at 112 aircraft" counts aircraft, whatever stands before the number.
    if (const bool named = NamesWhatItCounts(a); named != NamesWhatItCounts(b)) return {named, Edge::kSpecific};
    const Match& m = matches_[a.match];
    const Match& n = matches_[b.match];
    if (m.end - m.begin != n.end - n.begin) return {m.end - m.begin > n.end - n.begin, Edge::kLonger};
    const auto language = static_cast<size_t>(context_.sentences()[m.sentence].language);
    const int i = x.patterns[language][m.pattern].literals;
    const int k = y.patterns[language][n.pattern].literals;
    return {i > k, i == k ? Edge::kOrder : Edge::kSpecific};
  }

  // Does the noun of a count made from words stand behind its number, and is it one that
  // tells what is counted? "Sales rose to 900 cars" counts sales.
  bool NamesWhatItCounts(const Candidate& c) const {
    const Match& match = matches_[c.match];
    const auto noun = match.words.find("noun");
    if (!c.metric.starts_with("count:") || noun == match.words.end()) return false;
    const SentenceView& sentence = context_.sentences()[match.sentence];
    constexpr size_t kSlot = 4;  // bytes of its character and the blank
    for (const ShadowSlot& slot : sentence.shadow.slots) {
      if (slot.mention != c.value) continue;
      const std::string_view behind = std::string_view(sentence.shadow.text).substr(slot.at);
      if (behind.size() < kSlot || !behind.substr(kSlot).starts_with(noun->second)) return false;
      const std::string counted(std::string_view(c.metric).substr(6));
      const auto& goods = book_.role_words(sentence.language).goods;
      return sentence.language == Language::kEnglish && c.metric.find(' ') == std::string::npos &&
             counted != "person" && counted != "sale" && counted != "production" &&
             !std::binary_search(goods.begin(), goods.end(), counted);
    }
    return false;
  }

  Draft MakeClaim(const Candidate& c, uint32_t s) const {
    const Match& match = matches_[c.match];
    const Emit& emit = EmitOf(c);
    const Document& document = context_.document();
    const SentenceView& sentence = context_.sentences()[s];
    const Mention& value = At(c.value);
    Draft draft{.claim = {}, .value = value.span, .quote = sentence.span, .subject = std::nullopt};
    if (c.subject.mention != kNoIndex) draft.subject = At(c.subject.mention).span;
    Claim& claim = draft.claim;
    claim.doc = document.info().id;
    claim.path = document.info().path;
    claim.rule = RuleOf(c).id;
    claim.subject = SubjectOf(c.subject, emit.as);
    claim.metric = c.metric;
    claim.value = ValueOf(value, emit);
    claim.text = std::string(document.Slice(value.span));
    const uint32_t anchor = InSentence(c.value, s)             ? c.value
                            : InSentence(c.subject.mention, s) ? c.subject.mention
                                                               : kNoIndex;
    const bool ranked = value.type == MentionType::kOrdinal;
    claim.as_of = ResolveTime(context_, s, anchor, ranked,
                              context_.document().info().lag_months.value_or(options_.lag_months), RuleOf(c).time_from);
    if (const auto time = match.mentions.find("time");
        time != match.mentions.end() && At(time->second).type == MentionType::kDate)
      claim.as_of = {At(time->second).date.range, Basis::kStated};
    if (value.type == MentionType::kDate) claim.as_of = {value.date.range, Basis::kStated};
    // "from €74 million": of some earlier period.
    const bool earlier = match.modality == Modality::kHistorical;
    if (claim.as_of.basis == Basis::kPublished && RuleOf(c).weak && !earlier && IsFlowMetric(c.metric))
      if (const auto period = PeriodToldNear(context_, s)) claim.as_of = {period, Basis::kInherited};
    claim.scope = ScopeOf(match, emit, sentence.language, claim.as_of);
    const bool counts = value.type != MentionType::kEntity && value.type != MentionType::kDate && !ranked;
    if ((RuleOf(c).weak || emit.parts) && counts && InSentence(c.value, s))
      for (auto& [dimension, part] : PartOfSubject(context_, s, c.value, context_.entity(c.subject.entity), c.metric,
                                                   claim.as_of, RuleOf(c).weak ? Span{} : Span{match.begin, match.end}))
        AddScope(claim.scope, dimension, part);
    if (emit.tells_change) claim.change = kTells;
    if (emit.apart)
      AddScope(claim.scope, "statement",
               IdHash().Add(claim.doc).Add(document.Slice(sentence.span)).Add(claim.text).Hex().substr(0, 12));
    claim.modality = match.denied     ? Modality::kDenied
                     : match.modality ? *match.modality
                                      : ResolveModality(context_, s, anchor, claim.as_of);
    // What lies before the publication is no forecast: "you will hear that it opened in 1919".
    const auto& published = document.info().published;
    if (value.type == MentionType::kDate && claim.modality == Modality::kForecast && published &&
        value.date.range.end < published->start)
      claim.modality = Modality::kActual;
    const auto told_by = match.mentions.find("attribution");
    claim.attribution = told_by == match.mentions.end() ? ResolveAttribution(context_, s)
                                                        : std::string(document.Slice(At(told_by->second).span));
    claim.quote = std::string(document.Slice(sentence.span));
    const BlockKind kind = BlockOf(s).kind;
    claim.in_title = kind == BlockKind::kTitle || sentence.block == context_.outline().title;
    return draft;
  }

  // What a place stands for: the only thing of this kind that is in it, else itself.
  const Entity& StandsFor(const Entity& place, const std::string& as) const {
    const int kind = as.empty() ? -1 : book_.entities().FindKind(as);
    if (kind < 0 || place.kind == kind) return place;
    const Entity* only = nullptr;
    for (const Entity& entity : book_.entities().entities()) {
      if (entity.kind != kind || entity.in != place.id) continue;
      if (only != nullptr) return place;
      only = &entity;
    }
    return only == nullptr ? place : *only;
  }

  Subject SubjectOf(const Filler& filler, const std::string& as) const {
    const Entity& entity = StandsFor(context_.entity(filler.entity), as);
    Subject subject{.id = entity.id,
                    .name = entity.name,
                    .kind = context_.kind_name(entity),
                    .via = filler.via,
                    .text = {},
                    .place = std::nullopt};
    if (subject.kind == "name") subject.kind.clear();
    if (filler.mention != kNoIndex) subject.text = std::string(context_.document().Slice(At(filler.mention).span));
    return subject;
  }

  static void AddScope(Scope& scope, std::string dimension, std::string value) {
    scope.emplace_back(std::move(dimension), std::move(value));
    std::sort(scope.begin(), scope.end());
  }

  Scope ScopeOf(const Match& match, const Emit& emit, Language language, const AsOf& as_of) const {
    Scope scope = emit.scope;
    const DocumentInfo& info = context_.document().info();
    for (auto& [dimension, value] : scope) {
      if (value == "{doc}") value = info.id;
      if (value == "{year}") {
        const bool told = as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited;
        value = told && as_of.range ? std::to_string(as_of.range->start.year)
                : info.published    ? std::to_string(info.published->end.year)
                                    : "?";
      }
      if (value.size() > 2 && value.front() == '{' && value.back() == '}') value = Captured(match, value, language);
    }
    std::erase_if(scope, [](const auto& dimension) { return dimension.second.empty(); });
    const auto words = match.words.find(emit.population);
    const bool told = std::any_of(scope.begin(), scope.end(), [](const auto& d) { return d.first == "population"; });
    if (words != match.words.end() && !told) {
      const std::string population = Population(words->second, book_.role_words(language), language);
      if (!population.empty()) scope.emplace_back("population", population);
    }
    std::sort(scope.begin(), scope.end());
    return scope;
  }

  // What a rule's "{role}" of the scope stands for: an entity's id, or words in their plain form.
  std::string Captured(const Match& match, std::string_view slot, Language language) const {
    const std::string role(slot.substr(1, slot.size() - 2));
    if (const auto mention = match.mentions.find(role); mention != match.mentions.end())
      return At(mention->second).type == MentionType::kEntity
                 ? context_.entity(At(mention->second).entity).id
                 : std::string(context_.document().Slice(At(mention->second).span));
    const auto words = match.words.find(role);
    return words == match.words.end() ? std::string()
                                      : MetricWords(words->second, language, book_.role_words(language));
  }

  ClaimValue ValueOf(const Mention& value, const Emit& emit) const {
    if (value.type == MentionType::kDate) return value.date;
    if (value.type != MentionType::kEntity) return value.quantity;
    const Entity& entity = context_.entity(value.entity);
    return Location{.entity = entity.id, .name = entity.name, .strength = emit.strength.value_or(Strength::kIn)};
  }

  // Ids by document, metric, quote and the occurrence among equals.
  static void NameClaims(std::vector<Claim>& claims) {
    std::unordered_map<std::string, int> seen;  // all are of one document
    for (Claim& claim : claims) {
      const int occurrence = seen[KeyOf({claim.metric, claim.quote})]++;
      claim.id =
          "c1:" + IdHash().Add(claim.doc).Add(claim.metric).Add(claim.quote).Add(std::to_string(occurrence)).Hex();
    }
  }

  // Values of one subject and metric in one sentence with times of their own tell a
  // change: "from 1.76 trillion in 2021 to 2.2 trillion in 2024".
  static void MarkChanges(std::vector<Claim>& claims) {
    std::vector<Claim*> tellers;
    for (Claim& claim : claims)
      if (claim.change == kTells) {
        claim.change.clear();
        tellers.push_back(&claim);
      }
    std::unordered_map<std::string, Claim*> firsts;
    for (Claim& claim : claims) {
      const auto [place, fresh] = firsts.try_emplace(KeyOf({claim.subject.id, claim.metric, claim.quote}), &claim);
      Claim& first = *place->second;
      if (fresh || std::holds_alternative<Location>(first.value)) continue;
      first.change = claim.change = first.id;
    }
    for (Claim* const teller : tellers) teller->change = ChangeToldBy(*teller, tellers, claims);
  }

  // The mark of the two values whose change `teller` is: "grew by 8% from 100 in 2021 to
  // 108 in 2022". Only where it stands right beside them, alone in its sentence: "rose to
  // 108, while staff grew 8%" tells of something else.
  static std::string ChangeToldBy(const Claim& teller, const std::vector<Claim*>& tellers,
                                  const std::vector<Claim>& claims) {
    constexpr uint64_t kBeside = 12;  // bytes: " from about ", " to "
    const auto together = [&](const Claim& claim) {
      return claim.subject.id == teller.subject.id && claim.quote == teller.quote;
    };
    const auto alone =
        std::count_if(tellers.begin(), tellers.end(), [&](const Claim* other) { return together(*other); });
    std::vector<const Claim*> ends;
    for (const Claim& claim : claims)
      if (together(claim) && &claim != &teller && !claim.change.empty()) ends.push_back(&claim);
    if (alone != 1 || !teller.change.empty() || ends.size() != 2 || ends[0]->change != ends[1]->change) return {};
    if (!teller.place || !ends[0]->place || !ends[1]->place || ends[0]->metric != ends[1]->metric) return {};
    for (const auto& [dimension, value] : teller.scope)
      if (dimension == "part" && ends[0]->metric.find(value) == std::string::npos) return {};
    const bool beside = std::any_of(ends.begin(), ends.end(), [&](const Claim* end) {
      return end->place->start >= teller.place->end && end->place->start - teller.place->end <= kBeside;
    });
    return beside ? ends[0]->change : std::string();
  }
  static constexpr const char* kTells = "?";  // until the two values are found

  static std::string KeyOf(std::initializer_list<std::string_view> parts) {
    std::string key;
    for (const std::string_view part : parts) {
      key += part;
      key += '\0';
    }
    return key;
  }

  std::vector<Unclaimed> Rest() const {
    std::map<uint32_t, std::string> guards;
    for (const Guarded& guarded : guarded_)
      for (const auto& [role, mention] : guarded.mentions)
        guards.emplace(mention, "guard " + book_.rules()[guarded.rule].id);
    std::vector<Unclaimed> rest;
    for (uint32_t i = 0; i < context_.mentions().size(); ++i) {
      const Mention& mention = At(i);
      if (mention.type == MentionType::kEntity || claimed_.count(i) != 0) continue;
      std::string reason = "no rule";
      const auto told = reasons_.find(i);
      const auto guard = guards.find(i);
      if (mention.refusal != Refusal::kNone) {
        reason = std::string(ToString(mention.refusal));
      } else if (mention.type == MentionType::kDate) {
        reason = "date";
      } else if (guard != guards.end()) {
        reason = guard->second;
      } else if (told != reasons_.end()) {
        reason = told->second;
      }
      rest.push_back({i, std::move(reason)});
    }
    return rest;
  }

  const TextContext& context_;
  const RuleBook& book_;
  const ExtractOptions& options_;
  std::vector<Match> matches_;
  std::vector<Candidate> candidates_;
  std::vector<Guarded> guarded_;
  std::map<uint32_t, std::string> reasons_;
  std::map<MentionType, std::string> counted_;  // the metric of the last number of things, and of the last sums
  uint32_t counted_sentence_ = 0;               // and the sentence
  std::set<uint32_t> claimed_;
  std::vector<MatchFate>* fates_;  // may be null
};

}  // namespace

const Entity& EntityOf(const RuleBook& book, const std::vector<Entity>& local, const Mention& mention) {
  const auto& known = book.entities().entities();
  return mention.entity < known.size() ? known[mention.entity] : local[mention.entity - known.size()];
}

void LoadLanguageData() {
  OutlineCues::Get();
  Lexicon::Builtin();
  DateLexicon::Builtin();
}

Extraction ExtractClaims(const Document& document, const RuleBook& book, const ExtractOptions& options,
                         std::vector<MatchFate>* fates) {
  FoundMentions found = FindMentions(document, book, options);
  Extraction extraction;
  extraction.outline = std::move(found.outline);
  TextContext context(document, extraction.outline, book, std::move(found.mentions), std::move(found.local));
  Builder(context, options, fates).Run(extraction);
  std::tie(extraction.mentions, extraction.local) = std::move(context).Release();
  return extraction;
}

}  // namespace factlint
