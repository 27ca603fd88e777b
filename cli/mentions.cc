// factlint mentions: what rules see.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/document_lines.h"
#include "cli/each_document.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/reading_log.h"
#include "cli/stream.h"
#include "extractor/find_mentions.h"
#include "reports/mention_json.h"

namespace factlint {
namespace {

EntityLabel LabelOf(const RuleBook& book, const std::vector<Entity>& local, const Mention& mention) {
  if (mention.type != MentionType::kEntity) return {};
  const Entity& entity = EntityOf(book, local, mention);
  return {.id = entity.id, .name = entity.name, .kind = book.entities().kinds()[entity.kind].name};
}

// Tells no claims.
int Append(const Document& document, const RuleBook& book, const ExtractOptions& options, std::string& lines,
           const std::function<void()>& done) {
  Locator locator(document);
  FindInPieces(document, book, options, [&](std::vector<Mention>& piece, const std::vector<Entity>& local) {
    for (const Mention& mention : piece) {
      if (mention.refusal != Refusal::kNone) continue;
      AppendMentionJson(lines, document.info().id, document.Slice(mention.span), locator.Locate(mention.span), mention,
                        LabelOf(book, local, mention));
      lines += '\n';
    }
    done();
  });
  return 0;
}

}  // namespace

Outcome RunMentions(const Options& options) {
  const Result<Session> session = OpenSession(options);
  if (!session) return UsageOutcome(session.error());
  const Result<RuleBook> book = LoadNames(session->config, options, Beside::kLanguageData);
  if (!book) return UsageOutcome(book.error());
  const ExtractOptions extract = ExtractOptionsOf(session->config);
  Stream stream(options);
  ReadingLog log;
  const AppendLines append = [&](const Document& document, int jobs, std::string& lines,
                                 const std::function<void()>& done) {
    ExtractOptions own = extract;
    own.jobs = jobs;
    return Append(document, *book, own, lines, done);
  };
  ForEachDocument<DocumentLines>(
      *session, [&](Document document) { return LinesOf(std::move(document), append); },
      [&](Worked<DocumentLines> one) {
        if (log.Take(one)) WriteLines(std::move(*one.product), append, session->jobs, stream);
        return stream.IsOpen();
      });
  Outcome outcome = VouchFor(log.coverage(), Needs::kDocuments, options);
  outcome.details = log.Messages();
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
