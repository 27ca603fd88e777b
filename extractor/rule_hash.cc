#include "extractor/rule_hash.h"

#include <algorithm>
#include <iterator>

#include "extractor/hash.h"

namespace factlint {
namespace {

void Add(const Node& node, IdHash& hash) {
  if (node.IsScalar()) {
    hash.Add(node.scalar());
    return;
  }
  hash.Add(node.IsMap() ? "{" : "[");
  for (size_t i = 0; i < node.size(); ++i) {
    if (node.IsMap()) Add(node.key(i), hash);
    Add(node.at(i), hash);
  }
  hash.Add("]");
}

// What a rule or metric says to people and to its tests changes no finding.
bool IsForReaders(std::string_view key) {
  constexpr std::string_view kKeys[] = {"finds", "why", "misses", "since", "tests", "examples"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

std::string HashOf(const Node& node) {
  IdHash hash;
  for (size_t i = 0; node.IsMap() && i < node.size(); ++i) {
    if (IsForReaders(node.key(i).scalar())) continue;
    Add(node.key(i), hash);
    Add(node.at(i), hash);
  }
  return hash.Hex().substr(0, 8);
}

}  // namespace

std::map<std::string, std::string, std::less<>> HashRules(const RuleBook& book) {
  std::map<std::string, std::string, std::less<>> hashes;
  for (const Rule& rule : book.rule_heads()) hashes[rule.id] = HashOf(rule.node);
  for (const YamlFile* file : book.MetricFiles()) {
    const Node metrics = file->root()["metrics"];
    for (size_t i = 0; i < metrics.size(); ++i)
      hashes["metric " + std::string(metrics.key(i).scalar())] = HashOf(metrics.at(i));
  }
  return hashes;
}

}  // namespace factlint
