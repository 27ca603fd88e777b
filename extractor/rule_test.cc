#include "extractor/rule_test.h"

#include <fmt/format.h>

#include "extractor/extract.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

std::string Of(const Claim& claim, std::string_view key) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  const auto* location = std::get_if<Location>(&claim.value);
  if (key == "subject") return claim.subject.id;
  if (key == "metric") return claim.metric;
  if (key == "value") return ValueForTest(claim.value);
  if (key == "unit") return quantity != nullptr ? quantity->unit : "";
  if (key == "relation") return quantity != nullptr ? std::string(ToString(quantity->relation)) : "";
  if (key == "strength") return location != nullptr ? std::string(ToString(location->strength)) : "";
  if (key == "via") return std::string(ToString(claim.subject.via));
  if (key == "modality") return std::string(ToString(claim.modality));
  if (key == "as_of")
    return claim.as_of.range ? claim.as_of.range->start.ToString() + "/" + claim.as_of.range->end.ToString() : "";
  if (key == "attribution") return claim.attribution;
  for (const auto& [dimension, value] : claim.scope)
    if (key == dimension) return value;
  return fmt::format("nothing ({} is no key of a claim)", key);
}

// A value as a test may write it: "(1048,)" is "(1048, inf)", "~<10000" below and near.
std::string Written(std::string_view key, std::string_view text, const Claim& claim) {
  if (key != "value") return std::string(text);
  if (text.starts_with("~<")) {
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    const bool nearly = quantity != nullptr && quantity->relation == Relation::kNearly;
    return nearly ? fmt::format("(-inf, {})", text.substr(2)) : std::string(text);
  }
  if (text.ends_with(",)")) return std::string(text.substr(0, text.size() - 1)) + " inf)";
  if (text.starts_with("(,") || text.starts_with("[,")) return "(-inf, " + std::string(Trim(text.substr(2)));
  return std::string(text);
}

// The first heading is the title, and a heading too.
bool Agrees(std::string_view key, const std::string& got, const std::string& expected) {
  return got == expected || (key == "via" && got == "title" && expected == "heading");
}

std::string Describe(const std::vector<Claim>& claims) {
  if (claims.empty()) return "no claim";
  std::string text;
  for (const Claim& claim : claims)
    text +=
        fmt::format("{}{} {} {}", text.empty() ? "" : "; ", claim.subject.id, claim.metric, ValueForTest(claim.value));
  return text;
}

std::string Compare(const std::vector<Claim>& claims, Node out) {
  if (claims.size() != out.size())
    return fmt::format("{} claims instead of {}: {}", claims.size(), out.size(), Describe(claims));
  for (size_t i = 0; i < out.size(); ++i) {
    const Node expected = out.at(i);
    for (size_t k = 0; k < expected.size(); ++k) {
      const std::string_view key = expected.key(k).scalar();
      const std::string got = Of(claims[i], key);
      if (!Agrees(key, got, Written(key, expected.at(k).scalar(), claims[i])))
        return fmt::format("{} is \"{}\" instead of \"{}\"", key, got, expected.at(k).scalar());
    }
  }
  return {};
}

}  // namespace

std::string ValueForTest(const ClaimValue& value) {
  if (const auto* location = std::get_if<Location>(&value)) return location->entity;
  if (const auto* date = std::get_if<DateValue>(&value))
    return date->range.start.ToString() + "/" + date->range.end.ToString();
  return ToString(std::get<Quantity>(value).bounds);
}

Document DocumentOf(const RuleTest& test) {
  DocumentInfo info{.id = "test", .path = "test"};
  info.title = std::string(test.node["title"].scalar());
  info.published = DateRange::ParseIso(test.node["published"].scalar());
  return Document::FromUtf8(test.in, DocumentKind::kMarkdown, std::move(info));
}

std::vector<RuleTestResult> RunRuleTests(const RuleBook& book, std::string_view pack) {
  std::vector<RuleTestResult> results;
  for (const Rule& rule : book.rules()) {
    if (!pack.empty() && rule.pack != pack) continue;
    for (const RuleTest& test : rule.tests) {
      const Document document = DocumentOf(test);
      std::vector<Claim> claims;
      for (Claim& claim : ExtractClaims(document, book, {}).claims)
        if (claim.rule == rule.id) claims.push_back(std::move(claim));
      results.push_back({.rule = rule.id,
                         .in = test.in,
                         .path = test.node.file()->path(),
                         .line = test.node.line(),
                         .todo = test.todo,
                         .wrong = Compare(claims, test.node["out"])});
    }
  }
  return results;
}

}  // namespace factlint
