#include "extractor/sentence_subject.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractor/layout_rungs.h"
#include "extractor/main_entity.h"
#include "extractor/name_case.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kAdverbial = 72;  // bytes of "Ten years after it was founded by a handful of friends" in a shadow

// "…, with 900 trips, operator Marnby reported on Monday": who told it, behind what was told.
bool SpeaksOfFigures(const TextContext& context, const SentenceView& sentence, uint32_t i) {
  const auto& verbs = context.book().role_words(sentence.language).reporting_verbs;
  const std::string_view behind = std::string_view(context.document().text()).substr(context.mention(i).span.end, 16);
  if (!behind.starts_with(" ")) return false;
  const std::string_view verb = behind.substr(1, behind.find_first_of(" .,;\n", 1) - 1);
  if (!Has(verbs, verb)) return false;
  const bool last = i + 1 == sentence.last || !context.IsQuantity(sentence.last - 1);
  for (uint32_t k = sentence.first; last && k < i; ++k)
    if (context.IsQuantity(k)) return true;
  return false;
}

// Where " was " or " is " stands before the first slot behind `from`.
size_t BeVerb(std::string_view text, size_t from) {
  const size_t slot = std::min(text.find('\xEE', from), text.size());
  size_t verb = std::string_view::npos;
  for (const std::string_view be : {" is ", " was ", " are ", " were "}) verb = std::min(verb, text.find(be, from));
  return verb < slot ? verb + 1 : std::string_view::npos;
}

// "The company was set up by the brothers Paul and Emil": where an anaphor is the subject,
// none of the names behind it is. The end of the text where a sentence opens with none.
uint32_t OpeningAnaphor(const RoleFillers& fillers, const SentenceView& sentence) {
  const TextContext& context = fillers.context();
  const std::string_view text = sentence.shadow.text;
  const RoleWords& words = context.book().role_words(sentence.language);
  size_t at = 0;
  for (int tries = 0; tries < 2; ++tries) {
    if (tries == 1) {  // "In 2019, it bought"
      const size_t comma = text.find(" , ");
      if (comma > kAdverbial) break;  // or nowhere
      at = comma + 3;
    }
    const std::string_view opening = text.substr(at);
    if (!opening.starts_with("it ") && !opening.starts_with("they ") && !opening.starts_with("the ") &&
        !opening.starts_with("this "))
      continue;
    if (!words.any_anaphor.MayStandIn(sentence.shadow)) break;
    for (const Anaphor& anaphor : words.anaphora) {
      const auto found = anaphor.words.Find(sentence.shadow, at);
      if (!found || found->begin > at + 1 || KindsOf(fillers, anaphor).empty()) continue;
      // "The company's rival Halden sold"; but "The company's best car was the Lumo" names no other.
      if (text.substr(found->end).starts_with("'s ")) {
        const size_t verb = BeVerb(text, found->end);
        if (verb == std::string_view::npos) continue;
        return sentence.shadow.ToDocument(verb, verb + 1).begin;
      }
      return sentence.shadow.ToDocument(found->begin, found->end).begin;
    }
  }
  return UINT32_MAX;
}

// "The four districts are Ostra, Helvik and Brae": which they are, and nobody that the text goes on to speak of.
bool IsListedPredicate(const TextContext& context, const SentenceView& sentence, uint32_t i) {
  if (sentence.language != Language::kEnglish) return false;
  const std::string_view text = context.document().text();
  const auto joined = [&](uint32_t a, uint32_t b) {
    if (context.mention(a).type != MentionType::kEntity || context.mention(b).type != MentionType::kEntity)
      return false;
    const uint32_t end = context.mention(a).span.end;
    const std::string_view between = text.substr(end, std::max(end, context.mention(b).span.begin) - end);
    return JoinsNames(between);
  };
  uint32_t first = i;
  while (first > sentence.first && joined(first - 1, first)) --first;
  const bool listed = first < i || (i + 1 < sentence.last && joined(i, i + 1));
  if (!listed) return false;
  const std::string_view before =
      text.substr(sentence.span.begin, context.mention(first).span.begin - sentence.span.begin);
  return before.ends_with(" are ") || before.ends_with(" were ");
}

// "Ostra as a whole reached 587; the office lists", "of which Ostra holds 24", 其中余杭区5个: an aside on the
// whole or on a part, behind which a text goes back to whom it speaks of.
bool OnlyMeasures(const TextContext& context, const SentenceView& sentence, uint32_t i) {
  const Span span = context.mention(i).span;
  const std::string_view behind = std::string_view(context.document().text()).substr(span.end, 12);
  if (behind.starts_with(" as a whole")) return true;
  if (StandsInBracketedRemark(context, sentence, i) || IsListedPredicate(context, sentence, i)) return true;
  const std::string_view before =
      context.document().Slice({sentence.span.begin, std::max(sentence.span.begin, span.begin)});
  return before.ends_with("of which ") || before.ends_with("其中") || before.ends_with("其中，");
}

}  // namespace

