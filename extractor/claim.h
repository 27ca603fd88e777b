// A mention with its roles: one checkable statement. formats.md section 5.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "extractor/mention.h"
#include "extractor/span.h"

namespace factlint {

// From where a role was taken: the rung of the context ladder.
enum class Via : uint8_t { kSentence, kAnaphor, kList, kHeading, kTitle, kTable, kDocument };
std::string_view ToString(Via via);
std::optional<Via> ParseVia(std::string_view name);

struct Subject {
  std::string id;    // "beijing"
  std::string name;  // "Beijing"
  std::string kind;  // "city"; empty for a subject found by shape
  Via via = Via::kSentence;
  std::string text;            // as the document names it: "Pony AI"
  std::optional<Place> place;  // where it does

  friend bool operator==(const Subject&, const Subject&) = default;
};

// semantics.md section 5: how strongly a text ties a company to a place.
enum class Strength : uint8_t { kIn, kBased, kHeadquartered, kRegistered };
std::string_view ToString(Strength strength);
std::optional<Strength> ParseStrength(std::string_view name);

struct Location {
  std::string entity;  // "guangzhou"
  std::string name;
  Strength strength = Strength::kIn;

  friend bool operator==(const Location&, const Location&) = default;
};

using ClaimValue = std::variant<Quantity, DateValue, Location>;

enum class Basis : uint8_t { kStated, kInherited, kPublished, kUnknown };
std::string_view ToString(Basis basis);
std::optional<Basis> ParseBasis(std::string_view name);

struct AsOf {
  std::optional<DateRange> range;  // nothing: kUnknown
  Basis basis = Basis::kUnknown;

  friend bool operator==(const AsOf&, const AsOf&) = default;
};

enum class Modality : uint8_t { kActual, kEstimate, kForecast, kTarget, kHistorical, kDenied };
std::string_view ToString(Modality modality);
std::optional<Modality> ParseModality(std::string_view name);

// Sorted by dimension, each once. A vague qualifier that parts no key has a
// value that begins with '~' ("population": "~major"), as semantics.md section 1 says.
using Scope = std::vector<std::pair<std::string, std::string>>;

struct Claim {
  std::string id;   // "c1:…", stable (formats.md section 5), unique in a report
  std::string doc;  // the document's id
  std::string path;
  std::string rule;  // "china-ai/company-share"
  Subject subject;
  std::string metric;
  Scope scope;
  ClaimValue value;
  std::string text;            // of the value, as written
  std::optional<Place> place;  // of the value
  AsOf as_of;
  Modality modality = Modality::kActual;
  std::string attribution;  // who says so; empty: the document
  std::string quote;        // the sentence
  std::optional<Place> quote_place;
  bool in_title = false;  // it stands in the document's title
  // The text tells the change itself ("from 1.76 trillion in 2021 to 2.2 trillion
  // in 2024", "moved its headquarters from A to B"): two claims with the same
  // non-empty mark are no contradiction of each other. The percentage or factor that
  // the sentence tells of that change ("grew by 8% from ...") has their mark too.
  std::string change;

  friend bool operator==(const Claim&, const Claim&) = default;
};

}  // namespace factlint
