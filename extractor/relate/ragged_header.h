// The header of a table whose gaps were lost: "Directorate Posts (FTE) Saving £000 Note" over "Libraries 12.5
// 340 2". Its columns are told by what they count: as many units and references as the rows below have
// numbers. Covered by tests/unit/relate/tables_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "model/article.h"
#include "relate/table_cells.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// The cells of the header above a block, one for each of `columns` numbers; empty where they cannot be told
// apart.
std::vector<Cell> ragged_header(const Rulebook& rulebook, const Article& article, std::uint32_t first_row,
                                std::size_t columns);

}  // namespace townclerk
