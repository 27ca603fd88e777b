#include "reconcile/baseline.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "extractor/canonical.h"

namespace factlint {
namespace {

// What the gate says of waivers and baselines is of today alone.
bool IsBookkeeping(std::string_view code) {
  return code == "FL901" || code == "FL902" || code == "FL903" || code == "FL906";
}

bool TakesPart(const Finding& finding) {
  return finding.severity != Severity::kHidden && finding.status != Status::kAbsent && !IsBookkeeping(finding.code);
}

std::optional<Decimal> GapOf(const Finding& finding) {
  if (!finding.gap) return std::nullopt;
  return finding.gap->soft;
}

// The content of the documents that findings' ids name.
class Contents {
 public:
  explicit Contents(const Report& report) {
    for (const DocumentSummary& document : report.documents)
      of_.emplace(document.info.id, document.content.empty() ? document.sha256 : document.content);
  }
  std::string Of(const Finding& finding) const {
    const auto found = finding.source.empty() ? of_.end() : of_.find(finding.source);
    return found == of_.end() ? std::string() : std::string(found->second);
  }

 private:
  std::unordered_map<std::string_view, std::string_view> of_;
};

class Matcher {
 public:
  Matcher(const Baseline& baseline, const RuleHashes& rules, Report& report)
      : entries_(baseline.entries), matched_(entries_.size()), report_(report), contents_(report) {
    for (const std::string& rule : ChangedRules(baseline, rules)) changed_.insert(rule);
    for (size_t i = 0; i < entries_.size(); ++i)
      if (!entries_[i].src.empty()) by_content_[{entries_[i].src, entries_[i].code, entries_[i].key}].push_back(i);
  }

  std::vector<BaselineEntry> Match() {
    std::vector<Finding*> left;
    for (Finding& finding : report_.findings)
      if (TakesPart(finding) && !MatchById(finding)) left.push_back(&finding);
    std::erase_if(left, [&](Finding* finding) { return MatchByContent(*finding); });
    if (!changed_.empty()) MarkRuleChanged(left);
    std::vector<BaselineEntry> stale;
    for (size_t i = 0; i < entries_.size(); ++i)
      if (!matched_[i]) stale.push_back(entries_[i]);
    return stale;
  }

 private:
  // Of two entries with one id, which a merge can leave, the one of the same state.
  bool MatchById(Finding& finding) {
    const auto by_id = [](const BaselineEntry& a, const BaselineEntry& b) { return a.id < b.id; };
    const auto [first, last] =
        std::equal_range(entries_.begin(), entries_.end(), BaselineEntry{.id = finding.id}, by_id);
    if (first == last) return false;
    const auto same = std::find_if(first, last, [&](const BaselineEntry& e) { return e.state == finding.state; });
    for (auto at = first; at != last; ++at) matched_[static_cast<size_t>(at - entries_.begin())] = true;
    Take(same == last ? *first : *same, finding);
    return true;
  }

  // A finding about one document whose file has another name now.
  bool MatchByContent(Finding& finding) {
    const auto found = by_content_.find({contents_.Of(finding), finding.code, KeyText(finding.key)});
    if (found == by_content_.end()) return false;
    size_t best = entries_.size();
    for (const size_t i : found->second) {
      if (matched_[i]) continue;
      if (best == entries_.size() || (entries_[i].state == finding.state && entries_[best].state != finding.state))
        best = i;
    }
    if (best == entries_.size()) return false;
    matched_[best] = true;
    finding.id = entries_[best].id;
    Take(entries_[best], finding);
    return true;
  }

  static void Take(const BaselineEntry& entry, Finding& finding) {
    finding.status = entry.state == finding.state ? Status::kUnchanged : Status::kUpdated;
    finding.worse = HowWorse(entry, finding);
    // Another policy can make the same state severer.
    if (!finding.worse.empty()) finding.status = Status::kUpdated;
  }

  void MarkRuleChanged(const std::vector<Finding*>& findings) const {
    std::unordered_map<std::string_view, const Claim*> claims;
    for (const Claim& claim : report_.claims) claims.emplace(claim.id, &claim);
    const auto changed = [&](const std::string& id) {
      const auto found = claims.find(id);
      return found != claims.end() && changed_.count(found->second->rule) > 0;
    };
    for (Finding* finding : findings) {
      bool any = changed_.count("metric " + finding->key.metric) > 0;
      for (const Camp& camp : finding->camps) any = any || std::any_of(camp.claims.begin(), camp.claims.end(), changed);
      if (any) finding->status = Status::kRuleChanged;
    }
  }

