#include "extractor/hash.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

namespace factlint {

namespace {

// SHA256() looks its algorithm up anew each time, which costs ten times what hashing
// a sentence does.
class Sha256Hasher {
 public:
  ~Sha256Hasher() { EVP_MD_CTX_free(context_); }
  void Hash(std::string_view bytes, unsigned char* digest) {
    static EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    const bool done = kSha256 != nullptr && context_ != nullptr &&
                      EVP_DigestInit_ex2(context_, kSha256, nullptr) == 1 &&
                      EVP_DigestUpdate(context_, bytes.data(), bytes.size()) == 1 &&
                      EVP_DigestFinal_ex(context_, digest, nullptr) == 1;
    if (!done) SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  }

 private:
  EVP_MD_CTX* context_ = EVP_MD_CTX_new();
};

}  // namespace

std::string Sha256(std::string_view bytes) {
  thread_local Sha256Hasher hasher;
  unsigned char digest[SHA256_DIGEST_LENGTH];
  hasher.Hash(bytes, digest);
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
