// Records as a folder of CSV files, one a table of write/tables.h, with datapackage.json (Frictionless Data:
// Table Schema with keys), so that any tool reads them with their types. A cell that a spreadsheet would run
// as a formula is quoted. SetupError (3) where a file cannot be written; the description is written last,
// when all the rows are. Covered by tests/cli/test_databases.py.
#pragma once

#include <cstdint>
#include <fstream>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "write/tables.h"

namespace townclerk {

class CsvFolder {
 public:
  // The folder must not be there, or be empty; with `keep` it is one that a stopped run left, of whose tables
  // so many bytes are gone on with, in the order of table_definitions().
  explicit CsvFolder(const std::string& folder, std::span<const std::uint64_t> keep = {});
  void add(const std::vector<TableRows>& document);
  void flush();
  // Bytes of each table so far.
  [[nodiscard]] const std::vector<std::uint64_t>& sizes() const { return sizes_; }
  void finish();

 private:
  void begin();
  void go_on(std::span<const std::uint64_t> keep);
  void write(std::size_t table, const std::string& line);
  [[nodiscard]] std::string path_of(std::size_t table) const;
  [[noreturn]] void fail(const std::string& path) const;

  std::string folder_;
  std::vector<std::ofstream> files_;
  std::vector<std::uint64_t> sizes_;
  std::set<std::string> shared_;  // keys of shared rows written so far
};

// A cell of RFC 4180; text that begins like a formula has an apostrophe before it.
std::string csv_text(std::string_view text);

}  // namespace townclerk
