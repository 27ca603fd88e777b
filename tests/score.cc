#include "tests/score.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace factlint::gold {
namespace {

using Json = nlohmann::json;

// A string member; empty where it is missing, null or of another type.
std::string Text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& Member(const Json& object, const char* key) {
  static const Json kNothing = Json::object();
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? kNothing : *found;
}

bool Contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string DocumentOf(const Json& claim) {
  const std::string path = Text(claim, "path").empty() ? Text(claim, "doc") : Text(claim, "path");
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

bool IsPlace(const Json& claim) { return !Text(claim["value"], "entity").empty(); }
bool IsDate(const Json& claim) { return claim["value"].contains("start") && !claim["value"].contains("nominal"); }

Bytes SpanOf(const Json& claim) {
  const Json& span = Member(claim, "span");
  return {.begin = span.value("start", size_t{0}), .end = span.value("end", size_t{0})};
}

bool Names(const Gold& gold, const Json& object, std::string_view id) {
  for (const char* key : {"id", "entity", "name"}) {
    const std::string name = Text(object, key);
    if (!name.empty() && Identity(gold, name) == Fold(id)) return true;
  }
  return false;
}

bool SubjectAgrees(const Gold& gold, const Claim& want, const Json& claim) {
  return std::any_of(want.subjects.begin(), want.subjects.end(),
                     [&](const std::string& id) { return Names(gold, Member(claim, "subject"), id); });
}

bool SameNumber(const std::string& want, const Json& value) {
  const auto nominal = value.find("nominal");
  if (nominal == value.end() || !nominal->is_number()) return want.empty();  // a range has none
  if (want.empty()) return false;
  const double a = std::strtod(want.c_str(), nullptr), b = nominal->get<double>();
  return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
}

bool Finds(const Gold& gold, const Claim& want, const Json& claim) {
  if (DocumentOf(claim) != want.document) return false;
  if (want.IsPlace()) {
    return IsPlace(claim) && Names(gold, claim["value"], want.place) && SubjectAgrees(gold, want, claim);
  }
  if (IsPlace(claim) || !Overlap(SpanOf(claim), want.span)) return false;
  if (want.IsDate()) return claim["value"].dump().find(want.nominal.substr(0, 4)) != std::string::npos;
  return SameNumber(want.nominal, claim["value"]) && Text(claim["value"], "unit") == want.unit;
}

// "2022" covers every day of it: '-' and digits sort before '~'.
bool TimeAgrees(const Claim& want, const Json& claim) {
  const Json& got = Member(claim, "as_of");
  const std::string basis = Text(got, "basis");
  if (basis != "stated" && basis != "inherited") return false;
  const std::string start = Text(got, "start"), end = Text(got, "end");
  const size_t slash = want.as_of.find('/');
  const std::string first = want.as_of.substr(0, slash);
  const std::string last = (slash == std::string::npos ? first : want.as_of.substr(slash + 1)) + "~";
  return (start.empty() ? "0" : start) <= last && first <= (end.empty() ? "9999" : end) + "~";
}

bool ModalityAgrees(const Claim& want, const Json& claim) {
  const std::string got = Text(claim, "modality").empty() ? "actual" : Text(claim, "modality");
  if (Contains(want.modalities, got)) return true;
  const bool real = Contains(want.modalities, "actual") || Contains(want.modalities, "historical");
  return real && (got == "actual" || got == "historical" || got == "estimate");
}

bool IsFuture(const Claim& want) {
  return want.modalities.front() == "forecast" || want.modalities.front() == "target";
}

class Rater {
 public:
  Rater(const Gold& gold, const Json& report)
      : gold_(gold), claims_(report.at("claims")), findings_(report.at("findings")) {}

  Score Rate() {
    Match();
    RateClaims();
    RateNoise();
    RateFindings();
    return std::move(score_);
  }

 private:
  // The gold claims of one finding, each with the camps it stands in.
  struct Members {
    std::map<std::string, std::set<size_t>> camps;

    bool Has(const std::vector<std::string>& pair) const { return camps.contains(pair[0]) && camps.contains(pair[1]); }
    bool SameCamps(const std::vector<std::string>& pair) const { return camps.at(pair[0]) == camps.at(pair[1]); }
    bool ShareACamp(const std::vector<std::string>& pair) const {
      const std::set<size_t>&a = camps.at(pair[0]), &b = camps.at(pair[1]);
      return std::any_of(a.begin(), a.end(), [&](size_t camp) { return b.contains(camp); });
    }
  };

  void Note(const std::string& line) { score_.notes.push_back(line); }

  bool Count(Tally& tally, bool good) {
    ++tally.of;
    tally.good += good ? 1 : 0;
    return good;
  }

  // Where several claims fit, one with the right subject is taken.
  void Match() {
    for (const Claim& want : gold_.claims) {
      for (const Json& claim : claims_) {
        if (!Finds(gold_, want, claim)) continue;
        hits_[Text(claim, "id")].push_back(want.id);
        const bool first = !matched_.contains(want.id);
        if (first || SubjectAgrees(gold_, want, claim)) matched_[want.id] = &claim;
      }
    }
  }

  void RateClaims() {
    for (const Claim& want : gold_.claims) {
      if (want.optional) continue;
      const auto found = matched_.find(want.id);
      Count(score_.recall_all, found != matched_.end());
      if (!want.core) continue;
      if (Count(score_.recall_core, found != matched_.end())) {
        RateRoles(want, *found->second);
      } else {
        Note("missed " + want.id + ": " + want.where);
      }
    }
  }

  void RateRoles(const Claim& want, const Json& claim) {
    const auto role = [&](Tally& tally, bool good, const char* name, const std::string& got) {
      if (!Count(tally, good)) Note(std::string(name) + " of " + want.id + " is " + got + ": " + want.where);
    };
    role(score_.subject, SubjectAgrees(gold_, want, claim), "subject", Member(claim, "subject").dump());
    if (!want.as_of.empty()) {
      role(score_.as_of, TimeAgrees(want, claim), "time", Member(claim, "as_of").dump());
    }
    role(score_.modality, ModalityAgrees(want, claim), "modality", Text(claim, "modality"));
    if (IsFuture(want)) Count(score_.future, ModalityAgrees(want, claim));
    if (want.IsPlace()) {
      const std::string strength = Text(claim["value"], "strength");
      role(score_.strength, strength == want.strength, "strength", strength);
    } else if (!want.IsDate()) {
      const std::string got = Text(claim["value"], "relation");
      role(score_.bounds, Contains(want.relations, got.empty() ? "eq" : got), "relation", got);
    }
  }

  void RateNoise() {
    for (const Json& claim : claims_) {
      if (hits_.contains(Text(claim, "id"))) continue;
      const std::string words = DocumentOf(claim) + ": \"" + Text(claim, "text") + "\" as " + Text(claim, "metric") +
                                ": " + Text(claim, "quote").substr(0, 100);
      if (IsFalse(claim)) {
        ++score_.false_claims;
        Note("false " + words);
      } else if (IsPlace(claim)) {
        continue;
      } else if (OnGold<&Claim::IsNumber>(claim)) {
        if (IsDate(claim)) continue;
        ++score_.wrong;
        Note("wrong " + words);
      } else if (!OnGold<&Claim::IsDate>(claim)) {
        ++score_.unlisted;
        Note("unlisted " + words);
      }
    }
  }

  bool IsFalse(const Json& claim) const {
    return std::any_of(gold_.not_claims.begin(), gold_.not_claims.end(), [&](const NotClaim& row) {
      if (row.soft || row.document != DocumentOf(claim)) return false;
      if (row.span) return !IsPlace(claim) && Overlap(SpanOf(claim), *row.span);
      return IsPlace(claim) && Names(gold_, Member(claim, "subject"), Identity(gold_, row.subject));
    });
  }

  template <auto kIsOfKind>
  bool OnGold(const Json& claim) const {
    return std::any_of(gold_.claims.begin(), gold_.claims.end(), [&](const Claim& want) {
      return (want.*kIsOfKind)() && want.document == DocumentOf(claim) && Overlap(SpanOf(claim), want.span);
    });
  }

  Members MembersOf(const Json& finding) const {
    Members members;
    size_t number = 0;
    for (const Json& camp : Member(finding, "camps")) {
      for (const Json& id : Member(camp, "claims")) {
        const auto hit = hits_.find(id.get<std::string>());
        if (hit == hits_.end()) continue;
        for (const std::string& want : hit->second) members.camps[want].insert(number);
      }
      ++number;
    }
    return members;
  }

  void RateFindings() {
    std::vector<Members> members;
    for (const Json& finding : findings_) members.push_back(MembersOf(finding));

    for (const Expectation& want : gold_.must) {
      const bool good = Any(want, members, [&](size_t i, const std::vector<std::string>& pair) {
        return Contains(want.verdicts, Text(findings_[i], "verdict")) && (want.derived || !members[i].SameCamps(pair));
      });
      if (!Count(score_.flagged, good)) Note("not flagged " + want.id + ": " + want.title);
    }
    for (const Expectation& want : gold_.never) {
      const bool alarm = Any(want, members, [&](size_t i, const std::vector<std::string>& pair) {
        const std::string verdict = Text(findings_[i], "verdict");
        return Contains(want.verdicts, verdict) && (verdict == "corroborated" || !members[i].ShareACamp(pair));
      });
      if (Count(score_.alarms, alarm)) Note("false alarm " + want.id + ": " + want.title);
    }
    for (size_t i = 0; i < members.size(); ++i) {
      const std::string verdict = Text(findings_[i], "verdict");
      if (verdict != "contradiction" && verdict != "tension") continue;
      const auto names = [&](const Expectation& want) {
        return std::any_of(want.pairs.begin(), want.pairs.end(),
                           [&](const auto& pair) { return members[i].Has(pair); });
      };
      if (std::any_of(gold_.must.begin(), gold_.must.end(), names)) continue;
      if (std::any_of(gold_.may.begin(), gold_.may.end(), names)) continue;
      ++score_.strays;
      Note("not in the gold: " + verdict + " " + Text(findings_[i], "message"));
    }
  }

  // Does `holds` for a finding and one of the pairs that stand in it?
  template <class Predicate>
  static bool Any(const Expectation& want, const std::vector<Members>& members, Predicate holds) {
    for (size_t i = 0; i < members.size(); ++i) {
      for (const std::vector<std::string>& pair : want.pairs) {
        if (members[i].Has(pair) && holds(i, pair)) return true;
      }
    }
    return false;
  }

  const Gold& gold_;
  const Json& claims_;
  const Json& findings_;
  Score score_;
  std::map<std::string, const Json*> matched_;            // gold id -> claim
  std::map<std::string, std::vector<std::string>> hits_;  // claim id -> gold ids
};

std::string Line(const char* name, const Tally& tally) {
  return std::string(name) + ": " + std::to_string(tally.good) + "/" + std::to_string(tally.of) + "\n";
}

}  // namespace

Score Rate(const Gold& gold, const Json& report) { return Rater(gold, report).Rate(); }

std::string ToString(const Score& score) {
  std::string text = Line("recall core", score.recall_core) + Line("recall all", score.recall_all) +
                     Line("subject", score.subject) + Line("as_of", score.as_of) + Line("modality", score.modality) +
                     Line("future", score.future) + Line("bounds", score.bounds) + Line("strength", score.strength) +
                     Line("flagged", score.flagged) + Line("false alarms", score.alarms);
  text += "false: " + std::to_string(score.false_claims) + ", wrong: " + std::to_string(score.wrong) +
          ", unlisted: " + std::to_string(score.unlisted) + ", not in the gold: " + std::to_string(score.strays) + "\n";
  for (const std::string& note : score.notes) text += "  " + note + "\n";
  return text;
}

}  // namespace factlint::gold
