#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

TEST_CASE("a job figure is a number with its noun") {
  struct Row {
    const char* text;
    const char* value;
    const char* unit;
  };
  const Row rows[] = {{"The council will axe 429 posts.", "429", "posts"},
                      {"It must lose 24 senior managers.", "24", "people"},
                      {"It will scrap 35 of its top posts.", "35", "posts"},
                      {"The removal of 150 'vacant' posts is planned.", "150", "posts"},
                      {"It means 400 job losses.", "400", "jobs"},
                      {"The team has 480 FTE.", "480", "posts"},
                      {"The team has 4.6 F.T.E. in all.", "4.6", "posts"},
                      {"There will be 242 redundancies.", "242", "redundancies"},
                      {"It had 140 applications for voluntary redundancy.", "140", "redundancies"},
                      {"It had 12 voluntary severance requests.", "12", "redundancies"},
                      {"There were 30 expressions of interest in VR.", "30", "redundancies"},
                      {"In all 64 applications for VR were in.", "64", "redundancies"},
                      {"Five new roles would be created.", "5", "roles"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Figure figure = test::first(test::record_of(row.text), Kind::jobs);
    CHECK(figure.value.to_string() == row.value);
    CHECK(figure.unit == row.unit);
  }
}

TEST_CASE("a number that looks like a year, a day or a section counts jobs where a job noun follows") {
  struct Row {
    const char* text;
    const char* value;  // of the first job figure; empty where there is none
  };
  const Row rows[] = {{"It cut 2000 jobs.", "2000"},
                      {"In 2000 jobs were lost.", ""},
                      {"In December 16 staff left the council.", "16"},
                      {"On December 16 staff were told.", ""},
                      {"Last year 92 posts were removed.", "92"},
                      {"During the year 83 posts were deleted.", "83"},
                      {"The Year 6 teachers met.", ""},
                      {"It comes to an end on 31 March. 14 employees will transfer.", "14"},
                      {"Staffing\n\n2.1 Twelve finance officers will leave the council.", "12"},
                      {"2.4 Ten new roles are requested.", "10"},
                      {"17   WORKFORCE\n\nThe council met.", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Figure figure = test::first(test::record_of(row.text), Kind::jobs);
    CHECK((figure.id == 0 ? "" : figure.value.to_string()) == row.value);
  }
}

TEST_CASE("numbers of other things are no job figures") {
  for (const char* text :
       {"The plan is for 550 homes.", "It closed 21 libraries.", "Some 4,000 people signed a petition.",
        "There are 55 councillors.", "It lasted 18 months.", "One of the posts is hers.",
        "There were 71 requests for repairs, not for redundancy.", "It had 71 planning applications.",
        "Closing 29 old people's homes, with 16 already shut, seems certain to mean redundancies.",
        "The tax base is 29,832.98 Band D equivalents."}) {
    CAPTURE(text);
    CHECK(test::first(test::record_of(text), Kind::jobs).id == 0);
  }
}

TEST_CASE("qualifiers stand beside their number") {
  struct Row {
    const char* text;
    const char* qualifier;
  };
  const Row rows[] = {{"around 400 jobs will go", "about"},
                      {"up to 242 redundancies", "up_to"},
                      {"more than 400 jobs will go", "over"},
                      {"at least 350 staff", "at_least"},
                      {"nearly 500 workers left", "under"},
                      {"just 30 jobs will go", "exact"},
                      {"as many as 890 posts", "up_to"},
                      {"in excess of £30m is to be saved", "over"},
                      {"£10m or so is to be saved", "about"},
                      {"45 or so jobs will go", "about"},
                      {"2,000-odd jobs have gone", "about"},
                      {"3,400 staff, give or take, work there", "about"},
                      {"300 jobs at most will go", "up_to"},
                      {"40 or more agency workers left", "at_least"},
                      {"no council will lose more than £30m", "up_to"},
                      {"none will be paid less than £8.25 an hour", "at_least"},
                      {"savings add up to £21m", "exact"},
                      {"it handed over 33 staff", "exact"},
                      {"a plan under which 48 teachers would go", "exact"},
                      {"reserves are above the £5m that auditors want", "exact"},
                      {"debt has passed £30m", "over"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Record record = test::record_of(row.text);
    REQUIRE_FALSE(record.figures.empty());
    CHECK(record.figures[0].qualifier == row.qualifier);
  }
}

TEST_CASE("how exact a cell is, it says itself, not its row's label or its column's header") {
  const Record record = test::record_of(
      "Exit packages\n\n| Package | Number of staff |\n| Over £150,000 | 12 |\n| Up to £20,000 | 31 |\n");
  for (const Figure& figure : record.figures) {
    if (figure.kind == Kind::jobs) CHECK(figure.qualifier == "exact");
  }
}

TEST_CASE("a table's header gives unit and magnitude, its row the service") {
  const Record record = test::record_of(
      "Staffing\n\nService            Posts    Saving (£000)\nLibraries          12.5     1,250\nHighways    "
      "       3.0      90\nTotal              15.5     1,340\n");
  REQUIRE(record.figures.size() == 6);
  CHECK(record.figures[0].value.to_string() == "12.5");
  CHECK(record.figures[0].kind == Kind::jobs);
  CHECK(record.figures[1].value.to_string() == "1250000");
  CHECK(record.figures[1].department == "Libraries");
  CHECK(record.figures[0].part_of == 5);
}

TEST_CASE("who states a figure is kept where the text says so") {
  struct Row {
    const char* text;
    const char* speaker;
  };
  const Row rows[] = {{"According to the report, 40 posts will go.", "the report"},
                      {"Coun Anderson said 40 posts would go.", "Coun Anderson"},
                      {"\"We lose 40 posts,\" said Unison.", "Unison"},
                      {"He said 40 posts would go.", ""},
                      {"The council will cut 40 posts.", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(test::first(test::record_of(row.text), Kind::jobs).speaker == row.speaker);
  }
}
