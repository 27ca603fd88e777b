// factlint mentions: what rules see.
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/each_document.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/reading_log.h"
#include "cli/stream.h"
#include "extractor/find_mentions.h"
#include "reports/mention_json.h"

namespace factlint {
namespace {

// From this size on a text's lines are written while it is read, by the thread that writes:
// the lines of a text of numbers are hundreds of times its size.
constexpr size_t kLarge = size_t{1} << 20;

struct Lines {
  std::string id;
  std::string text;
  std::optional<Document> large;  // in place of the lines
};

EntityLabel LabelOf(const RuleBook& book, const std::vector<Entity>& local, const Mention& mention) {
  if (mention.type != MentionType::kEntity) return {};
  const Entity& entity = EntityOf(book, local, mention);
  return {.id = entity.id, .name = entity.name, .kind = book.entities().kinds()[entity.kind].name};
}

// Appends to `lines`; `done` is called now and then and may take them out.
void AppendMentions(const Document& document, const RuleBook& book, const ExtractOptions& options, std::string& lines,
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
}

Lines MentionLines(Document document, const RuleBook& book, const ExtractOptions& options) {
  Lines lines{.id = document.info().id, .text = {}, .large = {}};
  if (document.text().size() >= kLarge) {
    lines.large = std::move(document);
  } else {
    AppendMentions(document, book, options, lines.text, [] {});
  }
  return lines;
}

void WriteMentions(Lines lines, const RuleBook& book, const ExtractOptions& options, Stream& stream) {
  const auto write = [&] {
    stream.Write(lines.text);
    lines.text.clear();
  };
  if (lines.large) AppendMentions(*lines.large, book, options, lines.text, write);
  write();
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
      *session, [&](Document document) { return MentionLines(std::move(document), *book, extract); },
      [&](Worked<Lines> one) {
        if (log.Take(one)) WriteMentions(std::move(*one.product), *book, extract, stream);
        return stream.IsOpen();
      });
  Outcome outcome = VouchFor(log.coverage(), Needs::kDocuments, options);
  outcome.details = log.Messages();
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
