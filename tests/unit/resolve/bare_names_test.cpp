#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

namespace {

bool lists(const Record& record, const std::string& code) {
  for (const Council& council : record.councils) {
    if (council.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a bare name beside councils stands for its own where the words say so") {
  CHECK(lists(test::record_of("Wigan Council is to cut 210 posts and save £5m, its leader said.\n\n"
                              "Neighbouring Bolton, which faces a gap of £12m, has frozen recruitment."),
              "BOL"));
}

TEST_CASE("a place where things happen is no council") {
  CHECK_FALSE(lists(test::record_of("Wigan Council is to cut 210 posts and save £5m, its leader said.\n\n"
                                    "A film about it will be shown at a cinema near Bolton United's ground."),
                    "BOL"));
}
