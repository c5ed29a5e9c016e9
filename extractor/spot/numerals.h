// Finds every number of an article, exactly: bare, money, percentages, ranges. A number that could be
// read wrongly (unknown suffix, broken grouping) is a fault and no numeral. Numerals that can be no
// figure (years, dates, times, ordinals …) carry the reason.
// Covered by tests/unit/spot/numerals_test.cpp.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// Also sets Token::numeral.
void spot_numerals(const Rulebook& rulebook, Article& article, Mentions& mentions);

}  // namespace townclerk
