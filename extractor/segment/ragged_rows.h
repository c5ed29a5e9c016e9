// Rows of a table whose gaps were lost on the way from a page to plain text: "Adult Social Care 1,250
// 340 11.5". One line alone may be prose; several that end with as many numbers are no accident. Covered by
// tests/unit/segment/segment_test.cpp and tests/unit/relate/tables_test.cpp.
#pragma once

#include <vector>

#include "segment/lines.h"

namespace townclerk {

void mark_ragged_rows(const NormalText& normal, std::vector<Line>& lines);

}  // namespace townclerk
