// What extraction made of documents, for runs that meet the same ones twice: the two
// revisions of a diff.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "extractor/extract.h"
#include "extractor/ignore_comments.h"
#include "reconcile/finding.h"
#include "reports/renderer.h"

namespace factlint {

// A document with all that a report needs of it.
struct ReadDocument {
  std::string id;
  DocumentSummary summary;
  std::vector<Claim> claims;
  std::optional<DocumentText> text;
  std::vector<IgnoreComment> comments;
};

// All that decides what is extracted from a document: its bytes and metadata but for its
// path, the options, the rules.
std::string ExtractionKey(const Document& document, const ExtractOptions& options, std::string_view ruleset);

// The document and its claims, now under this path.
void Rename(ReadDocument& read, const std::string& path);

// Safe for use by several threads at once.
class ExtractedDocuments {
 public:
  // What was kept of a document of the same bytes, metadata, options and rules, but
  // for its path, which becomes this one's. It is handed out once.
  std::optional<ReadDocument> Take(const Document& document, const ExtractOptions& options, std::string_view ruleset);
  // Keeps it without its text.
  void Keep(const Document& document, const ExtractOptions& options, std::string_view ruleset,
            const ReadDocument& read);

  int reused() const { return reused_; }

 private:
  std::mutex mutex_;
  std::multimap<std::string, ReadDocument> kept_;
  int reused_ = 0;
};

}  // namespace factlint
