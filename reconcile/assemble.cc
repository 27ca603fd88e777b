#include "reconcile/assemble.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reconcile/identity.h"

namespace factlint {
namespace {

constexpr size_t kLongestValue = 80;

size_t Limit(const Decimal& constant) { return static_cast<size_t>(*constant.ToInteger()); }

std::string SourceName(const DocumentInfo& document) {
  if (!document.publisher.empty()) return document.publisher;
  return document.title.empty() ? document.id : document.title;
}

std::vector<uint32_t> ClaimsOf(std::span<const Statement> statements, const std::vector<uint32_t>& members,
                               uint32_t first) {
  std::vector<uint32_t> claims = statements[first].claims;
  std::set<uint32_t> seen(claims.begin(), claims.end());
  for (const uint32_t i : members)
    for (const uint32_t claim : statements[i].claims)
      if (seen.insert(claim).second) claims.push_back(claim);
  return claims;
}

// One claim a source: what a document repeats supports nothing.
std::vector<uint32_t> OnePerDocument(const Corpus& corpus, const std::vector<uint32_t>& claims) {
  std::set<uint32_t> documents;
  std::vector<uint32_t> result;
  for (const uint32_t claim : claims)
    if (documents.insert(corpus.document_of[claim]).second) result.push_back(claim);
  return result;
}

void Finish(Finding& finding, const Topic& topic) {
  finding.key = topic.key;
  finding.family = topic.family;
  finding.source = topic.source;
  finding.id = FindingId(topic.family, topic.key, topic.source, topic.discriminator);
  finding.state = FindingState(finding);
}

// Claims of metrics made from words, and of the pack that is always on, never
// make more than a warning: rules.md section 6.
Severity Weaken(const Corpus& corpus, Severity severity, const Metric& metric, std::initializer_list<uint32_t> claims) {
  const bool open = std::any_of(claims.begin(), claims.end(),
                                [&](uint32_t claim) { return corpus.claims[claim].rule.starts_with("open/"); });
  return metric.declared && !open ? severity : std::min(severity, Severity::kWarning);
}

std::string_view Joiner(Verdict verdict) {
  switch (verdict) {
    case Verdict::kContradiction:
    case Verdict::kTension:
      return "against";
    case Verdict::kDrift:
      return "then";
    default:
      return "and";
  }
}

// "China", "Hong Kong" of an entity id.
std::string NameOfId(std::string_view id) {
  std::string name(id);
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '-') name[i] = ' ';
    const bool start = i == 0 || name[i - 1] == ' ';
    if (start && name[i] >= 'a' && name[i] <= 'z') name[i] = static_cast<char>(name[i] - 32);
  }
  return name;
}

// Who was counted: documents, or of those that name their source, that.
std::string Support(const Camp& camp) {
  constexpr std::string_view kSays = "says ";
  std::vector<std::string> voices;
  bool told = false;
  for (const std::string& one : camp.support) {
    const bool named = one.starts_with(kSays);
    told = told || named;
    voices.push_back(named ? one.substr(kSays.size()) : one);
  }
  const std::string documents = fmt::format("{}", fmt::join(camp.sources, ", "));
  return fmt::format("{}: {} independent source{} ({})", camp.value, camp.independent, camp.independent == 1 ? "" : "s",
                     told ? fmt::format("{}; as told in {}", fmt::join(voices, ", "), documents) : documents);
}

constexpr size_t kMostWide = 5;

// Wide claims by name: they stand in several camps and support none.
void ExplainWide(const Corpus& corpus, std::span<const Statement> statements, const KeyVerdict& verdict,
                 Finding& finding) {
  std::map<uint32_t, size_t> wide;  // statement, its camps
  for (const JudgedCamp& camp : verdict.camps)
    for (const uint32_t i : camp.shared) ++wide[i];
  size_t shown = 0;
  for (const auto& [i, camps] : wide) {
    if (camps < 2 || ++shown > kMostWide) continue;
    finding.explain.push_back(fmt::format("{} fits {} of the values: it supports none of them",
                                          Attributed(corpus, OneLine(statements[i].text), statements[i].claims.front()),
                                          camps));
  }
  if (shown > kMostWide) finding.explain.push_back(fmt::format("{} more fit several values", shown - kMostWide));
}

// A best-supported camp is a count, never the truth.
void ExplainSupport(Finding& finding, size_t left_out) {
  if (finding.camps.size() > 1)
    for (const Camp& camp : finding.camps) finding.explain.push_back(Support(camp));
  if (left_out > 0) finding.explain.push_back(fmt::format("{} more values are not shown", left_out));
}

