#include "tests/report_fixture.h"

#include <algorithm>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "extractor/unicode.h"

namespace factlint {
namespace {

AsOf Stated(std::string_view period) { return {.range = DateRange::ParseIso(period), .basis = Basis::kStated}; }

AsOf Published(Date start, Date end) { return {.range = DateRange{start, end}, .basis = Basis::kPublished}; }

Quantity Exactly(int64_t number, std::string unit) {
  const Decimal x(number);
  return {.nominal = x, .bounds = Interval::Exactly(x), .digits = 2, .unit = std::move(unit)};
}

Quantity MoreThan(int64_t number) {
  const Decimal x(number);
  return {.nominal = x, .bounds = Interval::MoreThan(x), .relation = Relation::kGt, .digits = 2};
}

Interval Open(int64_t lo, int64_t hi) { return {.lo = lo, .hi = hi, .lo_open = true, .hi_open = true}; }

// Builds a report sentence by sentence; claims get ids in the order of their making.
class Builder {
 public:
  size_t AddDocument(std::string id, std::string path, std::string title, std::string_view published,
                     std::string language, std::string text) {
    DocumentSummary summary;
    summary.info = {.id = std::move(id),
                    .path = std::move(path),
                    .title = std::move(title),
                    .published = DateRange::ParseIso(published),
                    .language = std::move(language)};
    summary.bytes = text.size();
    summary.sha256 = std::string(64, static_cast<char>('a' + sample.report.documents.size() % 6));
    sample.report.documents.push_back(std::move(summary));
    sample.texts.push_back(std::move(text));
    sample.unclaimed.emplace_back();
    return sample.texts.size() - 1;
  }

  // The value stands elsewhere in the document, as a city in a heading does.
  void PutValue(size_t document, size_t claim, std::string_view value) {
    sample.report.claims[claim].text = value;
    sample.report.claims[claim].place = PlaceOf(sample.texts[document], value);
  }

  // `quote` stands in the document and `value` behind its begin; the subject is named where its name first stands in
  // the quote, else before it.
  size_t AddClaim(size_t document, std::string_view quote, std::string_view value, Subject subject, std::string metric,
                  Scope scope, ClaimValue claim_value, AsOf as_of) {
    const std::string& text = sample.texts[document];
    Claim claim;
    claim.id = fmt::format("c1:{:08x}", sample.report.claims.size() + 0xa1);
    claim.doc = sample.report.documents[document].info.id;
    claim.path = sample.report.documents[document].info.path;
    claim.rule = "harbours/" + metric;
    claim.subject = std::move(subject);
    claim.metric = std::move(metric);
    claim.scope = std::move(scope);
    claim.value = std::move(claim_value);
    claim.text = value;
    claim.as_of = as_of;
    claim.quote = quote;
    claim.quote_place = PlaceOf(text, quote);
    const size_t at = text.find(quote);
    claim.place = PlaceOf(text, value, at);
    const size_t named = text.find(claim.subject.name, at);
    if (named < at + quote.size())
      claim.subject.place = PlaceOf(text, claim.subject.name, at);
    else if (text.rfind(claim.subject.name, at) != std::string::npos)
      claim.subject.place = PlaceOf(text, claim.subject.name, text.rfind(claim.subject.name, at));
    ++sample.report.documents[document].claims;
    sample.report.claims.push_back(std::move(claim));
    return sample.report.claims.size() - 1;
  }

  Camp CampOf(const std::vector<size_t>& claims, std::optional<Interval> hard, std::optional<Interval> soft,
              std::string unit = {}) const {
    Camp camp;
    const Claim& first = sample.report.claims[claims.front()];
    camp.value = first.text;
    camp.hard = hard;
    camp.soft = soft;
    camp.unit = std::move(unit);
    camp.as_of = first.as_of;
    for (const size_t index : claims) {
      camp.sources.push_back(sample.report.claims[index].doc);
      camp.claims.push_back(sample.report.claims[index].id);
    }
    camp.independent = static_cast<int>(claims.size());
    camp.canonical = first.text;
    return camp;
  }

  Finding& AddFinding(std::string code, Verdict verdict, Severity severity, std::string message) {
    Finding finding;
    finding.id = fmt::format("f1:{:032x}", sample.report.findings.size() + 0x7f3a);
    finding.state = fmt::format("{:032x}", sample.report.findings.size() + 0x9c10);
    finding.code = std::move(code);
    finding.verdict = verdict;
    finding.severity = severity;
    finding.message = std::move(message);
    finding.family = "value";
    sample.report.findings.push_back(std::move(finding));
    return sample.report.findings.back();
  }

