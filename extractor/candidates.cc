#include "extractor/candidates.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "extractor/date_roles.h"
#include "extractor/home_owner.h"
#include "extractor/metric_name.h"
#include "extractor/metric_words.h"
#include "extractor/name_case.h"
#include "extractor/place_above.h"

namespace factlint {
namespace {

using Fate = MatchFate::Kind;

bool IsPronoun(const Mention& m) {
  return m.type == MentionType::kNumber && m.quantity.form == Form::kWord && m.quantity.nominal == Decimal(1);
}

// "{province}" in a metric: that of the subject, which the words leave out.
const std::string kProvince = "province";

// The fillers of one match for one claim of its rule.
class Maker {
 public:
  Maker(const TextContext& context, const Match& match, uint32_t emit)
      : context_(context),
        s_(match.sentence),
        sentence_(context.sentences()[s_]),
        match_(match),
        rule_(context.book().rule(match.rule)),
        emit_(rule_.emits[emit]) {
    candidate_.match = &match;
    candidate_.emit = emit;
  }

  std::optional<Candidate> Run(ClaimLedger& ledger) {
    if (!FindValue()) return Lost(ledger, Fate::kNoValue);
    if (rule_.weak && match_.mentions.count(emit_.value) != 0 && IsPronoun(context_.mention(candidate_.value)))
      return Lost(ledger, Fate::kPronoun, "pronoun");  // "one of them", "the one that"
    if (!emit_.dimension.empty() && DimensionOfValue() != emit_.dimension) return Lost(ledger, Fate::kNoValue);
    if (!emit_.units.empty() && !IsOneOfUnits()) return Lost(ledger, Fate::kNoValue);
    if (TellsNoYear()) return Lost(ledger, Fate::kNoValue, "no year");
    if (const auto named = match_.mentions.find(emit_.subject); named != match_.mentions.end()) {
      if (!MayBeSubject(named->second)) return std::nullopt;
      candidate_.subject = {context_.mention(named->second).entity, named->second, Via::kSentence};
    } else if (const auto filler = Resolve(emit_.subject, candidate_.value)) {
      candidate_.subject = *filler;
    } else {
      return Lost(ledger, Fate::kNoSubject, "no subject");
    }
    if (IsOfAnother()) return Lost(ledger, Fate::kNoSubject, "of another");
    candidate_.metric = Metric();
    if (candidate_.metric.empty()) return Lost(ledger, Fate::kNoNoun, "no noun");
    return std::move(candidate_);
  }

 private:
  std::nullopt_t Lost(ClaimLedger& ledger, Fate fate, const char* reason = nullptr) const {
    if (reason != nullptr) ledger.Refuse(candidate_.value, reason);
    ledger.Tell(match_, candidate_.emit, fate);
    return std::nullopt;
  }

  std::optional<Filler> Resolve(const std::string& role, uint32_t anchor) const {
    const auto spec = rule_.roles.find(role);
    return spec == rule_.roles.end() ? std::nullopt : ResolveRole(context_, spec->second, s_, anchor);
  }

  bool FindValue() {
    if (const auto value = match_.mentions.find(emit_.value); value != match_.mentions.end()) {
      candidate_.value = value->second;
      return true;
    }
    const auto subject = match_.mentions.find(emit_.subject);
    const auto filler = Resolve(emit_.value, subject == match_.mentions.end() ? kNoIndex : subject->second);
    if (!filler || filler->mention == kNoIndex) return false;
    candidate_.value = filler->mention;
    return true;
  }

  // "released on Thursday", "opens in the coming weeks": no year that another text would tell.
  bool TellsNoYear() const {
    const Mention& value = context_.mention(candidate_.value);
    if (value.type != MentionType::kDate || value.date.grain >= Grain::kYear || !emit_.metric.ends_with("_year"))
      return false;
    const std::string_view text = context_.document().Slice(value.span);
    return !TellsYear(text) && text.find("\xE5\xB9\xB4") == std::string_view::npos;
  }

  // A head office or a founding that the words tell of somebody else.
  bool IsOfAnother() const {
    const bool home = emit_.strength && *emit_.strength != Strength::kIn;
    if (home && !MayBeHomeOf(context_, sentence_, candidate_.subject, candidate_.value)) return true;
    return emit_.metric == "founding_year" &&
           !MayBeFoundingOf(context_, sentence_, candidate_.subject, candidate_.value);
  }

