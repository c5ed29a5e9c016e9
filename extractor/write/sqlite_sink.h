// Records into one SQLite file: the tables of write/tables.h with foreign keys and indexes, views for the
// usual questions, full-text search of the figures' sentences. Documents that are there already are replaced,
// so that a second run changes nothing. SetupError (3) with the file's name where SQLite refuses. Covered by
// tests/cli/test_databases.py.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "write/tables.h"

namespace townclerk {

class SqliteSink {
 public:
  explicit SqliteSink(const std::string& path);
  SqliteSink(SqliteSink&&) noexcept;
  SqliteSink& operator=(SqliteSink&&) noexcept;
  SqliteSink(const SqliteSink&) = delete;
  SqliteSink& operator=(const SqliteSink&) = delete;
  // Without finish() the transaction that is open is rolled back.
  ~SqliteSink();

  void add(const std::vector<TableRows>& document);
  void finish();

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

}  // namespace townclerk
