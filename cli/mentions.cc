// factlint mentions: what rules see.
#include <utility>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/each_document.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/reading_log.h"
#include "cli/stream.h"
#include "extractor/extract.h"
#include "reports/mention_json.h"

namespace factlint {
namespace {

struct Lines {
  std::string id;
  std::string text;
};

EntityLabel LabelOf(const RuleBook& book, const std::vector<Entity>& local, const Mention& mention) {
  if (mention.type != MentionType::kEntity) return {};
  const Entity& entity = EntityOf(book, local, mention);
  return {.id = entity.id, .name = entity.name, .kind = book.entities().kinds()[entity.kind].name};
}

Lines MentionLines(const Document& document, const RuleBook& book, const ExtractOptions& options) {
  const FoundMentions found = FindMentions(document, book, options);
  Lines lines{.id = document.info().id, .text = {}};
  Locator locator(document);
  for (const Mention& mention : found.mentions) {
    if (mention.refusal != Refusal::kNone) continue;
    AppendMentionJson(lines.text, lines.id, document.Slice(mention.span), locator.Locate(mention.span), mention,
                      LabelOf(book, found.local, mention));
    lines.text += '\n';
  }
  return lines;
}

}  // namespace

Outcome RunMentions(const Options& options) {
  const Result<Session> session = OpenSession(options);
  if (!session) return UsageOutcome(session.error());
  const Result<RuleBook> book = LoadRulesToExtract(session->config, options);
  if (!book) return UsageOutcome(book.error());
  const ExtractOptions extract = ExtractOptionsOf(session->config);
  Stream stream(options);
  ReadingLog log;
  ForEachDocument<Lines>(
      *session, [&](const Document& document) { return MentionLines(document, *book, extract); },
      [&](Worked<Lines> one) {
        if (log.Take(one)) stream.Write(one.product->text);
        return stream.IsOpen();
      });
  Outcome outcome = VouchFor(log.coverage(), Needs::kDocuments, options);
  outcome.details = log.Messages();
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
