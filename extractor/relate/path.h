// How near a cue is to a number: the words and borders between them cost halvings of the cue's weight
// (patterns/engine.toml, [path]). Prefix sums make each question one subtraction.
// Covered by tests/unit/relate/figures_test.cpp.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

class Path {
 public:
  Path(const Rulebook& rulebook, const Article& article, const std::vector<Numeral>& numerals);

  // In halvings, between two stretches of tokens; 0 where they touch or overlap.
  [[nodiscard]] double cost(std::uint32_t first_a, std::uint32_t last_a, std::uint32_t first_b,
                            std::uint32_t last_b) const;
  // From somewhere in a heading or list lead to a stretch in a block under it.
  [[nodiscard]] double lead_cost(std::uint32_t target_first, std::uint32_t target_block) const;

 private:
  const Article& article_;
  double lead_;
  std::vector<double> prefix_;
};

}  // namespace townclerk
