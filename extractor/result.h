// A value or the reason why there is none. The names are std::expected's,
// which g++ 12 does not have.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace factlint {

// `what` is written for the user and may hold several lines: all mistakes of a
// file, each with place, source line and caret (diagnostic.h). `exit_code` is
// what the program ends with (formats.md section 1).
struct Error {
  std::string what;
  int exit_code = 2;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  // Only of a result without a value.
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace factlint
