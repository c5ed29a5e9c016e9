// What a stated number may stand for: qualifiers and rounding as intervals, by the conventions of
// patterns/checks.toml, [bounds].
// Covered by tests/unit/rulebook/bounds_test.cpp.
#pragma once

#include <map>
#include <string>

#include "model/record.h"

namespace townclerk {

struct Interval {
  double low = 0;
  double high = 0;

  [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
  [[nodiscard]] bool meets(Interval other) const { return low <= other.high && other.low <= high; }
};

struct Bounds {
  // Shares of the value, by qualifier: "about" = [0.9, 1.1].
  std::map<std::string, Interval, std::less<>> shares;

  // The interval for which a figure may stand: its qualifier's, widened by half of the last place that it
  // states where it is a sum of a million or more ("£16m" is anything from £15.5m to £16.5m). A range is the
  // range.
  [[nodiscard]] Interval of(const Figure& figure) const;
};

// Half of the last place that a sum of money states, 0 for anything that is counted one by one.
double rounding_of(const Figure& figure);

}  // namespace townclerk
