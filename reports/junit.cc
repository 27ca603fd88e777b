#include "reports/junit.h"

#include <map>
#include <vector>

#include <fmt/format.h>

#include "extractor/unicode.h"
#include "reports/selection.h"
#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

// Without the vague qualifiers, which part no key.
FindingKey KeyOf(const Claim& claim) {
  FindingKey key = {claim.subject.id, claim.metric, {}};
  for (const auto& dimension : claim.scope)
    if (!dimension.second.starts_with('~')) key.scope.push_back(dimension);
  return key;
}

FindingKey WithoutVague(const FindingKey& key) {
  Claim claim;
  claim.subject.id = key.subject;
  claim.metric = key.metric;
  claim.scope = key.scope;
  return KeyOf(claim);
}

std::string KeyName(const FindingKey& key) {
  std::string name = key.subject;
  for (const auto& [dimension, value] : key.scope) name += fmt::format(", {} {}", dimension, value);
  return name;
}

// A key's test cases: its findings, or none where its claims agree.
using Cases = std::map<FindingKey, std::vector<const Finding*>>;

Cases CollectCases(const Report& report) {
  std::map<FindingKey, int> claims;
  for (const Claim& claim : report.claims) ++claims[KeyOf(claim)];
  Cases cases;
  for (const auto& [key, count] : claims)
    if (count > 1) cases[key];
  for (const Finding& finding : report.findings)
    if (finding.status != Status::kAbsent) cases[WithoutVague(finding.key)].push_back(&finding);
  return cases;
}

struct Totals {
  int tests = 0;
  int failures = 0;
  int skipped = 0;
};

Totals Count(const Cases& cases, const RenderOptions& options) {
  Totals totals;
  for (const auto& [key, findings] : cases) {
    totals.tests += findings.empty() ? 1 : static_cast<int>(findings.size());
    for (const Finding* finding : findings) {
      totals.skipped += !finding->waiver.empty();
      totals.failures += finding->waiver.empty() && IsGated(*finding, options);
    }
  }
  return totals;
}

void PrintProperties(const Report& report, Output& out) {
  const Coverage& coverage = report.coverage;
  std::string& text = out.buffer();
  const auto property = [&](std::string_view name, std::string_view value) {
    text += fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", XmlText(name), XmlText(value));
  };
  text += "    <properties>\n";
  property("documents", std::to_string(coverage.documents));
  property("documents.read", std::to_string(coverage.read));
  property("claims", std::to_string(coverage.claims));
  property("keys", std::to_string(coverage.keys));
  property("keys.with_two_sources", std::to_string(coverage.keys_with_two_sources));
  for (const CheckCoverage& check : coverage.checks) {
    property("check." + check.name + ".ran", std::to_string(check.ran));
    property("check." + check.name + ".not_run", std::to_string(check.not_run));
    if (!check.why.empty()) property("check." + check.name + ".why", check.why);
  }
  for (const AppliedCorrection& correction : report.corrections)
    property("correction." + correction.claim, Visible(correction.path + ": " + CorrectionPhrase(correction)));
  text += "    </properties>\n";
}

std::string Body(const Finding& finding, const ReportIndex& index) {
  std::string body = finding.id + " (" + VerdictPhrase(finding) + ")\n";
  for (const FindingLocation& location : finding.locations) body += SentenceLine(finding, location, index) + "\n";
  for (const std::string& step : finding.explain) body += "- " + Visible(step) + "\n";
  return XmlText(body);
}

void PrintCase(const FindingKey& key, const Finding* finding, const RenderOptions& options, const ReportIndex& index,
               Output& out) {
  std::string& text = out.buffer();
  std::string name = KeyName(key);
  // A key may have several findings: its own and those of derived checks.
  if (finding) name += fmt::format(" [{} {}]", finding->code, finding->id);
  const std::string group = key.metric.empty() ? "documents" : key.metric;
  text += fmt::format("    <testcase classname=\"factlint.{}\" name=\"{}\" time=\"0\"", XmlText(Visible(group)),
                      XmlText(Visible(name.empty() ? "all" : name)));
  if (!finding) {
    text += "/>\n";
    return;
  }
  const std::string message = XmlText(fmt::format("{}: {}", finding->code, Visible(finding->message)));
  if (!finding->waiver.empty())
    text += fmt::format(">\n      <skipped message=\"{}\"/>\n", XmlText("waived: " + Visible(finding->waiver)));
  else if (IsGated(*finding, options))
    text += fmt::format(">\n      <failure message=\"{}\" type=\"{}\">{}</failure>\n", message,
                        ToString(finding->severity), Body(*finding, index));
  else
    text += fmt::format(">\n      <system-out>{}\n{}</system-out>\n", message, Body(*finding, index));
  text += "    </testcase>\n";
  out.Checkpoint();
}

}  // namespace

std::string XmlText(std::string_view text) {
  std::string escaped;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = CodePointAt(text, i);
    i += c.size;
    const bool forbidden =
        (c.value < 0x20 && c.value != '\n' && c.value != '\t') || c.value == 0xFFFE || c.value == 0xFFFF;
    if (c.value == '<')
      escaped += "&lt;";
    else if (c.value == '>')
      escaped += "&gt;";
    else if (c.value == '&')
      escaped += "&amp;";
    else if (c.value == '"')
      escaped += "&quot;";
    else if (forbidden)
      escaped += fmt::format("&lt;U+{:04X}&gt;", static_cast<uint32_t>(c.value));
    else
      AppendUtf8(escaped, c.value);
  }
  return escaped;
}

void RenderJunit(const Report& report, const RenderOptions& options, Output& out) {
  const ReportIndex index(report);
  const Cases cases = CollectCases(report);
  const Totals totals = Count(cases, options);
  const std::string counts = fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\"",
                                         totals.tests, totals.failures, totals.skipped);
  out.buffer() += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  // The root has no count of the skipped: the common schema knows it at the suite alone.
  out.buffer() += fmt::format("<testsuites name=\"factlint\" tests=\"{}\" failures=\"{}\" errors=\"0\" time=\"0\">\n",
                              totals.tests, totals.failures);
  out.buffer() += fmt::format("  <testsuite name=\"{}\" {}>\n",
                              XmlText(options.corpus.empty() ? "factlint" : options.corpus), counts);
  PrintProperties(report, out);
  for (const auto& [key, findings] : cases) {
    if (findings.empty()) PrintCase(key, nullptr, options, index, out);
    for (const Finding* finding : findings) PrintCase(key, finding, options, index, out);
  }
  out.buffer() += "  </testsuite>\n</testsuites>\n";
}

}  // namespace factlint
