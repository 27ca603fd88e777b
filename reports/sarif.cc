#include "reports/sarif.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "reconcile/codes.h"
#include "reports/json_writer.h"
#include "reports/selection.h"
#include "reports/terminal.h"
#include "reports/value_json.h"
#include "reports/wording.h"

namespace factlint {
namespace {

// Of the 25,000 results that GitHub takes it keeps 5,000; of 1,000 places 100. A
// file may have 10 MB when it is compressed, which makes it a tenth at the most.
constexpr size_t kGithubResults = 5'000;
constexpr size_t kGithubBytes = size_t{80} << 20;
constexpr size_t kGithubLocations = 100;
constexpr std::string_view kRoot = "%SRCROOT%";
constexpr std::string_view kFingerprint = "factlint/v1";

bool IsToolNotice(const Finding& finding) { return finding.code.starts_with("FL9"); }

std::string_view Level(Severity severity) {
  return severity == Severity::kHidden ? std::string_view("none") : ToString(severity);
}

// SARIF knows no finding that a change of rules brought.
std::string_view BaselineState(Status status) {
  return ToString(status == Status::kRuleChanged ? Status::kNew : status);
}

std::string_view Kind(const Finding& finding) {
  if (finding.severity != Severity::kHidden) return "fail";
  return finding.verdict == Verdict::kIncomparable ? "notApplicable" : "pass";
}

// Of a user's own rule the texts are general.
CodeInfo InfoOf(const std::string& code) {
  if (const CodeInfo* const info = FindCode(code)) return *info;
  return {.code = code,
          .name = "ProjectRule",
          .title = "A rule of this project",
          .meaning = "The project's own rules report it.",
          .example = "",
          .blind_spots = "",
          .fix = "See the rule.",
          .severity = "warning"};
}

// How often a finding of the code is right, as code scanning ranks it: what the
// tool says of itself, two statements side by side, and what arithmetic or
// reading between the lines adds.
std::string_view Precision(std::string_view code) {
  if (code.starts_with("FL9")) return "very-high";
  return code.starts_with("FL2") || code.starts_with("FL4") ? "medium" : "high";
}

std::string Help(const CodeInfo& info, std::string_view bold) {
  std::string help(info.meaning);
  const auto section = [&](std::string_view head, std::string_view text) {
    if (!text.empty()) help += fmt::format("\n\n{}{}:{} {}", bold, head, bold, text);
  };
  section("For example", info.example);
  section("Where it is blind", info.blind_spots);
  section("What to do", info.fix);
  return help;
}

class SarifReport {
 public:
  SarifReport(const Report& report, const RenderOptions& options, Output& out)
      : report_(report), index_(report), options_(options), out_(out), json_(out.buffer()) {
    for (const Finding& finding : report.findings) any_waived_ = any_waived_ || !finding.waiver.empty();
    Choose();
  }

  void Print() {
    json_.BeginObject()
        .Field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .Field("version", "2.1.0")
        .Key("runs")
        .BeginArray()
        .BeginObject();
    PrintTool();
    json_.Key("automationDetails").BeginObject().Field("id", RunId()).EndObject();
    json_.Field("columnKind", "unicodeCodePoints");
    PrintRoot();
    if (!Github()) PrintArtifacts();
    PrintInvocation();
    json_.Key("results").BeginArray();
    for (const Finding* finding : results_) {
      if (Github() && written_ > kGithubBytes)
        ++omitted_;
      else
        PrintResult(*finding);
    }
    json_.EndArray();
    PrintRunProperties();
    json_.EndObject().EndArray().EndObject();
    out_.buffer() += '\n';
  }

 private:
  bool Github() const { return options_.sarif == SarifProfile::kGithub; }
  std::string RunId() const {
    return options_.corpus.empty() ? std::string("factlint/") : fmt::format("factlint/{}/", options_.corpus);
  }
  void Choose();
  void PrintRunProperties();
  void PrintTool();
  void PrintRule(const std::string& code);
  void PrintRules(std::string_view key, const std::map<std::string, int>& rules);
  void PrintRoot();
  void PrintArtifacts();
  void PrintInvocation();
  void PrintNotification(const Finding& finding);
  void PrintArtifactLocation(std::string_view path);
  void PrintPhysicalLocation(const FindingLocation& location);
  void PrintRegion(const Place& place, std::optional<uint64_t> end_column, std::string_view snippet);
  void PrintConfigurationLocation();
  void PrintLocations(const std::vector<const FindingLocation*>& locations, const Finding& finding);
  void PrintMessage(const Finding& finding, const std::vector<const FindingLocation*>& locations);
  void PrintProperties(const Finding& finding);
  void PrintResult(const Finding& finding);

