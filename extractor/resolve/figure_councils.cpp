#include "resolve/figure_councils.h"

#include <algorithm>

namespace townclerk {

std::string FigureCouncils::name_of_owner(std::int32_t owner) const {
  if (owner == kNoCouncil) return "none";
  return rulebook_.gazetteer.councils[static_cast<std::size_t>(owner)].identity();
}

std::vector<std::vector<Choice>> FigureCouncils::assign(const std::vector<Target>& targets,
                                                        std::vector<Figure>& figures) {
  std::vector<std::vector<Choice>> weighed;
  counts_.clear();
  std::int32_t last = kNoCouncil;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    OwnerFeatures::Previous previous;
    if (i > 0) previous = {features_.link(targets[i - 1], targets[i]), last};
    std::vector<Choice> choices = features_.of(targets[i], figures[i], previous);
    Decision decision = weigh_choices(rulebook_.owners, "council", choices, proof_);
    for (std::size_t c = 0; c < choices.size(); ++c)
      decision.values[c].value = name_of_owner(choices[c].candidate);
    last = choices[best_choice(decision)].candidate;
    figures[i].council.clear();
    if (last != kNoCouncil) {
      figures[i].council = name_of_owner(last);
      ++counts_[static_cast<std::uint32_t>(last)];
    }
    sort_by_score(decision);
    std::erase_if(figures[i].decisions, [](const Decision& d) { return d.attribute == "council"; });
    figures[i].decisions.push_back(std::move(decision));
    weighed.push_back(std::move(choices));
  }
  return weighed;
}

}  // namespace townclerk
