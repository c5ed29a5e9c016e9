#include "write/tables.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/support.h"

using namespace townclerk;

TEST_CASE("every row has a cell for each column of its table, and what is required") {
  const Record record = test::record_of(
      "Essex County Council plans to cut 40 posts by 2030 and save £2.5m a year.", "2024-02-01");
  for (const TableRows& rows : rows_of(record)) {
    const TableDefinition& table = table_definitions()[rows.table];
    for (const Row& row : rows.rows) {
      REQUIRE(row.size() == table.columns.size());
      for (std::size_t c = 0; c < row.size(); ++c) {
        CAPTURE(std::string(table.name), std::string(table.columns[c].name));
        CHECK((row[c].has_value() || !table.columns[c].required));
      }
    }
  }
}

TEST_CASE("tables stand behind those that they reference") {
  std::vector<std::string_view> known;
  for (const TableDefinition& table : table_definitions()) {
    for (const Column& column : table.columns) {
      if (column.references.empty()) continue;
      CHECK(std::find(known.begin(), known.end(), column.references) != known.end());
    }
    known.push_back(table.name);
  }
}
