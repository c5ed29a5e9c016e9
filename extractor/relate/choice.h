// A choice among candidates by the sum of weighted features: which councils an article is about, whose a
// figure is, which time it is said of, which whole it is a part of, which figure it repeats. A conditional
// logit whose weights (patterns/choices/*.toml) tools/fit_choices fits on the corpus. Covered by
// tests/unit/relate/choice_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/record.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct ChoiceFeature {
  std::string name;  // "last-in-sentence.name"
  double value = 0;  // 1, mostly; a proximity or a share; what the context net says
};

inline constexpr std::int32_t kNoChoice = -1;

struct Choice {
  std::int32_t candidate = kNoChoice;  // what the number counts is the chooser's business
  std::vector<ChoiceFeature> features;
};

// The scores of the candidates in their order, with the features that gave them as evidence. `file` names the
// weights in explanations; the values of the decision are left for the chooser to name.
Decision weigh_choices(const ChoiceWeights& weights, const std::string& attribute,
                       const std::vector<Choice>& choices, Proof proof = Proof::told);
// The index of the greatest score, the earliest of equals.
std::size_t best_choice(const Decision& decision);
// The values by their scores, the greatest first; equals keep their order.
void sort_by_score(Decision& decision);

}  // namespace townclerk
