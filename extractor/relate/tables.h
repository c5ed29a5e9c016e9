// Rows and columns: consecutive row blocks with a header above them. A cell's column header and row label
// give it what prose gives by words: unit, change, role, year, service.
// Covered by tests/unit/relate/figures_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct Cell {
  Span span;  // bytes of the normalised text, trimmed
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
};

struct TableRow {
  std::uint32_t block = 0;
  std::vector<Cell> cells;
  bool header = false;
  bool total = false;  // "Total", "All", or a label-less last row
};

struct Table {
  std::vector<TableRow> rows;
};

// The place of one numeral in a table.
struct CellPlace {
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::uint32_t column = 0;                  // from 0, the label's column included
  std::vector<std::uint32_t> header_tokens;  // of the header cells above it
  std::vector<std::uint32_t> label_tokens;   // of the row's first cell
};

class Tables {
 public:
  Tables(const Article& article, const std::vector<Numeral>& numerals);

  [[nodiscard]] const std::vector<Table>& all() const { return tables_; }
  // Nullopt where the numeral stands in no table's body.
  [[nodiscard]] std::optional<CellPlace> place_of(std::uint32_t token) const;

 private:
  std::vector<Table> tables_;
  const Article& article_;
};

}  // namespace townclerk
