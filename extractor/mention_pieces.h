// Mentions that come in pieces, put into one list.
#pragma once

#include <iterator>
#include <utility>
#include <vector>

#include "extractor/mention.h"

namespace factlint {

class MentionPieces {
 public:
  // Takes them out of `piece`.
  void Add(std::vector<Mention>& piece) {
    size_ += piece.size();
    pieces_.push_back(std::move(piece));
    piece.clear();
  }

  // A text of numbers has hundreds of bytes of mentions for each of its own: one list, and no
  // copy of it.
  std::vector<Mention> Join() {
    std::vector<Mention> all;
    all.reserve(size_);
    for (std::vector<Mention>& piece : pieces_) {
      std::move(piece.begin(), piece.end(), std::back_inserter(all));
      piece = {};
    }
    return all;
  }

 private:
  std::vector<std::vector<Mention>> pieces_;
  size_t size_ = 0;
};

}  // namespace factlint
