// Who states a figure, where the text says so: "according to the report", "Coun Anderson said", and the
// speaker of the quotation that it stands in. Verbs and openings are patterns/lists.toml (say_verbs). Covered
// by tests/unit/relate/figures_test.cpp.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/target.h"
#include "rulebook/rulebook.h"

namespace townclerk {

void assign_speakers(const Rulebook& rulebook, const Article& article, const std::vector<Target>& targets,
                     std::vector<Figure>& figures);

}  // namespace townclerk
