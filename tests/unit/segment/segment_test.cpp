#include "segment/segment.h"

#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

namespace {
Article article_of(const std::string& text) {
  Document document;
  document.text = text;
  return segment(document, test::rulebook());
}
}  // namespace

TEST_CASE("sentences end where readers end them") {
  struct Row {
    const char* text;
    std::size_t sentences;
  };
  const Row rows[] = {{"Jobs go. Posts stay.", 2},          {"Coun. Anderson said so.", 1},
                      {"It costs £2.5m. That is much.", 2}, {"Mr. J. Speaker left.", 1},
                      {"\"We must.\" He sighed.", 2},       {"Will it? It will!", 2}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(article_of(row.text).sentences.size() == row.sentences);
  }
}

TEST_CASE("furniture is set apart, and prose behind it is not") {
  const Article article = article_of(
      "The council will cut 40 jobs.\n\nMost Read\n- 1 Man, 34, wins £2,000\n- 2 Ten homes approved\n\n\"We "
      "have no choice,\" said its leader, who must save £2m by April.\n");
  std::size_t furniture = 0;
  for (const Block& block : article.blocks) furniture += block.kind == BlockKind::furniture ? 1 : 0;
  CHECK(furniture == 3);
  CHECK(article.blocks.back().kind == BlockKind::paragraph);
}

TEST_CASE("lines that an editor broke are one paragraph, list items are not") {
  const Article wrapped = article_of(
      "    The Council currently estimates that it has to save over the four\n    years to 2016/17, in "
      "addition to what has been found.\n");
  CHECK(wrapped.blocks.size() == 1);
  const Article list = article_of("The cuts include:\n\n• £2m from roads\n• £3m from parks\n");
  REQUIRE(list.blocks.size() == 3);
  CHECK(list.blocks[1].kind == BlockKind::item);
  CHECK(list.blocks[2].lead == 0);
}

TEST_CASE("rows of a table are rows, whatever parts their cells") {
  for (const char* text :
       {"Service      Posts   FTE\nRoads        12      10.5\n", "Service\tPosts\tFTE\nRoads\t12\t10.5\n",
        "| Service | Posts |\n| Roads | 12 |\n"}) {
    CAPTURE(text);
    const Article article = article_of(text);
    REQUIRE(article.blocks.size() == 2);
    CHECK(article.blocks[1].kind == BlockKind::row);
  }
}
