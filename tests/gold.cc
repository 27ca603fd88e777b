#include "tests/gold.h"

#include <fstream>
#include <set>
#include <sstream>

#include "extractor/diagnostic.h"
#include "extractor/yaml.h"

namespace factlint::gold {
namespace {

std::optional<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The one place of `part` in `whole`; nothing when there is none or a second.
std::optional<size_t> OnlyPlace(std::string_view whole, std::string_view part) {
  const size_t at = whole.find(part);
  if (part.empty() || at == std::string_view::npos) return std::nullopt;
  if (whole.find(part, at + 1) != std::string_view::npos) return std::nullopt;
  return at;
}

std::vector<std::string> Or(std::vector<std::string> given, const char* otherwise) {
  if (given.empty()) given.emplace_back(otherwise);
  return given;
}

class Reader {
 public:
  Reader(std::string folder, Diagnostics& diagnostics) : folder_(std::move(folder)), diagnostics_(diagnostics) {}

  Gold Read(Node root) {
    MapReader map(root, "a gold file", diagnostics_);
    if (const Node misses = map.Get("misses")) Misses(misses);
    Entities(map.Require("entities"));
    const Node documents = map.Require("documents");
    for (size_t i = 0; i < documents.size(); ++i) Document(documents.key(i), documents.at(i));
    const Node findings = map.Require("findings");
    MapReader groups(findings, "the findings", diagnostics_);
    Expectations(groups.Get("must"), "verdicts", gold_.must);
    Expectations(groups.Get("never"), "forbidden", gold_.never);
    Expectations(groups.Get("may"), "verdicts", gold_.may);
    groups.Finish();
    map.Finish();
    return std::move(gold_);
  }

 private:
  void Misses(Node node) {
    gold_.misses.emplace();
    MapReader map(node, "the misses", diagnostics_);
    for (const char* name : {"recall_core", "subject", "as_of", "modality", "future", "bounds", "strength", "flagged",
                             "alarms", "false_claims", "wrong", "strays"})
      (*gold_.misses)[name] = static_cast<int>(map.Integer(name, 0, 1000).value_or(0));
    map.Finish();
  }

  void Entities(Node entities) {
    for (size_t i = 0; i < entities.size(); ++i) {
      const std::string id(entities.key(i).scalar());
      entities_.insert(id);
      gold_.ids_by_name[Fold(id)] = Fold(id);
      const Node names = entities.at(i);
      for (size_t n = 0; n < names.size(); ++n) gold_.ids_by_name[Fold(names.at(n).scalar())] = Fold(id);
    }
  }

  void Document(Node key, Node node) {
    document_ = key.scalar();
    MapReader map(node, "a document", diagnostics_);
    const std::optional<std::string> text = ReadFile(folder_ + "/" + document_);
    if (!text) map.Error(key, "there is no document \"" + document_ + "\" beside gold.yaml");
    text_ = text.value_or("");
    const Node claims = map.Get("claims"), places = map.Get("places"), not_claims = map.Get("not_claims");
    for (size_t i = 0; i < claims.size(); ++i) Number(claims.at(i));
    for (size_t i = 0; i < places.size(); ++i) Place(places.at(i));
    for (size_t i = 0; i < not_claims.size(); ++i) NoClaim(not_claims.at(i));
    map.Finish();
  }

  void Number(Node node) {
    MapReader map(node, "a claim", diagnostics_);
    Claim claim = Common(node, map);
    claim.nominal = map.String("nominal").value_or("");
    claim.unit = map.String("unit").value_or("");
    claim.relations = Or(map.Strings("relation"), "eq");
    claim.where = map.String("quote").value_or("");
    if (const std::optional<Bytes> span = Find(node, map, claim.where)) claim.span = *span;
    map.Finish();
    gold_.claims.push_back(std::move(claim));
  }

  void Place(Node node) {
    MapReader map(node, "a place", diagnostics_);
    Claim claim = Common(node, map);
    claim.place = map.String("place").value_or("");
    Known(map, node, claim.place);
    claim.strength = map.OneOf("strength", {"registered", "headquartered", "based", "in"}).value_or("in");
    claim.where = claim.subjects.front() + " in " + claim.place;
    const std::string quote = map.String("quote").value_or("");
    if (!quote.empty() && !OnlyPlace(text_, quote)) map.Error(node, "the quote does not stand once in " + document_);
    map.Finish();
    gold_.claims.push_back(std::move(claim));
  }

