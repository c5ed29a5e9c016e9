#include <catch2/catch.hpp>

#include "unit/support.h"
#include "write/json_writer.h"
#include "write/record_csv.h"
#include "write/record_table.h"

using namespace townclerk;

TEST_CASE("JSON is escaped and decimals are plain") {
  JsonWriter json;
  json.begin_object()
      .key("a\"b")
      .value("line\nend\x01")
      .key("n")
      .value(*Decimal::parse("2.50"))
      .key("list")
      .begin_array()
      .value(true)
      .end_array()
      .end_object();
  CHECK(json.take() == R"({"a\"b":"line\nend\u0001","n":2.5,"list":[true]})");
}

TEST_CASE("no cell of a CSV is a formula") {
  Record record = test::record_of("The council will cut 40 posts.");
  REQUIRE_FALSE(record.figures.empty());
  record.id = "=HYPERLINK(1)";
  CHECK(to_csv(record).starts_with("\"'=HYPERLINK(1)\","));
}

TEST_CASE("values read as people write them") {
  Figure figure;
  figure.kind = Kind::money;
  figure.currency = "GBP";
  figure.value = Decimal(12300000);
  figure.qualifier = "about";
  CHECK(readable_value(figure) == "~£12,300,000");
  figure.value_to = Decimal(15000000);
  CHECK(readable_value(figure) == "~£12,300,000–£15,000,000");
}
