#include "reports/claim_json.h"
#include "reports/diff.h"
#include "reports/finding_json.h"
#include "reports/json_writer.h"

namespace factlint {
namespace {

class DiffJson {
 public:
  DiffJson(const RevisionDiff& diff, Output& out) : diff_(diff), out_(out) {}

  void Print() {
    Text("{\"schema\": \"factlint/diff/1\",\n\"tool\": ");
    AppendJsonString(out_.buffer(), diff_.head.report->tool);
    Side("base", diff_.base);
    Side("head", diff_.head);
    Text(",\n\"notes\": ");
    JsonWriter notes(out_.buffer());
    notes.BeginArray();
    for (const std::string& note : diff_.notes) notes.String(note);
    notes.EndArray();
    Text(",\n\"documents\": ");
    List(diff_.documents, [this](const DocumentChange& change) { Document(change); });
    Text(",\n\"findings\": {\"unchanged\": " + std::to_string(diff_.unchanged));
    const auto finding = [this](const Finding* one) { AppendFindingJson(out_.buffer(), *one); };
    Named("new", diff_.fresh, finding);
    Named("updated", diff_.updated, [&](const UpdatedFinding& one) {
      Pair([&] { finding(one.before); }, [&] { finding(one.after); });
      AppendWorse(one);
    });
    Named("gone", diff_.gone, finding);
    Named("waived", diff_.waived, finding);
    Text("},\n\"claims\": {\"unchanged\": " + std::to_string(diff_.claims.unchanged));
    const auto claim = [this](const Claim* one) { AppendClaimJson(out_.buffer(), *one); };
    Named("changed", diff_.claims.changed, [&](const ClaimChange& one) {
      Pair([&] { claim(one.before); }, [&] { claim(one.after); });
      AppendFields(one);
    });
    Named("added", diff_.claims.added, claim);
    Named("removed", diff_.claims.removed, claim);
    Text("}}\n");
  }

 private:
  void Text(std::string_view text) { out_.buffer() += text; }

  void Side(std::string_view key, const DiffSide& side) {
    Text(",\n");
    AppendJsonString(out_.buffer(), key);
    Text(": ");
    JsonWriter(out_.buffer())
        .BeginObject()
        .Field("name", side.name)
        .FieldOrNull("commit", side.commit)
        .Field("ruleset", side.report->ruleset)
        .Field("documents", side.report->coverage.documents)
        .Field("read", side.report->coverage.read)
        .Field("claims", side.report->coverage.claims)
        .EndObject();
  }

  void Document(const DocumentChange& change) {
    const DocumentInfo& info = (change.after != nullptr ? change.after : change.before)->info;
    JsonWriter json(out_.buffer());
    json.BeginObject().Field("id", info.id).Field("path", info.path).Field("change", ToString(change.kind));
    json.FieldOrNull("was", change.kind == DocumentChange::Kind::kRenamed ? change.before->info.path : std::string());
    json.EndObject();
  }

  // Items, one a line.
  template <class Items, class Append>
  void List(const Items& items, const Append& append) {
    Text("[");
    bool first = true;
    for (const auto& item : items) {
      Text(first ? "\n" : ",\n");
      append(item);
      out_.Checkpoint();
      first = false;
    }
    Text("]");
  }
  template <class Items, class Append>
  void Named(std::string_view key, const Items& items, const Append& append) {
    Text(",\n");
    AppendJsonString(out_.buffer(), key);
    Text(": ");
    List(items, append);
  }

  // {"before": …, "after": … and what follows
  template <class Before, class After>
  void Pair(const Before& before, const After& after) {
    Text("{\"before\": ");
    before();
    Text(", \"after\": ");
    after();
  }
  void AppendWorse(const UpdatedFinding& finding) {
    Text(", \"worse\": ");
    if (finding.worse.empty())
      Text("null");
    else
      AppendJsonString(out_.buffer(), finding.worse);
    Text("}");
  }
  void AppendFields(const ClaimChange& change) {
    Text(", \"fields\": ");
    JsonWriter json(out_.buffer());
    json.BeginArray();
    for (const std::string_view field : change.fields) json.String(field);
    json.EndArray();
    Text("}");
  }

  const RevisionDiff& diff_;
  Output& out_;
};

}  // namespace

void RenderDiffJson(const RevisionDiff& diff, const RenderOptions&, Output& out) { DiffJson(diff, out).Print(); }

}  // namespace factlint
