#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

TEST_CASE("numbers are read exactly") {
  struct Row {
    const char* text;
    const char* value;
  };
  const Row rows[] = {{"save £2.47m", "2470000"},
                      {"the bill is £1,491.72", "1491.72"},
                      {"£300million", "300000000"},
                      {"£1.2bn", "1200000000"},
                      {"£12.3 m of savings", "12300000"},
                      {"£250 million wage bill", "250000000"},
                      {"£32m-a-year", "32000000"},
                      {"£0.5m", "500000"},
                      {"35p more", "0.35"},
                      {"half a million pounds", "500000"},
                      {"three-quarters of a million pounds", "750000"},
                      {"$1.3bn", "1300000000"},
                      {"€20m", "20000000"},
                      {"£1,000,000", "1000000"},
                      {"99.99%", "99.99"},
                      {"2.99 per cent", "2.99"},
                      {"minus 5%", "-5"},
                      {"two hundred and forty-two posts", "242"},
                      {"a dozen jobs", "12"},
                      {"1½ posts", "1.5"},
                      {"1.5k staff", "1500"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Record record = test::record_of(row.text);
    REQUIRE(record.figures.size() == 1);
    CHECK(record.figures[0].value.to_string() == row.value);
  }
}

TEST_CASE("ranges have two ends") {
  struct Row {
    const char* text;
    const char* low;
    const char* high;
  };
  const Row rows[] = {{"£60m-£70m", "60000000", "70000000"},
                      {"between 45 and 60 posts", "45", "60"},
                      {"40-50 jobs", "40", "50"},
                      {"£2m to £3m", "2000000", "3000000"},
                      {"£2-3m", "2000000", "3000000"},
                      {"2% to 3%", "2", "3"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Record record = test::record_of(row.text);
    REQUIRE(record.figures.size() == 1);
    REQUIRE(record.figures[0].value_to);
    CHECK(record.figures[0].value.to_string() == row.low);
    CHECK(record.figures[0].value_to->to_string() == row.high);
  }
}

TEST_CASE("a change from one number to another is no range") {
  const Record record = test::record_of("The workforce fell from 607 to 426 full-time equivalents.");
  REQUIRE(record.figures.size() == 2);
  CHECK_FALSE(record.figures[0].value_to);
  const Record dated = test::record_of("The workforce fell from 5,543 FTE in March 2010 to 4,110 FTE.");
  REQUIRE(dated.figures.size() == 2);
  CHECK(dated.figures[1].value.to_string() == "4110");
}

TEST_CASE("what counts nothing is no figure, and has a reason") {
  for (const char* text :
       {"in 2024/25", "from 2010-2011", "in 10/11", "a man aged 34", "a 34-year-old", "at 7.30pm",
        "on 29 July 2024", "call 020 7946 0123", "Victoria Square, WA10 1HP", "1. Apologies were received",
        "by 56 votes to 32", "the 11th meeting", "40 new homes", "section 114"}) {
    CAPTURE(text);
    const Record record = test::record_of(text);
    CHECK(record.figures.empty());
    CHECK_FALSE(record.left_out.empty());
  }
}

TEST_CASE("a number that cannot be read safely is a check and no figure") {
  for (const char* text : {"£12zz", "£1,00", "a loss of 14m"}) {
    CAPTURE(text);
    const Record record = test::record_of(text);
    CHECK(record.figures.empty());
    CHECK_FALSE(record.checks.empty());
  }
}

TEST_CASE("offsets are right whatever stands before them") {
  for (const char* before : {"😀 ", "e\xCC\x81 ", "a\r\nb ", "\xC2\xA0", "“quote” ", "it’s "}) {
    for (const char* number : {"£2m", "&pound;2m", "Â£2m"}) {
      const std::string text = std::string(before) + number + " is saved";
      CAPTURE(text);
      const Record record = test::record_of(text);
      REQUIRE(record.figures.size() == 1);
      CHECK(record.figures[0].phrase.text.find(number) != std::string::npos);
      for (const Check& check : record.checks) CHECK(check.rule != "span");
    }
  }
}
