#include "cli/document_record.h"

#include <type_traits>

#include "cli/packed.h"

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

// One function for each type that is packed and unpacked. The bindings name every
// member, so that a new one does not compile before it has its place here.
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

template <Same<ClaimValue> T>
void Fields(Packer& packer, T& value) {
  packer(static_cast<uint8_t>(value.index()));
  std::visit(packer, value);
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
  static_cast<void>(doc);  // the summary's
  static_cast<void>(path);
  archive(id, rule, subject, metric, scope, value, text, place, as_of, modality, attribution, quote, quote_place,
          in_title, change);
}

template <class Archive, Same<DocumentInfo> T>
void Fields(Archive& archive, T& info) {
  auto& [id, path, title, publisher, url, published, language, derived_from, trust, lag_months] = info;
  archive(id, path, title, publisher, url, published, language, derived_from, trust, lag_months);
}

template <class Archive, Same<DocumentSummary> T>
void Fields(Archive& archive, T& summary) {
  auto& [info, bytes, claims, sha256, content] = summary;
  archive(info, bytes, claims, sha256, content);
}

template <class Archive, Same<IgnoreComment> T>
void Fields(Archive& archive, T& comment) {
  auto& [whole_file, words, attributes, place, line, apart] = comment;
  archive(whole_file, words, attributes, place, line, apart);
}

std::string PackDocument(const ReadDocument& read) {
  Packer packer;
  packer(read.id, read.summary, read.claims, read.comments);
  return packer.bytes();
}

std::optional<ReadDocument> UnpackDocument(std::string_view bytes) {
  Unpacker unpacker(bytes);
  ReadDocument read;
  unpacker(read.id, read.summary, read.claims, read.comments);
  if (unpacker.bad() || !unpacker.AtEnd()) return std::nullopt;
  for (Claim& claim : read.claims) {
    claim.doc = read.summary.info.id;
    claim.path = read.summary.info.path;
  }
  return read;
}

}  // namespace factlint
