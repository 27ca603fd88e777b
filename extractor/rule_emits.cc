#include "extractor/rule_emits.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "extractor/lexicon.h"

namespace factlint {
namespace {

std::vector<std::string> Captured(const Rule& rule) {
  std::set<std::string> captured;
  for (const auto& patterns : rule.patterns)
    for (const Pattern& pattern : patterns)
      for (const PatternGroup& group : pattern.groups) captured.insert(group.role);
  return {captured.begin(), captured.end()};
}

// A role that no pattern captures and no ladder gives can never be filled.
void CheckRole(Node node, const std::string& role, const RuleSource& source, const Rule& rule) {
  if (rule.roles.count(role) != 0) return;
  const std::vector<std::string> captured = Captured(rule);
  if (captured.empty() || std::find(captured.begin(), captured.end(), role) != captured.end()) return;
  source.Report(node, fmt::format("no pattern fills the role \"{}\"", role), DidYouMean(role, captured));
}

Emit ReadEmit(const std::vector<Node>& nodes, const RuleSource& source, const Rule& rule) {
  MapReader reader(nodes, "emit", source.diagnostics());
  const Node node = nodes.front();
  Emit emit;
  emit.metric = reader.String("metric").value_or("");
  if (emit.metric.empty()) source.Report(node, "emit needs \"metric\"");
  if (!source.context().metrics.empty() && !emit.metric.empty() && emit.metric.find(':') == std::string::npos &&
      std::find(source.context().metrics.begin(), source.context().metrics.end(), emit.metric) ==
          source.context().metrics.end())
    source.Report(reader.Get("metric"), fmt::format("unknown metric \"{}\"", emit.metric),
                  DidYouMean(emit.metric, source.context().metrics));
  emit.subject = reader.String("subject").value_or("subject");
  emit.value = reader.String("value").value_or("value");
  emit.population = reader.String("population").value_or("");
  emit.dimension = reader.String("dimension").value_or("");
  if (!emit.dimension.empty() && !Lexicon::Builtin().HasDimension(emit.dimension))
    source.Report(reader.Get("dimension"), fmt::format("no unit has the dimension \"{}\"", emit.dimension));
  emit.units = reader.Strings("units");
  for (const std::string& unit : emit.units)
    if (Lexicon::Builtin().FindUnit(unit) == nullptr)
      source.Report(reader.Get("units"), fmt::format("unknown unit \"{}\"", unit));
  emit.apart = reader.Bool("apart").value_or(false);
  emit.tells_change = reader.Bool("tells_change").value_or(false);
  emit.parts = reader.Bool("parts").value_or(false);
  emit.as = reader.String("as").value_or("");
  if (!emit.as.empty() && source.context().entities->FindKind(emit.as) < 0) {
    std::vector<std::string> known;
    for (const EntityKind& kind : source.context().entities->kinds())
      if (!kind.name.empty()) known.push_back(kind.name);
    source.Report(reader.Get("as"), fmt::format("unknown kind \"{}\"", emit.as), DidYouMean(emit.as, known));
  }
  if (const auto name = reader.OneOf("strength", {"in", "based", "headquartered", "registered"}))
    emit.strength = ParseStrength(*name);
  const Node scope = reader.Map("scope");
  for (size_t i = 0; i < scope.size(); ++i) emit.scope.emplace_back(scope.key(i).scalar(), scope.at(i).scalar());
  for (const auto& [dimension, value] : emit.scope)
    if (value.size() > 2 && value.front() == '{' && value.back() == '}' && value != "{doc}" && value != "{ranking}" &&
        value != "{year}")
      CheckRole(scope[dimension], value.substr(1, value.size() - 2), source, rule);
  std::sort(emit.scope.begin(), emit.scope.end());
  reader.Finish();
  CheckRole(node, emit.value, source, rule);
  CheckRole(node, emit.subject, source, rule);
  return emit;
}

// The role that a guard stands beside: a captured one, or "value" and "subject"
// for what the rule emits as such. Beside any other it would look at nothing.
std::string GuardedRole(Node node, const std::string& role, const RuleSource& source, const Rule& rule) {
  const std::vector<std::string> captured = Captured(rule);
  const auto is_captured = [&](const std::string& name) {
    return captured.empty() || std::find(captured.begin(), captured.end(), name) != captured.end();
  };
  if (is_captured(role) || rule.emits.empty()) return role;
  if (role == "value" && is_captured(rule.emits.front().value)) return rule.emits.front().value;
  if (role == "subject" && is_captured(rule.emits.front().subject)) return rule.emits.front().subject;
  source.Report(node, fmt::format("no pattern captures \"{}\", so this guard would never look", role),
                DidYouMean(role, captured));
  return role;
}

}  // namespace

void ReadEmits(const std::vector<Node>& nodes, Node rule_node, const RuleSource& source, Rule& rule) {
  if (nodes.empty()) {
    source.Report(rule_node, "a rule needs \"emit\"");
    return;
  }
  const Node list = nodes.front();
  if (!list.IsSequence()) {
    rule.emits.push_back(ReadEmit(nodes, source, rule));
    return;
  }
  for (size_t i = 0; i < list.size(); ++i) rule.emits.push_back(ReadEmit({list.at(i)}, source, rule));
}

std::string ValueRole(const std::vector<Node>& emits) {
  for (const Node& emit : emits)
    if (const Node value = (emit.IsSequence() && emit.size() > 0 ? emit.at(0) : emit)["value"])
      return std::string(value.scalar());
  return "value";
}

void ReadGuards(const std::vector<Node>& chain, const RuleSource& source, Rule& rule) {
  const std::vector<Node> nearest = Resolved(chain, "not_if");
  const Node list = nearest.empty() ? Node() : nearest.front();
  for (size_t i = 0; i < list.size(); ++i) {
    MapReader reader(list.at(i), "a guard", source.diagnostics());
    Guard guard;
    const auto before = reader.String("before");
    const auto after = reader.String("after");
    const auto in = reader.OneOf("in", {"sentence", "heading", "title"});
    guard.where = before            ? Guard::Where::kBefore
                  : after           ? Guard::Where::kAfter
                  : in == "heading" ? Guard::Where::kHeading
                  : in == "title"   ? Guard::Where::kTitle
                                    : Guard::Where::kSentence;
    guard.role = before.value_or(after.value_or(""));
    if (!guard.role.empty()) guard.role = GuardedRole(list.at(i), guard.role, source, rule);
    guard.within = static_cast<int>(reader.Integer("within", 1, 40).value_or(3));
    const auto as = reader.OneOf("as", {"denied", "forecast", "target", "historical", "actual", "nothing"});
    guard.effect = as == "denied"       ? Guard::Effect::kDenied
                   : as == "forecast"   ? Guard::Effect::kForecast
                   : as == "target"     ? Guard::Effect::kTarget
                   : as == "historical" ? Guard::Effect::kHistorical
                   : as == "actual"     ? Guard::Effect::kActual
                                        : Guard::Effect::kDrop;
    if (const Node any = reader.Require("any"))
      for (size_t language = 0; language < 2; ++language) guard.words[language] = source.Words(any, language);
    reader.Finish();
    rule.guards.push_back(std::move(guard));
  }
}

}  // namespace factlint
