#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

namespace {
std::string main_of(const std::string& text, const std::string& published = {}) {
  std::string mains;
  for (const Council& council : test::record_of(text, published).councils) {
    if (council.main)
      mains += (mains.empty() ? "" : " ") + (council.gss.empty() ? council.code : council.gss);
  }
  return mains;
}
}  // namespace

TEST_CASE("councils are known by their names") {
  struct Row {
    const char* text;
    const char* gss;
  };
  const Row rows[] = {{"Hertfordshire County Council will axe 40 jobs.", "E10000015"},
                      {"Jobs go at #Essex County Council.", "E10000012"},
                      {"North East Lincolnshire Council will axe 40 jobs.", "E06000012"},
                      {"Brighton & Hove City Council meets.", "E06000043"},
                      {"Leeds needs to save £20m, its council says.", "E08000035"},
                      {"Northamptonshire County Council is broke.", "E10000021"},
                      {"The county council moved its staff from County Hall, in Hertford.", "E10000015"},
                      {"Newtownabbey Borough Council lets 24 workers go.", "NIR-U"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(main_of(row.text) == row.gss);
  }
}

TEST_CASE("an article is about what it speaks of most, not about all that it names") {
  struct Row {
    const char* text;
    const char* gss;
  };
  const Row rows[] = {
      {"Kent to cut 40 posts\n\nKent County Council will cut 40 posts to save £2m. The council has 8,000 "
       "staff.\n\nLast year Essex County Council cut 12.",
       "E10000016"},
      {"Jobs round-up\n\nWigan Council: 210 jobs to go\n\nBury Council: 95 jobs to go\n\nOldham Council: 80 "
       "jobs to go",
       "E08000010 E08000002 E08000004"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(main_of(row.text) == row.gss);
  }
}

TEST_CASE("one name, different bodies: the date settles it") {
  CHECK(main_of("Somerset Council meets.", "2024-01-01") == "E06000066");
  CHECK(main_of("Somerset County Council meets.", "2010-01-01") == "E10000027");
  CHECK(main_of("North Yorkshire County Council meets.", "2015-01-01") == "E10000023");
}

TEST_CASE("what bears a council's name is no council") {
  for (const char* text : {"Leeds United lost again.", "The University of York took on 40 staff.",
                           "New York City Council met.", "He lives in Cambridge, Massachusetts."}) {
    CAPTURE(text);
    CHECK(main_of(text).empty());
  }
}

TEST_CASE("a council abolished before the story is said so") {
  const Record record = test::record_of("Cumbria County Council owes £2m.", "2024-01-01");
  bool said = false;
  for (const Check& check : record.checks) said = said || check.rule == "council-dissolved";
  CHECK(said);
}
