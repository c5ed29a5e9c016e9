#include "relate/choice.h"

#include <catch2/catch.hpp>

using namespace townclerk;

TEST_CASE("the candidate whose features weigh most wins, the first of equals") {
  const ChoiceWeights weights{"choices/test.toml", {{"near", 2.0}, {"named", 1.5}, {"far", -1.0}}};
  const std::vector<Choice> choices = {
      {kNoChoice, {}}, {3, {{"near", 0.5}, {"far", 1}}}, {5, {{"named", 1}, {"unheard of", 9}}}};
  const Decision decision = weigh_choices(weights, "test", choices);
  REQUIRE(decision.values.size() == 3);
  CHECK(decision.values[1].score == Approx(0.0));
  CHECK(decision.values[2].score == Approx(1.5));
  CHECK(best_choice(decision) == 2);
  CHECK(decision.values[2].evidence.size() == 1);
  CHECK(best_choice(weigh_choices(weights, "test", {{kNoChoice, {}}, {1, {}}})) == 0);
}
