#include "relate/choice.h"

#include <algorithm>

namespace townclerk {

Decision weigh_choices(const ChoiceWeights& weights, const std::string& attribute,
                       const std::vector<Choice>& choices, Proof proof) {
  Decision decision{attribute, {}};
  for (const Choice& choice : choices) {
    WeighedValue value;
    for (const ChoiceFeature& feature : choice.features) {
      const auto weight = weights.weight_of.find(feature.name);
      if (weight == weights.weight_of.end()) continue;
      const double score = weight->second * feature.value;
      value.score += score;
      if (proof == Proof::told)
        value.evidence.push_back({feature.name, weights.file, 0, feature.name, {}, 0, score});
    }
    decision.values.push_back(std::move(value));
  }
  return decision;
}

std::size_t best_choice(const Decision& decision) {
  std::size_t best = 0;
  for (std::size_t c = 1; c < decision.values.size(); ++c) {
    if (decision.values[c].score > decision.values[best].score) best = c;
  }
  return best;
}

void sort_by_score(Decision& decision) {
  std::stable_sort(decision.values.begin(), decision.values.end(),
                   [](const WeighedValue& a, const WeighedValue& b) { return a.score > b.score; });
}

}  // namespace townclerk
