// Lines → blocks: paragraphs (hard-wrapped lines joined), headings, list items, table rows, furniture;
// and which heading or list lead each stands under.
// Covered by tests/unit/segment/segment_test.cpp.
#pragma once

#include <vector>

#include "segment/lines.h"

namespace townclerk {

std::vector<Block> make_blocks(const NormalText& normal, const std::vector<Line>& lines);

}  // namespace townclerk
