// What must hold for any claims: order, repetition, unit and the way they are
// read change nothing.
#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "bench/synthetic_claims.h"
#include "reconcile/claim_record.h"
#include "reconcile/read_claims.h"
#include "reconcile/scan_claims.h"
#include "reports/claim_json.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

constexpr std::string_view kMetrics = R"(metrics:
  share: {kind: percent, whole: china, separators: [population], volatility: {points_per_year: 5}, populations: {startup: {part_of: all}}}
  count: {kind: number, separators: [population]}
  total: {kind: number, series: cumulative}
  rank: {kind: ordinal, separators: [list, edition]}
  home_city: {kind: place}
  length: {kind: measure}
  sales: {kind: money, series: flow}
derive:
  - {id: implied, total: count, of: china, from: {count: count, share: share}, pair_by: [document, as_of, population]}
)";

// Claims of every kind; the same from the same seed.
std::vector<Claim> Many(unsigned seed, int count) {
  std::mt19937 random(seed);
  const auto pick = [&](std::initializer_list<std::string_view> list) {
    return *(list.begin() + random() % list.size());
  };
  std::vector<Claim> claims;
  for (int i = 0; i < count; ++i) {
    const std::string doc(pick({"a", "b", "c", "d", "e"}));
    const std::string_view when = pick({"2019", "2020-06", "2022", "2024"});
    const AsOf as_of = random() % 4 == 0 ? AsOf{} : random() % 2 ? StatedAt(when) : PublishedAt(when);
    const std::string_view kind =
        pick({"share", "count", "total", "rank", "home_city", "length", "sales", "count:tree"});
    Claim claim;
    if (kind == "home_city")
      claim = Seat(doc, pick({"wuhan", "xian", "beijing", "haidian"}), static_cast<Strength>(random() % 4), as_of);
    else if (kind == "share")
      claim = Number(doc, pick({"29%", "30%", "half", "over 40%", "about 30%", "52%", "24%"}), as_of, kind);
    else if (kind == "rank")
      claim = Number(doc, pick({"1", "2", "3"}), as_of, kind);
    else if (kind == "length")
      claim = Number(doc, pick({"12 km", "12,000 m", "12.4 km", "20 km"}), as_of, kind);
    else if (kind == "sales")
      claim = Number(doc, pick({"350 bn CNY", "nearly 350 bn CNY", "380 bn CNY", "50 bn USD"}), as_of, kind);
    else
      claim = Number(doc, pick({"1,048", "more than 1,000", "1,000", "2,400", "900", "nearly 1,100", "9 million"}),
                     as_of, kind);
    if (random() % 5 == 0 && kind != "home_city")
      claim.scope = {{"population", std::string(pick({"startup", "~major"}))}};
    if (random() % 9 == 0) claim.modality = static_cast<Modality>(random() % 6);
    if (random() % 12 == 0) claim.in_title = true;
    if (random() % 3 == 0) claim.subject.id = claim.subject.name = "shanghai";
    claim.id = fmt::format("c1:{:04}", i);
    claims.push_back(std::move(claim));
  }
  return claims;
}

const Hierarchy& Places() {
  static const Hierarchy places(std::vector<std::pair<std::string, std::string>>{{"haidian", "beijing"}});
  return places;
}

