// Any bytes as a document of any kind: decoded, read by all built-in packs. The
// first byte chooses the kind, the rest is the file.
#include <string>
#include <string_view>
#include <vector>

#include "extractor/extract.h"
#include "fuzz/promise.h"

namespace factlint {
namespace {

const RuleBook& Book() {
  static const RuleBook book = [] {
    std::vector<PackFiles> packs;
    for (const std::string& name : BuiltinPackNames()) packs.push_back(*OpenBuiltinPack(name));
    Result<RuleBook> loaded = RuleBook::Load(std::move(packs));
    Promise(loaded.has_value(), "the built-in packs load");
    return std::move(*loaded);
  }();
  return book;
}

void CheckSpan(const Document& document, Span span) {
  Promise(span.begin <= span.end && span.end <= document.text().size(), "a span lies in its text");
  const Span source = document.SourceOf(span);
  Promise(source.begin <= source.end && source.end <= document.Source().size(), "what it was made of lies in its page");
  Promise(document.Original(source.begin) <= document.Original(source.end), "the way back keeps the order");
  Promise(document.Original(source.end) <= document.original_bytes(), "the way back ends in the file");
}

void CheckPlace(const Document& document, const std::optional<Place>& place) {
  if (!place) return;
  Promise(place->start <= place->end && place->end <= document.original_bytes(), "a place lies in its file");
  Promise(place->line >= 1 && place->column >= 1, "lines and columns count from 1");
}

void Run(std::string_view bytes) {
  if (bytes.empty()) return;
  constexpr int kKinds = 5;  // the seeds call them 't' to 'x'
  const auto kind = static_cast<DocumentKind>((static_cast<unsigned char>(bytes[0]) + 255 - 't') % kKinds);
  DocumentInfo info;
  info.id = info.path = "fuzz";
  const Result<Document> document = Document::Decode(std::string(bytes.substr(1)), kind, info);
  if (!document) {
    Promise(document.error().what.find('\n') == std::string::npos, "a refusal is one line");
    return;
  }
  const Extraction extraction = ExtractClaims(*document, Book(), {});
  uint32_t last = 0;
  for (const Mention& mention : extraction.mentions) {
    CheckSpan(*document, mention.span);
    Promise(mention.span.begin >= last, "mentions are sorted");
    last = mention.span.begin;
  }
  for (const Unclaimed& unclaimed : extraction.unclaimed) {
    Promise(unclaimed.mention < extraction.mentions.size(), "what no claim took is a mention");
    Promise(!unclaimed.reason.empty(), "what no claim took has a reason");
  }
  for (const Claim& claim : extraction.claims) {
    Promise(!claim.subject.id.empty() && !claim.metric.empty(), "a claim has a subject and a metric");
    CheckPlace(*document, claim.place);
    CheckPlace(*document, claim.quote_place);
    CheckPlace(*document, claim.subject.place);
  }
}

}  // namespace
}  // namespace factlint

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  factlint::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
