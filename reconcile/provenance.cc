#include "reconcile/provenance.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reconcile/identity.h"

namespace factlint {
namespace {

Finding Notice(std::string code, std::string_view basis, FindingKey key, std::string_view discriminator) {
  Finding finding;
  finding.code = std::move(code);
  finding.verdict = Verdict::kNotice;
  finding.basis = basis;
  finding.severity = Severity::kHidden;
  finding.family = "provenance:" + std::string(basis);
  finding.key = std::move(key);
  finding.id = FindingId(finding.family, finding.key, {}, discriminator);
  return finding;
}

// The sentences of some claims, which belong to no camp.
void Locate(const Corpus& corpus, const std::vector<uint32_t>& claims, Finding& finding) {
  const auto limit = static_cast<size_t>(*corpus.metrics.policy().limits_locations.ToInteger());
  AddLocations(corpus, {claims}, limit, finding);
  for (FindingLocation& location : finding.locations) location.camp = -1;
  finding.state = FindingState(finding);
}

std::string Named(const Corpus& corpus, const KeyBlock& block, const KeyGroup& group, uint32_t claim) {
  return TopicName(
      corpus,
      {.key = group.key, .metric = block.metric, .family = {}, .discriminator = {}, .what = {}, .subject_name = {}},
      claim);
}

std::string Value(const Corpus& corpus, uint32_t claim) {
  const Claim& c = corpus.claims[claim];
  const auto* place = std::get_if<Location>(&c.value);
  return Attributed(corpus, place ? std::string_view(place->name) : std::string_view(c.text), claim);
}

bool LooksAhead(const Claim& claim) {
  return claim.modality == Modality::kForecast || claim.modality == Modality::kTarget;
}

// The last day of which a claim says what is; one without a date may be of any.
Date LastActual(const Corpus& corpus, const KeyBlock& block) {
  Date last;
  for (const KeyGroup& group : block.groups)
    for (const uint32_t i : group.claims)
      if (const Claim& claim = corpus.claims[i]; !LooksAhead(claim))
        last = std::max(last, claim.as_of.range ? claim.as_of.range->end : Date{9999, 12, 31});
  return last;
}

bool IsStale(const Claim& claim, const Date& today) {
  const bool dated = claim.as_of.basis == Basis::kStated || claim.as_of.basis == Basis::kInherited;
  return LooksAhead(claim) && dated && claim.as_of.range && claim.as_of.range->end < today;
}

// The documents from which each can be reached and that it reaches: by depth first
// search, without recursion.
class Circles {
 public:
  explicit Circles(std::span<const DocumentInfo> documents) : documents_(documents) {
    for (size_t i = 0; i < documents.size(); ++i) index_.emplace(documents[i].id, i);
  }

  std::set<std::vector<std::string>> Find() const {
    std::set<std::vector<std::string>> circles;
    std::set<size_t> done;
    for (size_t start = 0; start < documents_.size(); ++start) {
      if (documents_[start].derived_from.empty() || done.count(start)) continue;
      const std::set<size_t> below = Reached(start);
      if (!below.count(start)) continue;
      std::vector<std::string> circle;
      for (const size_t one : below) {
        if (!Reached(one).count(start)) continue;
        circle.push_back(documents_[one].id);
        done.insert(one);
      }
      std::sort(circle.begin(), circle.end());
      circles.insert(std::move(circle));
    }
    return circles;
  }

 private:
  std::set<size_t> Reached(size_t start) const {
    std::set<size_t> reached;
    std::vector<size_t> open = {start};
    while (!open.empty()) {
      const size_t at = open.back();
      open.pop_back();
      for (const std::string& origin : documents_[at].derived_from)
        if (const auto found = index_.find(origin); found != index_.end() && reached.insert(found->second).second)
          open.push_back(found->second);
    }
    return reached;
  }

