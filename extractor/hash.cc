#include "extractor/hash.h"

#include <openssl/sha.h>

namespace factlint {

std::string Sha256(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  std::string hex;
  hex.reserve(2 * sizeof digest);
  for (const unsigned char byte : digest) {
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