  const Report& report_;
  const ReportIndex index_;
  const RenderOptions& options_;
  Output& out_;
  JsonWriter json_;
  bool any_waived_ = false;
  uint64_t omitted_ = 0;  // beyond what GitHub takes
  size_t written_ = 0;    // bytes of results
  std::vector<const Finding*> results_;
  std::vector<const Finding*> notifications_;
  std::map<std::string, int> rules_;    // code -> its index
  std::map<std::string, int> notices_;  // of notifications
};

// What code scanning left out, and what a person put right in the claims.
void SarifReport::PrintRunProperties() {
  const bool corrected = !Github() && !report_.corrections.empty();
  if (omitted_ == 0 && !corrected) return;
  json_.Key("properties").BeginObject();
  if (omitted_ > 0) json_.Field("omittedResults", omitted_);
  if (corrected) {
    json_.Key("corrections").BeginArray();
    for (const AppliedCorrection& correction : report_.corrections)
      json_.BeginObject()
          .Field("claim", correction.claim)
          .Field("uri", UriOfPath(correction.path))
          .Field("change", correction.change)
          .Field("reason", correction.reason)
          .EndObject();
    json_.EndArray();
  }
  json_.EndObject();
}

// What is a result, what a notification, and the codes of both, in their order.
void SarifReport::Choose() {
  std::vector<const Finding*> chosen;
  for (const Finding& finding : report_.findings)
    if (!Github() || IsNews(finding)) chosen.push_back(&finding);
  if (Github() && chosen.size() > kGithubResults) {
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
    omitted_ = chosen.size() - kGithubResults;
    chosen.resize(kGithubResults);
  }
  for (const Finding* pointer : chosen) {
    const Finding& finding = *pointer;
    const bool notification = !Github() && IsToolNotice(finding);
    (notification ? notifications_ : results_).push_back(&finding);
    (notification ? notices_ : rules_).emplace(finding.code, 0);
  }
  for (std::map<std::string, int>* codes : {&rules_, &notices_}) {
    int index = 0;
    for (auto& [code, position] : *codes) position = index++;
  }
}

void SarifReport::PrintRule(const std::string& code) {
  const CodeInfo info = InfoOf(code);
  const std::string_view level = info.severity == "hidden" ? "none" : info.severity;
  const bool serious = level == "error" || level == "warning";
  json_.BeginObject().Field("id", code).Field("name", info.name);
  json_.Key("shortDescription").BeginObject().Field("text", info.title).EndObject();
  json_.Key("fullDescription").BeginObject().Field("text", info.meaning).EndObject();
  json_.Key("help").BeginObject().Field("text", Help(info, "")).Field("markdown", Help(info, "**")).EndObject();
  if (const std::string url = HelpUrl(code, options_); !url.empty()) json_.Field("helpUri", url);
  json_.Key("defaultConfiguration").BeginObject().Field("level", level).EndObject();
  json_.Key("properties").BeginObject().Field("precision", Precision(code));
  json_.Field("problem.severity", serious ? level : "recommendation");
  json_.Key("tags").BeginArray().String("facts").EndArray().EndObject().EndObject();
}

void SarifReport::PrintRules(std::string_view key, const std::map<std::string, int>& rules) {
  json_.Key(key).BeginArray();
  for (const auto& [code, index] : rules) PrintRule(code);
  json_.EndArray();
}

void SarifReport::PrintTool() {
  const size_t space = report_.tool.find(' ');
  const std::string version = space == std::string::npos ? "0" : report_.tool.substr(space + 1);
  json_.Key("tool").BeginObject().Key("driver").BeginObject().Field("name", "factlint");
  json_.Field("version", version).Field("semanticVersion", version);
  PrintRules("rules", rules_);
  if (!notices_.empty()) PrintRules("notifications", notices_);
  json_.Key("properties").BeginObject().Field("ruleset", report_.ruleset).EndObject().EndObject().EndObject();
}

void SarifReport::PrintRoot() {
  json_.Key("originalUriBaseIds").BeginObject().Key(kRoot).BeginObject().Key("description").BeginObject();
  json_.Field("text", "The folder that paths are relative to.").EndObject().EndObject().EndObject();
}

void SarifReport::PrintArtifactLocation(std::string_view path) {
  json_.BeginObject().Field("uri", UriOfPath(path));
  if (!path.starts_with('/')) json_.Field("uriBaseId", kRoot);
  json_.EndObject();
}

void SarifReport::PrintArtifacts() {
  json_.Key("artifacts").BeginArray();
  for (const DocumentSummary& document : report_.documents) {
    json_.BeginObject().Key("location");
    PrintArtifactLocation(document.info.path.empty() ? document.info.id : document.info.path);
    json_.Field("length", document.bytes);
    if (!document.sha256.empty()) json_.Key("hashes").BeginObject().Field("sha-256", document.sha256).EndObject();
    json_.EndObject();
    out_.Checkpoint();
  }
  json_.EndArray();
}

void SarifReport::PrintNotification(const Finding& finding) {
  json_.BeginObject().Key("descriptor").BeginObject().Field("id", finding.code);
  json_.Field("index", notices_[finding.code]).EndObject();
  json_.Field("level", Level(finding.severity)).Key("message").BeginObject();
  json_.Field("text", EscapeSarifText(finding.message)).EndObject();
  if (!finding.locations.empty()) {
    json_.Key("locations").BeginArray().BeginObject().Key("physicalLocation");
    PrintPhysicalLocation(finding.locations.front());
    json_.EndObject().EndArray();
  }
  json_.EndObject();
}

void SarifReport::PrintInvocation() {
  json_.Key("invocations").BeginArray().BeginObject().Key("executionSuccessful").Boolean(options_.exit_code < 2);
  json_.Field("exitCode", options_.exit_code);
  if (!notifications_.empty()) {
    json_.Key("toolExecutionNotifications").BeginArray();
    for (const Finding* finding : notifications_) PrintNotification(*finding);
    json_.EndArray();
  }
  json_.EndObject().EndArray();
}

void SarifReport::PrintRegion(const Place& place, std::optional<uint64_t> end_column, std::string_view snippet) {
  json_.BeginObject().Field("startLine", uint64_t{place.line}).Field("startColumn", uint64_t{place.column});
  const auto lines = static_cast<uint64_t>(std::count(snippet.begin(), snippet.end(), '\n'));
  if (lines > 0) json_.Field("endLine", place.line + lines);
  if (end_column) json_.Field("endColumn", *end_column);
  if (!Github()) {
    json_.Field("charOffset", place.char_start).Field("charLength", place.char_end - place.char_start);
    json_.Field("byteOffset", place.start).Field("byteLength", place.end - place.start);
  }
  if (!snippet.empty()) json_.Key("snippet").BeginObject().Field("text", snippet).EndObject();
  json_.EndObject();
}

void SarifReport::PrintPhysicalLocation(const FindingLocation& location) {
  json_.BeginObject().Key("artifactLocation");
  PrintArtifactLocation(location.path);
  if (location.place) {
    const Claim* claim = index_.FindClaim(location.claim);
    json_.Key("region");
    PrintRegion(*location.place, EndColumn(location, claim), claim ? claim->text : std::string());
    // A context region has to hold the region: it starts at the sentence and ends with it.
    if (location.quote_place && location.quote_place->char_start < location.place->char_start) {
      json_.Key("contextRegion");
      PrintRegion(*location.quote_place, std::nullopt, location.quote);
    }
  }
  json_.EndObject();
}

// Code scanning shows nothing without a place: what has none stands at the configuration.
void SarifReport::PrintConfigurationLocation() {
  json_.Key("locations").BeginArray().BeginObject().Key("physicalLocation").BeginObject().Key("artifactLocation");
  PrintArtifactLocation("factlint.yaml");
  json_.Key("region").BeginObject().Field("startLine", 1).EndObject().EndObject().EndObject().EndArray();
}

void SarifReport::PrintLocations(const std::vector<const FindingLocation*>& locations, const Finding& finding) {
  if (locations.empty()) {
    if (Github()) PrintConfigurationLocation();
    return;
  }
  json_.Key("locations").BeginArray().BeginObject().Key("physicalLocation");
  PrintPhysicalLocation(*locations.front());
  json_.EndObject().EndArray();
  if (locations.size() == 1) return;
  json_.Key("relatedLocations").BeginArray();
  for (size_t i = 1; i < locations.size(); ++i) {
    json_.BeginObject().Field("id", uint64_t{i}).Key("physicalLocation");
    PrintPhysicalLocation(*locations[i]);
    json_.Key("message").BeginObject().Field("text", EscapeSarifText(SentenceLine(finding, *locations[i], index_)));
    json_.EndObject().EndObject();
  }
  json_.EndArray();
}

// The first sentence is the title of an alert; then the places, linked, and the reasons.
void SarifReport::PrintMessage(const Finding& finding, const std::vector<const FindingLocation*>& locations) {
  std::string text = EscapeSarifText(Visible(finding.message));
  if (!text.ends_with('.')) text += '.';
  for (size_t i = 0; i < locations.size(); ++i) {
    const std::string place = EscapeSarifText(Visible(PlaceName(*locations[i])));
    const Claim* claim = index_.FindClaim(locations[i]->claim);
    const std::string value = claim ? EscapeSarifText(Visible(claim->text)) + " in " : std::string();
    text += i == 0 ? fmt::format("\n{}{}", value, place) : fmt::format("\n{}[{}]({})", value, place, i);
  }
  for (const std::string& step : finding.explain) text += "\n- " + EscapeSarifText(Visible(step));
  json_.Key("message").BeginObject().Field("text", text).EndObject();
}

void SarifReport::PrintProperties(const Finding& finding) {
  json_.Key("properties").BeginObject().Field("verdict", ToString(finding.verdict)).Field("basis", finding.basis);
  if (finding.magnitude) json_.Field("magnitude", ToString(*finding.magnitude));
  json_.Field("subject", finding.key.subject).Field("metric", finding.key.metric).Key("scope");
  WriteScope(json_, finding.key.scope);
  if (!finding.worse.empty()) json_.Field("worse", finding.worse);
  json_.Field("state", finding.state).EndObject();
}

void SarifReport::PrintResult(const Finding& finding) {
  const size_t before = out_.buffer().size();
  std::vector<const FindingLocation*> locations = OrderedLocations(finding, options_);
  if (Github()) locations.resize(std::min(locations.size(), kGithubLocations));
  json_.BeginObject().Field("ruleId", finding.code).Field("ruleIndex", rules_[finding.code]);
  json_.Field("kind", Kind(finding)).Field("level", Level(finding.severity));
  PrintMessage(finding, locations);
  PrintLocations(locations, finding);
  json_.Key("partialFingerprints").BeginObject().Field("primaryLocationLineHash", finding.id);
  json_.Field(kFingerprint, finding.id).EndObject();
  if (!Github()) {
    json_.Key("fingerprints").BeginObject().Field(kFingerprint, finding.id).EndObject();
    json_.Field("baselineState", BaselineState(finding.status));
    // All results say whether they are suppressed, or none does.
    if (any_waived_) json_.Key("suppressions").BeginArray();
    if (!finding.waiver.empty())
      json_.BeginObject()
          .Field("kind", "external")
          .Field("status", "accepted")
          .Field("justification", finding.waiver)
          .EndObject();
    if (any_waived_) json_.EndArray();
  }
  PrintProperties(finding);
  json_.EndObject();
  written_ += out_.buffer().size() - before;
  out_.Checkpoint();
}

}  // namespace

std::string UriOfPath(std::string_view path) {
  constexpr std::string_view kKept = "-._~/!$&'()*+,;=@";
  std::string uri;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kKept.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return uri;
}

std::string EscapeSarifText(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void RenderSarif(const Report& report, const RenderOptions& options, Output& out) {
  SarifReport(report, options, out).Print();
}

}  // namespace factlint
