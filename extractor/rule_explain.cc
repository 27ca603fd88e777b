#include "extractor/rule_explain.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractor/match.h"
#include "extractor/rule_test.h"
#include "extractor/text_context.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 2> kLanguages = {"en", "zh"};
constexpr size_t kFoundWords = 3;

bool IsSolid(std::string_view part) { return part[0] != '~' && part[0] != '['; }

// The type or kind that a shadow's private character stands for; empty: a letter.
std::string SlotName(uint32_t c, const EntityTable& entities) {
  if (c == kPercentOrOrdinal) return "percent|ordinal";
  if (c == kHeadingNumber) return "heading.number";
  if (c >= kTypeBase && c < kTypeBase + kMentionTypes)
    return std::string(ToString(static_cast<MentionType>(c - kTypeBase)));
  if (c >= kKindBase && c < kKindBase + entities.kinds().size()) return entities.kinds()[c - kKindBase].name;
  return {};
}

uint32_t PrivateAt(std::string_view text, size_t at) {
  if (at + 2 >= text.size() || static_cast<unsigned char>(text[at]) != 0xEE) return 0;
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[i])); };
  return (byte(at) & 0xF) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
}

// Writes one explanation.
class Explainer {
 public:
  Explainer(const TextContext& context, const Extraction& extraction, const std::vector<MatchFate>& fates, size_t rule)
      : context_(context),
        book_(context.book()),
        extraction_(extraction),
        fates_(fates),
        number_(static_cast<uint32_t>(rule)),
        rule_(book_.rules()[rule]),
        vocabulary_{book_.VocabularyOf(rule_.pack, Language::kEnglish),
                    book_.VocabularyOf(rule_.pack, Language::kChinese)} {}

  std::string Run() {
    text_ = fmt::format("{}{}{}\n", rule_.id, rule_.finds.empty() ? "" : ": ", rule_.finds);
    for (uint32_t s = 0; s < context_.sentences().size(); ++s) Sentence(s);
    Claims();
    return text_;
  }

 private:
  std::string Slice(Span span) const {
    std::string words(context_.document().Slice(span));
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
  }

  void Sentence(uint32_t s) {
    const SentenceView& sentence = context_.sentences()[s];
    const auto language = static_cast<size_t>(sentence.language);
    text_ += fmt::format("\nsentence {} ({}, {}): {}\n", s + 1, kLanguages[language],
                         ToString(context_.outline().blocks[sentence.block].kind), Slice(sentence.span));
    Mentions(sentence);
    if (sentence.shadow.text.empty()) {
      text_ += "  no mention in it: no rule looks at it\n";
      return;
    }
    text_ += fmt::format("  shadow    {}\n", ReadableShadow(sentence.shadow, book_.entities()));
    if (rule_.patterns[language].empty())
      text_ += fmt::format("  the rule has no pattern in this language ({})\n", kLanguages[language]);
    const bool fits = BlockFits(context_, s, number_);
    for (uint32_t p = 0; p < rule_.patterns[language].size(); ++p) OnePattern(s, p, fits);
  }

