#include "check/facts.h"

#include <catch2/catch.hpp>

using namespace townclerk;

namespace {
Figure figure(int id, std::int64_t value, const char* qualifier, int repeats = 0, int part_of = 0) {
  Figure made;
  made.id = id;
  made.value = Decimal(value);
  made.qualifier = qualifier;
  made.repeats = repeats;
  made.part_of = part_of;
  made.change = "cut";
  return made;
}
}  // namespace

TEST_CASE("statements of one fact stand together, an exact one speaks for them") {
  Record record;
  record.figures = {figure(1, 400, "over"), figure(2, 429, "exact", 1), figure(3, 30, "exact", 0, 2),
                    figure(4, 400, "about", 1)};
  const std::vector<Fact> facts = facts_of(record);
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].statements.size() == 3);
  CHECK(facts[0].best->id == 2);
  CHECK(facts[0].whole == nullptr);
  CHECK(facts[1].whole->id == 2);
}

TEST_CASE("a measure is what may be added up") {
  Figure cut = figure(1, 1, "exact");
  Figure made = cut;
  made.change = "create";
  CHECK(measure_of(cut) != measure_of(made));
  made = cut;
  made.value = Decimal(7);
  CHECK(measure_of(cut) == measure_of(made));
  made.council = "E10000012";
  CHECK(measure_of(cut) != measure_of(made));
}
