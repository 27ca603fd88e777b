// What became of the documents of a run.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "cli/each_document.h"
#include "reconcile/finding.h"

namespace factlint {

class ReadingLog {
 public:
  // Counts one document. True where it was read and is to be used: of two with
  // one id the second is not.
  template <class Product>
  bool Take(const Worked<Product>& one) {
    warnings_ += one.warnings;
    return one.product ? TakeRead(one.product->id, one.unread) : TakeUnread(one.unread);
  }

  const std::vector<Unread>& unread() const { return unread_; }
  // documents and read; the rest is for who knows.
  Coverage coverage() const;
  // The warnings, and a line for each document that was not read: for standard error.
  std::string Messages() const;

 private:
  bool TakeRead(const std::string& id, const Unread& where);
  bool TakeUnread(Unread unread);

  int read_ = 0;
  std::string warnings_;
  std::vector<Unread> unread_;
  std::unordered_set<uint64_t> ids_;  // hashes: a crawl has many
};

}  // namespace factlint
