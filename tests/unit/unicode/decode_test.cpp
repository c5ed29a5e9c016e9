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

TEST_CASE("many slices of one text are those of the single one") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "a£2m 🚒é";
  const CodePointIndex index(text);
  CHECK(index.length() == count_code_points(text));
  for (std::uint32_t start = 0; start < index.length() + 3; start += 7) {
    for (const std::uint32_t length : {0U, 1U, 5U, 300U})
      CHECK(index.slice(start, start + length) == slice_code_points(text, start, start + length));
  }
  CHECK(CodePointIndex("").slice(0, 4).empty());
}
