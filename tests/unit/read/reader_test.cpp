#include <catch2/catch.hpp>

#include "read/fields.h"
#include "read/ndjson.h"

using namespace townclerk;

namespace {
std::string reason(const std::string& line) {
  const ReadItem item = read_ndjson_line(line, "x", 1, FieldNames());
  const auto* reject = std::get_if<Reject>(&item);
  return reject == nullptr ? "" : reject->reason;
}
}  // namespace

TEST_CASE("a line of NDJSON is a document or says why not") {
  CHECK(reason(R"({"id":"a","text":"40 jobs","published":"2024-07-25"})").empty());
  CHECK(reason(R"({"text":"40 jobs","other":{"deep":[1,2]}})").empty());
  struct Row {
    std::string line;
    const char* says;
  };
  const std::string deep =
      std::string(R"({"text":"x","d":)") + std::string(100000, '[') + std::string(100000, ']') + "}";
  const Row rows[] = {{R"({"text":)", "not JSON"},
                      {R"([1])", "a list"},
                      {R"({"id":"a"})", "\"text\" is missing"},
                      {R"({"text":5})", "\"text\" is a number"},
                      {R"({"text":["a"]})", "\"text\" is a list"},
                      {R"({"text":"a","text":"b"})", "stands twice"},
                      {R"({"text":"\ud800"})", "not JSON"},
                      {R"({"text":"a","published":"next week"})", "must be a date"},
                      {R"({"text":"  "})", "empty"},
                      {deep, "nested deeper"}};
  for (const Row& row : rows) {
    CAPTURE(row.line.substr(0, 60));
    CHECK(reason(row.line).find(row.says) != std::string::npos);
  }
}

TEST_CASE("dates of publication are ISO 8601, to the year at least, or days as Britain writes them") {
  for (const char* good : {"2024", "2024-07", "2024-07-25"}) CHECK(publication_date(good) == good);
  CHECK(publication_date("2024-07-25T10:00:00Z") == "2024-07-25");
  CHECK(publication_date("25/07/2024") == "2024-07-25");
  for (const char* bad : {"", "24", "2024-13", "2024-02-30", "31/02/2024", "7/25/2024", "July"})
    CHECK(publication_date(bad).empty());
}
