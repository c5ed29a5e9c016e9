#include <catch2/catch.hpp>

#include "resolve/calendar.h"
#include "unit/support.h"

using namespace townclerk;

TEST_CASE("periods are ISO 8601; by March is the next one, since April the last") {
  struct Row {
    const char* text;
    const char* published;
    const char* period;
  };
  const Row rows[] = {{"It must save £46m in 2024/25.", "2019-07-25", "2024-04-01/2025-03-31"},
                      {"It must save £46m by 2015.", "2019-07-25", "../2015"},
                      {"It has saved £46m since 2010/11.", "2019-07-25", "2010-04-01/.."},
                      {"It must save £46m over four years.", "2019-07-25", "P4Y"},
                      {"It must save £46m this year.", "2019-07-25", "2019"},
                      {"It must save £46m by the end of the year.", "2019-07-25", "../2019-12-31"},
                      {"It must save £46m by March.", "2018-08-10", "../2019-03"},
                      {"It must save £46m by March.", "2018-01-10", "../2018-03"},
                      {"The council has cut 140 jobs since April.", "2013-01-25", "2012-04/.."},
                      {"The council has cut 140 jobs since April.", "2013-06-25", "2013-04/.."},
                      {"The council has cut £46m from its budget over a decade.", "2019-07-25", "P10Y"},
                      {"The council has cut £46m from its budget in the past decade.", "2019-07-25", "P10Y"}};
  for (const Row& row : rows) {
    CAPTURE(row.text, row.published);
    const Record record = test::record_of(row.text, row.published);
    REQUIRE(record.figures.size() == 1);
    CHECK(record.figures[0].period == row.period);
  }
}

TEST_CASE("dates in the text are resolved with the date of publication") {
  const Record record = test::record_of("The plan goes to a meeting on Monday (July 29).", "2024-07-25");
  bool found = false;
  for (const RecordDate& date : record.dates) found = found || date.value == "2024-07-29";
  CHECK(found);
  REQUIRE_FALSE(record.dates.empty());
  CHECK(record.dates[0].event == "meeting");
}

TEST_CASE("the calendar knows its days") {
  CHECK(is_iso_date("2024-02-29"));
  CHECK_FALSE(is_iso_date("2023-02-29"));
  CHECK(fiscal_year(2024) == "2024-04-01/2025-03-31");
  CHECK(weekday_near("2024-07-25", 1, true) == "2024-07-29");
  CHECK(weekday_near("2024-07-25", 1, false) == "2024-07-22");
}
