// Traditional characters as their simplified forms, so that a rule, a lexset and a
// name are written once and read in both scripts. One character at a time: words
// that differ between the two ("智慧", "智能") stay the business of lexsets.
// From the character mappings of Unicode's Unihan database as ICU carries them.
#pragma once

#include <array>
#include <cstdint>

namespace factlint {

inline constexpr uint32_t kFirstHan = 0x4E00;
inline constexpr uint32_t kLastHan = 0x9FFF;

extern const std::array<uint16_t, kLastHan - kFirstHan + 1> kSimplifiedHan;

// Every other character as it is.
inline uint32_t Simplified(uint32_t c) { return c >= kFirstHan && c <= kLastHan ? kSimplifiedHan[c - kFirstHan] : c; }

}  // namespace factlint
