#include <catch2/catch.hpp>

#include "resolve/council_lookup.h"
#include "unit/support.h"

using namespace townclerk;

TEST_CASE("a name is looked up for a day") {
  struct Row {
    const char* name;
    const char* on;
    LookupVerdict verdict;
    const char* first;  // GSS code
  };
  const Row rows[] = {{"RBKC", "2020-01-01", LookupVerdict::found, "E09000020"},
                      {"Somerset", "2015-01-01", LookupVerdict::found, "E10000027"},
                      {"Somerset", "2024-01-01", LookupVerdict::found, "E06000066"},
                      {"Newcastle", "2024-01-01", LookupVerdict::ambiguous, "E07000195"},
                      {"  the Leeds City Council's ", "2024-01-01", LookupVerdict::found, "E08000035"},
                      {"Gotham City Council", "2024-01-01", LookupVerdict::unknown, ""}};
  for (const Row& row : rows) {
    CAPTURE(row.name, row.on);
    const CouncilLookup lookup = look_up_council(test::rulebook(), row.name, row.on);
    CHECK(lookup.verdict == row.verdict);
    if (lookup.candidates.empty()) continue;
    CHECK(test::rulebook().gazetteer.councils[lookup.candidates.front().council].gss == row.first);
  }
}
