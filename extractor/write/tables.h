// A record as rows of tables: the one description that every database and CSV folder is made from.
// Covered by tests/unit/write/tables_test.cpp and tests/cli/test_databases.py.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace townclerk {

enum class ColumnType : std::uint8_t { text, integer, number, boolean };

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::text;
  bool required = false;
  std::string_view references = {};  // the table whose key it is
  std::string_view about = {};
};

struct TableDefinition {
  std::string_view name;
  std::string_view about;
  std::vector<Column> columns;
  std::vector<std::string_view> key;
  bool shared = false;  // rows that many documents have (councils): written once, never deleted
};

// In an order in which each table follows those that it references.
const std::vector<TableDefinition>& table_definitions();

// Cells in the order of the columns; booleans are "1" and "0".
using Row = std::vector<std::optional<std::string>>;

struct TableRows {
  std::size_t table = 0;  // in table_definitions()
  std::vector<Row> rows;
};

// A document's rows, table by table in the order of the definitions. Every table with a column "document" has
// the document's id there.
std::vector<TableRows> rows_of(const Record& record);

}  // namespace townclerk
