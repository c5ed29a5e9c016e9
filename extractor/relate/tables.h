// Rows and columns: row blocks one after the other, with header rows above them. A cell's column header and
// row label give it what prose gives by words: unit, change, role, year, service. Where the unit stands is
// for relate/cell_units.h. Covered by tests/unit/relate/tables_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "relate/table_cells.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct TableRow {
  std::uint32_t block = 0;
  std::vector<Cell> cells;
  CellGap gap = CellGap::spaces;
  bool header = false;
  bool total = false;              // "Total", "All", or without a label
  std::uint32_t first_header = 0;  // [first_header, last_header): the header rows above it
  std::uint32_t last_header = 0;
};

struct Table {
  std::vector<TableRow> rows;
};

// The place of one numeral in a table's body.
struct CellPlace {
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::uint32_t cell = 0;                    // of its row, from 0, the label included
  std::uint32_t column = 0;                  // of its table, by the row with the most cells
  std::vector<std::uint32_t> header_tokens;  // of the header cells above it
  std::vector<std::uint32_t> label_tokens;   // of the cell that names its row
};

// Whether the words of a label or header call it a total: the first or the last of them.
bool says_total(const WordLists& lists, const Article& article, const std::vector<std::uint32_t>& tokens);
// Whether they open with "of which".
bool says_of_which(const WordLists& lists, const Article& article, const std::vector<std::uint32_t>& tokens);

class Tables {
 public:
  Tables(const Rulebook& rulebook, const Article& article, const std::vector<Numeral>& numerals);

  [[nodiscard]] const std::vector<Table>& all() const { return tables_; }
  // Nullopt where the numeral stands in no table's body.
  [[nodiscard]] std::optional<CellPlace> place_of(std::uint32_t token) const;
  [[nodiscard]] const TableRow& row_of(const CellPlace& place) const {
    return tables_[place.table].rows[place.row];
  }
  // The tokens of the header cells over a cell of a row, from top to bottom.
  [[nodiscard]] static std::vector<std::uint32_t> header_tokens(const Table& table, const TableRow& row,
                                                                std::uint32_t cell);
  // The cell that names a row: of those before its first number the one with the most words.
  [[nodiscard]] static const Cell* label_of(const TableRow& row);

 private:
  struct Place {
    std::uint32_t first_token, last_token, table, row, cell, column;
  };
  void index();

  std::vector<Table> tables_;
  std::vector<Place> places_;  // in order of their tokens
};

}  // namespace townclerk
