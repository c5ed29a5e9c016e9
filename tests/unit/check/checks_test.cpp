#include "check/checks.h"

#include <catch2/catch.hpp>

#include "check/schema.h"
#include "unit/support.h"
#include "write/record_json.h"

using namespace townclerk;

namespace {
bool fires(const Record& record, const std::string& text, const std::string& rule) {
  std::vector<Check> checks;
  run_checks(record, test::rulebook(), text, checks);
  for (const Check& check : checks) {
    if (check.rule == rule) return true;
  }
  return false;
}
}  // namespace

TEST_CASE("each check fires on its fault and not without it") {
  const std::string text = "The council will cut 40 of its 100 posts and save £2m.";
  Record record = test::record_of(text);
  REQUIRE(record.figures.size() >= 3);
  CHECK_FALSE(fires(record, text, "span"));
  record.figures[0].phrase.span.start += 1;
  CHECK(fires(record, text, "span"));

  record = test::record_of(text);
  CHECK_FALSE(fires(record, text, "links"));
  record.figures[0].repeats = 99;
  CHECK(fires(record, text, "links"));

  record = test::record_of(text);
  record.figures[0].period = "2015/2010";
  CHECK(fires(record, text, "period-order"));
}

TEST_CASE("a cut above the stated workforce is implausible, one above a team is not") {
  struct Row {
    const char* text;
    bool implausible;
  };
  const Row rows[] = {{"Essex County Council employs 800 staff. It will axe 900 posts.", true},
                      {"Essex County Council employs 8,000 staff. It will axe 900 posts.", false},
                      {"Essex County Council will axe 900 posts. It has 24 lifeguards.", false}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(fires(test::record_of(row.text), row.text, "implausible") == row.implausible);
  }
}

TEST_CASE("records keep their schema, broken ones are told what is wrong") {
  const SchemaValidator schema;
  const std::string text = "Essex County Council will cut 40 posts by 2030 and save £2.5m a year.";
  const std::string good = to_json(test::record_of(text));
  CHECK(schema.validate(good, test::rulebook(), &text).empty());
  struct Row {
    const char* from;
    const char* to;
  };
  const Row rows[] = {{"\"kind\":\"jobs\"", "\"kind\":\"hats\""},
                      {"\"value\":40", "\"value\":\"40\""},
                      {"\"id\":1", "\"id\":7"},
                      {"\"schema_version\":\"1.0\"", "\"schema_version\":\"9\""},
                      {"\"figures\":", "\"numbers\":"},
                      {"\"role\":", "\"roll\":"},
                      {"40 posts\"", "41 posts\""}};
  for (const Row& row : rows) {
    CAPTURE(row.from);
    std::string broken = good;
    const std::size_t at = broken.find(row.from);
    REQUIRE(at != std::string::npos);
    broken.replace(at, std::string(row.from).size(), row.to);
    CHECK_FALSE(schema.validate(broken, test::rulebook(), &text).empty());
  }
  CHECK_FALSE(schema.validate("{", test::rulebook(), nullptr).empty());
}
