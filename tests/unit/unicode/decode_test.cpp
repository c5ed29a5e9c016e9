#include "unicode/decode.h"

#include <catch2/catch.hpp>

using namespace townclerk;

TEST_CASE("bytes become text, and every departure from UTF-8 is noted") {
  CHECK(decode("\xEF\xBB\xBF"
               "jobs")
            .text == "jobs");
  CHECK(decode("caf\xE9").text == "caf\xC3\xA9");
  CHECK(decode("caf\xE9").notes.size() == 1);
  CHECK(decode("\xC2\xA3"
               "2m \xFF"
               "x")
            .text ==
        "\xC2\xA3"
        "2m \xEF\xBF\xBD"
        "x");
  CHECK(decode(std::string_view("\xFF\xFEj\0o\0", 6)).text == "jo");
  CHECK(decode(std::string_view("\xFE\xFF\0j\0o", 6)).text == "jo");
  CHECK(decode("plain").notes.empty());
}

TEST_CASE("code points are counted and sliced") {
  CHECK(count_code_points("£2m") == 3);
  CHECK(slice_code_points("a£2m", 1, 3) == "£2");
  CHECK(slice_code_points("abc", 2, 9) == "c");
  CHECK(slice_code_points("abc", 5, 9).empty());
}

TEST_CASE("a NUL byte betrays binary data, but not in UTF-16") {
  CHECK(first_nul(std::string_view("ab\0c", 4)) == 2U);
  CHECK_FALSE(first_nul(std::string_view("\xFF\xFEj\0", 4)));
}
