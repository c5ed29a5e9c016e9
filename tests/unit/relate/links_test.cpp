#include "relate/links.h"

#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

namespace {
// "2<1" is a part, "2=1" a repeat.
std::string links_of(const std::string& text) {
  std::string links;
  for (const Figure& figure : test::record_of(text).figures) {
    if (figure.part_of != 0) links += std::to_string(figure.id) + "<" + std::to_string(figure.part_of) + " ";
    if (figure.repeats != 0) links += std::to_string(figure.id) + "=" + std::to_string(figure.repeats) + " ";
  }
  return links;
}
}  // namespace

TEST_CASE("parts are linked to their whole") {
  struct Row {
    const char* text;
    const char* links;
  };
  const Row rows[] = {
      {"Essex County Council will remove 18.2 posts – two of which are vacant.", "2<1 "},
      {"Essex County Council will cut 800 jobs, including 300 in schools.", "2<1 "},
      {"Essex County Council will save £12m, £5m of it from libraries.", "2<1 "},
      {"Essex County Council will cut 40 posts. It will open 12 roles in parks.", ""},
      {"| Service | Posts cut |\n| Libraries | 25 |\n| Parks | 15 |\n| Total | 40 |", "1<3 2<3 "},
      // A total holds the cells above it, and none that is greater than itself.
      {"| Service | Posts cut |\n| Libraries | 25 |\n| Parks | 15 |\n| Total | 40 |\n| Roads | 30 |\n| Bins "
       "| 21 "
       "|\n| Total | 51 |",
       "1<3 2<3 4<6 5<6 "},
      // A row that lacks a cell in the middle still stands under its columns.
      {"Post title     Grade    Posts in scope    Posts deleted\n"
       "Policy Officer  H1            11                3\n"
       "Cook            G4             4                2\n"
       "TOTAL                         15                5",
       "1<5 2<6 3<5 4<6 "},
      // A total without a label adds up, a subtotal is taken in by the total below it.
      {"Band        Posts cut   Posts moved   Cost (£)\n"
       "Lower           6            88         942\n"
       "Upper           1            61       1,771\n"
       "               --           ---       -----\n"
       "                7           149       2,713",
       "1<7 2<8 3<9 4<7 5<8 6<9 "},
      // A column of totals adds up what stands beside it.
      {"| Year | Posts cut | Posts frozen | Total posts |\n| 2014/15 | 25 | 15 | 40 |\n| 2015/16 | 8 | 4 | "
       "12 |",
       "1<3 2<3 4<6 5<6 "},
      {"| Service | Posts cut |\n| Libraries | 25 |\n| Parks | 15 |\n| Roads | 12 |\n| Services | 52 |\n"
       "| Centre | 8 |\n| Total | 60 |",
       "1<4 2<4 3<4 4<6 5<6 "},
      // "Of which" is a part of what stands to the left of its column, or above its row.
      {"| Service | Posts deleted | Of which vacant |\n| Libraries | 25 | 4 |\n| Parks | 15 | 2 |",
       "2<1 4<3 "},
      {"| Leavers | 2014 | 2015 |\n| Redundancies | 25 | 44 |\n| of which compulsory | 3 | 9 |", "3<1 4<2 "},
      // A table's cells keep to its own total, also where that was stated before.
      {"Essex County Council will cut 140 posts.\n\n| Service | Posts cut |\n| Libraries | 125 |\n"
       "| Parks | 15 |\n| Total | 140 |",
       "2<4 3<4 4=1 "}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(links_of(row.text) == row.links);
  }
}

TEST_CASE("the same fact is linked, the same value is not") {
  struct Row {
    const char* text;
    const char* links;
  };
  const Row rows[] = {
      {"Essex County Council to cut 429 jobs\n\nEssex County Council will cut 429 jobs next year, it said.",
       "2=1 "},
      {"Essex County Council to cut more than 400 jobs\n\nEssex County Council will cut 429 jobs next year, "
       "it said.",
       "2=1 "},
      {"Essex County Council to cut 400 jobs\n\nEssex County Council will cut 429 jobs next year, it said.",
       ""},
      {"Essex County Council will cut 20 posts in libraries. It will cut 20 posts in highways.", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(links_of(row.text) == row.links);
  }
}
