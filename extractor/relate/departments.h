// The service or directorate that a figure is said of, as the text names it: a table's row label, a list
// item's label, else the nearest service named in the figure's sentence ("in children's services",
// "the resources directorate"). Which words make a service: patterns/lists.toml, units.toml.
// Covered by tests/unit/relate/figures_test.cpp.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/path.h"
#include "relate/target.h"
#include "rulebook/rulebook.h"

namespace townclerk {

void assign_departments(const Rulebook& rulebook, const Article& article, const Path& path,
                        const std::vector<Target>& targets, std::vector<Figure>& figures);

}  // namespace townclerk