  Claim Common(Node node, MapReader& map) {
    Claim claim;
    claim.document = document_;
    claim.id = map.String("id").value_or("");
    if (!claims_.insert(claim.id).second) map.Error(node, "the id \"" + claim.id + "\" is used twice");
    claim.subjects = Or(map.Strings("subject"), "");
    for (const std::string& subject : claim.subjects) Known(map, node, subject);
    claim.as_of = map.String("as_of").value_or("");
    claim.modalities = Or(map.Strings("modality"), "actual");
    claim.core = map.OneOf("importance", {"core", "minor"}).value_or("core") == "core";
    claim.optional = map.Bool("optional").value_or(false);
    map.Get("note");
    return claim;
  }

  void NoClaim(Node node) {
    MapReader map(node, "no claim", diagnostics_);
    NotClaim row;
    row.document = document_;
    row.subject = map.String("subject").value_or("");
    const std::string quote = map.String("quote").value_or("");
    if (row.subject.empty()) row.span = Find(node, map, quote);
    row.soft = map.Bool("soft").value_or(false);
    map.Require("why");
    map.Finish();
    gold_.not_claims.push_back(std::move(row));
  }

  std::optional<Bytes> Find(Node node, MapReader& map, const std::string& quote) {
    const std::string text = map.String("text").value_or("");
    const std::optional<size_t> at = OnlyPlace(text_, quote);
    const std::optional<size_t> inside = OnlyPlace(quote, text);
    if (!at) map.Error(node, "the quote \"" + quote + "\" does not stand once in " + document_);
    if (!inside) map.Error(node, "the text \"" + text + "\" does not stand once in its quote");
    if (!at || !inside) return std::nullopt;
    return Bytes{.begin = *at + *inside, .end = *at + *inside + text.size()};
  }

  void Known(MapReader& map, Node node, const std::string& entity) {
    if (!entities_.contains(entity)) map.Error(node, "\"" + entity + "\" is no id of entities");
  }

  void Expectations(Node list, const char* verdicts, std::vector<Expectation>& into) {
    for (size_t i = 0; i < list.size(); ++i) {
      MapReader map(list.at(i), "a finding", diagnostics_);
      Expectation row;
      row.id = map.String("id").value_or("");
      row.title = map.String("title").value_or("");
      row.verdicts = map.Strings(verdicts);
      row.derived = map.Bool("derived").value_or(false);
      map.Get("why");
      const Node pairs = map.Require("pairs");
      for (size_t p = 0; p < pairs.size(); ++p) {
        std::vector<std::string> pair;
        for (size_t m = 0; m < pairs.at(p).size(); ++m) pair.emplace_back(pairs.at(p).at(m).scalar());
        for (const std::string& id : pair) {
          if (!claims_.contains(id)) map.Error(pairs.at(p), "\"" + id + "\" is no claim");
        }
        if (pair.size() != 2) map.Error(pairs.at(p), "a pair has two claims");
        row.pairs.push_back(std::move(pair));
      }
      map.Finish();
      into.push_back(std::move(row));
    }
  }

  std::string folder_;
  Diagnostics& diagnostics_;
  Gold gold_;
  std::set<std::string> entities_, claims_;
  std::string document_, text_;  // the one being read
};

}  // namespace

std::string Fold(std::string_view name) {
  std::string folded;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const auto byte = static_cast<unsigned char>(c);
    // U+2000 to U+20FF: dashes, quotes, ellipsis.
    const bool mark = byte == 0xE2 && i + 2 < name.size() && (static_cast<unsigned char>(name[i + 1]) & 0xFC) == 0x80;
    if (mark) {
      i += 2;
    } else if (byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
      folded += c;
    } else if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    }
  }
  return folded;
}

std::string Identity(const Gold& gold, std::string_view name) {
  const std::string folded = Fold(name);
  const auto found = gold.ids_by_name.find(folded);
  return found == gold.ids_by_name.end() ? folded : found->second;
}

Result<Gold> Read(const std::string& folder) {
  const std::string path = folder + "/gold.yaml";
  const std::optional<std::string> source = ReadFile(path);
  if (!source) return Error{.what = "cannot read " + path};
  Diagnostics diagnostics;
  const std::unique_ptr<YamlFile> file = YamlFile::Parse(path, *source, diagnostics);
  if (file == nullptr) return diagnostics.ToError();
  Gold gold = Reader(folder, diagnostics).Read(file->root());
  if (diagnostics.HasErrors()) return diagnostics.ToError();
  return gold;
}

}  // namespace factlint::gold
