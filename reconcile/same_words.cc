#include "reconcile/same_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractor/sorted_words.h"
#include "reconcile/change_form.h"
#include "reconcile/digit_slip.h"
#include "reconcile/identity.h"
#include "reconcile/key_hash.h"
#include "reconcile/like_words.h"
#include "reconcile/statements.h"

namespace factlint {
namespace {

constexpr size_t kMostFigures = 20'000;
constexpr size_t kMostAlike = 64;  // figures with one word, or with one set of digits

constexpr double kLikeClause = 0.5;     // Likeness of two clauses that say one thing,
constexpr double kLikeClause2 = 0.35;   // or where their sentences are alike by kLikeSentences,
constexpr double kLikeSentences = 0.3;  // part of the lesser sentence's weight,
constexpr size_t kLeastShared = 2;      // with so many words in common,
constexpr double kFurthest = 1.8;       // and values no further apart than this
constexpr double kLikeSentence = 0.1;   // part of the lesser sentence's weight that a slip of three digits needs,
constexpr double kLikeSentence2 = 0.2;  // and of two,
constexpr double kLikeSentence0 = 0.4;  // and one of a count whose clauses share nothing
constexpr size_t kSureDigits = 3;
constexpr size_t kStrongDigits = 4;  // of which two neighbours changed places: a slip whatever the subject is taken for
constexpr long kSpacesOfALongName = 2;
constexpr size_t kLeastOfAName = 4;  // letters of a word that makes two names one

struct Figure {
  uint32_t claim = 0;
  Statement statement;
  Digits digits;
  LikeWords sentence, clause;
};

// Two figures, the lower index first.
struct Pair {
  uint32_t a = 0, b = 0;
  Slip slip = Slip::kNone;
  double likeness = 0;
};

bool IsPlace(std::string_view kind) {
  constexpr std::array<std::string_view, 6> kPlaces = {"country", "region", "province", "city", "district", "park"};
  return std::find(kPlaces.begin(), kPlaces.end(), kind) != kPlaces.end();
}

// Words of four letters and more; a Chinese name has none.
std::set<std::string> LongWords(std::string_view name) {
  std::set<std::string> words;
  std::string word;
  for (const char c : std::string(name) + ' ') {
    if ((c | 32) >= 'a' && (c | 32) <= 'z') {
      word.push_back(static_cast<char>(c | 32));
      continue;
    }
    if (word.size() >= kLeastOfAName) words.insert(word);
    word.clear();
  }
  return words;
}

bool IsWithin(const std::string& part, const std::string& name) {
  return !part.empty() && name.find(part) != std::string::npos;
}

// "Calvera" and "Port of Calvera", 海州 and 海州港: one may be short for the other.
bool NamesMeet(const std::string& a, const std::string& b) {
  if (IsWithin(a, b) || IsWithin(b, a)) return true;
  const std::set<std::string> of_b = LongWords(b);
  for (const std::string& word : LongWords(a))
    if (of_b.count(word) != 0 && a.find(' ') != std::string::npos && b.find(' ') != std::string::npos) return true;
  return false;
}

// Figures of two digits and more that a sentence writes beside the value, but for years: "98 deals", "1,048".
std::set<std::string> OtherFigures(std::string_view sentence, std::string_view value) {
  std::set<std::string> figures;
  std::string figure;
  for (const char c : std::string(sentence) + ' ') {
    if (c >= '0' && c <= '9') {
      figure.push_back(c);
      continue;
    }
    if ((c == '.' || c == ',') && !figure.empty()) {
      figure.push_back(c);
      continue;
    }
    while (!figure.empty() && (figure.back() == '.' || figure.back() == ',')) figure.pop_back();
    const bool year = figure.size() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
    if (figure.size() > 1 && !year && !value.starts_with(figure)) figures.insert(figure);
    figure.clear();
  }
  return figures;
}

// Some against all is nothing; what else a part is called, two texts may call it otherwise.
bool PartsMeet(const Scope& a, const Scope& b) {
  const std::string_view of_a = ScopeValue(a, "part");
  const std::string_view of_b = ScopeValue(b, "part");
  return of_a == of_b || (of_a != "some" && of_b != "some");
}

// Does nothing that both tell part them? A number of its statement, a list and its field are told in many ways.
bool ScopesMeet(const Scope& a, const Scope& b) {
  for (const auto& [dimension, value] : a) {
    if (IsOneOf(dimension, {"statement", "part", "list", "among", "period"})) continue;
    const std::string_view other = ScopeValue(b, dimension);
    if (!other.empty() && !value.starts_with('~') && other != value) return false;
  }
  return PartsMeet(a, b);
}

class SameWords {
 public:
  SameWords(const DerivedInput& input, const UnitTable& units, std::span<const Finding> reported, CheckResult& result)
      : input_(input), units_(units), result_(result) {
    for (size_t i = 0; i < reported.size(); ++i) {
      if (reported[i].severity == Severity::kHidden) continue;
      for (const FindingLocation& location : reported[i].locations) told_[location.claim].push_back(i);
    }
  }

