#include "extractor/sentence_reading.h"

#include "extractor/in_parallel.h"

namespace factlint {

std::vector<SentenceReading> ReadSentences(const TextContext& context, uint32_t first, uint32_t last, int jobs,
                                           bool fates) {
  std::vector<SentenceReading> readings(last - first);
  InParallel(readings.size(), jobs, [&](size_t i) {
    const auto s = static_cast<uint32_t>(first + i);
    if (!IsRead(context.outline().blocks[context.sentences()[s].block].kind)) return;
    SentenceReading& reading = readings[i];
    if (fates) reading.ledger = ClaimLedger(&reading.fates);
    reading.matches = MatchSentence(context, s, reading.ledger.guarded());
    reading.candidates = CandidatesOf(context, reading.matches, reading.ledger);
  });
  return readings;
}

}  // namespace factlint
