#include "relate/company.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace townclerk;

namespace {

// Two numbers of one kind, four tokens apart, in one or two blocks.
struct Two {
  Article article;
  std::vector<Target> targets;
  std::vector<Figure> figures;

  explicit Two(bool one_block, BlockKind kind = BlockKind::paragraph) {
    article.tokens.resize(8);
    const std::uint32_t second = one_block ? 0 : 1;
    for (std::uint32_t t = 0; t < 8; ++t) {
      article.block_of.push_back(t < 4 ? 0 : second);
      article.sentence_of.push_back(t < 4 ? 0 : 1);
    }
    article.blocks.resize(2);
    for (Block& block : article.blocks) block.kind = kind;
    for (const std::uint32_t token : {1U, 5U}) {
      Target target;
      target.kind = Kind::jobs;
      target.first_token = token;
      target.last_token = token + 1;
      target.value = Decimal(40);
      targets.push_back(target);
    }
    Figure figure;
    figure.change = "cut";
    figure.status = "done";
    figures.push_back(figure);
  }

  [[nodiscard]] bool says(const std::string& signal) const {
    const auto signals = Company(article, targets, figures).of_next();
    return std::find(signals.begin(), signals.end(), signal) != signals.end();
  }
};

}  // namespace

TEST_CASE("a figure sees what was said of the one before it, and how it hangs on it") {
  CHECK(Two(true).says("after-block:cut"));
  CHECK(Two(true).says("after-block:done"));
  CHECK(Two(false).says("after-next-block:cut"));
  CHECK(Two(false, BlockKind::item).says("after-item:cut"));
  CHECK(Two(true).says("story-began:cut"));
  CHECK(Two(true).says("same-number:done"));
}

TEST_CASE("cells see the cell above, numbers without a noun what they lean on") {
  Two cells(false);
  for (Target& target : cells.targets) target.table = 0;
  CHECK(cells.says("after-cell-above:cut"));
  cells.targets[1].column = 1;
  CHECK(cells.says("after-cell-beside:cut"));
  Two bare(true);
  CHECK_FALSE(bare.says("leans-on:cut"));
  bare.targets[1].rule = "no-noun";
  CHECK(bare.says("leans-on:cut"));
}

TEST_CASE("the first figure has no company, one of another kind only in its sentence") {
  Two two(true);
  CHECK(Company(two.article, two.targets, {}).of_next().empty());
  two.targets[0].kind = Kind::money;
  CHECK_FALSE(two.says("after-block:cut"));
  CHECK_FALSE(two.says("beside-money:cut"));
  for (std::uint32_t& sentence : two.article.sentence_of) sentence = 0;
  CHECK(two.says("beside-money:cut"));
}
