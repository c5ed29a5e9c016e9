// Records as a folder of CSV files, one a table of write/tables.h, with datapackage.json (Frictionless Data:
// Table Schema with keys), so that any tool reads them with their types. A cell that a spreadsheet would run
// as a formula is quoted. SetupError (3) where a file cannot be written; the description is written last,
// when all the rows are. Covered by tests/cli/test_databases.py.
#pragma once

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "write/tables.h"

namespace townclerk {

class CsvFolder {
 public:
  // The folder must not be there, or be empty.
  explicit CsvFolder(const std::string& folder);
  void add(const std::vector<TableRows>& document);
  void finish();

 private:
  void write(std::size_t table, const std::string& line);

  std::string folder_;
  std::vector<std::ofstream> files_;
  std::set<std::string> shared_;  // keys of shared rows written so far
};

// A cell of RFC 4180; text that begins like a formula has an apostrophe before it.
std::string csv_text(std::string_view text);

}  // namespace townclerk