  const std::vector<BaselineEntry>& entries_;
  std::vector<bool> matched_;
  Report& report_;
  const Contents contents_;
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<size_t>> by_content_;  // src, code, key
  std::set<std::string, std::less<>> changed_;
};

}  // namespace

std::string KeyText(const FindingKey& key) {
  std::string text = fmt::format("{}|{}", CanonicalName(key.subject), CanonicalName(key.metric));
  for (const auto& [dimension, value] : key.scope) text += fmt::format("|{}={}", dimension, CanonicalName(value));
  return text;
}

BaselineEntry EntryOf(const Finding& finding) {
  return {.id = finding.id,
          .state = finding.state,
          .code = finding.code,
          .severity = finding.severity,
          .gap = GapOf(finding),
          .camps = static_cast<int>(finding.camps.size()),
          .key = KeyText(finding.key),
          .src = {}};
}

std::string HowWorse(const BaselineEntry& old, const Finding& finding) {
  if (finding.severity > old.severity)
    return fmt::format("the severity rose from {} to {}", ToString(old.severity), ToString(finding.severity));
  const int camps = static_cast<int>(finding.camps.size());
  if (camps > old.camps) return fmt::format("a camp appeared: {} where there were {}", camps, old.camps);
  const std::optional<Decimal> gap = GapOf(finding);
  if (gap && old.gap && *gap > *old.gap)
    return fmt::format("the gap grew from {} to {}", old.gap->ToString(), gap->ToString());
  return {};
}

Baseline BaselineOf(const Report& report, RuleHashes rules) {
  Baseline baseline{.ruleset = report.ruleset, .rules = std::move(rules), .entries = {}};
  const Contents contents(report);
  for (const Finding& finding : report.findings) {
    if (!TakesPart(finding) || !finding.waiver.empty()) continue;
    baseline.entries.push_back(EntryOf(finding));
    baseline.entries.back().src = contents.Of(finding);
  }
  std::sort(baseline.entries.begin(), baseline.entries.end(), [](const BaselineEntry& a, const BaselineEntry& b) {
    return std::tie(a.id, a.state) < std::tie(b.id, b.state);
  });
  return baseline;
}

std::vector<BaselineEntry> MatchBaseline(const Baseline& baseline, const RuleHashes& rules, Report& report) {
  return Matcher(baseline, rules, report).Match();
}

std::vector<std::string> ChangedRules(const Baseline& baseline, const RuleHashes& rules) {
  std::vector<std::string> changed;
  if (baseline.rules.empty()) return changed;
  for (const auto& [name, hash] : rules) {
    const auto found = baseline.rules.find(name);
    if (found == baseline.rules.end() || found->second != hash) changed.push_back(name);
  }
  return changed;
}

BaselineChanges CompareBaselines(const Baseline& old, const Baseline& now) {
  BaselineChanges changes;
  auto a = old.entries.begin();
  auto b = now.entries.begin();
  while (a != old.entries.end() || b != now.entries.end()) {
    if (b == now.entries.end() || (a != old.entries.end() && a->id < b->id)) {
      changes.removed.push_back(*a++);
    } else if (a == old.entries.end() || b->id < a->id) {
      changes.added.push_back(*b++);
    } else {
      if (a->state != b->state || a->severity != b->severity) changes.changed.emplace_back(*a, *b);
      ++a;
      ++b;
    }
  }
  return changes;
}

Finding AbsentFinding(const BaselineEntry& entry) {
  Finding finding;
  finding.id = entry.id;
  finding.state = entry.state;
  finding.code = entry.code;
  finding.severity = entry.severity;
  finding.status = Status::kAbsent;
  finding.basis = "baseline";
  finding.family = "baseline";
  std::string_view rest = entry.key;
  std::vector<std::string> parts;
  while (true) {
    const size_t end = rest.find('|');
    parts.emplace_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  finding.key.subject = parts[0];
  if (parts.size() > 1) finding.key.metric = parts[1];
  for (size_t i = 2; i < parts.size(); ++i) {
    const size_t equals = std::min(parts[i].find('='), parts[i].size());
    finding.key.scope.emplace_back(parts[i].substr(0, equals),
                                   equals < parts[i].size() ? parts[i].substr(equals + 1) : std::string());
  }
  finding.message = fmt::format("{} of {}: no longer found", finding.key.metric, finding.key.subject);
  finding.explain = {"the baseline lists it, and nothing in these documents disagrees on it any more"};
  return finding;
}

}  // namespace factlint
