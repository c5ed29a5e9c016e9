#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

namespace {
std::string owners_of(const std::string& text) {
  std::string owners;
  for (const Figure& figure : test::record_of(text).figures)
    owners += (figure.council.empty() ? "none" : figure.council) + " ";
  return owners;
}
}  // namespace

TEST_CASE("each figure is its council's, and nobody's where it is another body's") {
  struct Row {
    const char* text;
    const char* owners;
  };
  const Row rows[] = {
      {"Essex County Council will cut 40 posts.", "E10000012 "},
      {"Essex County Council will cut 40 posts. Kent County Council will cut 50 posts.",
       "E10000012 E10000016 "},
      {"Wigan Council (210 jobs) and Bury Council (95 jobs) have set budgets.", "E08000010 E08000002 "},
      {"Essex County Council has set its budget. It will cut 40 posts.", "E10000012 "},
      {"Barnet Council meets on Monday. The hospital trust, which has 4,600 staff, will cut 90 of them.",
       "none none "},
      {"Councils across England cut 40,000 jobs last year, says the LGA. Essex County Council cut 40.",
       "none E10000012 "}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(owners_of(row.text) == row.owners);
  }
}
