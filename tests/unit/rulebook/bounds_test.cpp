#include "rulebook/bounds.h"

#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

TEST_CASE("qualifiers and rounding are intervals") {
  struct Row {
    Kind kind;
    std::int64_t value;
    const char* qualifier;
    double low;
    double high;
  };
  const Row rows[] = {{Kind::jobs, 400, "exact", 400, 400},
                      {Kind::jobs, 400, "about", 360, 440},
                      {Kind::jobs, 400, "over", 400, 460},
                      {Kind::jobs, 400, "up_to", 340, 400},
                      {Kind::money, 16'000'000, "exact", 15'500'000, 16'500'000},
                      {Kind::money, 2'470'000, "exact", 2'465'000, 2'475'000},
                      {Kind::money, 1'000'000, "exact", 950'000, 1'050'000},
                      {Kind::money, 41'250, "exact", 41'250, 41'250}};
  for (const Row& row : rows) {
    CAPTURE(row.value, row.qualifier);
    Figure figure;
    figure.kind = row.kind;
    figure.value = Decimal(row.value);
    figure.qualifier = row.qualifier;
    const Interval interval = test::rulebook().bounds.of(figure);
    CHECK(interval.low == Approx(row.low));
    CHECK(interval.high == Approx(row.high));
  }
}
