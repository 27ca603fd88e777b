// Regular expressions in linear time: the only door to RE2. Safe to use from
// several threads at once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/byte_set.h"

namespace factlint {

// One expression, compiled at its first use.
class Expression {
 public:
  explicit Expression(std::string source);
  ~Expression();
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;

  const std::string& source() const;

  // Group 0 is the whole match; a group that took no part has a null data().
  // Looks from byte `from` on, but sees what stands before.
  bool Find(std::string_view text, size_t from, std::vector<std::string_view>& groups) const;
  // The same, but the match begins at byte `at`.
  bool FindAt(std::string_view text, size_t at, std::vector<std::string_view>& groups) const;
  // Can a text with these pairs (byte_pairs.h) hold no match at all? Quicker than to look for one.
  bool MayStandIn(const ByteSet& pairs) const;
  // Does the small matcher know it (backtracker.h)? Else FindAt asks RE2.
  bool IsSmall() const;
  // Instructions of the program; 0 where it is too large to be made.
  int Size() const;

  // How many blanks a match of `source` holds, at least and at most; nothing where that is
  // not known.
  static std::optional<std::pair<uint32_t, uint32_t>> CountBlanks(std::string_view source);

  // Why `source` is no expression; empty where it is one. `names`, if given, gets
  // its named groups.
  static std::string Check(const std::string& source, std::map<int, std::string>* names = nullptr);
  // The text with all that RE2 takes for syntax escaped.
  static std::string Quote(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace factlint
