#include "model/decimal.h"

#include <array>
#include <limits>

namespace townclerk {
namespace {

constexpr int kMaxScale = 18;

constexpr std::array<std::int64_t, kMaxScale + 1> kPowersOfTen = [] {
  std::array<std::int64_t, kMaxScale + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers.at(i) = powers.at(i - 1) * 10;
  return powers;
}();

std::int64_t power_of_ten(int exponent) {
  return kPowersOfTen.at(static_cast<std::size_t>(exponent));
}

}  // namespace

Decimal::Decimal(std::int64_t coefficient, int scale) : coefficient_(coefficient), scale_(scale) {
  while (scale_ > 0 && coefficient_ % 10 == 0) {
    coefficient_ /= 10;
    --scale_;
  }
}

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  bool negative = false;
  if (!digits.empty() && digits.front() == '-') {
    negative = true;
    digits.remove_prefix(1);
  }
  std::int64_t coefficient = 0;
  int scale = 0;
  bool point = false;
  bool any = false;
  for (char c : digits) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if (__builtin_mul_overflow(coefficient, 10, &coefficient) ||
        __builtin_add_overflow(coefficient, c - '0', &coefficient)) {
      return std::nullopt;
    }
    if (point && ++scale > kMaxScale) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return Decimal(negative ? -coefficient : coefficient, scale);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(coefficient_, other.coefficient_, &product)) return std::nullopt;
  if (scale_ + other.scale_ > kMaxScale) return std::nullopt;
  return Decimal(product, scale_ + other.scale_);
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  const int scale = std::max(scale_, other.scale_);
  std::int64_t mine = 0;
  std::int64_t theirs = 0;
  std::int64_t sum = 0;
  if (__builtin_mul_overflow(coefficient_, power_of_ten(scale - scale_), &mine) ||
      __builtin_mul_overflow(other.coefficient_, power_of_ten(scale - other.scale_), &theirs) ||
      __builtin_add_overflow(mine, theirs, &sum)) {
    return std::nullopt;
  }
  return Decimal(sum, scale);
}

std::optional<Decimal> Decimal::divided_by(std::int64_t divisor) const {
  if (divisor == 0) return std::nullopt;
  std::int64_t coefficient = coefficient_;
  for (int scale = scale_; scale <= kMaxScale; ++scale) {
    if (coefficient % divisor == 0) return Decimal(coefficient / divisor, scale);
    if (__builtin_mul_overflow(coefficient, 10, &coefficient)) break;
  }
  return std::nullopt;
}

Decimal Decimal::negated() const {
  return {-coefficient_, scale_};
}

double Decimal::approximate() const {
  return static_cast<double>(coefficient_) / static_cast<double>(power_of_ten(scale_));
}

std::string Decimal::to_string() const {
  std::string digits = std::to_string(coefficient_ < 0 ? -coefficient_ : coefficient_);
  const auto scale = static_cast<std::size_t>(scale_);
  if (scale > 0) {
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, 1, '.');
  }
  return coefficient_ < 0 ? "-" + digits : digits;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  // Whole parts first: bringing both to one scale could overflow.
  const std::int64_t whole_a = a.coefficient_ / power_of_ten(a.scale_);
  const std::int64_t whole_b = b.coefficient_ / power_of_ten(b.scale_);
  if (whole_a != whole_b) return whole_a <=> whole_b;
  const std::int64_t rest_a = a.coefficient_ % power_of_ten(a.scale_) * power_of_ten(kMaxScale - a.scale_);
  const std::int64_t rest_b = b.coefficient_ % power_of_ten(b.scale_) * power_of_ten(kMaxScale - b.scale_);
  return rest_a <=> rest_b;
}

}  // namespace townclerk
