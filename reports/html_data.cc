#include "reports/html_data.h"

#include <algorithm>

#include <fmt/format.h>

#include "reports/excerpt.h"
#include "reports/json_writer.h"
#include "reports/value_json.h"

namespace factlint {
namespace {

void WriteStrings(JsonWriter& json, const std::vector<std::string>& strings) {
  json.BeginArray();
  for (const std::string& string : strings) json.String(string);
  json.EndArray();
}

void WriteDocument(JsonWriter& json, const DocumentSummary& document) {
  const DocumentInfo& info = document.info;
  json.BeginObject().Field("id", info.id).Field("path", info.path).Field("title", info.title);
  json.Field("publisher", info.publisher).Field("url", info.url).Field("language", info.language);
  json.Field("published", info.published ? PeriodName(*info.published) : std::string());
  json.Field("bytes", document.bytes).Field("claims", document.claims).Field("sha256", document.sha256).EndObject();
}

std::string SubjectName(const Finding& finding, const ReportIndex& index) {
  for (const FindingLocation& location : finding.locations)
    if (const Claim* claim = index.FindClaim(location.claim); claim && claim->subject.id == finding.key.subject)
      return claim->subject.name;
  return finding.key.subject;
}

std::vector<std::string> SourcesOf(const Finding& finding) {
  std::vector<std::string> sources;
  const auto add = [&](const std::string& source) {
    for (const std::string& known : sources)
      if (known == source) return;
    if (!source.empty()) sources.push_back(source);
  };
  for (const Camp& camp : finding.camps)
    for (const std::string& source : camp.sources) add(source);
  for (const FindingLocation& location : finding.locations) add(location.doc);
  return sources;
}

void WriteSummary(JsonWriter& json, const Finding& finding, const ReportIndex& index) {
  json.BeginObject().Field("id", finding.id).Field("code", finding.code).Field("verdict", ToString(finding.verdict));
  json.Field("severity", ToString(finding.severity));
  if (finding.magnitude) json.Field("magnitude", ToString(*finding.magnitude));
  json.Field("status", ToString(finding.status));
  if (!finding.waiver.empty()) json.Field("waiver", finding.waiver);
  if (!finding.worse.empty()) json.Field("worse", finding.worse);
  json.Field("message", finding.message).Field("subject", SubjectName(finding, index));
  json.Field("metric", finding.key.metric);
  WriteStrings(json.Key("sources"), SourcesOf(finding));
  json.EndObject();
}

void WriteCoverage(JsonWriter& json, const Coverage& coverage) {
  json.BeginObject().Field("documents", coverage.documents).Field("read", coverage.read);
  json.Field("claims", coverage.claims).Field("keys", coverage.keys);
  json.Field("keys_with_two_sources", coverage.keys_with_two_sources).Key("checks").BeginArray();
  for (const CheckCoverage& check : coverage.checks)
    json.BeginObject()
        .Field("name", check.name)
        .Field("ran", check.ran)
        .Field("not_run", check.not_run)
        .Field("why", check.why)
        .EndObject();
  json.EndArray().EndObject();
}

void WriteCorrections(JsonWriter& json, const std::vector<AppliedCorrection>& corrections) {
  json.BeginArray();
  for (const AppliedCorrection& correction : corrections) {
    const uint64_t line = correction.place ? correction.place->line : 0;
    json.BeginObject().Field("path", correction.path).Field("line", line).Field("text", correction.text);
    json.Field("change", correction.change).Field("reason", correction.reason).EndObject();
  }
  json.EndArray();
}

void WriteBounds(JsonWriter& json, std::string_view key, const std::optional<Interval>& interval) {
  if (!interval) return;
  json.Key(key).BeginObject().Field("lo", interval->lo).Field("hi", interval->hi).Field("text", ToString(*interval));
  json.EndObject();
}

void WriteCamp(JsonWriter& json, const Camp& camp) {
  json.BeginObject().Field("value", camp.value).Field("unit", camp.unit);
  WriteBounds(json, "hard", camp.hard);
  WriteBounds(json, "soft", camp.soft);
  WriteAsOf(json.Key("as_of"), camp.as_of);
  WriteStrings(json.Key("sources"), camp.sources);
  json.Field("independent", camp.independent).EndObject();
}

void WriteClaimRoles(JsonWriter& json, const Claim& claim, const DocumentSummary* document) {
  json.Field("text", claim.text);
  json.Field("when", AsOfPhrase(claim.as_of, document ? document->info.published : std::nullopt));
  WriteAsOf(json.Key("as_of"), claim.as_of);
  if (claim.modality != Modality::kActual) json.Field("modality", ToString(claim.modality));
  if (!claim.attribution.empty()) json.Field("attribution", claim.attribution);
  json.Field("rule", claim.rule);
}

void WriteQuoteMark(JsonWriter& json, std::string_view key, const std::optional<QuoteMark>& mark) {
  if (mark) json.Key(key).BeginArray().Integer(uint64_t{mark->begin}).Integer(uint64_t{mark->end}).EndArray();
}

// What a sentence prints, for the plot: a number, or the ends of a range.
void WritePrinted(JsonWriter& json, const Claim& claim) {
  const Quantity* quantity = std::get_if<Quantity>(&claim.value);
  if (!quantity) return;
  json.Key("printed").BeginObject().Field("nominal", quantity->nominal).Field("lo", quantity->bounds.lo);
  json.Field("hi", quantity->bounds.hi).Field("relation", ToString(quantity->relation)).EndObject();
}

// The subject, where the sentence does not name it.
void WriteFarSubject(JsonWriter& json, const Claim& claim, const std::optional<Place>& quote) {
  if (!claim.subject.place || !quote || Holds(*quote, *claim.subject.place)) return;
  json.Field("of", claim.subject.name).Field("of_line", uint64_t{claim.subject.place->line});
}

// Offsets in code points of the document; the mark in code points of the quote.
void WriteLocation(JsonWriter& json, const FindingLocation& location, const ReportIndex& index) {
  const Claim* claim = index.FindClaim(location.claim);
  json.BeginObject().Field("doc", location.doc).Field("path", location.path).Field("camp", location.camp);
  json.Field("quote", location.quote);
  if (location.place) {
    json.Field("line", uint64_t{location.place->line}).Field("column", uint64_t{location.place->column});
    json.Field("at", location.place->char_start);
  }
  if (location.quote_place)
    json.Key("span")
        .BeginArray()
        .Integer(location.quote_place->char_start)
        .Integer(location.quote_place->char_end)
        .EndArray();
  const std::optional<QuoteMark> mark = MarkOf(location, index.WrittenBy(claim));
  WriteQuoteMark(json, "mark", mark);
  if (claim && !mark) WriteQuoteMark(json, "subject_mark", MarkIn(location, claim->subject.place));
  if (claim) {
    WriteClaimRoles(json, *claim, index.FindDocument(location.doc));
    WriteFarSubject(json, *claim, location.quote_place);
    WritePrinted(json, *claim);
    std::string corrected;
    for (const AppliedCorrection* one : index.CorrectionsOf(claim->id))
      corrected += fmt::format("{}{} ({})", corrected.empty() ? "" : "; ", one->change, one->reason);
    if (!corrected.empty()) json.Field("corrected", corrected);
    json.Field("claim", claim->id);
  }
  json.EndObject();
}

void WriteMark(JsonWriter& json, const Place& place) {
  json.Field("start", place.char_start).Field("end", place.char_end);
}

}  // namespace

void AppendHtmlIndex(std::string& out, const Report& report, const ReportIndex& index) {
  JsonWriter json(out);
  json.BeginObject().Field("tool", report.tool).Field("ruleset", report.ruleset).Key("documents").BeginArray();
  for (const DocumentSummary& document : report.documents) WriteDocument(json, document);
  json.EndArray().Key("findings").BeginArray();
  for (const Finding& finding : report.findings) WriteSummary(json, finding, index);
  WriteCorrections(json.EndArray().Key("corrections"), report.corrections);
  WriteCoverage(json.Key("coverage"), report.coverage);
  json.EndObject();
}

void AppendHtmlFinding(std::string& out, const Finding& finding, const ReportIndex& index) {
  JsonWriter json(out);
  json.BeginObject().Field("basis", finding.basis);
  if (finding.family.starts_with("derived:")) json.Key("derived").Boolean(true);
  json.Key("scope");
  WriteScope(json, finding.key.scope);
  json.Field("gap", finding.gap ? GapPhrase(*finding.gap) : std::string());
  WriteStrings(json.Key("explain"), finding.explain);
  json.Key("camps").BeginArray();
  for (const Camp& camp : finding.camps) WriteCamp(json, camp);
  json.EndArray().Key("locations").BeginArray();
  for (const FindingLocation& location : finding.locations) WriteLocation(json, location, index);
  json.EndArray().EndObject();
}

ClaimFindings FindingsOfClaims(const Report& report) {
  ClaimFindings findings;
  for (size_t i = 0; i < report.findings.size(); ++i)
    for (const Camp& camp : report.findings[i].camps)
      for (const std::string& claim : camp.claims) {
        std::vector<int>& of = findings[claim];
        if (of.empty() || of.back() != static_cast<int>(i)) of.push_back(static_cast<int>(i));
      }
  return findings;
}

void AppendHtmlDocument(std::string& out, const DocumentText& text, const std::vector<const Claim*>& claims,
                        const ClaimFindings& findings, const DocumentSummary& document) {
  JsonWriter json(out);
  json.BeginObject().Field("text", text.text).Key("claims").BeginArray();
  for (const Claim* claim : claims) {
    if (!claim->place) continue;
    json.BeginObject();
    WriteMark(json, *claim->place);
    json.Field("subject", claim->subject.name).Field("metric", claim->metric).Key("scope");
    WriteScope(json, claim->scope);
    WriteClaimRoles(json, *claim, &document);
    json.Key("findings").BeginArray();
    if (const auto found = findings.find(claim->id); found != findings.end())
      for (const int finding : found->second) json.Integer(finding);
    json.EndArray().EndObject();
  }
  json.EndArray().Key("unclaimed").BeginArray();
  for (const UnclaimedMark& mark : text.unclaimed) {
    json.BeginObject();
    WriteMark(json, mark.place);
    json.Field("reason", mark.reason).EndObject();
  }
  json.EndArray().EndObject();
}

void AppendScriptSafe(std::string& out, std::string_view json) {
  for (size_t at = 0; at < json.size();) {
    const size_t next = std::min(json.find('<', at), json.size());
    out.append(json, at, next - at);
    if (next < json.size()) out += "\\u003c";
    at = next + 1;
  }
}

}  // namespace factlint
