// Two scores of the same gold, before and after a change of patterns: what came right, what went wrong, what
// is wrong in another way. Covered by tests/cli/test_score.py.
#pragma once

#include <string>

#include "measure/score.h"

namespace townclerk {

std::string compare_table(const Score& before, const Score& after);
std::string compare_json(const Score& before, const Score& after);

}  // namespace townclerk