// All but what depends on the order of documents: which of two equals speaks.
std::vector<std::string> Essence(const Judgement& judgement) {
  std::vector<std::string> lines;
  for (const Finding& f : judgement.findings)
    lines.push_back(fmt::format("{} {} {} {} {} {}", f.id, f.code, ToString(f.verdict), f.basis, ToString(f.severity),
                                f.camps.size()));
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(Properties, TheOrderOfClaimsChangesNothing) {
  const MetricTable metrics = Metrics(kMetrics);
  for (unsigned seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE(seed);
    std::vector<Claim> claims = Many(seed, 120);
    const auto expected = Essence(Judge(claims, metrics, {}, Places()));
    std::shuffle(claims.begin(), claims.end(), std::mt19937(seed));
    EXPECT_EQ(Essence(Judge(claims, metrics, {}, Places())), expected);
  }
}

TEST(Properties, SayingItTwiceChangesNoVerdict) {
  const MetricTable metrics = Metrics(kMetrics);
  for (unsigned seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    std::vector<Claim> claims = Many(seed, 100);
    const auto once = Reported(Judge(claims, metrics, {}, Places()));
    const size_t count = claims.size();
    for (size_t i = 0; i < count; ++i) {
      claims.push_back(claims[i]);
      claims.back().id += "again";
    }
    const auto twice = Reported(Judge(claims, metrics, {}, Places()));
    EXPECT_EQ(Brief(twice), Brief(once));
  }
}

TEST(Properties, TheUnitChangesNothing) {
  const MetricTable metrics = Metrics("metrics:\n  m: {kind: measure}\n");
  for (const std::string_view other : {"12 km", "12.4 km", "13 km", "20 km", "over 12 km", "nearly 13 km"}) {
    SCOPED_TRACE(other);
    const auto same = Judge({Number("a", "12 km", StatedAt("2022")), Number("b", other, StatedAt("2022"))}, metrics);
    Claim meters = Number("a", "12 km", StatedAt("2022"));
    auto& q = std::get<Quantity>(meters.value);
    q.nominal = q.nominal->Shift(3);
    q.bounds = Interval::Exactly(*q.nominal);
    q.last_place += 3;
    q.unit = "meter";
    const auto converted = Judge({meters, Number("b", other, StatedAt("2022"))}, metrics);
    if (UnitTable::Builtin().Find("kilometer").unit != "meter") GTEST_SKIP() << "no units are known";
    EXPECT_EQ(Brief(converted.findings), Brief(same.findings));
  }
}

TEST(Properties, AnyNumberOfThreadsSaysTheSame) {
  const MetricTable metrics = Metrics(kMetrics);
  const std::vector<Claim> claims = Many(7, 600);
  std::vector<std::string> expected;
  for (const int jobs : {1, 2, 5}) {
    const Judgement judgement =
        Reconcile({.claims = claims, .documents = {}, .metrics = metrics, .hierarchy = Places(), .jobs = jobs});
    std::vector<std::string> all;
    for (const Finding& f : judgement.findings) all.push_back(f.id + f.state + f.message);
    if (expected.empty()) expected = all;
    EXPECT_EQ(all, expected);
  }
}

// Everything that a report prints.
std::vector<std::string> Printed(const Judgement& judgement) {
  std::vector<std::string> lines;
  for (const Finding& f : judgement.findings) {
    lines.push_back(fmt::format("{} {} {} {} {}", f.id, f.state, f.code, f.message, fmt::join(f.explain, "|")));
    for (const Camp& camp : f.camps) lines.push_back(fmt::format("{} {}", camp.value, fmt::join(camp.claims, " ")));
  }
  const Coverage& c = judgement.coverage;
  lines.push_back(fmt::format("{} claims, {} keys, {} with two", c.claims, c.keys, c.keys_with_two_sources));
  for (const CheckCoverage& check : c.checks)  // dates are looked at in keys that are judged exactly alone
    if (check.name != "date-after-publication")
      lines.push_back(fmt::format("{} {} {} {}", check.name, check.ran, check.not_run, check.why));
  return lines;
}

// A key that plainly agrees is left without a verdict where nobody asks for it.
TEST(Properties, WhatIsHiddenChangesNothingThatIsReported) {
  const MetricTable metrics = Metrics(kMetrics);
  for (unsigned seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE(seed);
    const std::vector<Claim> claims = Many(seed, 200);
    ReconcileInput input{.claims = claims, .documents = {}, .metrics = metrics, .hierarchy = Places()};
    Judgement all = Reconcile(input);
    std::erase_if(all.findings, [](const Finding& finding) { return finding.severity == Severity::kHidden; });
    input.hidden = false;
    EXPECT_EQ(Printed(Reconcile(input)), Printed(all));
  }
}

std::string Lines(const std::vector<Claim>& claims) {
  std::string lines;
  for (const Claim& claim : claims) {
    AppendClaimJson(lines, claim);
    lines += '\n';
  }
  return lines;
}

void ExpectAllWaysAgree(std::string lines, const MetricTable& metrics, std::span<const DocumentInfo> documents = {}) {
  const auto claims = ReadClaims(lines, "c");
  ASSERT_TRUE(claims) << claims.error().what;
  ReconcileInput input{
      .claims = *claims, .documents = documents, .metrics = metrics, .hierarchy = Places(), .hidden = false};
  const auto expected = Printed(Reconcile(input));
  for (const int jobs : {1, 3}) {
    input.jobs = jobs;
    const auto got = ReconcileLines(lines, "c", input);
    ASSERT_TRUE(got) << got.error().what;
    EXPECT_EQ(Printed(*got), expected) << jobs;
  }
  std::vector<std::pair<std::string, std::string>> sorted;
  for (const Claim& claim : *claims) {
    std::string line;
    AppendClaimJson(line, claim);
    sorted.emplace_back(claim.subject.id + '\0' + claim.metric, line);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  SortedReconciler stream(input, "c");
  for (const auto& [key, line] : sorted) ASSERT_TRUE(stream.Add(line));
  const auto streamed = stream.Finish();
  ASSERT_TRUE(streamed) << streamed.error().what;
  EXPECT_EQ(Printed(*streamed), expected);
}

TEST(Lines, SayWhatTheClaimsSay) {
  const MetricTable metrics = Metrics(kMetrics);
  for (unsigned seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    ExpectAllWaysAgree(Lines(Many(seed, 300)), metrics);
  }
  ExpectAllWaysAgree(bench::MakeLines({.claims = 20000}), metrics);
}

// Keys are judged some at a time, each time with the documents that they name.
TEST(Lines, KnowTheirDocuments) {
  const MetricTable metrics = Metrics(kMetrics);
  std::vector<DocumentInfo> documents;
  for (const char* id : {"report-00002", "report-00000", "report-00003", "report-00001"})
    documents.push_back({.id = id, .published = StatedAt("2022-03").range});
  bench::SyntheticClaims many{.claims = 20000};
  many.documents = 5;  // of one of them nothing is known
  ExpectAllWaysAgree(bench::MakeLines(many), metrics, documents);
}

// Files one behind the other, copied piece by piece; from byte `gone` on they cannot be read.
class Pieces final : public LineSource {
 public:
  Pieces(std::string text, std::vector<uint64_t> ends, uint64_t gone = UINT64_MAX)
      : text_(std::move(text)), ends_(std::move(ends)), gone_(gone) {}
  std::span<const uint64_t> ends() const override { return ends_; }
  std::optional<std::string_view> Read(uint64_t begin, uint64_t end, std::string& buffer) const override {
    const bool crosses = std::any_of(ends_.begin(), ends_.end(), [&](uint64_t e) { return begin < e && e < end; });
    if (end > gone_ || crosses) return std::nullopt;
    buffer.assign(text_, begin, end - begin);
    return buffer;
  }

 private:
  std::string text_;
  std::vector<uint64_t> ends_;
  uint64_t gone_;
};

// Files without a last newline, empty files, blank lines, and a line longer than
// what is read at once.
TEST(Lines, SayTheSameFromFilesInPieces) {
  const MetricTable metrics = Metrics(kMetrics);
  const ReconcileInput input{
      .claims = {}, .documents = {}, .metrics = metrics, .hierarchy = Places(), .jobs = 3, .hidden = false};
  std::string first = bench::MakeLines({.claims = 9000});
  const size_t half = first.find('\n', first.size() / 2);
  std::string second = first.substr(half + 1);
  first.resize(half);
  const std::string blank = "\n  \n" + std::string(3 << 20, ' ') + "\n";
  const auto expected = ReconcileLines(first + "\n" + blank + second, "c", input);
  ASSERT_TRUE(expected) << expected.error().what;
  const std::string all = first + blank + second;
  const uint64_t one = first.size(), two = one + blank.size();
  const auto got = ReconcileLines(Pieces(all, {one, one, two, all.size()}), "c", input);
  ASSERT_TRUE(got) << got.error().what;
  EXPECT_EQ(Printed(*got), Printed(*expected));
  const auto gone = ReconcileLines(Pieces(all, {one, two, all.size()}, all.size() - 10), "c", input);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().what, "c: error: cannot be read any more: did it change meanwhile?\n");
}

TEST(Lines, FailAsReadingThemFails) {
  const MetricTable metrics = Metrics(kMetrics);
  std::string lines = bench::MakeLines({.claims = 50});
  for (const std::string& bad : {std::string("{\n"), lines.substr(0, lines.find('\n') + 1)}) {
    const std::string all = lines + bad;
    const auto got =
        ReconcileLines(all, "c", {.claims = {}, .documents = {}, .metrics = metrics, .hierarchy = Places()});
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().what, ReadClaims(all, "c").error().what);
    EXPECT_NE(got.error().what.find("c:51: error: "), std::string::npos);
  }
}

