#include "cli/document_record.h"

#include "extractor/claim_fields.h"

namespace factlint {

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
