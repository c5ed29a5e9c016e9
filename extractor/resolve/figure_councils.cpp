#include "resolve/figure_councils.h"

#include <algorithm>
#include <string_view>

namespace townclerk {

Decision FigureCouncils::decide(const std::vector<OwnerCandidate>& candidates) const {
  Decision decision{"council", {}};
  for (const OwnerCandidate& candidate : candidates) {
    WeighedValue value;
    if (candidate.owner != kNoCouncil)
      value.value = rulebook_.gazetteer.councils[static_cast<std::size_t>(candidate.owner)].identity();
    else
      value.value = "none";
    for (const OwnerFeature& feature : candidate.features) {
      const auto weight = rulebook_.owner_weights.find(feature.name);
      if (weight == rulebook_.owner_weights.end()) continue;
      const double score = weight->second * feature.value;
      value.score += score;
      value.evidence.push_back({feature.name, "patterns/owners.toml", 0, feature.name, {}, 0, score});
    }
    decision.values.push_back(std::move(value));
  }
  return decision;
}

std::vector<std::vector<OwnerCandidate>> FigureCouncils::assign(const std::vector<Target>& targets,
                                                                std::vector<Figure>& figures) {
  std::vector<std::vector<OwnerCandidate>> weighed;
  counts_.clear();
  std::int32_t last = kNoCouncil;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    OwnerFeatures::Previous previous;
    if (i > 0) previous = {features_.link(targets[i - 1], targets[i]), last};
    std::vector<OwnerCandidate> candidates = features_.of(targets[i], figures[i], previous);
    Decision decision = decide(candidates);
    std::size_t best = 0;
    for (std::size_t c = 1; c < decision.values.size(); ++c) {
      if (decision.values[c].score > decision.values[best].score) best = c;
    }
    last = candidates[best].owner;
    figures[i].council.clear();
    if (last != kNoCouncil) {
      figures[i].council = decision.values[best].value;
      ++counts_[static_cast<std::uint32_t>(last)];
    }
    std::stable_sort(decision.values.begin(), decision.values.end(),
                     [](const WeighedValue& a, const WeighedValue& b) { return a.score > b.score; });
    std::erase_if(figures[i].decisions, [](const Decision& d) { return d.attribute == "council"; });
    figures[i].decisions.push_back(std::move(decision));
    weighed.push_back(std::move(candidates));
  }
  return weighed;
}

}  // namespace townclerk
