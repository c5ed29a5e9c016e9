// Per council the best statement of each measure: what may be summed over many articles without counting
// anything twice. From facts that are no part of another; an exact statement stands before a rounded one, a
// figure for the whole council before those of departments, which are added up only where there is none.
// Covered by tests/unit/check/summary_test.cpp.
#pragma once

#include <vector>

#include "model/record.h"
#include "rulebook/bounds.h"

namespace townclerk {

// `bounds` say what "around" stands for.
std::vector<SummaryLine> summarise(const Record& record, const Bounds& bounds);

}  // namespace townclerk
