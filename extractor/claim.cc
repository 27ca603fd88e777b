#include "extractor/claim.h"

#include <array>

#include "extractor/enum_names.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 7> kVias = {"sentence", "anaphor", "list",    "heading",
                                                   "title",    "table",   "document"};
constexpr std::array<std::string_view, 4> kStrengths = {"in", "based", "headquartered", "registered"};
constexpr std::array<std::string_view, 4> kBases = {"stated", "inherited", "published", "unknown"};
constexpr std::array<std::string_view, 6> kModalities = {"actual", "estimate",   "forecast",
                                                         "target", "historical", "denied"};

}  // namespace

std::string_view ToString(Via via) { return NameOf(kVias, via); }
std::string_view ToString(Strength strength) { return NameOf(kStrengths, strength); }
std::string_view ToString(Basis basis) { return NameOf(kBases, basis); }
std::string_view ToString(Modality modality) { return NameOf(kModalities, modality); }

std::optional<Via> ParseVia(std::string_view name) { return FindName<Via>(kVias, name); }
std::optional<Strength> ParseStrength(std::string_view name) { return FindName<Strength>(kStrengths, name); }
std::optional<Basis> ParseBasis(std::string_view name) { return FindName<Basis>(kBases, name); }
std::optional<Modality> ParseModality(std::string_view name) { return FindName<Modality>(kModalities, name); }

}  // namespace factlint
