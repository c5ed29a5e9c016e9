// Which figures are parts of others and which state a fact again: for each the whole and the original for
// which most speaks (link_features.h); a table's total row is the whole of its column. Covered by
// tests/unit/relate/links_test.cpp.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/choice.h"
#include "relate/context_reader.h"
#include "relate/target.h"

namespace townclerk {

// What was weighed for each figure: what tools/fit_choices fits on. Candidates are indices of figures.
struct WeighedLinks {
  std::vector<std::vector<Choice>> repeats;
  std::vector<std::vector<Choice>> parts;
};

// Sets part_of and repeats, with their reasons as decisions; figures must have ids, councils and attributes.
WeighedLinks link_figures(const Rulebook& rulebook, const Article& article,
                          const std::vector<Target>& targets, const ContextReader& context, Proof proof,
                          std::vector<Figure>& figures);

}  // namespace townclerk