  void Run() {
    FindFigures();
    if (figures_.size() < 2) return;
    if (figures_.size() > kMostFigures) return result_.DidNotRun(fmt::format("more than {} figures", kMostFigures));
    Weigh();
    std::vector<Pair> alike;
    for (const auto& [a, b] : Candidates())
      if (const auto pair = Look(a, b)) alike.push_back(*pair);
    ReportEach(alike);
  }

 private:
  const Claim& ClaimOf(const Figure& figure) const { return input_.corpus.claims[figure.claim]; }
  // Made of words that name no metric: "portion".
  bool IsUnnamed(const Claim& claim) const { return input_.corpus.metrics.Find(claim.metric).IsSeparator("statement"); }
  bool IsDeclared(const Claim& claim) const {
    return input_.corpus.metrics.Find(claim.metric).declared && !IsUnnamed(claim);
  }

  void FindFigures() {
    const Corpus& corpus = input_.corpus;
    subjects_.resize(corpus.documents.size());
    for (uint32_t i = 0; i < corpus.claims.size(); ++i) {
      const Claim& claim = corpus.claims[i];
      subjects_[corpus.document_of[i]].push_back(HashText(claim.subject.id));
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      if (quantity == nullptr || !quantity->nominal || claim.in_title || !claim.place || !claim.quote_place) continue;
      if (quantity->nominal->IsZero() || quantity->nominal->IsNegative()) continue;
      if (!IsOneOfRelations(quantity->relation)) continue;
      figures_.push_back({.claim = i, .digits = DigitsOf(*quantity->nominal)});
    }
    for (std::vector<uint64_t>& subjects : subjects_) {
      std::sort(subjects.begin(), subjects.end());
      subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
    }
    if (figures_.size() > kMostFigures) return;
    for (Figure& figure : figures_) {
      figure.statement = StatementOf(corpus, figure.claim, units_);
      const Claim& claim = ClaimOf(figure);
      figure.sentence = WordsOf(claim.quote);
      figure.clause = WordsAround(claim.quote, claim.text, claim.place->start - claim.quote_place->start);
      AddMetric(claim, figure.clause);
      said_.insert(Said(corpus.document_of[figure.claim], figure));
    }
    std::erase_if(figures_, [](const Figure& figure) { return !IsOfAFact(figure.statement); });
  }

  static bool IsOneOfRelations(Relation relation) {
    return relation == Relation::kEq || relation == Relation::kAbout || relation == Relation::kNearly;
  }

  // What a metric made of words is called counts as words: it brings synonyms together.
  static void AddMetric(const Claim& claim, LikeWords& clause) {
    const size_t colon = claim.metric.find(':');
    if (colon == std::string::npos || claim.metric.starts_with("growth:")) return;
    for (const uint64_t word : WordsOf(std::string_view(claim.metric).substr(colon + 1))) clause.push_back(word);
    std::sort(clause.begin(), clause.end());
    clause.erase(std::unique(clause.begin(), clause.end()), clause.end());
  }

  uint64_t Said(uint32_t document, const Figure& figure) const {
    return MixHash(MixHash(document, HashText(figure.statement.unit)),
                   HashText(figure.digits.text, static_cast<uint64_t>(figure.digits.magnitude)));
  }

  // A word that few sentences have weighs more.
  void Weigh() {
    std::unordered_map<uint64_t, uint32_t> sentences;
    for (const Figure& figure : figures_)
      for (const uint64_t word : figure.sentence) ++sentences[word];
    for (const auto& [word, count] : sentences)
      weight_[word] = std::log(1 + static_cast<double>(figures_.size()) / count);
  }

  double WeightOf(const LikeWords& words) const {
    double weight = 0;
    for (const uint64_t word : words) weight += weight_.at(word);
    return weight;
  }

  // The part of the lesser sentence's weight that both have.
  double LikenessOfSentences(const Figure& a, const Figure& b) const {
    LikeWords shared;
    std::set_intersection(a.sentence.begin(), a.sentence.end(), b.sentence.begin(), b.sentence.end(),
                          std::back_inserter(shared));
    const double least = std::min(WeightOf(a.sentence), WeightOf(b.sentence));
    return least == 0 ? 0 : WeightOf(shared) / least;
  }

