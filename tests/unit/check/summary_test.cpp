#include "check/summary.h"

#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

namespace {
std::string summary_of(const std::string& text) {
  std::string lines;
  for (const SummaryLine& line : test::record_of(text).summary) {
    lines += line.measure + " " + line.status + " " + line.value.to_string() + " [" +
             (line.low ? line.low->to_string() : "") + "," + (line.high ? line.high->to_string() : "") +
             "]; ";
  }
  return lines;
}
}  // namespace

TEST_CASE("the summary has the best statement of each measure, counted once") {
  struct Row {
    const char* text;
    const char* summary;
  };
  const Row rows[] = {
      {"Essex County Council plans to cut 40 posts.", "jobs_cut planned 40 [40,40]; "},
      {"Essex County Council plans to cut more than 400 jobs.\n\nThe council said the 429 jobs would be cut "
       "next year.",
       "jobs_cut planned 429 [429,429]; "},
      {"Essex County Council plans to cut around 400 jobs.", "jobs_cut planned 400 [360,440]; "},
      {"Essex County Council plans to cut up to 400 jobs.", "jobs_cut planned 400 [,400]; "},
      {"Essex County Council plans to cut more than 400 jobs.", "jobs_cut planned 400 [400,]; "},
      {"Essex County Council plans to cut 40 posts and create 10 new posts.",
       "jobs_created planned 10 [10,10]; jobs_cut planned 40 [40,40]; jobs_net planned -30 [-30,-30]; "},
      {"There are 40 posts.", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(summary_of(row.text) == row.summary);
  }
}