  // The finding's key and locations, from the claims of its camps.
  void Anchor(Finding& finding) const {
    for (size_t camp = 0; camp < finding.camps.size(); ++camp)
      for (const std::string& id : finding.camps[camp].claims)
        for (const Claim& claim : sample.report.claims)
          if (claim.id == id) {
            finding.key = {claim.subject.id, claim.metric, claim.scope};
            finding.locations.push_back({.path = claim.path,
                                         .doc = claim.doc,
                                         .place = claim.place,
                                         .quote = claim.quote,
                                         .quote_place = claim.quote_place,
                                         .camp = static_cast<int>(camp),
                                         .claim = claim.id});
          }
  }

  SampleReport sample;
};

constexpr std::string_view kSurvey =
    "# A survey of the northern harbours\n\n"
    "## Northport\n\n"
    "Builders and brokers were asked in autumn. As of October 2022 the town had 29% of the country's shipyards, and "
    "it kept 12 dry docks in use through the winter, when every other harbour on the coast lay behind the ice. "
    "Call 555-0142 for the full tables.\n\n"
    "- Meridian Robotics, which paints hulls, has its headquarters here.\n"
    "- The port handled 1,000 ships in 2019.\n";

constexpr std::string_view kDigest =
    "Trade digest, summer edition\n\n"
    "At the end of 2024 Northport counted 63 shipyards.\n"
    "Speakers at the fair put the town at half of all shipyards in the country.\n"
    "Meridian Robotics, headquartered in Southbay, sells to all of them.\n"
    "The port handled more than 2,400 ships last year, and over 40% of the crews came from abroad.\n";

constexpr std::string_view kYearbook =
    "港口年报\n\n"
    "截至2024年底，北港共有船厂41家，船员中六成来自国外。\n";

constexpr std::string_view kHostile =
    "<script>alert(1)</script> \x1b[31mred\x1b[0m \"quoted\" 'single' & \xE2\x80\xAE"
    "desrever\xE2\x80\xAC\n"
    "Northport has 7 shipyards</script><img src=x onerror=alert(2)> and \xff broken bytes\a.\n";

const Subject kNorthport = {.id = "northport", .name = "Northport", .kind = "city"};
const Subject kMeridian = {.id = "meridian-robotics", .name = "Meridian Robotics", .kind = "company"};

}  // namespace

Place PlaceOf(const std::string& text, std::string_view needle, size_t from) {
  const size_t found = text.find(needle, from);
  if (found == std::string::npos) ADD_FAILURE() << "no \"" << needle << "\" in the text";
  const size_t line_start = text.rfind('\n', found) + 1;
  const auto chars = [&](size_t begin, size_t end) {
    return CountCodePoints(std::string_view(text).substr(begin, end - begin));
  };
  Place place;
  place.start = found;
  place.end = found + needle.size();
  place.char_start = chars(0, found);
  place.char_end = place.char_start + CountCodePoints(needle);
  place.line = static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(found), '\n') + 1);
  place.column = static_cast<uint32_t>(chars(line_start, found) + 1);
  return place;
}

TextSource SampleReport::Texts() const {
  return [texts = texts, unclaimed = unclaimed](size_t index) -> std::optional<DocumentText> {
    return DocumentText{texts[index], unclaimed[index]};
  };
}

std::string Render(const Report& report, std::string_view renderer, const RenderOptions& options) {
  std::string text;
  Output out(StringSink(text));
  const Renderer* found = FindRenderer(renderer);
  if (!found) {
    ADD_FAILURE() << "no renderer " << renderer;
    return text;
  }
  found->render(report, options, out);
  EXPECT_TRUE(out.Flush());
  return text;
}