// Whatever the fast look takes, the exact reader takes too, and says the same.
TEST(Lines, AreNeverTakenByTheFastLookAlone) {
  const MetricTable metrics = Metrics(kMetrics);
  std::mt19937 random(11);
  std::string lines = Lines(Many(3, 60)) + bench::MakeLines({.claims = 60});
  constexpr std::string_view kBytes = "\"\\{}[],:.-+019enulltrfa \t\x01\xC3\xA9~";
  ClaimScanner scanner(metrics, Places());
  ClaimReader reader;
  int taken = 0, refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string_view rest = lines;
    while (!rest.empty()) {
      std::string line(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(line.size() + 1);
      for (auto i = random() % 3; i > 0; --i) {
        const size_t at = random() % line.size();
        const char byte = kBytes[random() % kBytes.size()];
        if (random() % 2)
          line[at] = byte;
        else if (random() % 2)
          line.insert(line.begin() + static_cast<std::ptrdiff_t>(at), byte);
        else
          line.erase(at, 1);
      }
      ClaimScanner::Scanned scanned;
      if (!scanner.Scan(line, scanned)) {
        ++refused;
        continue;
      }
      ++taken;
      std::string error;
      const auto claim = reader.Read(line, error);
      ASSERT_TRUE(claim) << line << "\n" << error;
      ASSERT_EQ(claim->subject.id, scanned.subject) << line;
      ASSERT_EQ(claim->metric, scanned.metric) << line;
    }
  }
  EXPECT_GT(taken, 5000);
  EXPECT_GT(refused, 5000);
}

