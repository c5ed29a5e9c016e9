// The tables of write/tables.h as SQL, with the indexes and views for the usual questions, in the words that
// SQLite and PostgreSQL share. Covered by tests/cli/test_databases.py and test_postgres.py.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "write/tables.h"

namespace townclerk {

struct NamedSql {
  const char* name;
  const char* sql;
};

// What a type of column is called.
struct TypeNames {
  const char* text;
  const char* integer;
  const char* number;
  const char* boolean;
};

std::string quoted(std::string_view name);
// "CREATE TABLE IF NOT EXISTS … (…)".
std::string create_table(const TableDefinition& table, const TypeNames& types);
// "figures(council)" by the index's name.
extern const std::array<NamedSql, 4> kIndexes;
// "SELECT …" by the view's name, each after those that it uses.
extern const std::array<NamedSql, 6> kViews;

}  // namespace townclerk
