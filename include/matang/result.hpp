#pragma once
#include <cassert>
#include <utility>
#include <variant>

#include "matang/problem.hpp"

namespace matang {

/// A `T`, or every `Problem` that kept us from one (never an empty list). The part of std::expected's interface we use.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}                 // NOLINT: implicit, so that `return value;` reads well
  Result(Problems problems) : state_(std::move(problems)) {}    // NOLINT
  Result(Problem problem) : state_(Problems{std::move(problem)}) {}  // NOLINT

  bool has_value() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return has_value(); }
  const T& value() const& { assert(has_value()); return std::get<T>(state_); }
  T& value() & { assert(has_value()); return std::get<T>(state_); }
  T&& value() && { assert(has_value()); return std::get<T>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const Problems& error() const { assert(!has_value()); return std::get<Problems>(state_); }

 private:
  std::variant<T, Problems> state_;
};

}  // namespace matang
