#include "check/record_reader.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "unit/support.h"
#include "write/record_json.h"

using namespace townclerk;

TEST_CASE("a record that is written and read says the same") {
  for (const char* text :
       {"Essex County Council will cut up to 120.8 vacant FTE posts by 2030 and save £2.47m a year, it said "
        "on Monday.",
        "Kent County Council and Essex County Council will raise council tax by 2.99 per cent.", ""}) {
    CAPTURE(text);
    const Record record = test::record_of(text, "2024-02-01");
    const Record read = read_record(nlohmann::json::parse(to_json(record)));
    REQUIRE(read.figures.size() == record.figures.size());
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
      CHECK(read.figures[i].value == record.figures[i].value);
      CHECK(read.figures[i].phrase.text == record.figures[i].phrase.text);
      CHECK(read.figures[i].number == record.figures[i].number);
      CHECK(read.figures[i].council == record.figures[i].council);
      CHECK(read.figures[i].vacancy == record.figures[i].vacancy);
      CHECK(read.figures[i].fte == record.figures[i].fte);
      CHECK(read.figures[i].period == record.figures[i].period);
    }
    CHECK(read.councils.size() == record.councils.size());
    CHECK(read.dates.size() == record.dates.size());
    CHECK(read.sha256 == record.sha256);
    CHECK(read.length == record.length);
  }
}
