// A rule as its author wrote it, checked: which words around which slots make a
// claim of which metric, and where the roles come from that the words leave out.
// rules.md is the language.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/claim.h"
#include "extractor/diagnostic.h"
#include "extractor/entities.h"
#include "extractor/outline.h"
#include "extractor/pattern.h"
#include "extractor/phrase_finder.h"
#include "extractor/yaml.h"

namespace factlint {

// Where a role may be taken from when no capture gives it, nearest first.
enum class Rung : uint8_t {
  kClause,    // the same clause
  kSentence,  // the same sentence
  kPrevious,  // an earlier sentence of the block, or what a pronoun or "the city" stands for
  kListIntro,
  kLabel,  // "AI companies: ..."
  kTableRow,
  kTableColumn,
  kHeading,
  kTitle,
  kDocument,  // what most of the document is about; a sentence that dates all of its figures
  kCaption,   // the line above a table
  kFrontMatter,
};
// Where a rule's time may come from: bit i is Rung i.
using Rungs = uint32_t;
inline constexpr Rungs kAllRungs = ~Rungs{0};
constexpr bool Has(Rungs rungs, Rung rung) { return (rungs >> static_cast<int>(rung)) & 1; }
std::string_view ToString(Rung rung);
// As `where: {block: …}` names it: "table_row".
std::string_view ToString(BlockKind kind);

struct RoleSpec {
  std::vector<uint32_t> fillers;  // shadow characters of the mentions that may fill it
  std::vector<Rung> from;
  std::string entity;  // a fixed entity instead: "china"
};

// Words that must, or must not, stand near.
struct Guard {
  enum class Where : uint8_t { kBefore, kAfter, kSentence, kHeading, kTitle };
  enum class Effect : uint8_t { kDrop, kDenied, kForecast, kTarget, kHistorical, kActual };
  Where where = Where::kSentence;
  std::string role;  // of kBefore and kAfter
  int within = 0;    // words; Chinese: twice as many characters
  Effect effect = Effect::kDrop;
  std::array<PhraseSet, 2> words;  // by Language
};

// What must hold of the block before a pattern is tried.
struct BlockCondition {
  std::vector<BlockKind> kinds;    // empty: any that holds text
  std::array<PhraseSet, 2> label;  // over the words of the label, by Language
  std::array<PhraseSet, 2> heading;
  std::array<PhraseSet, 2> title;
  bool needs_label = false, needs_heading = false, needs_title = false;
};

struct Emit {
  std::string metric;  // may hold "{noun}": the captured words, normalised
  std::string subject = "subject";
  std::string value = "value";
  std::optional<Strength> strength;
  Scope scope;  // values "{ranking}" and "{year}" are the ranking's name, else the document's id, and the year of its
                // edition
  bool apart = false;         // the words do not say what it measures: compared with itself alone
  std::string as;             // kind of what a place stands for where it has one only: a city for its "network"
  bool tells_change = false;  // the value is how two others of its sentence differ: "grew 8%", "doubled"
  bool parts = false;         // kept apart from a shorter time, a part, a place (part.h); rules of `open` always are
  std::vector<std::string> units;  // that the value may have: "a network of 37 metres" is none; empty: any
  std::string dimension;           // of the value's unit ("area"): "covers 900 ha", but not "covers 900 km"
  std::string population;          // role of captured words that may hold qualifiers ("major", "core")
};

struct RuleTest {
  std::string in;
  std::string todo;  // why it is not expected to pass yet
  Node node;         // with "out", read by rule_test.h
};

struct Rule {
  std::string id;  // "china-ai/company-share"
  std::string pack;
  std::string finds, why, misses, since;
  std::vector<Emit> emits;
  std::array<std::vector<Pattern>, 2> patterns;  // by Language
  std::map<std::string, RoleSpec> roles;         // "subject", "value", ...
  Rungs time_from = kAllRungs;
  BlockCondition where;
  std::vector<Guard> guards;
  std::vector<std::string> beats;  // full ids
  bool weak = false;               // of the pack `open`: gives way to any other rule on the same number
  std::vector<RuleTest> tests;
  Node node;
  std::vector<Node> chain;     // the rule and its bases, nearest first
  std::vector<Node> replaced;  // the rules of the same id that it took the place of
};

// What a rule's key says: the values along the chain, nearest first, as long as
// they are maps, which merge by key; else the nearest alone. Empty: nothing.
std::vector<Node> Resolved(const std::vector<Node>& chain, std::string_view key);

// The words of one pack.
struct Lexset {
  std::array<std::vector<std::string>, 2> entries;  // by Language
  Node node;
};
using Lexsets = std::map<std::string, Lexset, std::less<>>;

// Reads the lexsets of a rules file into `lexsets`; later ones replace.
void ReadLexsets(const YamlFile& file, Lexsets& lexsets, Diagnostics& diagnostics);

// What rules of a pack may extend, by name.
using Bases = std::map<std::string, Node, std::less<>>;

// What a rules file may name.
struct RuleContext {
  std::string pack;
  bool built_in = false;                 // all packs of the run are, so that patterns may be compiled already
  std::array<Vocabulary, 2> vocabulary;  // by Language
  std::vector<std::string> metrics;      // declared names; empty: anything goes
  Bases bases;
  const EntityTable* entities = nullptr;
};

// Reads the rules of a file. All mistakes go to `diagnostics`; a rule with a
// mistake is left out. `off: true` gives a rule without patterns, which takes an
// earlier one away.
std::vector<Rule> ReadRules(const YamlFile& file, const RuleContext& context, Diagnostics& diagnostics);
// One of them.
Rule ReadRule(Node node, const RuleContext& context, Diagnostics& diagnostics);

}  // namespace factlint
