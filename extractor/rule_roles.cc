#include "extractor/rule_roles.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "extractor/rule_names.h"

namespace factlint {
namespace {

void ReadColumn(Node head, Node cell, const std::string& value, const RuleSource& source, Rule& rule) {
  for (size_t language = 0; language < 2; ++language) {
    const std::string text(head.scalar());
    if (source.IsForeign(text, language)) continue;
    const std::string pattern = fmt::format("{} ~2 : {{{}:{}}}", text, cell.scalar(), value);
    PatternResult result = source.Compile(pattern, language);
    for (const PatternError& error : result.errors) source.Report(head, error.what, error.hint);
    rule.patterns[language].push_back(std::move(result.pattern));
  }
}

}  // namespace

RoleSpec ReadRole(const std::vector<Node>& nodes, const RuleSource& source) {
  MapReader reader(nodes, "a role", source.diagnostics());
  RoleSpec spec;
  spec.entity = reader.String("entity").value_or("");
  if (!spec.entity.empty() && source.context().entities->FindEntity(spec.entity) < 0) {
    std::vector<std::string> known;
    for (const Entity& entity : source.context().entities->entities()) known.push_back(entity.id);
    source.Report(reader.Get("entity"), fmt::format("unknown entity \"{}\"", spec.entity),
                  DidYouMean(spec.entity, known));
  }
  const Node slot = reader.Get("slot");
  for (const std::string& name : reader.Strings("slot")) {
    const auto& slots = source.context().vocabulary[0].slots;
    const auto found = slots.find(name);
    if (found == slots.end()) {
      source.ReportUnknownSlot(slot, name);
      continue;
    }
    spec.fillers.insert(spec.fillers.end(), found->second.begin(), found->second.end());
  }
  for (const std::string& name : reader.Strings("from")) {
    if (const auto rung = FindName<Rung>(kRungs, name))
      spec.from.push_back(*rung);
    else
      source.Report(reader.Get("from"), fmt::format("unknown rung \"{}\"", name), DidYouMean(name, Names(kRungs)));
  }
  reader.Finish();
  if (spec.from.empty())
    spec.from = {Rung::kClause,    Rung::kSentence, Rung::kPrevious, Rung::kTableRow,
                 Rung::kListIntro, Rung::kLabel,    Rung::kHeading,  Rung::kTitle};
  return spec;
}

Rungs ReadTime(const std::vector<Node>& nodes, const RuleSource& source) {
  const RoleSpec spec = ReadRole(nodes, source);
  constexpr uint32_t kDate = kTypeBase + static_cast<uint32_t>(MentionType::kDate);
  const Node slot = nodes.front()["slot"];
  if (slot && std::any_of(spec.fillers.begin(), spec.fillers.end(), [](uint32_t c) { return c != kDate; }))
    source.Report(slot, "a time is a date", "use {slot: date}");
  const bool told = std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return node["from"].exists(); });
  if (!told) return kAllRungs;
  Rungs rungs = 0;
  for (const Rung rung : spec.from) rungs |= Rungs{1} << static_cast<int>(rung);
  return rungs;
}

void ReadTable(const std::vector<Node>& nodes, const std::string& value, const RuleSource& source, Rule& rule) {
  MapReader reader(nodes, "a table", source.diagnostics());
  const Node row = reader.Require("row");
  const Node column = reader.Require("column");
  const Node cell = reader.Require("cell");
  reader.Finish();
  if (!row || !column || !cell) return;
  const auto& slots = source.context().vocabulary[0].slots;
  RoleSpec& subject = rule.roles["subject"];
  if (const auto kind = slots.find(std::string(row.scalar())); kind == slots.end()) {
    source.ReportUnknownSlot(row, row.scalar());
  } else {
    for (const uint32_t filler : kind->second)
      if (std::find(subject.fillers.begin(), subject.fillers.end(), filler) == subject.fillers.end())
        subject.fillers.push_back(filler);
  }
  if (std::find(subject.from.begin(), subject.from.end(), Rung::kTableRow) == subject.from.end())
    subject.from.insert(subject.from.begin(), Rung::kTableRow);
  const size_t count = column.IsSequence() ? column.size() : 1;
  for (size_t i = 0; i < count; ++i) ReadColumn(column.IsSequence() ? column.at(i) : column, cell, value, source, rule);
}

void GiveLists(const std::vector<Node>& nodes, Rule& rule) {
  std::vector<Node> emits = nodes;
  if (!nodes.empty() && nodes.front().IsSequence()) {
    emits.clear();
    emits.reserve(nodes.front().size());
    for (size_t i = 0; i < nodes.front().size(); ++i) emits.push_back(nodes.front().at(i));
  }
  std::string subject = "subject";
  std::set<std::string, std::less<>> asked;
  for (const Node& emit : emits)
    for (const char* key : {"subject", "value"})
      if (const Node role = emit[key]) {
        asked.insert(std::string(role.scalar()));
        if (key == std::string_view("subject")) subject = std::string(role.scalar());
      }
  for (auto& patterns : rule.patterns)
    for (Pattern& pattern : patterns) {
      const bool has_subject = std::any_of(pattern.groups.begin(), pattern.groups.end(),
                                           [&](const PatternGroup& group) { return group.role == subject; });
      for (PatternGroup& group : pattern.groups)
        if (group.list && !has_subject && asked.count(group.role) == 0) group.role = subject;
    }
}

}  // namespace factlint
