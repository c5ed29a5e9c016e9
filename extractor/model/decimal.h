// An exact decimal number: coefficient × 10^-scale, in lowest terms. No binary floating point takes
// part, so "£2.47m" is 2470000 and never 2469999.9999999995.
// Range: 18 significant digits; operations that would leave it return nullopt.
// Covered by tests/unit/model/decimal_test.cpp.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace townclerk {

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : coefficient_(whole) {}

  // Reads "1491.72", "-5", ".5"; no grouping signs, no exponent. Nullopt if it is anything else.
  static std::optional<Decimal> parse(std::string_view digits);

  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  // Exact quotients only, such as 3/4; nullopt for 1/3.
  [[nodiscard]] std::optional<Decimal> divided_by(std::int64_t divisor) const;
  [[nodiscard]] Decimal negated() const;
  [[nodiscard]] Decimal magnitude() const { return coefficient_ < 0 ? negated() : *this; }

  [[nodiscard]] bool is_integer() const { return scale_ == 0; }
  [[nodiscard]] bool is_zero() const { return coefficient_ == 0; }
  // The nearest double, for ratios and limits that need no exactness.
  [[nodiscard]] double approximate() const;
  // Plain notation, as JSON takes it: "120.8", "2470000".
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  Decimal(std::int64_t coefficient, int scale);

  std::int64_t coefficient_ = 0;
  int scale_ = 0;
};

}  // namespace townclerk
