#include "extractor/hash.h"

#include <cstdint>

#include <nettle/sha2.h>

namespace factlint {

namespace {

// The first bytes of the hash, two digits each.
std::string Sha256Begin(std::string_view bytes, size_t count) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()));
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&context, count, digest);
  std::string hex(2 * count, '\0');
  for (size_t i = 0; i < count; ++i) {
    hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

}  // namespace

std::string Sha256(std::string_view bytes) { return Sha256Begin(bytes, SHA256_DIGEST_SIZE); }

IdHash& IdHash::Add(std::string_view part) {
  joined_ += std::to_string(part.size());
  joined_ += ':';
  joined_ += part;
  return *this;
}

std::string IdHash::Hex() const { return Sha256Begin(joined_, 16); }

}  // namespace factlint
