#include <catch2/catch.hpp>
#include <set>
#include <string>

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

namespace {
std::string listed(const std::string& text, const std::string& published = "") {
  std::set<std::string> all;
  for (const Council& council : test::record_of(text, published).councils)
    all.insert(council.gss.empty() ? council.code : council.gss);
  std::string joined;
  for (const std::string& one : all) joined += (joined.empty() ? "" : " ") + one;
  return joined;
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

TEST_CASE("councils that are still to come, and those that became one") {
  struct Row {
    const char* text;
    const char* published;
    const char* listed;  // in the order of their identities
  };
  const Row rows[] = {
      {"The six districts will go, and the new Northumberland County Council opens in April.", "2008-10-15",
       "E06000057"},
      {"Mid and East Antrim Borough Council, formed from Ballymena, Larne and Carrickfergus, cut 61 posts.",
       "2016-03-01", "N09000008 NIR-F NIR-G NIR-V"},
      // The same names as places.
      {"Mid and East Antrim Borough Council cut 61 posts in Ballymena, Larne and Carrickfergus.",
       "2016-03-01", "N09000008"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(listed(row.text, row.published) == row.listed);
  }
}

TEST_CASE("a region's name is its combined authority's where its mayor or the authority is spoken of") {
  CHECK(listed("West Yorkshire's mayor will cut 41 council posts.") == "E47000003");
  CHECK(listed("The mayor of Greater Manchester wants £12 more of council tax.") == "E47000001");
  CHECK(listed("South Yorkshire's mayoral combined authority has won £166m.") == "E47000002");
  CHECK(listed("Leeds City Council will close 12 libraries across West Yorkshire.") == "E08000035");
}

TEST_CASE("a word that is a council's name too is one beside other councils") {
  CHECK(listed("Barrow Borough Council will lose 60 posts, South Lakeland and Eden 40 more.", "2012-01-01") ==
        "E07000027 E07000030 E07000031");
  CHECK(listed("Leeds City Council said it was no garden of Eden and cut 40 posts.") == "E08000035");
  CHECK(listed("Gateshead Council will cut 95 posts. Newcastle expects to shed 1,000.", "2011-01-01") ==
        "E08000021 E08000037");
}

TEST_CASE("what bears a council's name is no council") {
  for (const char* text :
       {"Leeds United lost again.", "The University of York took on 40 staff.", "New York City Council met.",
        "The staff of the New York council met.", "He lives in Cambridge, Massachusetts."}) {
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
