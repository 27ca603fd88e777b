// All documents of a run, read and worked on in parallel, in order.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/document_source.h"
#include "cli/in_order.h"
#include "cli/progress.h"
#include "cli/session.h"

namespace factlint {

// A document that was not read, for FL905.
struct Unread {
  std::string name;     // "notes.pdf", "crawl.jsonl:17"
  std::string path;     // of the file
  std::string problem;  // one line
};

// Either what `work` made of a document, or why there is none.
template <class Product>
struct Worked {
  std::optional<Product> product;
  Unread unread;         // its problem is empty where there is a product
  std::string warnings;  // of reading it, whole lines
};

// `emit` gets each document's result in the order of the inputs, on the calling
// thread; false stops.
template <class Product>
void ForEachDocument(const Session& session, const std::function<Product(Document)>& work,
                     const std::function<bool(Worked<Product>)>& emit) {
  using Batch = std::vector<Worked<Product>>;
  DocumentSource source(session.inputs);
  Progress progress(session.progress, DocumentsKnown(session.inputs));
  InOrder<RawBatch, Batch>(
      session.jobs, [&] { return source.Next(); },
      [&](RawBatch raw) {
        Batch batch;
        batch.reserve(raw.size());
        for (RawDocument& one : raw) {
          Unread unread{.name = NameOf(one), .path = one.input->path, .problem = {}};
          Result<OpenedDocument> opened = OpenDocument(std::move(one));
          if (opened) {
            batch.push_back({.product = work(std::move(opened->document)),
                             .unread = std::move(unread),
                             .warnings = std::move(opened->warnings)});
          } else {
            unread.problem = opened.error().what;
            batch.push_back({.product = std::nullopt, .unread = std::move(unread), .warnings = {}});
          }
        }
        return batch;
      },
      [&](Batch batch) {
        for (Worked<Product>& one : batch) {
          progress.Tick();
          if (!emit(std::move(one))) return false;
        }
        return true;
      });
}

}  // namespace factlint
