#include "extractor/earlier_text.h"

#include <algorithm>
#include <vector>

#include "extractor/sentence_subject.h"

namespace factlint {
namespace {

constexpr uint32_t kSentencesBack = 4;
constexpr uint32_t kBlocksBack = 256;  // rows and items that are passed over: no fact sheet has more
constexpr uint32_t kFragment = 32;     // bytes of a sentence that is a label and its value

std::optional<Filler> SpokenOf(const RoleFillers& fillers, const SentenceView& sentence, Case which) {
  auto filler = FillerIn(fillers, sentence, Via::kAnaphor);
  if (filler && which == Case::kSubject && !IsSubject(fillers, sentence, filler->mention)) return std::nullopt;
  return filler;
}

// A line of a network, where the network itself may be meant: another paragraph goes back to the whole.
bool IsLineOfAWhole(const RoleFillers& fillers, const Filler& filler) {
  const EntityTable& table = fillers.context().book().entities();
  const std::string& whole = table.kinds()[fillers.context().entity(filler.entity).kind].of;
  const int kind = whole.empty() ? -1 : table.FindKind(whole);
  return kind >= 0 && fillers.Takes(kKindBase + static_cast<uint32_t>(kind));
}

}  // namespace

std::optional<Filler> InBlockBefore(const RoleFillers& fillers, Case which) {
  const std::vector<SentenceView>& sentences = fillers.context().sentences();
  const uint32_t first = fillers.block().first_sentence;
  uint32_t looked = 0;  // "Branches: 212." is soon looked at
  for (uint32_t back = 1; looked < kSentencesBack && fillers.s() >= first + back; ++back) {
    const SentenceView& sentence = sentences[fillers.s() - back];
    if (sentence.span.size() > kFragment || back > 3 * kSentencesBack) ++looked;
    if (auto filler = SpokenOf(fillers, sentence, which)) return filler;
  }
  return std::nullopt;
}

std::optional<Filler> InBlocksBefore(const RoleFillers& fillers, Case which) {
  const auto& blocks = fillers.context().outline().blocks;
  const Block& own = fillers.block();
  const bool labelled = own.kind == BlockKind::kListItem && !own.label.empty();
  const uint32_t from = fillers.sentence().block;
  const uint32_t to = from - std::min(from, kBlocksBack);
  uint32_t looked = 0;
  for (uint32_t b = from; b-- > to && looked < kSentencesBack && blocks[b].heading == own.heading;) {
    const Block& block = blocks[b];
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem) continue;
    // Items with labels speak each of their own thing.
    if (labelled && block.kind == BlockKind::kListItem) continue;
    for (uint32_t s = block.last_sentence; s-- > block.first_sentence && looked < kSentencesBack; ++looked)
      if (auto filler = SpokenOf(fillers, fillers.context().sentences()[s], which);
          filler && !IsLineOfAWhole(fillers, *filler))
        return filler;
  }
  return std::nullopt;
}

}  // namespace factlint