std::vector<uint32_t> KindsOf(const RoleFillers& fillers, const Anaphor& anaphor) {
  if (anaphor.kinds.empty()) return fillers.characters();
  std::vector<uint32_t> characters;
  for (const std::string& name : anaphor.kinds) {
    const int kind = fillers.context().book().entities().FindKind(name);
    const uint32_t character = kKindBase + static_cast<uint32_t>(kind);
    if (kind >= 0 && fillers.Takes(character)) characters.push_back(character);
  }
  // "the company" may be a name that no pack knows, and so may what no pack has a kind for.
  const bool own_kind =
      !characters.empty() && (anaphor.kinds.front() == "company" || anaphor.kinds.front() == "operator" ||
                              anaphor.kinds.front() == "venue" || anaphor.kinds.front() == "author");
  if (characters.empty() || own_kind)
    if (fillers.Takes(kKindBase)) characters.push_back(kKindBase);
  return characters;
}

bool IsSubject(const RoleFillers& fillers, const SentenceView& sentence, uint32_t i) {
  if (sentence.shadow.text.empty()) return true;
  const TextContext& context = fillers.context();
  return !IsOblique(context, sentence, i) && !StandsInAside(context, sentence, i, sentence.span.end) &&
         !QuotesAFigure(context, sentence, i) && !OnlyMeasures(context, sentence, i) && !IsCounted(context, i) &&
         !SpeaksOfFigures(context, sentence, i) && !OnlyDescribes(context, sentence, i, sentence.span.end) &&
         !IsObject(context, sentence, i) && context.mention(i).span.begin < OpeningAnaphor(fillers, sentence);
}

namespace {

// "Arden has 40 trees, while Brill, which is older, has 30": of the places that open clauses of
// their own "the city" of the next sentence is the last one.
uint32_t LastPlaceToOpen(const RoleFillers& fillers, const SentenceView& sentence, uint32_t first) {
  const TextContext& context = fillers.context();
  const BlockKind kind = context.outline().blocks[sentence.block].kind;
  const bool heads =
      kind == BlockKind::kHeading || kind == BlockKind::kTitle || sentence.block == context.outline().title;
  if (heads || !fillers.AllPlaces(fillers.characters())) return first;
  const auto& openers = context.book().role_words(sentence.language).clause_openers;
  const Shadow& shadow = sentence.shadow;
  uint32_t last = first;
  for (const ShadowSlot& slot : shadow.slots) {
    if (slot.mention <= first || !fillers.Fits(slot.mention)) continue;
    const std::string_view before = std::string_view(shadow.text).substr(0, slot.at);
    const bool opens = std::any_of(openers.begin(), openers.end(),
                                   [&](const std::string& opener) { return before.ends_with(opener); });
    if (opens && IsSubject(fillers, sentence, slot.mention)) last = slot.mention;
  }
  if (last == first) return first;
  // What the text is about goes on.
  for (const auto& topic : {InTitle(fillers), MainEntity(fillers)})
    if (topic && topic->entity == context.mention(first).entity) return first;
  return last;
}

bool TakesOrganisations(const RoleFillers& fillers) {
  const auto& kinds = fillers.context().book().entities().kinds();
  return std::any_of(fillers.characters().begin(), fillers.characters().end(), [&](uint32_t c) {
    return c > kKindBase && c - kKindBase < kinds.size() && kinds[c - kKindBase].is == KindClass::kOrganisation;
  });
}

}  // namespace

std::optional<Filler> FillerIn(const RoleFillers& fillers, const SentenceView& sentence, Via via) {
  // "Digging under Marnby for Ghent's new line": of a city's network what is known tells, no quarter.
  const bool known_first = via == Via::kTitle && !TakesOrganisations(fillers);
  std::optional<uint32_t> other;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (!fillers.Fits(i)) continue;
    if (IsSubject(fillers, sentence, i)) return fillers.Take(LastPlaceToOpen(fillers, sentence, i), via);
    // "The company, run from Ghent, has": of whom a pronoun speaks, sentences before tell
    const bool continues = !fillers.AllPlaces(fillers.characters()) &&
                           fillers.context().mention(i).span.begin >= OpeningAnaphor(fillers, sentence);
    const bool better = other && known_first && fillers.context().character(*other) == kKindBase &&
                        fillers.context().character(i) != kKindBase;
    if ((!other || better) && !continues && !OnlyMeasures(fillers.context(), sentence, i) &&
        !fillers.IsPassedOver(sentence, i))
      other = i;
  }
  if (!other) return std::nullopt;
  return fillers.Take(*other, via);
}

std::optional<Filler> FillerInBlock(const RoleFillers& fillers, uint32_t block, Via via) {
  if (block == kNoIndex || block == fillers.sentence().block) return std::nullopt;
  const TextContext& context = fillers.context();
  const auto [first, last] = context.SentencesOf(block);
  for (uint32_t s = first; s < last; ++s)
    if (auto filler = FillerIn(fillers, context.sentences()[s], via)) return filler;
  return std::nullopt;
}

}  // namespace factlint