  void Mentions(const SentenceView& sentence) {
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Mention& mention = context_.mentions()[i];
      const std::string type = mention.refusal != Refusal::kNone
                                   ? fmt::format("no mention: {}", ToString(mention.refusal))
                                   : "{" + SlotName(context_.character(i), book_.entities()) + "}";
      const std::string what = mention.type == MentionType::kEntity ? context_.entity(mention.entity).id
                               : mention.type == MentionType::kDate
                                   ? mention.date.range.start.ToString() + "/" + mention.date.range.end.ToString()
                                   : fmt::format("{}{}{}", ToString(mention.quantity.bounds),
                                                 mention.quantity.unit.empty() ? "" : " ", mention.quantity.unit);
      text_ += fmt::format("  mention   \"{}\" {} {}\n", Slice(mention.span), type, what);
    }
  }

  void OnePattern(uint32_t s, uint32_t p, bool fits) {
    const SentenceView& sentence = context_.sentences()[s];
    const auto language = static_cast<size_t>(sentence.language);
    const std::string& source = rule_.patterns[language][p].source;
    text_ += fmt::format("  pattern   {}\n", source);
    bool told = false;
    for (const MatchFate& fate : fates_) {
      if (fate.rule != number_ || fate.pattern != p || fate.sentence != s) continue;
      const Span span = sentence.shadow.ToDocument(fate.begin, fate.end);
      text_ += fmt::format("    matched \"{}\": {}\n", Slice(span), Told(fate));
      told = true;
    }
    if (told) return;
    if (!fits) {
      text_ += fmt::format("    not tried: `where:` asks for another place than this {}\n",
                           ToString(context_.outline().blocks[sentence.block].kind));
      return;
    }
    text_ += "    " + HowFar(source, sentence) + "\n";
  }

  std::string HowFar(const std::string& source, const SentenceView& sentence) const {
    const PartialMatch far =
        LongestPartialMatch(source, sentence.shadow, vocabulary_[static_cast<size_t>(sentence.language)]);
    if (far.parts == 1 && far.expected.empty()) return "did not match";
    if (far.matched == 0) return fmt::format("matched none of {}; expected {}", far.parts, far.expected);
    return fmt::format("matched {} of {}, \"{}\"; expected {}{}, found {}", far.matched, far.parts,
                       Slice(sentence.shadow.ToDocument(far.begin, far.end)), far.expected,
                       far.before ? " before it" : "", Beside(sentence.shadow, far));
  }

  // The words where the missing part should stand.
  std::string Beside(const Shadow& shadow, const PartialMatch& far) const {
    std::vector<ShadowWord> words;
    for (const ShadowWord& word : shadow.words) {
      if (far.before ? word.at >= far.begin : word.at < far.end) continue;
      words.push_back(word);
    }
    if (far.before) std::reverse(words.begin(), words.end());
    const auto is_edge = [&](const ShadowWord& word) {
      return PrivateAt(shadow.text, word.at) == kClauseEdge || shadow.text.compare(word.at, 2, ". ") == 0;
    };
    size_t count = 0;
    while (count < std::min(words.size(), kFoundWords) && !is_edge(words[count])) ++count;
    const std::string_view edge = far.before ? "begin" : "end";
    if (count == 0) return fmt::format("the {} of the {}", edge, words.size() <= 1 ? "sentence" : "clause");
    const auto [first, last] = std::minmax(words[0].text, words[count - 1].text);
    const uint32_t end = std::max(words[0].end, words[count - 1].end);
    return fmt::format("\"{}\"", Slice({std::min(first, last), end}));
  }

  std::string Told(const MatchFate& fate) const {
    using Kind = MatchFate::Kind;
    switch (fate.kind) {
      case Kind::kClaim:
        return "a claim";
      case Kind::kGuarded:
        return fmt::format("removed by guard {} of not_if ({})", fate.guard + 1, GuardText(fate.guard));
      case Kind::kNoValue:
        return fmt::format("no claim: nothing fills the role \"{}\"", rule_.emits[fate.emit].value);
      case Kind::kNoSubject:
        return fmt::format("no claim: nothing fills the role \"{}\"{}", rule_.emits[fate.emit].subject, Rungs());
      case Kind::kNoNoun:
        return "no claim: its words name no thing for the metric";
      case Kind::kPronoun:
        return "no claim: \"one\" is a pronoun here";
      case Kind::kLost:
        return fmt::format("no claim: {} took the number, {}", book_.rules()[fate.winner].id, Edge(fate));
      case Kind::kRepeated:
        return "no claim of its own: it says the same once more";
    }
    return {};
  }

  std::string Rungs() const {
    const auto spec = rule_.roles.find("subject");
    if (spec == rule_.roles.end()) return "";
    std::vector<std::string_view> rungs;
    for (const Rung rung : spec->second.from) rungs.push_back(ToString(rung));
    return fmt::format(" (looked in: {})", fmt::join(rungs, ", "));
  }

  std::string GuardText(uint32_t guard) const {
    const Node list = Resolved(rule_.chain, "not_if").front();
    const Node any = list.at(guard)["any"];
    return fmt::format("line {}: {}", list.at(guard).line(),
                       any.IsScalar() ? std::string(any.scalar()) : std::string("one of its words"));
  }

  std::string Edge(const MatchFate& fate) const {
    using By = MatchFate::Edge;
    switch (fate.edge) {
      case By::kWeak:
        return fmt::format("because {} is weak", rule_.id);
      case By::kBeats:
        return fmt::format("which says that it beats {}", rule_.id);
      case By::kStrength:
        return "with a stronger tie to the place";
      case By::kLonger:
        return "with a longer match";
      case By::kSpecific:
        return "with a match as long and more words of its own";
      case By::kOrder:
        break;
    }
    return "a tie that only the order of the rules decides; say which one `beats:` the other";
  }

  void Claims() {
    bool any = false;
    for (const Claim& claim : extraction_.claims) {
      if (claim.rule != rule_.id) continue;
      if (!any) text_ += "\nclaims\n";
      any = true;
      const std::string when = claim.as_of.range
                                   ? fmt::format("{}/{}, {}", claim.as_of.range->start.ToString(),
                                                 claim.as_of.range->end.ToString(), ToString(claim.as_of.basis))
                                   : "unknown";
      text_ += fmt::format("  {} {} {}\n    subject from the {}; as of {}; {}", claim.subject.id, claim.metric,
                           ValueForTest(claim.value), ToString(claim.subject.via), when, ToString(claim.modality));
      for (const auto& [dimension, value] : claim.scope) text_ += fmt::format("; {} {}", dimension, value);
      text_ += "\n";
    }
    if (!any) text_ += "\nno claim of this rule\n";
  }

  const TextContext& context_;
  const RuleBook& book_;
  const Extraction& extraction_;
  const std::vector<MatchFate>& fates_;
  uint32_t number_;
  const Rule& rule_;
  Vocabulary vocabulary_[2];
  std::string text_;
};

}  // namespace