SampleReport HarbourReport() {
  Builder b;
  const size_t survey = b.AddDocument("harbour-survey", "docs/harbour-survey.md", "A survey of the northern harbours",
                                      "2022-12-05", "en", std::string(kSurvey));
  const size_t digest =
      b.AddDocument("trade-digest", "docs/trade-digest.txt", "Trade digest", "2025-06-13", "en", std::string(kDigest));
  const size_t yearbook =
      b.AddDocument("yearbook", "docs/yearbook.txt", "港口年报", "2025", "zh", std::string(kYearbook));
  const size_t hostile =
      b.AddDocument("hostile", "docs/hostile.md", "<b>Bold\x1b[5m</b>", "2023", "en", std::string(kHostile));

  const AsOf mid = Published({2023, 12, 13}, {2025, 6, 13});
  const Scope country = {{"population", "~large"}, {"whole", "country"}};
  const std::string_view long_sentence =
      "As of October 2022 the town had 29% of the country's shipyards, and it kept 12 dry docks in use through the "
      "winter, when every other harbour on the coast lay behind the ice.";
  const size_t share_2022 = b.AddClaim(survey, long_sentence, "29%", kNorthport, "shipyard_share", country,
                                       Exactly(29, "%"), Stated("2022-10"));
  const size_t home_north = b.AddClaim(
      survey, "Meridian Robotics, which paints hulls, has its headquarters here.", "", kMeridian, "headquarters", {},
      Location{"northport", "Northport", Strength::kHeadquartered}, Published({2021, 6, 5}, {2022, 12, 5}));
  b.PutValue(survey, home_north, "Northport");
  const size_t ships_2019 = b.AddClaim(survey, "The port handled 1,000 ships in 2019.", "1,000", kNorthport,
                                       "ship_count", {}, Exactly(1000, ""), Stated("2019"));
  const size_t yards_63 = b.AddClaim(digest, "At the end of 2024 Northport counted 63 shipyards.", "63", kNorthport,
                                     "shipyard_count", {}, Exactly(63, ""), Stated("2024-12-31"));
  Quantity half = Exactly(50, "%");
  half.form = Form::kFraction;
  const size_t share_half =
      b.AddClaim(digest, "Speakers at the fair put the town at half of all shipyards in the country.", "half",
                 kNorthport, "shipyard_share", country, half, mid);
  b.sample.report.claims[share_half].attribution = "speakers at the fair";
  const size_t home_south =
      b.AddClaim(digest, "Meridian Robotics, headquartered in Southbay, sells to all of them.", "Southbay", kMeridian,
                 "headquarters", {}, Location{"southbay", "Southbay", Strength::kHeadquartered}, mid);
  const std::string_view last_year =
      "The port handled more than 2,400 ships last year, and over 40% of the crews came from abroad.";
  const size_t ships_2024 =
      b.AddClaim(digest, last_year, "more than 2,400", kNorthport, "ship_count", {}, MoreThan(2400), Stated("2024"));
  const size_t crews_40 =
      b.AddClaim(digest, last_year, "over 40%", kNorthport, "foreign_crew_share", {}, Exactly(40, "%"), Stated("2024"));
  const std::string_view chinese = "截至2024年底，北港共有船厂41家，船员中六成来自国外。";
  const size_t yards_41 =
      b.AddClaim(yearbook, chinese, "41", kNorthport, "shipyard_count", {}, Exactly(41, ""), Stated("2024-12-31"));
  const size_t crews_60 =
      b.AddClaim(yearbook, chinese, "六成", kNorthport, "foreign_crew_share", {}, Exactly(60, "%"), Stated("2024"));
  const std::string broken = b.sample.texts[hostile].substr(b.sample.texts[hostile].find("Northport has"));
  const size_t yards_7 = b.AddClaim(hostile, std::string_view(broken).substr(0, broken.size() - 1), "7", kNorthport,
                                    "shipyard_count", {}, Exactly(7, ""), {});
  b.sample.unclaimed[survey] = {{PlaceOf(b.sample.texts[survey], "12"), "no subject"},
                                {PlaceOf(b.sample.texts[survey], "555-0142"), "code"}};

  Finding& yards =
      b.AddFinding("FL101", Verdict::kContradiction, Severity::kError,
                   "Northport, number of shipyards: 7 (undated, hostile) against 41 (31 December 2024, yearbook) "
                   "against 63 (31 December 2024, trade-digest)");
  yards.basis = "stated times";
  yards.magnitude = Magnitude::kMajor;
  yards.camps = {b.CampOf({yards_7}, Interval::Exactly(7), Interval::Exactly(7)),
                 b.CampOf({yards_41}, Interval::Exactly(41), Interval::Exactly(41)),
                 b.CampOf({yards_63}, Interval::Exactly(63), Interval::Exactly(63))};
  yards.gap = FindingGap{.hard = 22, .soft = 22};
  yards.explain = {"41 is a full count: [41, 41]", "63 is a full count: [63, 63]",
                   "both are stated for 31 December 2024, and no number is 41 and 63 at once"};
  b.Anchor(yards);

  Finding& share =
      b.AddFinding("FL102", Verdict::kContradiction, Severity::kWarning,
                   "Northport's share of the country's shipyards: 29% (October 2022, harbour-survey) against "
                   "half (published 13 June 2025, trade-digest)");
  share.basis = "volatility";
  share.magnitude = Magnitude::kMajor;
  share.status = Status::kUpdated;
  share.worse = "the gap grew from 12 to 18";
  share.camps = {
      b.CampOf({share_2022}, Open(28, 30),
               Interval{.lo = Decimal::Scaled(285, -1), .hi = Decimal::Scaled(295, -1), .hi_open = true}, "%"),
      b.CampOf({share_half}, Open(45, 55), Interval{.lo = Decimal::Scaled(475, -1), .hi = Decimal::Scaled(525, -1)},
               "%")};
  share.gap = FindingGap{.hard = 15, .soft = 18, .unit = "points", .years = 2.7296, .max_drift = 13.648};
  share.explain = {
      "29% is printed without decimals: (28, 30), read as [28.5, 29.5)",
      "half is a fraction in words, within 5 points: (45, 55), read as [47.5, 52.5]",
      "the two are 15 points apart at the least",
      "from 1 October 2022 to 13 June 2025 are 2.73 years; at 5 points a year they explain 13.65 points, which "
      "is less than the gap"};
  b.Anchor(share);

  Finding& home =
      b.AddFinding("FL104", Verdict::kContradiction, Severity::kWarning,
                   "Meridian Robotics, headquarters: Northport (harbour-survey) against Southbay (trade-digest)");
  home.basis = "functional";
  home.family = "place";
  home.camps = {b.CampOf({home_north}, std::nullopt, std::nullopt), b.CampOf({home_south}, std::nullopt, std::nullopt)};
  home.explain = {"a company has one headquarters at a time", "neither text tells of a move"};
  b.Anchor(home);

  Finding& waived = b.AddFinding("FL101", Verdict::kContradiction, Severity::kWarning,
                                 "Northport, number of cranes: 8 (harbour-survey) against 9 (trade-digest)");
  waived.waiver = "scope-differs: the digest counts floating cranes";
  waived.key = {"northport", "crane_count", {}};

  Finding& crews =
      b.AddFinding("FL401", Verdict::kTension, Severity::kNote,
                   "Northport, share of crews from abroad: over 40% (2024, trade-digest) beside 六成 (2024, yearbook)");
  crews.basis = "soft";
  crews.magnitude = Magnitude::kMajor;
  crews.camps = {b.CampOf({crews_40}, Interval::MoreThan(40), Open(40, 50), "%"),
                 b.CampOf({crews_60}, Open(55, 65), Open(58, 62), "%")};
  crews.gap = FindingGap{.hard = 0, .soft = 8, .unit = "points"};
  crews.explain = {"60% satisfies \"over 40%\", but nobody writes \"over 40%\" for 60%"};
  b.Anchor(crews);

  Finding& ships = b.AddFinding(
      "FL406", Verdict::kDrift, Severity::kNote,
      "Northport, number of ships a year: 1,000 (2019, harbour-survey), then more than 2,400 (2024, trade-digest)");
  ships.status = Status::kUnchanged;
  ships.camps = {b.CampOf({ships_2019}, Open(900, 1100), Interval{.lo = 950, .hi = 1050}),
                 b.CampOf({ships_2024}, Interval::MoreThan(2400), Open(2400, 2520))};
  ships.gap = FindingGap{.hard = 1300, .soft = 1350};
  b.Anchor(ships);

  Finding& unread =
      b.AddFinding("FL905", Verdict::kNotice, Severity::kNote, "docs/photo.txt was not read: it is binary");
  unread.family = "document:read";
  unread.locations.push_back({.path = "docs/photo.txt", .doc = "docs/photo.txt"});

  Report& report = b.sample.report;
  report.tool = "factlint 0.1.0";
  report.ruleset = "00112233445566778899aabbccddeeff";
  report.coverage = {.documents = 5,
                     .read = 4,
                     .claims = static_cast<int>(report.claims.size()),
                     .keys = 5,
                     .keys_with_two_sources = 5,
                     .checks = {{"value", 5, 0, ""},
                                {"implied-total", 0, 1, "no total for northport/shipyard_count"},
                                {"headline", 2, 2, "docs/yearbook.txt has no number in its title"}}};
  return std::move(b.sample);
}

