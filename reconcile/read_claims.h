// Claims from JSON Lines, as `factlint extract` prints them: formats.md section 5.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/claim.h"
#include "extractor/result.h"

namespace factlint {

// One object a line; blank lines are passed over. Needed are id, doc,
// subject.id, metric, scope, value, as_of and modality; what else is known is
// carried, what is unknown is ignored. Numbers keep every digit that is written.
// The error names every bad line, at most 50 of them: no JSON ("NaN" is none),
// a missing field, a value that says nothing, lo above hi, a date that no
// calendar has (year 99999), an id used twice. `name` is the file's, for messages.
Result<std::vector<Claim>> ReadClaims(std::string_view jsonl, std::string_view name);

// One line; nothing and a reason in `error` where it is bad.
class ClaimReader {
 public:
  ClaimReader();
  ~ClaimReader();
  ClaimReader(const ClaimReader&) = delete;
  ClaimReader& operator=(const ClaimReader&) = delete;

  std::optional<Claim> Read(std::string_view line, std::string& error);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace factlint