bool SameDocument(const Corpus& corpus, const std::vector<std::vector<uint32_t>>& camps) {
  std::set<uint32_t> documents;
  for (const auto& camp : camps)
    for (const uint32_t claim : camp) documents.insert(corpus.document_of[claim]);
  return documents.size() == 1;
}

}  // namespace

std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (space && (line.empty() || line.back() == ' ')) continue;
    line.push_back(space ? ' ' : c);
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (line.size() <= kLongestValue) return line;
  size_t end = kLongestValue;
  while ((line[end] & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

std::string Attributed(const Corpus& corpus, std::string_view value, uint32_t claim) {
  const DocumentInfo& document = corpus.documents[corpus.document_of[claim]];
  const std::string when = PrintWhen(corpus.claims[claim].as_of, &document);
  return fmt::format("{} ({}{}{})", value, when, when.empty() ? "" : ", ", SourceName(document));
}

std::string TopicName(const Corpus& corpus, const Topic& topic, uint32_t claim) {
  const Subject& subject = corpus.claims[claim].subject;
  std::string name = subject.id == topic.key.subject && !subject.name.empty() ? subject.name
                     : !topic.subject_name.empty()                            ? topic.subject_name
                                                                              : NameOfId(topic.key.subject);
  name += name.empty() || name.back() != 's' ? "'s " : "' ";
  name += Label(*topic.metric, topic.key.metric);
  std::string scope;
  for (const auto& [dimension, value] : topic.key.scope)
    if (dimension != "whole" || value != topic.metric->whole) scope += (scope.empty() ? "" : ", ") + value;
  return OneLine(scope.empty() ? name : fmt::format("{} ({})", name, scope));
}

std::string CodeOf(const Comparison& c, bool same_document) {
  switch (c.verdict) {
    case Verdict::kContradiction:
      if (c.slip != 0) return "FL303";
      if (same_document) return "FL302";
      if (c.basis == "volatility") return "FL102";
      if (c.basis == "cumulative fell") return "FL103";
      if (c.basis == "invariant") return "FL106";
      return c.basis == "same edition" ? "FL105" : "FL101";
    case Verdict::kTension:
      if (c.basis == "scope unknown") return "FL403";
      if (same_document) return "FL302";
      return c.basis == "unexplained change" || c.basis == "volatility" ? "FL402" : "FL401";
    case Verdict::kDrift:
      return "FL406";
    default:
      return "FL000";
  }
}

void AddLocations(const Corpus& corpus, const std::vector<std::vector<uint32_t>>& camps, size_t limit,
                  Finding& finding) {
  // The camps take turns, so that each is heard before one fills the list.
  std::vector<std::vector<FindingLocation>> lists(camps.size());
  size_t total = 0;
  for (size_t turn = 0; total < limit; ++turn) {
    bool any = false;
    for (size_t c = 0; c < camps.size() && total < limit; ++c) {
      if (turn >= camps[c].size()) continue;
      const Claim& claim = corpus.claims[camps[c][turn]];
      lists[c].push_back({.path = claim.path,
                          .doc = claim.doc,
                          .place = claim.place,
                          .quote = claim.quote,
                          .quote_place = claim.quote_place,
                          .camp = static_cast<int>(c),
                          .claim = claim.id});
      any = true;
      ++total;
    }
    if (!any) break;
  }
  for (auto& list : lists)
    for (FindingLocation& location : list) finding.locations.push_back(std::move(location));
}

void CountSources(const Corpus& corpus, const std::vector<uint32_t>& claims, const std::vector<uint32_t>& shared,
                  size_t limit, Camp& camp) {
  const std::set<uint32_t> wide(shared.begin(), shared.end());
  std::set<std::string> names;
  std::set<uint32_t> independent;
  std::set<std::string> support;
  for (const uint32_t claim : claims) {
    names.insert(corpus.claims[claim].doc);
    if (!wide.count(claim)) {
      const Claim& one = corpus.claims[claim];
      independent.insert(corpus.source_of[claim]);
      support.insert(one.attribution.empty() ? one.doc : "says " + one.attribution);
    }
    if (camp.claims.size() < limit) camp.claims.push_back(corpus.claims[claim].id);
  }
  camp.sources.assign(names.begin(), names.end());
  camp.support.assign(support.begin(), support.end());
  camp.independent = static_cast<int>(independent.size());
}

void RecountSources(const SourceNumbers& numbers, Finding& finding) {
  for (Camp& camp : finding.camps) {
    std::set<uint32_t> copied;
    int named = 0;
    for (const std::string& one : camp.support) {
      const auto found = numbers.find(one);
      if (found == numbers.end())
        ++named;
      else
        copied.insert(found->second);
    }
    const int independent = static_cast<int>(copied.size()) + named;
    if (independent == camp.independent) continue;
    const std::string before = Support(camp);
    camp.independent = independent;
    std::replace(finding.explain.begin(), finding.explain.end(), before, Support(camp));
  }
}

Finding AssembleFinding(const Corpus& corpus, const Topic& topic, std::span<const Statement> statements,
                        const std::vector<Headline>& headlines, const KeyVerdict& verdict) {
  const Policy& policy = *topic.metric->policy;
  const Comparison& worst = verdict.worst;
  Finding finding;
  finding.verdict = worst.verdict;
  finding.basis = worst.basis;
  finding.magnitude = worst.magnitude;
  finding.gap = worst.gap;
  std::vector<std::vector<uint32_t>> camp_claims;
  for (const JudgedCamp& judged : verdict.camps) {
    const Statement& voice = statements[judged.representative];
    const Claim& claim = corpus.claims[voice.claims.front()];
    Camp camp;
    camp.value = judged.denial ? "not " + OneLine(voice.text) : OneLine(voice.text);
    if (voice.unit != "day-number") {
      camp.hard = voice.set.hard;
      camp.soft = voice.set.soft;
    }
    camp.unit = voice.unit == "day-number" ? "" : voice.unit;
    camp.as_of = claim.as_of;
    camp.canonical = voice.claims.size() == 1 ? CanonicalValue(claim.value) : ToString(voice.set.hard);
    if (judged.denial) camp.canonical = "not " + camp.canonical;
    std::vector<uint32_t> claims = ClaimsOf(statements, judged.members, judged.representative);
    for (const Headline& headline : headlines)
      if (std::any_of(headline.body.begin(), headline.body.end(),
                      [&](uint32_t i) { return std::binary_search(judged.members.begin(), judged.members.end(), i); }))
        claims.insert(claims.end(), headline.title.claims.begin(), headline.title.claims.end());
    if (worst.verdict == Verdict::kCorroborated) claims = OnePerDocument(corpus, claims);
    std::vector<uint32_t> shared;
    for (const uint32_t i : judged.shared)
      shared.insert(shared.end(), statements[i].claims.begin(), statements[i].claims.end());
    CountSources(corpus, claims, shared, Limit(policy.limits_claims), camp);
    finding.camps.push_back(std::move(camp));
    camp_claims.push_back(std::move(claims));
  }
  const Statement& first = statements[verdict.first];
  const Statement& second = statements[verdict.second];
  // Two whom one document quotes may disagree without its contradicting itself.
  const bool same_document = first.doc == second.doc && first.cluster == second.cluster && topic.what.empty();
  finding.code = CodeOf(worst, same_document && SameDocument(corpus, {first.claims, second.claims}));
  finding.severity = Weaken(corpus, SeverityOf(worst), *topic.metric, {first.claims.front(), second.claims.front()});
  finding.message =
      TopicName(corpus, topic, first.claims.front()) + ": " + topic.what + (topic.what.empty() ? "" : " ");
  const auto words = [](const Statement& s) {
    return (s.modality == Modality::kDenied ? "not " : "") + OneLine(s.text);
  };
  finding.message += Attributed(corpus, words(first), first.claims.front());
  if (verdict.first != verdict.second)
    finding.message +=
        fmt::format(" {} {}", Joiner(worst.verdict), Attributed(corpus, words(second), second.claims.front()));
  finding.explain = Explain(first, second, worst, *topic.metric);
  ExplainSupport(finding, verdict.camps_left_out);
  ExplainWide(corpus, statements, verdict, finding);
  AddLocations(corpus, camp_claims, Limit(policy.limits_locations), finding);
  Finish(finding, topic);
  return finding;
}

Finding AssembleFinding(const Corpus& corpus, const Topic& topic, std::span<const PlaceStatement> statements,
                        const PlaceVerdict& verdict) {
  const Policy& policy = *topic.metric->policy;
  Finding finding;
  finding.verdict = verdict.worst.verdict;
  finding.basis = verdict.worst.basis;
  const auto place = [&](uint32_t i) -> const Location& {
    return std::get<Location>(corpus.claims[statements[i].claim].value);
  };
  std::vector<std::vector<uint32_t>> camp_claims;
  for (const PlaceCamp& judged : verdict.camps) {
    const PlaceStatement& voice = statements[judged.representative];
    Camp camp;
    camp.value = (judged.denial ? "not " : "") + OneLine(place(judged.representative).name);
    camp.canonical = (judged.denial ? "not place " : "place ") + judged.entity;
    camp.as_of = corpus.claims[voice.claim].as_of;
    std::vector<uint32_t> claims = {voice.claim};
    for (const uint32_t i : judged.members)
      if (statements[i].claim != voice.claim) claims.push_back(statements[i].claim);
    if (finding.verdict == Verdict::kCorroborated) claims = OnePerDocument(corpus, claims);
    CountSources(corpus, claims, {}, Limit(policy.limits_claims), camp);
    finding.camps.push_back(std::move(camp));
    camp_claims.push_back(std::move(claims));
  }
  const PlaceStatement& first = statements[verdict.first];
  const PlaceStatement& second = statements[verdict.second];
  finding.severity = Weaken(corpus, verdict.worst.severity, *topic.metric, {first.claim, second.claim});
  const auto words = [&](uint32_t i) {
    const bool denied = statements[i].modality == Modality::kDenied;
    return fmt::format("{}{} {}", denied ? "not " : "", StrengthWords(statements[i].strength), OneLine(place(i).name));
  };
  switch (finding.verdict) {
    case Verdict::kContradiction:
      finding.code = first.doc == second.doc ? "FL302" : "FL104";
      break;
    case Verdict::kTension:
      finding.code = first.doc == second.doc ? "FL302" : "FL404";
      break;
    case Verdict::kDrift:
      finding.code = "FL406";
      break;
    default:
      finding.code = "FL000";
  }
  finding.message =
      TopicName(corpus, topic, first.claim) + ": " + Attributed(corpus, words(verdict.first), first.claim);
  finding.explain.push_back(Attributed(corpus, words(verdict.first), first.claim));
  if (verdict.first != verdict.second) {
    finding.message +=
        fmt::format(" {} {}", Joiner(finding.verdict), Attributed(corpus, words(verdict.second), second.claim));
    finding.explain.push_back(Attributed(corpus, words(verdict.second), second.claim));
  }
  finding.explain.push_back(fmt::format("{}: {}", finding.basis, ToString(finding.verdict)));
  ExplainSupport(finding, verdict.camps_left_out);
  AddLocations(corpus, camp_claims, Limit(policy.limits_locations), finding);
  Finish(finding, topic);
  return finding;
}

Finding AssembleHeadline(const Corpus& corpus, const Topic& topic, const Headline& headline,
                         std::span<const Statement> statements) {
  Finding finding;
  const Statement& body = statements[headline.body.front()];
  finding.verdict = Verdict::kTension;
  finding.basis = "headline";
  finding.code = "FL301";
  finding.severity = Severity::kNote;
  std::vector<std::vector<uint32_t>> camp_claims = {headline.title.claims, {}};
  for (const uint32_t i : headline.body)
    camp_claims[1].insert(camp_claims[1].end(), statements[i].claims.begin(), statements[i].claims.end());
  for (const Statement* s : {&headline.title, &body}) {
    Camp camp{.value = OneLine(s->text), .hard = s->set.hard, .soft = s->set.soft, .unit = s->unit};
    camp.as_of = corpus.claims[body.claims.front()].as_of;  // the title speaks of the body's time
    camp.canonical = CanonicalValue(corpus.claims[s->claims.front()].value);
    CountSources(corpus, camp_claims[s == &body ? 1 : 0], {}, 64, camp);
    finding.camps.push_back(std::move(camp));
  }
  const DocumentInfo& document = corpus.documents[headline.title.doc];
  finding.message =
      fmt::format("{}: the title of {} says {}, its text {}", TopicName(corpus, topic, body.claims.front()),
                  SourceName(document), OneLine(headline.title.text), OneLine(body.text));
  finding.explain = {fmt::format("title {}: {}", OneLine(headline.title.text),
                                 PrintSet(HeadlineSet(headline.title), headline.title.unit)),
                     DescribeSet(body.set, OneLine(body.text), body.unit),
                     "a title may be rounder than its text, but no figure of the text fits it: tension"};
  AddLocations(corpus, camp_claims, 8, finding);
  Topic own = topic;
  own.family = "document:headline";
  own.source = document.id;
  Finish(finding, own);
  return finding;
}

}  // namespace factlint
