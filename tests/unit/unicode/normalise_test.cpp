#include "unicode/normalise.h"

#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

TEST_CASE("spellings of signs become one, and the way back is kept") {
  struct Row {
    const char* text;
    const char* normal;
    const char* find;
    Span origin;  // code points of the source that `find` stands for
  };
  const Row rows[] = {{"&pound;2m", "£2m", "£", {0, 7}},
                      {"Â£2m", "£2m", "£", {0, 2}},
                      {"it’s", "it's", "'", {2, 3}},
                      {"a\r\nb", "a\nb", "\n", {1, 3}},
                      {"😀 £5", "😀 £5", "£5", {2, 4}},
                      {"e\xCC\x81 x", "é x", "é", {0, 2}},
                      {"co\xC2\xADst", "cost", "cost", {0, 5}},
                      {"&#8217;s", "'s", "'", {0, 7}},
                      {"a\xC2\xA0"
                       "b",
                       "a b",
                       " ",
                       {1, 2}}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const NormalText normal = normalise("", row.text, test::rulebook().glyphs);
    REQUIRE(normal.text == row.normal);
    const auto at = static_cast<std::uint32_t>(normal.text.find(row.find));
    CHECK(normal.origin({at, at + static_cast<std::uint32_t>(std::string_view(row.find).size())}) ==
          row.origin);
  }
}

TEST_CASE("a title leads the text and keeps offsets of its own") {
  const NormalText normal = normalise("40 jobs go", "Then £2m.", test::rulebook().glyphs);
  const auto title = static_cast<std::uint32_t>(normal.text.find("40"));
  const auto text = static_cast<std::uint32_t>(normal.text.find("£2m"));
  CHECK(normal.in_title({title, title + 2}));
  CHECK_FALSE(normal.in_title({text, text + 4}));
  CHECK(normal.origin({text, text + 4}) == Span{5, 8});
}
