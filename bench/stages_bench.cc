// How fast each stage of an extraction is, by Google Benchmark, in bytes a second.
// usage: stages_bench TEXT [--benchmark_…]   (a text of bench/prose.py)
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include "extractor/dates.h"
#include "extractor/extract.h"
#include "extractor/rule_pack.h"
#include "extractor/scanner.h"
#include "reports/claim_json.h"

namespace factlint::bench {
namespace {

Document Read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  return Document::FromUtf8(std::move(text), DocumentKind::kText, {.id = path, .path = path});
}

RuleBook EveryPack() {
  std::vector<PackFiles> packs;
  for (const std::string& name : BuiltinPackNames()) packs.push_back(*OpenBuiltinPack(name));
  return *RuleBook::Load(std::move(packs));
}

// Runs `stage` until its time is known.
template <class Stage>
void Register(const char* name, const Document& document, Stage stage) {
  benchmark::RegisterBenchmark(name, [&document, stage](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(stage());
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * document.text().size()));
  });
}

std::string Json(const std::vector<Claim>& claims) {
  std::string text;
  for (const Claim& claim : claims) AppendClaimJson(text, claim);
  return text;
}

}  // namespace
}  // namespace factlint::bench

int main(int argc, char** argv) {
  using namespace factlint;
  if (argc < 2) {
    std::cerr << "usage: stages_bench TEXT [--benchmark_...]\n";
    return 2;
  }
  const Document document = bench::Read(argv[1]);
  argv[1] = argv[0];
  benchmark::Initialize(&--argc, ++argv);
  const RuleBook book = bench::EveryPack();
  const Outline outline = ParseOutline(document);
  const ScanOptions scan{.currency_of_dollar = "USD"};
  const std::vector<Claim> claims = ExtractClaims(document, book, {}).claims;
  bench::Register("outline", document, [&] { return ParseOutline(document); });
  bench::Register("known names", document, [&] { return book.entities().Find(document.text()); });
  bench::Register("dates", document, [&] { return ScanDates(document, DateLexicon::Builtin()); });
  bench::Register("numbers", document, [&] { return ScanMentions(document, outline, Lexicon::Builtin(), {}, scan); });
  bench::Register("all mentions", document, [&] { return FindMentions(document, book, {}); });
  bench::Register("claims", document, [&] { return ExtractClaims(document, book, {}); });
  bench::Register("claims as JSON", document, [&] { return bench::Json(claims); });
  benchmark::RunSpecifiedBenchmarks();
}
