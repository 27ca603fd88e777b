// Hashes that are printed or stored: never std::hash, which differs by machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace factlint {

// SHA-256 of the bytes, 64 hexadecimal digits: provenance of documents.
std::string Sha256(std::string_view bytes);

// The first 128 bits of SHA-256, 32 hexadecimal digits: identities of findings,
// states, rule sets. Parts are joined with their lengths, so that ("a", "bc")
// and ("ab", "c") differ.
class IdHash {
 public:
  IdHash& Add(std::string_view part);
  std::string Hex() const;

 private:
  std::string joined_;
};

}  // namespace factlint
