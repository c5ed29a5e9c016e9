// Which figures are parts of others and which state a fact again. Structure decides ("of which", "of the
// 24", a table's total row), never equal values alone.
// Covered by tests/unit/relate/figures_test.cpp.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/target.h"

namespace townclerk {

// Sets part_of and repeats; figures must have ids, councils and attributes.
void link_figures(const Article& article, const std::vector<Target>& targets, std::vector<Figure>& figures);

}  // namespace townclerk
