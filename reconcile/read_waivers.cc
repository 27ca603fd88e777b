// ReadWaivers and ReadComment: what users write, checked.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractor/unicode.h"
#include "reconcile/codes.h"
#include "reconcile/waivers.h"
#include "reconcile/yaml_place.h"

namespace factlint {
namespace {

constexpr std::string_view kSourceWrong = "source-wrong";

// What is wrong with an outcome, and the way out; nothing where all is well.
struct Wrong {
  std::string what, hint;
};

std::optional<Wrong> CheckOutcome(std::string_view outcome) {
  const std::string name(outcome.substr(0, outcome.find(':')));
  const std::vector<std::string>& known = WaiverOutcomes();
  if (std::find(known.begin(), known.end(), name) == known.end()) {
    const std::string near = DidYouMean(name, known);
    return Wrong{fmt::format("unknown outcome \"{}\"", outcome),
                 near.empty() ? fmt::format("one of: {}", fmt::join(known, ", ")) : near};
  }
  if (name == kSourceWrong && outcome.size() <= kSourceWrong.size() + 1)
    return Wrong{"\"source-wrong\" does not say which source", "write source-wrong: and the document's id"};
  if (name != kSourceWrong && outcome.size() > name.size())
    return Wrong{fmt::format("\"{}\" takes nothing behind it", name), "only source-wrong names a document"};
  return std::nullopt;
}

std::optional<Wrong> CheckCode(const std::string& code) {
  if (code.starts_with("X-")) return std::nullopt;
  if (FindCode(code) != nullptr && FindCode(code)->code == code) return std::nullopt;
  std::vector<std::string> known;
  for (const CodeInfo& info : Codes()) known.emplace_back(info.code);
  return Wrong{fmt::format("unknown code \"{}\"", code), DidYouMean(code, known)};
}

// The last day, from its text.
struct Until {
  std::optional<Date> date;
  std::optional<Wrong> wrong;
};

Until ReadUntil(std::string_view text, const WaiverRules& rules) {
  const std::optional<DateRange> day = text.size() == 10 ? DateRange::ParseIso(text) : std::nullopt;
  if (!day) return {{}, Wrong{fmt::format("\"until\" is no day: \"{}\"", text), "write YYYY-MM-DD"}};
  const int64_t last = rules.today.ToDays() + rules.longest_days;
  if (day->start.ToDays() > last)
    return {{},
            Wrong{fmt::format("\"until\" is more than {} days away", rules.longest_days),
                  fmt::format("{} is the last day that can be named today", Date::FromDays(last).ToString())}};
  return {day->start, {}};
}

class Reader {
 public:
  Reader(const std::string& path, const WaiverRules& rules, Diagnostics& diagnostics)
      : path_(path), rules_(rules), diagnostics_(diagnostics) {}

  Waiver Read(Node node) {
    Waiver waiver;
    waiver.path = path_;
    waiver.place = PlaceOf(node);
    MapReader reader(node, "a waiver", diagnostics_);
    ReadMatch(reader, waiver);
    waiver.outcome = Needed(reader, "outcome");
    if (const auto wrong = waiver.outcome.empty() ? std::nullopt : CheckOutcome(waiver.outcome))
      reader.Error(reader.Get("outcome"), wrong->what, wrong->hint);
    waiver.reason = Needed(reader, "reason");
    waiver.owner = reader.String("owner").value_or("");
    ReadUntilOf(reader, waiver);
    if (const auto pin = reader.OneOf("pin", {"state", "key"})) waiver.pin = *pin == "key" ? Pin::kKey : Pin::kState;
    reader.Finish();
    return waiver;
  }

 private:
  // A text that must be there and say something.
  static std::string Needed(MapReader& reader, std::string_view key) {
    const Node node = reader.Require(key);
    const std::optional<std::string> text = reader.String(key);
    if (text && Trim(*text).empty()) reader.Error(node, fmt::format("\"{}\" is empty", key));
    return text.value_or("");
  }

  void ReadUntilOf(MapReader& reader, Waiver& waiver) {
    const std::optional<std::string> text = reader.String("until");
    if (!text) {
      if (!reader.Get("until") && !waiver.outcome.starts_with(kSourceWrong))
        reader.Error(reader.Get("outcome"), "the waiver has no \"until\"",
                     "only source-wrong may stay without a last day");
      return;
    }
    const Until until = ReadUntil(*text, rules_);
    if (until.wrong) reader.Error(reader.Get("until"), until.wrong->what, until.wrong->hint);
    waiver.until = until.date;
  }

