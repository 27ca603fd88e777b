#include "extractor/hash.h"

#include <cstdint>

#include <nettle/sha2.h>

namespace factlint {

std::string Sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()));
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&context, sizeof digest, digest);
  std::string hex;
  hex.reserve(2 * sizeof digest);
  for (const uint8_t byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

IdHash& IdHash::Add(std::string_view part) {
  joined_ += std::to_string(part.size());
  joined_ += ':';
  joined_ += part;
  return *this;
}

std::string IdHash::Hex() const { return Sha256(joined_).substr(0, 32); }

}  // namespace factlint
