// Marks the lines that are no part of the article: most-read lists, related headlines, share bars,
// sign-up boxes, cookie notices, navigation, adverts. The patterns are patterns/furniture.toml; each
// takes its own line, the list under it, or everything up to the next prose.
// Covered by tests/unit/segment/segment_test.cpp.
#pragma once

#include <vector>

#include "rulebook/rulebook.h"
#include "segment/lines.h"

namespace townclerk {

void mark_furniture(const NormalText& normal, const std::vector<TextPattern>& patterns,
                    std::vector<Line>& lines);

}  // namespace townclerk