std::string ReadableShadow(const Shadow& shadow, const EntityTable& entities) {
  std::string text;
  for (size_t i = 0; i < shadow.text.size();) {
    const uint32_t c = PrivateAt(shadow.text, i);
    if (c == 0) {
      text += shadow.text[i++];
      continue;
    }
    text += c == kClauseEdge ? "|" : "{" + SlotName(c, entities) + "}";
    i += 3;
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

PartialMatch LongestPartialMatch(std::string_view pattern, const Shadow& shadow, const Vocabulary& vocabulary) {
  const std::vector<std::string> parts = PatternParts(pattern);
  PartialMatch best{.parts = parts.size()};
  if (parts.size() == 1 && parts[0].substr(0, 3) == "re:") return best;
  std::vector<std::string_view> groups;
  int most = 0;  // solid parts
  for (size_t first = 0; first < parts.size(); ++first) {
    if (!IsSolid(parts[first])) continue;
    if (best.expected.empty()) best.expected = parts[first];
    int solid = 0;
    std::string source;
    for (size_t last = first; last < parts.size(); ++last) {
      source += (last == first ? "" : " ") + parts[last];
      if (!IsSolid(parts[last]) || ++solid <= most) continue;
      const Expression run(CompilePattern(source, shadow.language, vocabulary).pattern.expression);
      const auto word = std::find_if(shadow.words.begin(), shadow.words.end(),
                                     [&](const ShadowWord& w) { return run.FindAt(shadow.text, w.at, groups); });
      if (word == shadow.words.end()) break;
      most = solid;
      best.matched = last - first + 1;
      best.begin = word->at;
      best.end = word->at + groups[0].size();
      best.before = std::none_of(parts.begin() + static_cast<ptrdiff_t>(last) + 1, parts.end(), IsSolid);
      size_t missing = best.before ? first : last + 1;
      if (best.before)
        while (missing > 0 && !IsSolid(parts[--missing])) {
        }
      else
        while (!IsSolid(parts[missing])) ++missing;
      best.expected = parts[missing];
    }
  }
  return best;
}

std::string ExplainRule(const RuleBook& book, size_t rule, const Document& document, const ExtractOptions& options) {
  std::vector<MatchFate> fates;
  const Extraction extraction = ExtractClaims(document, book, options, &fates);
  FoundMentions found = FindMentions(document, book, options);
  const TextContext context(document, found.outline, book, std::move(found.mentions), std::move(found.local));
  return Explainer(context, extraction, fates, rule).Run();
}

}  // namespace factlint
