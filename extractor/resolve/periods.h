// The time that a figure is said of: the date or span nearest to it in its own sentence, list item or
// row, with what stands before it ("by" → "../2015", "since" → "2010/..").
// Covered by tests/unit/resolve/dates_test.cpp.
#pragma once

#include <vector>

#include "model/record.h"
#include "relate/target.h"
#include "resolve/dates.h"

namespace townclerk {

void assign_periods(const Article& article, const std::vector<DatedSpan>& dates,
                    const std::vector<Target>& targets, std::vector<Figure>& figures);

}  // namespace townclerk
