// The fields of claims and of what they are made of, for whoever packs, unpacks or hashes
// them. One function for each type; the bindings name every member, so that a new one does
// not compile before it has its place here.
#pragma once

#include <cstdint>
#include <type_traits>
#include <variant>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "extractor/packed.h"

namespace factlint {

template <>
inline constexpr Via kLastOf<Via> = Via::kDocument;
template <>
inline constexpr Strength kLastOf<Strength> = Strength::kRegistered;
template <>
inline constexpr Basis kLastOf<Basis> = Basis::kUnknown;
template <>
inline constexpr Modality kLastOf<Modality> = Modality::kDenied;
template <>
inline constexpr Relation kLastOf<Relation> = Relation::kVague;
template <>
inline constexpr Form kLastOf<Form> = Form::kMajority;
template <>
inline constexpr DateRelation kLastOf<DateRelation> = DateRelation::kAbout;
template <>
inline constexpr Grain kLastOf<Grain> = Grain::kDecade;

// A type or its constant form.
template <class T, class Of>
concept Same = std::is_same_v<std::remove_const_t<T>, Of>;

template <class Archive, Same<Place> T>
void Fields(Archive& archive, T& place) {
  auto& [start, end, char_start, char_end, line, column] = place;
  archive(start, end, char_start, char_end, line, column);
}

template <class Archive, Same<DateRange> T>
void Fields(Archive& archive, T& range) {
  auto& [start, end] = range;
  archive(start, end);
}

template <class Archive, Same<Interval> T>
void Fields(Archive& archive, T& interval) {
  auto& [lo, hi, lo_open, hi_open] = interval;
  archive(lo, hi, lo_open, hi_open);
}

template <class Archive, Same<Quantity> T>
void Fields(Archive& archive, T& quantity) {
  auto& [nominal, bounds, relation, form, digits, last_place, unit, assumed, of, exact] = quantity;
  archive(nominal, bounds, relation, form, digits, last_place, unit, assumed, of, exact);
}

template <class Archive, Same<DateValue> T>
void Fields(Archive& archive, T& date) {
  auto& [range, relation, grain] = date;
  archive(range, relation, grain);
}

template <class Archive, Same<Location> T>
void Fields(Archive& archive, T& location) {
  auto& [entity, name, strength] = location;
  archive(entity, name, strength);
}

// What is written, and not read.
template <class Archive, Same<ClaimValue> T>
void Fields(Archive& archive, T& value) {
  archive(static_cast<uint8_t>(value.index()));
  std::visit(archive, value);
}

template <Same<ClaimValue> T>
void Fields(Unpacker& unpacker, T& value) {
  uint8_t index = 0;
  unpacker(index);
  if (index == 1) value.template emplace<1>();
  if (index == 2) value.template emplace<2>();
  std::visit(unpacker, value);
}

template <class Archive, Same<Subject> T>
void Fields(Archive& archive, T& subject) {
  auto& [id, name, kind, via, text, place] = subject;
  archive(id, name, kind, via, text, place);
}

template <class Archive, Same<AsOf> T>
void Fields(Archive& archive, T& as_of) {
  auto& [range, basis] = as_of;
  archive(range, basis);
}

template <class Archive, Same<Claim> T>
void Fields(Archive& archive, T& claim) {
  auto& [id, doc, path, rule, subject, metric, scope, value, text, place, as_of, modality, attribution, quote,
         quote_place, in_title, change] = claim;
  static_cast<void>(doc);  // the document's
  static_cast<void>(path);
  archive(id, rule, subject, metric, scope, value, text, place, as_of, modality, attribution, quote, quote_place,
          in_title, change);
}

template <class Archive, Same<DocumentInfo> T>
void Fields(Archive& archive, T& info) {
  auto& [id, path, title, publisher, url, published, language, derived_from, trust, lag_months] = info;
  archive(id, path, title, publisher, url, published, language, derived_from, trust, lag_months);
}

}  // namespace factlint