  std::span<const DocumentInfo> documents_;
  std::map<std::string, size_t, std::less<>> index_;
};

}  // namespace

std::vector<Finding> NoticeSources(const Corpus& corpus, const std::vector<KeyBlock>& blocks) {
  std::vector<Finding> notices;
  for (const KeyBlock& block : blocks) {
    for (const KeyGroup& group : block.groups) {
      std::set<uint32_t> documents, sources;
      for (const uint32_t i : group.claims) {
        documents.insert(corpus.document_of[i]);
        sources.insert(corpus.source_of[i]);
      }
      if (sources.size() > 1) continue;
      const uint32_t first = group.claims.front();
      const bool alone = documents.size() == 1;
      Finding finding =
          Notice(alone ? "FL501" : "FL502", alone ? "single source" : "one source", group.key, group.discriminator);
      finding.message = Named(corpus, block, group, first) + ": " + Value(corpus, first);
      finding.message +=
          alone ? " has no second source" : fmt::format(", in {} documents of one source", documents.size());
      finding.explain = {alone ? "no other document speaks of it"
                               : "the documents copy one another: they support nothing"};
      Locate(corpus, group.claims, finding);
      notices.push_back(std::move(finding));
    }
  }
  return notices;
}

std::vector<Finding> NoticeCircles(std::span<const DocumentInfo> documents) {
  std::vector<Finding> notices;
  for (const std::vector<std::string>& circle : Circles(documents).Find()) {
    Finding finding = Notice("FL502", "circle", {.subject = circle.front(), .metric = {}, .scope = {}},
                             fmt::format("{}", fmt::join(circle, "|")));
    finding.severity = Severity::kNote;
    finding.message =
        fmt::format("{} are derived from one another: none of them is an origin", fmt::join(circle, ", "));
    finding.explain = {"derived_from of the configuration runs in a circle"};
    for (const DocumentInfo& document : documents)
      if (std::binary_search(circle.begin(), circle.end(), document.id))
        finding.locations.push_back({.path = document.path, .doc = document.id});
    finding.state = FindingState(finding);
    notices.push_back(std::move(finding));
  }
  return notices;
}

std::vector<Finding> NoticeTimes(const Corpus& corpus, const std::vector<KeyBlock>& blocks, const Date& today) {
  std::vector<Finding> notices;
  std::map<uint32_t, std::vector<uint32_t>> undated;  // by document
  for (uint32_t i = 0; i < corpus.claims.size(); ++i)
    if (!corpus.claims[i].as_of.range && !corpus.documents[corpus.document_of[i]].published)
      undated[corpus.document_of[i]].push_back(i);
  for (const auto& [document, claims] : undated) {
    const std::string& id = corpus.documents[document].id;
    Finding finding = Notice("FL503", "no date", {.subject = id, .metric = {}, .scope = {}}, {});
    finding.message = fmt::format("{}: {} of its claims say not of when they are, and it has no date of publication",
                                  id, claims.size());
    finding.explain = {"a claim without a date is compared as one of any time: a tension at most"};
    Locate(corpus, claims, finding);
    notices.push_back(std::move(finding));
  }
  for (const KeyBlock& block : blocks) {
    const Date told = LastActual(corpus, block);
    for (const KeyGroup& group : block.groups) {
      std::vector<uint32_t> stale;
      for (const uint32_t i : group.claims) {
        const Claim& claim = corpus.claims[i];
        if (IsStale(claim, today) && told < claim.as_of.range->start) stale.push_back(i);
      }
      if (stale.empty()) continue;
      const Claim& claim = corpus.claims[stale.front()];
      Finding finding = Notice("FL504", "stale", group.key, group.discriminator);
      finding.message =
          fmt::format("{}: {} was expected for {}, and nothing tells what became of it",
                      Named(corpus, block, group, stale.front()), claim.text, PrintRange(*claim.as_of.range));
      finding.explain = {fmt::format("{} of {} is before {}", ToString(claim.modality), PrintRange(*claim.as_of.range),
                                     today.ToString())};
      Locate(corpus, stale, finding);
      notices.push_back(std::move(finding));
    }
  }
  return notices;
}

}  // namespace factlint
