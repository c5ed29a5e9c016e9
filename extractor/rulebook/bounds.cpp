#include "rulebook/bounds.h"

#include <algorithm>
#include <cmath>

namespace townclerk {

double rounding_of(const Figure& figure) {
  constexpr double kStatedInFull = 100'000;  // pounds; what is smaller is written out
  const double value = figure.value.approximate();
  if (figure.kind == Kind::percent) return std::fmod(value * 10, 1.0) == 0.0 ? 0.05 : 0.005;
  if (figure.kind != Kind::money || value < kStatedInFull) return 0;
  // "£110m" is stated to the million, "£1.4bn" to the hundred million, whatever zeros there are.
  constexpr double kBillion = 1e9;
  const double coarsest = value < kBillion ? 1e6 : 1e8;
  double place = 1;
  while (place < coarsest && std::fmod(value, place * 10) == 0.0) place *= 10;
  constexpr double kMost = 0.05;  // "£1m" is not anything from £500,000
  return std::min(place / 2, value * kMost);
}

Interval Bounds::of(const Figure& figure) const {
  const double rounding = rounding_of(figure);
  const double low = figure.value.approximate();
  const double high = figure.value_to ? figure.value_to->approximate() : low;
  const auto share = shares.find(figure.qualifier);
  if (share == shares.end() || figure.qualifier == "exact") return {low - rounding, high + rounding};
  return {low * share->second.low, high * share->second.high};
}

}  // namespace townclerk