  void ReadMatch(MapReader& outer, Waiver& waiver) {
    const Node node = outer.Require("match");
    if (!node) return;
    MapReader reader(node, "match", diagnostics_);
    waiver.id = reader.String("id").value_or("");
    waiver.states = reader.Strings("state");
    waiver.codes = reader.Strings("code");
    waiver.sources = reader.Strings("sources");
    waiver.text = reader.String("text").value_or("");
    waiver.quote = reader.String("quote").value_or("");
    ReadKey(reader.Get("key"), waiver);
    reader.Finish();
    if (reader.Get("id") && !waiver.id.starts_with("f1:"))
      reader.Error(reader.Get("id"), fmt::format("\"{}\" is no id of a finding", waiver.id), "they begin with \"f1:\"");
    for (const std::string& code : waiver.codes)
      if (const auto wrong = CheckCode(code)) reader.Error(reader.Get("code"), wrong->what, wrong->hint);
    const bool selects = !waiver.subject.empty() || !waiver.metric.empty() || !waiver.sources.empty() ||
                         !waiver.text.empty() || !waiver.quote.empty();
    if (reader.Get("id")) {
      if (selects || !waiver.codes.empty())
        reader.Error(reader.Get("id"), "an \"id\" says it all", "leave code, key, sources, text and quote out");
    } else if (waiver.codes.empty()) {
      reader.Error(node, "the waiver matches by neither \"id\" nor \"code\"", "a waiver without a code hides too much");
    } else if (!selects) {
      reader.Error(reader.Get("code"), "a code alone would hide all of its findings",
                   "add a key ({subject: …, metric: …}), sources, text or quote; or set the code's severity in "
                   "factlint.yaml");
    }
  }

  void ReadKey(Node node, Waiver& waiver) {
    if (!node) return;
    MapReader reader(node, "the key", diagnostics_);
    waiver.subject = reader.String("subject").value_or("");
    waiver.metric = reader.String("metric").value_or("");
    const Node scope = reader.Get("scope");
    if (scope && !scope.IsMap()) reader.Error(scope, "\"scope\" must be a map", "such as {population: startup}");
    for (size_t i = 0; scope.IsMap() && i < scope.size(); ++i)
      waiver.scope.emplace_back(scope.key(i).scalar(), scope.at(i).scalar());
    reader.Finish();
  }

  const std::string& path_;
  const WaiverRules& rules_;
  Diagnostics& diagnostics_;
};

std::string Told(const Wrong& wrong) {
  return wrong.hint.empty() ? wrong.what : fmt::format("{} ({})", wrong.what, wrong.hint);
}

// The attributes of a comment; the error is what is wrong with them.
std::optional<Error> ReadAttributes(const IgnoreComment& comment, const WaiverRules& rules, Waiver& waiver) {
  const std::vector<std::string> known = {"until", "reason", "outcome", "owner", "state", "text"};
  for (const auto& [name, value] : comment.attributes) {
    if (name == "reason") {
      waiver.reason = value;
    } else if (name == "owner") {
      waiver.owner = value;
    } else if (name == "state") {
      waiver.states.push_back(value);
    } else if (name == "text") {
      waiver.text = value;
    } else if (name == "outcome") {
      if (const auto wrong = CheckOutcome(value)) return Error{.what = Told(*wrong)};
      waiver.outcome = value;
    } else if (name == "until") {
      const Until until = ReadUntil(value, rules);
      if (until.wrong) return Error{.what = Told(*until.wrong)};
      waiver.until = until.date;
    } else {
      return Error{.what = Told({fmt::format("unknown word \"{}\"", name), DidYouMean(name, known)})};
    }
  }
  return std::nullopt;
}

}  // namespace

const std::vector<std::string>& WaiverOutcomes() {
  static const std::vector<std::string> kOutcomes = {"source-wrong",      "both-wrong",      "scope-differs",
                                                     "precision-differs", "entity-mismatch", "accepted-drift",
                                                     "tool-error"};
  return kOutcomes;
}

std::vector<Waiver> ReadWaivers(const YamlFile& file, const std::string& path, const WaiverRules& rules,
                                Diagnostics& diagnostics) {
  std::vector<Waiver> waivers;
  const Node root = file.root();
  if (root.kind() == Node::Kind::kNull || !root) return waivers;
  if (!root.IsSequence()) {
    diagnostics.Add(file.At(root, "waivers are a list", "each begins with \"- match:\""));
    return waivers;
  }
  Reader reader(path, rules, diagnostics);
  for (size_t i = 0; i < root.size(); ++i) waivers.push_back(reader.Read(root.at(i)));
  return waivers;
}

Result<Waiver> ReadComment(const IgnoreComment& comment, const DocumentInfo& document, const WaiverRules& rules) {
  Waiver waiver;
  waiver.doc = document.id;
  waiver.path = document.path;
  waiver.place = comment.place;
  waiver.line = comment.line;
  waiver.outcome = "ignored";
  waiver.codes = comment.words;
  if (!comment.apart) return Error{.what = "it stands inside a line; put it on a line of its own above the sentence"};
  if (comment.words.empty()) return Error{.what = "it names no code and would hide everything; name one, as FL101"};
  for (const std::string& code : comment.words)
    if (const auto wrong = CheckCode(code)) return Error{.what = Told(*wrong)};
  if (const auto wrong = ReadAttributes(comment, rules, waiver)) return *wrong;
  if (Trim(waiver.reason).empty()) return Error{.what = "it has no reason=\"…\""};
  if (!waiver.until && !waiver.outcome.starts_with(kSourceWrong))
    return Error{.what = "it has no until=YYYY-MM-DD, its last day"};
  if (!comment.whole_file && comment.line == 0) return Error{.what = "nothing follows that it could speak of"};
  return waiver;
}

}  // namespace factlint
