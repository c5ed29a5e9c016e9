#include "model/decimal.h"

#include <catch2/catch.hpp>

using townclerk::Decimal;

TEST_CASE("decimals are exact from text to text") {
  struct Row {
    const char* text;
    const char* out;
  };
  const Row rows[] = {{"0", "0"},
                      {"120.8", "120.8"},
                      {"1491.72", "1491.72"},
                      {"-5", "-5"},
                      {"0.50", "0.5"},
                      {".5", "0.5"},
                      {"007", "7"},
                      {"999999999999999999", "999999999999999999"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    REQUIRE(Decimal::parse(row.text));
    CHECK(Decimal::parse(row.text)->to_string() == row.out);
  }
}

TEST_CASE("what is no plain decimal is refused") {
  for (const char* text : {"", "-", ".", "1,000", "1e5", "1.2.3", "12a", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("magnitudes multiply without binary dust") {
  CHECK(Decimal::parse("2.47")->times(Decimal(1000000))->to_string() == "2470000");
  CHECK(Decimal::parse("0.54")->times(*Decimal::parse("0.01"))->to_string() == "0.0054");
  CHECK_FALSE(Decimal(INT64_C(9000000000000000000)).times(Decimal(1000)));
}

TEST_CASE("sums and comparisons hold across scales") {
  CHECK(Decimal::parse("60")->plus(*Decimal::parse("5.9"))->to_string() == "65.9");
  CHECK(*Decimal::parse("99.5") > Decimal(99));
  CHECK(*Decimal::parse("-1.5") < *Decimal::parse("-1.4"));
  CHECK(*Decimal::parse("1.10") == *Decimal::parse("1.1"));
  CHECK(Decimal(3).divided_by(4)->to_string() == "0.75");
  CHECK_FALSE(Decimal(1).divided_by(3));
}