TEST(Lines, OfAnyOrderOfKeysAreReadFast) {
  const MetricTable metrics = Metrics(kMetrics);
  ClaimScanner scanner(metrics, Places());
  const std::string_view kLines[] = {
      R"({"id":"a","doc":"d","subject":{"id":"x"},"metric":"m","scope":{},"value":{"nominal":5,"digits":1},"as_of":{"basis":"unknown"},"modality":"actual"})",
      R"({"modality":"actual","as_of":{"end":"2022-12-31","start":"2022-01-01","basis":"stated"},"value":{"digits":4,"nominal":1048},"scope":{"a":"b","c":"d"},"metric":"m","subject":{"kind":"city","id":"x"},"doc":"d","id":"a"})",
      R"({ "id" : "a", "doc": "d", "subject": {"id": "北京", "span": {"start": 3, "end": 9}}, "metric": "m", "scope": {}, "value": {"nominal": 5}, "as_of": {"basis": "unknown"}, "modality": "estimate", "quote": "he said \"5\" 五", "attribution": null } )",
  };
  ClaimScanner::Scanned scanned;
  for (int round = 0; round < 3; ++round)
    for (const std::string_view line : kLines) EXPECT_TRUE(scanner.Scan(line, scanned)) << line;
}

TEST(Sorted, RefusesLinesThatAreOutOfOrder) {
  const MetricTable metrics = Metrics(kMetrics);
  SortedReconciler stream({.claims = {}, .documents = {}, .metrics = metrics, .hierarchy = Places()}, "c");
  Claim late = Number("a", "1,048", {}, "count");
  Claim early = Number("a", "1,048", {}, "count");
  late.id = "c1:1";
  early.id = "c1:2";
  early.subject.id = "aachen";
  std::string a, b;
  AppendClaimJson(a, late);
  AppendClaimJson(b, early);
  EXPECT_TRUE(stream.Add(a));
  EXPECT_FALSE(stream.Add(b));
  const auto result = stream.Finish();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().what.substr(0, 24), "c:2: error: out of order");
}

TEST(Scale, AKeyOfVeryManyClaimsHasABoundedAnswer) {
  std::vector<Claim> claims;
  for (int i = 0; i < 30000; ++i) {
    Claim claim = Number("a", i % 3 == 0 ? "over 5" : "1,048", StatedAt("2022"), "count");
    auto& q = std::get<Quantity>(claim.value);
    if (i % 3 != 0) q.nominal = *q.bounds.lo = *q.bounds.hi = Decimal(1001 + i * 10);
    claim.doc = fmt::format("d{}", i % 997);
    claim.id = fmt::format("c1:{}", i);
    claims.push_back(std::move(claim));
  }
  const auto findings = Reported(Judge(claims, Metrics(kMetrics)));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].verdict, Verdict::kContradiction);
  EXPECT_LE(findings[0].camps.size(), 64u);
  EXPECT_LE(findings[0].locations.size(), 24u);
  for (const Camp& camp : findings[0].camps) EXPECT_LE(camp.claims.size(), 1000u);
}

TEST(Records, ABlockAgreesWhereOnePointLiesInAllItsSets) {
  const auto record = [](double lo, double hi, uint32_t scope = 0) {
    return ClaimRecord{.block = 1, .soft_lo = lo, .soft_hi = hi, .scope = scope};
  };
  const struct {
    std::vector<ClaimRecord> records;
    bool exact;
    std::string_view why;
  } kCases[] = {
      {{record(1, 3), record(2, 4), record(2.5, 9)}, false, "2.5 to 3"},
      {{record(1, 3), record(2, 4), record(3.5, 9)}, true, "the first ends below the last"},
      {{record(5, 5), record(5, 5)}, false, "one point"},
      {{record(1, 3), record(2, 4, 7)}, true, "other scopes are parted exactly"},
  };
  for (const auto& c : kCases) EXPECT_EQ(BlockSummary::Of(c.records).NeedsExactLook(), c.exact) << c.why;
}

}  // namespace
}  // namespace factlint::testing
