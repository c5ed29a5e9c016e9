#include "resolve/periods.h"

#include <utility>

namespace townclerk {

WeighedPeriods assign_periods(const Rulebook& rulebook, const Article& article,
                              const std::vector<DatedSpan>& dates, const std::vector<Target>& targets,
                              const std::string& published, Proof proof, bool kept,
                              std::vector<Figure>& figures) {
  const PeriodFeatures features(rulebook, article, dates, targets, figures, published);
  WeighedPeriods weighed;
  std::string before;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    std::vector<PeriodFeatures::Candidate> candidates = features.of(i, before);
    std::vector<Choice> choices;
    choices.reserve(candidates.size());
    for (const PeriodFeatures::Candidate& candidate : candidates) choices.push_back(candidate.choice);
    Decision decision = weigh_choices(rulebook.periods, "period", choices, proof);
    for (std::size_t c = 0; c < candidates.size(); ++c)
      decision.values[c].value = candidates[c].value.empty() ? "none" : candidates[c].value;
    before = candidates[best_choice(decision)].value;
    figures[i].period = before;
    sort_by_score(decision);
    if (candidates.size() > 1) figures[i].decisions.push_back(std::move(decision));
    if (kept) weighed.push_back(std::move(candidates));
  }
  return weighed;
}

}  // namespace townclerk