SampleReport LargeReport(int count) {
  Builder b;
  constexpr int kDocuments = 10;
  std::vector<std::string> texts(kDocuments, "# Figures\n\n");
  for (int i = 0; i < count; ++i)
    for (const int side : {0, 1})
      texts[static_cast<size_t>((i + side) % kDocuments)] +=
          fmt::format("Town {} had {} mills in {}.\n", i, 100 + i % 50 + side * 90, 2015 + i % 10);
  for (int d = 0; d < kDocuments; ++d)
    b.AddDocument(fmt::format("list-{}", d), fmt::format("lists/list-{}.md", d), fmt::format("List {}", d),
                  "2025-01-01", "en", texts[static_cast<size_t>(d)]);
  std::vector<size_t> from(kDocuments, 0);
  b.sample.report.claims.reserve(static_cast<size_t>(count) * 2);
  for (int i = 0; i < count; ++i) {
    const std::string year = std::to_string(2015 + i % 10);
    const std::string town = fmt::format("Town {}", i);
    const Verdict verdict = i % 3 == 0 ? Verdict::kTension : i % 7 == 0 ? Verdict::kDrift : Verdict::kContradiction;
    Finding& finding =
        b.AddFinding(i % 3 == 0 ? "FL401" : "FL101", verdict, i % 2 == 0 ? Severity::kWarning : Severity::kError,
                     fmt::format("{}, number of mills: {} against {}", town, 100 + i % 50, 190 + i % 50));
    finding.magnitude = Magnitude::kMajor;
    finding.key = {fmt::format("town-{}", i), i % 2 == 0 ? "mill_count" : "forge_count", {}};
    finding.explain = {"both are full counts of the same year"};
    finding.gap = FindingGap{.hard = 90, .soft = 90};
    for (const int side : {0, 1}) {
      const size_t document = static_cast<size_t>((i + side) % kDocuments);
      const int number = 100 + i % 50 + side * 90;
      const std::string quote = fmt::format("Town {} had {} mills in {}.", i, number, year);
      const std::string value = std::to_string(number);
      // Places by hand: a search for each from the start would be quadratic.
      const std::string& text = b.sample.texts[document];
      const size_t at = text.find(quote, from[document]);
      from[document] = at;
      Claim claim;
      claim.id = fmt::format("c1:{:08x}", b.sample.report.claims.size());
      claim.doc = b.sample.report.documents[document].info.id;
      claim.path = b.sample.report.documents[document].info.path;
      claim.rule = "lists/mill-count";
      claim.subject = {.id = finding.key.subject, .name = town, .kind = "town"};
      claim.metric = finding.key.metric;
      claim.value = Exactly(number, "");
      claim.text = value;
      claim.as_of = Stated(year);
      claim.quote = quote;
      const auto line = static_cast<uint32_t>(3 + b.sample.report.documents[document].claims++);
      const size_t value_at = fmt::format("Town {} had ", i).size();
      claim.quote_place = Place{at, at + quote.size(), at, at + quote.size(), line, 1};
      claim.place =
          Place{at + value_at, at + value_at + value.size(),       at + value_at, at + value_at + value.size(),
                line,          static_cast<uint32_t>(value_at + 1)};
      const Interval exact = Interval::Exactly(number);
      finding.camps.push_back({.value = value,
                               .hard = exact,
                               .soft = exact,
                               .as_of = claim.as_of,
                               .sources = {claim.doc},
                               .independent = 1,
                               .claims = {claim.id},
                               .canonical = value});
      finding.locations.push_back({claim.path, claim.doc, claim.place, claim.quote, claim.quote_place, side, claim.id});
      b.sample.report.claims.push_back(std::move(claim));
    }
  }
  b.sample.report.tool = "factlint 0.1.0";
  b.sample.report.coverage = {kDocuments, kDocuments, count * 2, count, count, {}};
  return std::move(b.sample);
}

}  // namespace factlint
