#include "extractor/sentence_reading.h"

#include "extractor/in_parallel.h"

namespace factlint {

std::vector<SentenceReading> ReadSentences(const TextContext& context, uint32_t first, uint32_t last, int jobs,
                                           bool fates) {
  const auto is_read = [&](uint32_t s) {
    const SentenceView& sentence = context.sentences()[s];
    return !sentence.shadow.text.empty() && IsRead(context.outline().blocks[sentence.block].kind);
  };
  std::vector<uint32_t> sentences;
  for (uint32_t s = first; s < last; ++s)
    if (is_read(s)) sentences.push_back(s);
  std::vector<SentenceReading> readings(sentences.size());
  InParallel(readings.size(), jobs, [&](size_t i) {
    SentenceReading& reading = readings[i];
    reading.sentence = sentences[i];
    if (fates) reading.ledger = ClaimLedger(&reading.fates);
    reading.matches = MatchSentence(context, sentences[i], reading.ledger.guarded());
    reading.candidates = CandidatesOf(context, reading.matches, reading.ledger);
  });
  return readings;
}

}  // namespace factlint