  // Of those that share a word of their clauses, or but for a slip all digits.
  std::vector<std::pair<uint32_t, uint32_t>> Candidates() {
    std::vector<std::pair<uint64_t, uint32_t>> keys;
    for (uint32_t i = 0; i < figures_.size(); ++i) {
      const uint64_t unit = HashText(figures_[i].statement.unit);
      for (const uint64_t word : figures_[i].clause) keys.emplace_back(MixHash(unit, word), i);
      AddDigits(figures_[i].digits, unit, i, keys);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
      while (end < keys.size() && keys[end].first == keys[begin].first) ++end;
      if (end - begin > kMostAlike) {
        result_.DidNotRun(fmt::format("more than {} figures have one word", kMostAlike));
        continue;
      }
      for (size_t a = begin; a < end; ++a)
        for (size_t b = a + 1; b < end; ++b) pairs.emplace_back(keys[a].second, keys[b].second);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  // The digits in order, and with one of them left open.
  static void AddDigits(const Digits& digits, uint64_t unit, uint32_t figure,
                        std::vector<std::pair<uint64_t, uint32_t>>& keys) {
    if (digits.text.size() < 2) return;
    const uint64_t seed = MixHash(unit, static_cast<uint64_t>(digits.magnitude));
    std::string sorted = digits.text;
    std::sort(sorted.begin(), sorted.end());
    keys.emplace_back(HashText(sorted, seed), figure);
    for (size_t i = 0; digits.text.size() >= kSureDigits && i + 1 < digits.text.size(); ++i) {
      std::string open = digits.text;
      open[i] = '?';
      keys.emplace_back(HashText(open, seed), figure);
    }
  }

  std::optional<Pair> Look(uint32_t a, uint32_t b) {
    const Figure& first = figures_[a];
    const Figure& second = figures_[b];
    const Statement& s = first.statement;
    const Statement& t = second.statement;
    if (s.doc == t.doc || s.cluster == t.cluster || s.unit != t.unit || !s.window.Overlaps(t.window))
      return std::nullopt;
    if (Overlaps(s.set.hard, t.set.hard)) return std::nullopt;
    const Claim& one = ClaimOf(first);
    const Claim& other = ClaimOf(second);
    if (!one.attribution.empty() && !other.attribution.empty()) return std::nullopt;  // two who are quoted may differ
    if (!ScopesMeet(one.scope, other.scope)) return std::nullopt;
    Pair pair{.a = a, .b = b, .slip = SlipBetween(first.digits, second.digits)};
    if (!MetricsMeet(one, other, pair.slip) || !SubjectsMeet(first, second, pair.slip)) return std::nullopt;
    pair.likeness = pair.slip == Slip::kNone ? LikenessOfClauses(first, second) : LikenessOfSlip(first, second);
    if (pair.likeness == 0 || IsTold(one, other) || Knows(s.doc, second) || Knows(t.doc, first)) return std::nullopt;
    return pair;
  }

  // 0 where they are not alike enough.
  double LikenessOfClauses(const Figure& a, const Figure& b) const {
    const double one = std::max(a.statement.nominal->ToDouble(), b.statement.nominal->ToDouble());
    const double other = std::min(a.statement.nominal->ToDouble(), b.statement.nominal->ToDouble());
    if (one > kFurthest * other) return 0;
    if (std::max(a.digits.text.size(), b.digits.text.size()) < 2) return 0;  // two of this, three of that
    const double likeness = Likeness(a.clause, b.clause);
    const double least = LikenessOfSentences(a, b) >= kLikeSentences ? kLikeClause2 : kLikeClause;
    if (CountShared(a.clause, b.clause) >= kLeastShared && likeness >= least) return likeness;
    return IsOneNoun(ClaimOf(a), ClaimOf(b)) ? kLikeClause : 0;
  }

  // "Calvera" had 3,215 ships and "Port of Calvera" 2,871: one metric made of words, of a name and a longer one.
  bool IsOneNoun(const Claim& a, const Claim& b) const {
    if (a.metric != b.metric || a.subject.id == b.subject.id || IsDeclared(a) || IsUnnamed(a)) return false;
    return IsWithin(a.subject.name, b.subject.name) || IsWithin(b.subject.name, a.subject.name);
  }

  // A count has no unit: what is counted must be told by a word beside both.
  double LikenessOfSlip(const Figure& a, const Figure& b) const {
    const size_t clause = CountShared(a.clause, b.clause);
    const double likeness = LikenessOfSentences(a, b);
    if (IsStrong(a, b)) return std::max(likeness, kLikeSentence);
    if (clause >= kLeastShared) return std::max(likeness, kLikeSentence);
    if (clause == 0 && a.statement.unit.empty()) return likeness >= kLikeSentence0 ? likeness : 0;
    return likeness >= (a.digits.text.size() >= kSureDigits ? kLikeSentence : kLikeSentence2) ? likeness : 0;
  }

  // 4,286.7 and 4,268.7 of one metric, or in words of which two are the same.
  bool IsStrong(const Figure& a, const Figure& b) const {
    if (a.digits.text.size() < kStrongDigits || !AreNeighboursSwapped(a.digits, b.digits)) return false;
    const Claim& one = ClaimOf(a);
    return (one.metric == ClaimOf(b).metric && !IsUnnamed(one)) || CountShared(a.clause, b.clause) >= kLeastShared;
  }

  // Two declared metrics are two things; one that both have was judged where the scope is the same, and a
  // scope of words is believed unless a slip speaks against it.
  bool MetricsMeet(const Claim& a, const Claim& b, Slip slip) const {
    const bool named = !IsUnnamed(a) && !IsUnnamed(b);
    if (slip == Slip::kNone && named && ScopeValue(a.scope, "part") != ScopeValue(b.scope, "part")) return false;
    if (a.metric != b.metric) return !IsDeclared(a) || !IsDeclared(b);
    if (a.subject.id != b.subject.id || IsUnnamed(a)) return true;
    return slip != Slip::kNone && a.scope != b.scope;
  }

  bool SubjectsMeet(const Figure& first, const Figure& second, Slip slip) const {
    const Claim& a = ClaimOf(first);
    const Claim& b = ClaimOf(second);
    if (a.subject.id == b.subject.id) return true;
    if (slip != Slip::kNone && (IsStrong(first, second) || MayBeMistaken(first, second))) return true;
    if (IsLongNameShortened(first, second)) return true;
    const std::string& kind = a.subject.kind;
    if (!kind.empty() && (kind == b.subject.kind || (IsPlace(kind) && IsPlace(b.subject.kind)))) return false;
    if (NamesMeet(a.subject.name, b.subject.name)) return true;
    if (a.metric == b.metric && IsDeclared(a)) return false;
    if (slip != Slip::kNone) return ShareSubject(first.statement.doc, second.statement.doc);
    const std::set<std::string> figures = OtherFigures(b.quote, b.text);
    for (const std::string& figure : OtherFigures(a.quote, a.text))
      if (figures.count(figure) != 0) return true;
    return false;
  }

  // "Museum of Natural History" and "Museum of Natural History Brenthaven": of one kind, and no document has both.
  bool IsLongNameShortened(const Figure& first, const Figure& second) const {
    const Subject& a = ClaimOf(first).subject;
    const Subject& b = ClaimOf(second).subject;
    const std::string& shorter = a.name.size() < b.name.size() ? a.name : b.name;
    if (std::count(shorter.begin(), shorter.end(), ' ') < kSpacesOfALongName) return false;
    return (IsWithin(a.name, b.name) || IsWithin(b.name, a.name)) && !HasSubject(first.statement.doc, b) &&
           !HasSubject(second.statement.doc, a);
  }

  bool HasSubject(uint32_t document, const Subject& subject) const {
    return std::binary_search(subjects_[document].begin(), subjects_[document].end(), HashText(subject.id));
  }

  // May the subject of one be taken from beside the figure? Not where both are counted by one declared metric.
  bool MayBeMistaken(const Figure& a, const Figure& b) const {
    const Claim& one = ClaimOf(a);
    if (one.metric == ClaimOf(b).metric && IsDeclared(one)) return false;
    return a.digits.text.size() >= kSureDigits && CountShared(a.clause, b.clause) > 0 &&
           LikenessOfSentences(a, b) >= kLikeSentences && ShareSubject(a.statement.doc, b.statement.doc);
  }

  bool ShareSubject(uint32_t a, uint32_t b) const {
    std::vector<uint64_t> shared;
    std::set_intersection(subjects_[a].begin(), subjects_[a].end(), subjects_[b].begin(), subjects_[b].end(),
                          std::back_inserter(shared));
    return !shared.empty();
  }

  // A document that tells both figures tells them apart.
  bool Knows(uint32_t document, const Figure& figure) const { return said_.count(Said(document, figure)) != 0; }

  // Does a finding hold the two against each other?
  bool IsTold(const Claim& a, const Claim& b) const {
    const auto of_a = told_.find(a.id);
    const auto of_b = told_.find(b.id);
    if (of_a == told_.end() || of_b == told_.end()) return false;
    return std::find_first_of(of_a->second.begin(), of_a->second.end(), of_b->second.begin(), of_b->second.end()) !=
           of_a->second.end();
  }

  // The likest first; of a figure one with each other document.
  void ReportEach(std::vector<Pair>& pairs) {
    const auto order = [](const Pair& pair) {
      return std::tuple(pair.slip == Slip::kNone, -pair.likeness, pair.a, pair.b);
    };
    std::sort(pairs.begin(), pairs.end(), [&](const Pair& x, const Pair& y) { return order(x) < order(y); });
    std::set<std::tuple<uint32_t, uint64_t, uint32_t>> taken;  // document, byte, other document
    for (const Pair& pair : pairs) {
      const auto use = [&](const Figure& figure, const Figure& other) {
        return std::tuple(figure.statement.doc, ClaimOf(figure).place->start, other.statement.doc);
      };
      const auto one = use(figures_[pair.a], figures_[pair.b]);
      const auto other = use(figures_[pair.b], figures_[pair.a]);
      if (taken.count(one) != 0 || taken.count(other) != 0) continue;
      if (!Report(pair)) continue;
      taken.insert(one);
      taken.insert(other);
    }
  }

  bool Report(const Pair& pair) {
    result_.Ran();
    // The one whose metric has a name comes first.
    const bool swapped = IsUnnamed(ClaimOf(figures_[pair.a])) && !IsUnnamed(ClaimOf(figures_[pair.b]));
    const Figure& first = figures_[swapped ? pair.b : pair.a];
    const Figure& second = figures_[swapped ? pair.a : pair.b];
    const Claim& claim = ClaimOf(first);
    const Metric& stated = input_.corpus.metrics.Find(claim.metric);
    Metric judged = stated;
    judged.series = Series::kStock;
    judged.declared = true;
    judged.points_per_year = judged.ratio_per_year = std::nullopt;
    std::vector<Statement> two = {first.statement, second.statement};
    two[0].change = two[1].change = {};
    const Topic topic{.key = {.subject = claim.subject.id, .metric = claim.metric, .scope = {}},
                      .metric = &stated,
                      .family = "derived:same-words",
                      .source = {},
                      .discriminator = fmt::format("{} and {}", claim.doc, ClaimOf(second).doc),
                      .what = {}};
    Finding finding = DerivedFinding(input_, topic, "FL407", two, JudgeStatements(two, judged));
    if (!Disagrees(finding)) return false;
    if (pair.slip == Slip::kNone && finding.magnitude == Magnitude::kNegligible) return false;
    finding.verdict = Verdict::kTension;
    finding.severity = Severity::kWarning;
    finding.basis = pair.slip == Slip::kNone ? "same words" : "digit slip";
    finding.explain.insert(finding.explain.begin(), WhyOne(pair));
    finding.state = FindingState(finding);
    result_.findings.push_back(std::move(finding));
    return true;
  }

  std::string WhyOne(const Pair& pair) const {
    const Claim& a = ClaimOf(figures_[pair.a]);
    const Claim& b = ClaimOf(figures_[pair.b]);
    const std::string_view how = pair.slip == Slip::kTransposed ? "the same digits in another order, "
                                 : pair.slip == Slip::kOneDigit ? "one digit apart, "
                                                                : "";
    return fmt::format("{} and {}: {}in sentences that share the words {}", OneLine(a.text), OneLine(b.text), how,
                       fmt::join(SharedWords(a.quote, b.quote), ", "));
  }

  const DerivedInput& input_;
  const UnitTable& units_;
  CheckResult& result_;
  std::vector<Figure> figures_;
  std::vector<std::vector<uint64_t>> subjects_;                     // of each document, sorted
  std::unordered_map<uint64_t, double> weight_;                     // of a word
  std::unordered_set<uint64_t> said_;                               // document, unit and digits
  std::unordered_map<std::string_view, std::vector<size_t>> told_;  // claim: the findings that quote it
};

}  // namespace

CheckResult CheckSameWords(const DerivedInput& input, const UnitTable& units, std::span<const Finding> reported) {
  CheckResult result;
  result.coverage.name = "same-words";
  SameWords(input, units, reported, result).Run();
  return result;
}

}  // namespace factlint
