// Which rows of a table add up to which: a total below its rows, subtotals that a grand total takes in, also
// where no label says "total"; and which columns add up to one that is headed "total". What most columns
// (or rows) agree on holds for all cells. Covered by tests/unit/relate/links_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/target.h"
#include "rulebook/phrase.h"

namespace townclerk {

// For each figure the index of the cell that its column, or else its row, adds up to, or -1.
std::vector<std::int32_t> find_table_totals(const WordLists& lists, const Article& article,
                                            const std::vector<Target>& targets,
                                            const std::vector<Figure>& figures);

}  // namespace townclerk
