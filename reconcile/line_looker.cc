#include "reconcile/line_looker.h"

#include "extractor/in_parallel.h"
#include "reconcile/assemble.h"
#include "reconcile/key_hash.h"
#include "reconcile/provenance.h"

namespace factlint {

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::string_view LineAt(std::string_view jsonl, uint64_t offset) {
  return jsonl.substr(offset, std::min(jsonl.find('\n', offset), jsonl.size()) - offset);
}

LineLooker::LineLooker(const ReconcileInput& input)
    : scanner_(input.metrics, input.hierarchy, input.documents),
      find_copies_(input.find_copies),
      copies_(input.metrics.policy()) {}

bool LineLooker::Look(std::string_view text) {
  const bool plain = scanner_.Scan(text, scanned);
  if (plain && !find_copies_) return true;
  if (plain && scanned.quote.find('\\') == std::string_view::npos) {
    copies_.Add({.doc = scanned.doc,
                 .doc_hash = scanned.doc_hash,
                 .meter = scanned.meter,
                 .quote = scanned.quote,
                 .mantissa = scanned.mantissa,
                 .exponent = scanned.exponent});
    return true;
  }
  claim = reader_.Read(line(), error);
  if (!claim) return false;
  if (find_copies_) copies_.Add(*claim);
  if (plain) return true;
  scanned = {};
  scanned.subject = claim->subject.id;
  scanned.metric = claim->metric;
  scanned.record.block = BlockHash(HashText(claim->subject.id), HashText(claim->metric));
  scanned.record.exact = true;
  scanned.id = HashText(claim->id);
  return true;
}

Claim LineLooker::Read(std::string_view line) {
  std::string ignored;
  return *reader_.Read(line, ignored);
}

void CountDocuments(const ReconcileInput& input, CopyFinder& copies, Judgement& judgement) {
  if (!input.find_copies) return;
  const SourceNumbers numbers = copies.Sources(input.documents, input.jobs);
  InParallel(judgement.findings.size(), input.jobs, [&](size_t i) { RecountSources(numbers, judgement.findings[i]); });
  for (Finding& circle : NoticeCircles(input.documents)) judgement.findings.push_back(std::move(circle));
  OrderFindings(judgement.findings);
  judgement.coverage.documents = judgement.coverage.read = static_cast<int>(copies.documents());
}

}  // namespace factlint
