// ReadCorrections: corrections.yaml, checked.
#include <fmt/format.h>

#include "extractor/unicode.h"
#include "reconcile/corrections.h"
#include "reconcile/yaml_place.h"

namespace factlint {
namespace {

class Reader {
 public:
  Reader(const std::string& path, Diagnostics& diagnostics) : path_(path), diagnostics_(diagnostics) {}

  Correction Read(Node node) {
    Correction correction;
    correction.path = path_;
    correction.place = PlaceOf(node);
    MapReader reader(node, "a correction", diagnostics_);
    ReadMatch(reader, correction);
    correction.is_claim = reader.Bool("claim").value_or(true);
    correction.to_subject = reader.String("subject");
    correction.value = reader.String("value");
    ReadScope(reader, correction);
    ReadAsOf(reader, correction);
    const Node reason = reader.Require("reason");
    correction.reason = reader.String("reason").value_or("");
    if (reason && Trim(correction.reason).empty()) reader.Error(reason, "\"reason\" is empty");
    reader.Finish();
    const bool changes =
        correction.to_subject || correction.value || !correction.scope.empty() || correction.as_of.has_value();
    if (correction.is_claim && !changes)
      reader.Error(node, "the correction changes nothing", "one of: claim: false, subject, scope, as_of, value");
    if (!correction.is_claim && changes)
      reader.Error(reader.Get("claim"), "what is no claim has no subject, scope, time or value");
    return correction;
  }

 private:
  void ReadMatch(MapReader& outer, Correction& correction) {
    const Node node = outer.Require("match");
    if (!node) return;
    MapReader reader(node, "match", diagnostics_);
    correction.claim = reader.String("claim").value_or("");
    correction.source = reader.String("source").value_or("");
    correction.subject = reader.String("subject").value_or("");
    correction.metric = reader.String("metric").value_or("");
    correction.text = reader.String("text").value_or("");
    correction.quote = reader.String("quote").value_or("");
    reader.Finish();
    if (!correction.claim.empty() && !correction.claim.starts_with("c1:"))
      reader.Error(reader.Get("claim"), fmt::format("\"{}\" is no id of a claim", correction.claim),
                   "they begin with \"c1:\"");
    if (correction.claim.empty() && correction.source.empty())
      reader.Error(node, "the correction names neither a claim nor a source", "it would change all documents");
  }

  static void ReadScope(MapReader& reader, Correction& correction) {
    const Node scope = reader.Get("scope");
    if (scope && !scope.IsMap())
      reader.Error(scope, "\"scope\" must be a map", "such as {population: startup}; null takes a dimension away");
    for (size_t i = 0; scope.IsMap() && i < scope.size(); ++i)
      correction.scope.emplace_back(scope.key(i).scalar(), scope.at(i).scalar());
  }

  // "2022-10", [2022-10-01, 2023-03-31], "unknown".
  static void ReadAsOf(MapReader& reader, Correction& correction) {
    const std::vector<std::string> texts = reader.Strings("as_of");
    if (texts.empty()) return;
    if (texts.size() == 1 && texts.front() == "unknown") {
      correction.as_of = AsOf{};
      return;
    }
    const std::optional<DateRange> first = DateRange::ParseIso(texts.front());
    const std::optional<DateRange> last = DateRange::ParseIso(texts.back());
    if (texts.size() > 2 || !first || !last || last->end < first->start) {
      reader.Error(reader.Get("as_of"), "\"as_of\" is no time",
                   "write YYYY, YYYY-MM, YYYY-MM-DD, a list of a first and a last one, or unknown");
      return;
    }
    correction.as_of = AsOf{.range = DateRange{first->start, last->end}, .basis = Basis::kStated};
  }

  const std::string& path_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Correction> ReadCorrections(const YamlFile& file, const std::string& path, Diagnostics& diagnostics) {
  std::vector<Correction> corrections;
  const Node root = file.root();
  if (!root || root.kind() == Node::Kind::kNull) return corrections;
  if (!root.IsSequence()) {
    diagnostics.Add(file.At(root, "corrections are a list", "each begins with \"- match:\""));
    return corrections;
  }
  Reader reader(path, diagnostics);
  for (size_t i = 0; i < root.size(); ++i) corrections.push_back(reader.Read(root.at(i)));
  return corrections;
}

}  // namespace factlint
