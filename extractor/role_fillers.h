// Which mentions may fill a role: their kind, and no part of another name's description.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractor/claim.h"
#include "extractor/text_context.h"

namespace factlint {

// What fills a role: an entity, and where it is named.
struct Filler {
  uint32_t entity = 0;
  uint32_t mention = kNoIndex;  // kNoIndex: a fixed entity of the rule
  Via via = Via::kSentence;
};

// For the role of the value at mention `value` (or kNoIndex) of sentence `s`. `characters`:
// the shadow characters of the kinds that may; they outlive this, as the context does.
class RoleFillers {
 public:
  RoleFillers(const TextContext& context, const std::vector<uint32_t>& characters, uint32_t s, uint32_t value)
      : context_(context), characters_(characters), s_(s), value_(value) {}

  const TextContext& context() const { return context_; }
  const std::vector<uint32_t>& characters() const { return characters_; }
  uint32_t s() const { return s_; }
  const SentenceView& sentence() const { return context_.sentences()[s_]; }
  const Block& block() const { return context_.outline().blocks[sentence().block]; }
  // The byte that the role is asked for: where the value begins, else the sentence.
  uint32_t at() const { return value_ == kNoIndex ? sentence().span.begin : context_.mention(value_).span.begin; }

  // `i` below is the index of a mention.
  // A maker is no model: "The T5 travels 430 km. The firm built".
  void AskForMaker() { maker_ = true; }
  bool Takes(uint32_t character) const;
  bool Fits(uint32_t i) const;
  Filler Take(uint32_t mention, Via via) const { return {context_.mention(mention).entity, mention, via}; }

  bool IsPlace(uint32_t entity) const;
  // Are all of these kinds places?
  bool AllPlaces(const std::vector<uint32_t>& characters) const;
  // Does a mention only tell where something was built, while no place is looked for?
  bool IsPassedOver(const SentenceView& sentence, uint32_t i) const;

 private:
  bool IsWhere(uint32_t i) const;
  bool LiesThere(uint32_t i) const;
  bool LabelsAPlace(std::string_view before) const;
  bool IsModel(uint32_t i) const;
  bool FollowsArticle(uint32_t i) const;
  bool IsAnothers(uint32_t i) const;
  bool IsBase(uint32_t i) const;
  bool IsNew(uint32_t i) const;

  const TextContext& context_;
  const std::vector<uint32_t>& characters_;
  uint32_t s_;
  uint32_t value_;
  bool maker_ = false;
};

}  // namespace factlint
