#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

namespace {

// The sums that a text's record tells, as "value/stated/agrees".
std::vector<std::string> sums_of(const std::string& text) {
  std::vector<std::string> sums;
  for (const Check& check : test::record_of(text).checks) {
    if (!check.sum) continue;
    sums.push_back(check.sum->value.to_string() + "/" + check.sum->stated.to_string() +
                   (check.sum->agrees ? "/agrees" : "/differs"));
  }
  return sums;
}

}  // namespace

TEST_CASE("an addition that the article invites is worked out, a coincidence is not") {
  struct Row {
    const char* text;
    std::vector<std::string> sums;
  };
  const Row rows[] = {
      {"Essex County Council will cut 40 posts. It will cut 25 posts in libraries and 15 posts in parks.",
       {"40/40/agrees"}},
      {"Kent County Council plans to cut around 400 jobs. The plans include up to 242 redundancies and the "
       "removal of 150 vacant "
       "posts.",
       {"392/400/agrees"}},
      {"Essex County Council will cut 40 posts and open 25 libraries and 15 parks.", {}},
      {"Essex County Council will cut 40 posts and create 15 posts. It employs 25 gardeners.", {}},
      {"Essex County Council is to cut 100 posts. It will cut 30 posts in libraries, cut 20 posts in "
       "highways, cut 15 posts in planning and "
       "cut 10 posts in education.",
       {"75/100/differs"}}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sums_of(row.text) == row.sums);
  }
}

TEST_CASE("a sum tells its parts, its total and the difference") {
  const Record record = test::record_of(
      "Essex County Council will cut 41 posts. It will cut 25 posts in libraries and 15.5 posts in parks.");
  for (const Check& check : record.checks) {
    if (!check.sum) continue;
    CHECK(check.sum->parts == std::vector<int>{2, 3});
    CHECK(check.sum->total == 1);
    CHECK(check.sum->difference.to_string() == "-0.5");
    CHECK(check.severity == Severity::info);
    CHECK(check.message.find("25 + 15.5 = 40.5") != std::string::npos);
    return;
  }
  FAIL("no sum");
}
