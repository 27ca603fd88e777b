// Persons of a text: who says something is no subject of figures, nor is who is asked.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/name_shapes.h"
#include "extractor/name_words.h"

namespace factlint {

// Of one document, which outlives it.
class Persons {
 public:
  Persons(const Document& document, const NameShapes& shapes) : document_(document), shapes_(shapes) {}

  // Does the name [begin, end) of a sentence's words stand where a person's does:
  // "Hanne Brouwer said", "chairman Brouwer"?
  bool StandsAsPerson(const std::vector<NameWord>& words, size_t begin, size_t end) const;

  void Add(Span last_name) { last_names_.insert(document_.Slice(last_name)); }
  // A name alone before a colon at the begin of a sentence: who speaks in an interview.
  void AddSpeaker(Span name) { ++speakers_[document_.Slice(name)]; }

  // What a text calls "Brouwer" once it has told who she is.
  std::set<std::string_view> Names() const;

 private:
  std::string_view WordAt(const std::vector<NameWord>& words, size_t i) const {
    return i < words.size() ? document_.Slice(words[i].span) : std::string_view();
  }

  bool IsAge(uint32_t at) const;
  bool TellsFromHouse(const std::vector<NameWord>& words, size_t at) const;

  const Document& document_;
  const NameShapes& shapes_;
  std::set<std::string_view> last_names_;
  std::map<std::string_view, int> speakers_;
};

}  // namespace factlint
