// One line of a table cut into its cells: at bars, semicolons or the commas of CSV, at tabs, at two or more
// spaces, at dot leaders, before a number that ends "label: 12", or, where one space is all that is left
// between columns, before the numbers at its end. Covered by tests/unit/relate/tables_test.cpp.
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

#include "model/article.h"
#include "model/mention.h"

namespace townclerk {

struct Cell {
  Span span;     // bytes of the normalised text, trimmed
  Span columns;  // where it stands in its line, in code points of the source: normalising may have shortened
                 // it
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  bool number = false;  // a number that may be a figure, and no words
  std::uint32_t words = 0;

  [[nodiscard]] std::vector<std::uint32_t> tokens() const {
    std::vector<std::uint32_t> all(last_token - first_token);
    std::iota(all.begin(), all.end(), first_token);
    return all;
  }
};

// What parts the cells of a row says how its columns are found: by their count, or by where they stand.
enum class CellGap : std::uint8_t { signs, tabs, spaces, lost };

struct CellRow {
  std::vector<Cell> cells;
  CellGap gap = CellGap::spaces;
  bool framed = false;  // begins with a bar
};

CellRow split_cells(const Article& article, const std::vector<Numeral>& numerals, const Block& block);

}  // namespace townclerk