  bool IsOneOfUnits() const {
    const std::string& unit = context_.mention(candidate_.value).quantity.unit;
    return std::find(emit_.units.begin(), emit_.units.end(), unit) != emit_.units.end();
  }

  std::string_view DimensionOfValue() const { return DimensionOf(context_.mention(candidate_.value)); }

  bool MayBeSubject(uint32_t mention) const {
    if (context_.mention(mention).type != MentionType::kEntity) return false;
    // "from Ghent to Cork, opened in 1995": neither did
    return !rule_.weak || !sentence_.Has(mention) || !OnlyPlaces(context_, sentence_, mention);
  }

  // The metric's name with what the text's words make of "{noun}"; empty where they name nothing.
  std::string Metric() const {
    std::string metric = emit_.metric;
    if (metric == kCountedBefore || metric.find('{') == std::string::npos) return metric;
    const RoleWords& role_words = context_.book().role_words(sentence_.language);
    for (const auto& [role, words] : match_.words)
      if (Asks(metric, role) && !Fill(metric, role, MetricWords(words, sentence_.language, role_words))) return {};
    for (const auto& [role, mention] : match_.mentions)
      if (Asks(metric, role) && !Fill(metric, role, NameOf(mention))) return {};
    if (Asks(metric, kProvince) && !Fill(metric, kProvince, ProvinceOfSubject())) return {};
    if (metric.starts_with(kShareOfCounted)) return metric;
    if (metric.find('{') != std::string::npos) return {};
    constexpr std::string_view kGrowthOf = "growth:";  // of count:passenger
    if (metric.starts_with(kGrowthOf))
      return std::string(kGrowthOf) + NameMetric(std::string_view(metric).substr(kGrowthOf.size()), {}, role_words);
    return NameMetric(metric, {metric.starts_with("count:") ? Act() : std::string_view(), DimensionOfValue()},
                      role_words);
  }

  // 占全省的55%: of the province that the subject is in; empty where it is in none.
  std::string_view ProvinceOfSubject() const {
    const auto province = PlaceAbove(context_, context_.entity(candidate_.subject.entity), kProvince);
    return province ? std::string_view(context_.book().entities().entities()[*province].id) : std::string_view();
  }

  static bool Asks(std::string_view metric, const std::string& role) {
    return metric.find("{" + role + "}") != std::string_view::npos;
  }

  static bool Fill(std::string& metric, const std::string& role, std::string_view words) {
    if (words.empty()) return false;
    const std::string slot = "{" + role + "}";
    metric.replace(metric.find(slot), slot.size(), words);
    return true;
  }

  // An entity's id; empty for a number.
  std::string_view NameOf(uint32_t mention) const {
    const Mention& m = context_.mention(mention);
    return m.type == MentionType::kEntity ? std::string_view(context_.entity(m.entity).id) : std::string_view();
  }

  // What is done with the things counted, or with those that they are some of.
  std::string_view Act() const {
    const auto whole = match_.mentions.find("whole");
    const bool of_whole = whole != match_.mentions.end() && sentence_.Has(whole->second);
    const uint32_t anchor = of_whole ? whole->second : candidate_.value;
    return sentence_.Has(anchor) ? ActOf(context_, s_, anchor) : std::string_view();
  }

  const TextContext& context_;
  uint32_t s_;
  const SentenceView& sentence_;
  const Match& match_;
  const Rule& rule_;
  const Emit& emit_;
  Candidate candidate_;
};

}  // namespace

const Rule& RuleOf(const TextContext& context, const Candidate& candidate) {
  return context.book().rule(candidate.match->rule);
}

const Emit& EmitOf(const TextContext& context, const Candidate& candidate) {
  return RuleOf(context, candidate).emits[candidate.emit];
}

std::vector<Candidate> CandidatesOf(const TextContext& context, const std::vector<Match>& matches,
                                    ClaimLedger& ledger) {
  std::vector<Candidate> candidates;
  for (const Match& match : matches) {
    const auto emits = static_cast<uint32_t>(context.book().rule(match.rule).emits.size());
    for (uint32_t emit = 0; emit < emits; ++emit)
      if (auto candidate = Maker(context, match, emit).Run(ledger)) candidates.push_back(std::move(*candidate));
  }
  return candidates;
}

}  // namespace factlint
