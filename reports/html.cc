#include "reports/html.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "extractor/hash.h"
#include "reports/html_assets.h"
#include "reports/html_data.h"
#include "reports/junit.h"
#include "reports/terminal.h"

namespace factlint {
namespace {

// Findings in one piece of details: what opening one of them has to read.
constexpr size_t kPiece = 50;
// Of documents, in all.
constexpr size_t kTextLimit = size_t{24} << 20;

uint8_t HexDigit(char c) { return static_cast<uint8_t>(c <= '9' ? c - '0' : c - 'a' + 10); }

// The hash as Content-Security-Policy writes it: 'sha256-<base64>'.
std::string PolicyHash(std::string_view content) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = Sha256(content);
  std::string base64;
  uint32_t bits = 0;
  int held = 0;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    bits = bits << 8 | static_cast<uint32_t>(HexDigit(hex[i]) << 4 | HexDigit(hex[i + 1]));
    for (held += 8; held >= 6; held -= 6) base64 += kAlphabet[bits >> (held - 6) & 63];
  }
  base64 += kAlphabet[bits << (6 - held) & 63];
  while (base64.size() % 4 != 0) base64 += '=';
  return fmt::format("'sha256-{}'", base64);
}

std::string Policy() {
  return fmt::format("default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
                     PolicyHash(HtmlScript()), PolicyHash(HtmlStyle()));
}

// XML's entities are HTML's too; what is not seen is shown.
std::string HtmlText(std::string_view text) { return XmlText(Visible(text)); }

class HtmlReport {
 public:
  HtmlReport(const Report& report, const RenderOptions& options, Output& out)
      : report_(report), index_(report), options_(options), out_(out) {}

  // The template's text as it is, and what its {{names}} stand for.
  void Print() {
    std::string_view rest = HtmlTemplate();
    while (true) {
      const size_t open = rest.find("{{");
      out_.buffer() += rest.substr(0, open);
      if (open == std::string_view::npos) return;
      const size_t close = rest.find("}}", open);
      PrintPart(rest.substr(open + 2, close - open - 2));
      rest.remove_prefix(close + 2);
    }
  }

 private:
  void PrintPart(std::string_view name);
  void PrintData(std::string_view attributes, const std::string& json);
  void PrintDetails();
  void PrintDocuments();

  const Report& report_;
  const ReportIndex index_;
  const RenderOptions& options_;
  Output& out_;
};

void HtmlReport::PrintPart(std::string_view name) {
  std::string& text = out_.buffer();
  const std::string verdicts = VerdictCounts(report_.findings);
  if (name == "policy") text += Policy();
  if (name == "style") text += HtmlStyle();
  if (name == "script") text += HtmlScript();
  if (name == "title") text += HtmlText(options_.corpus.empty() ? "factlint" : "factlint: " + options_.corpus);
  if (name == "corpus") text += HtmlText(options_.corpus.empty() ? "Do the sources agree?" : options_.corpus);
  if (name == "summary") {
    const std::string statuses = StatusCounts(report_.findings, options_.compared_with);
    text += HtmlText(verdicts.empty() ? "No findings" : verdicts) + (statuses.empty() ? "" : ": " + HtmlText(statuses));
  }
  if (name == "details") PrintDetails();
  if (name == "documents") PrintDocuments();
  if (name == "index") {
    std::string json;
    AppendHtmlIndex(json, report_, index_);
    PrintData(fmt::format("id=\"index\" data-piece=\"{}\"", kPiece), json);
  }
}

void HtmlReport::PrintData(std::string_view attributes, const std::string& json) {
  out_.buffer() += fmt::format("<script type=\"application/json\" {}>", attributes);
  AppendScriptSafe(out_.buffer(), json);
  out_.buffer() += "</script>\n";
  out_.Checkpoint();
}

void HtmlReport::PrintDetails() {
  const std::vector<Finding>& findings = report_.findings;
  for (size_t begin = 0; begin < findings.size(); begin += kPiece) {
    std::string json = "[";
    for (size_t i = begin; i < std::min(begin + kPiece, findings.size()); ++i) {
      if (i > begin) json += ",\n";
      AppendHtmlFinding(json, findings[i], index_);
    }
    PrintData(fmt::format("data-findings=\"{}\"", begin / kPiece), json + "]");
  }
}

void HtmlReport::PrintDocuments() {
  if (!options_.texts) return;
  const ClaimFindings findings = FindingsOfClaims(report_);
  std::map<std::string_view, std::vector<const Claim*>> claims;
  for (const Claim& claim : report_.claims) claims[claim.doc].push_back(&claim);
  size_t used = 0;
  for (size_t i = 0; i < report_.documents.size(); ++i) {
    const DocumentSummary& document = report_.documents[i];
    if (used + document.bytes > kTextLimit) continue;  // the page says that the text is not here
    const std::optional<DocumentText> text = options_.texts(i);
    if (!text) continue;
    used += text->text.size();
    std::string json;
    AppendHtmlDocument(json, *text, claims[document.info.id], findings, document);
    PrintData(fmt::format("data-document=\"{}\"", i), json);
  }
}

}  // namespace

void RenderHtml(const Report& report, const RenderOptions& options, Output& out) {
  HtmlReport(report, options, out).Print();
}

}  // namespace factlint
