// The databases that one run writes to: any of SQLite, PostgreSQL and a folder of CSV files, all from the
// tables of write/tables.h.
#pragma once

#include <optional>
#include <vector>

#include "cli/extract_options.h"
#include "write/csv_folder.h"
#include "write/postgres_sink.h"
#include "write/sqlite_sink.h"

namespace townclerk {

class Databases {
 public:
  explicit Databases(const ExtractOptions& raw) {
    if (!raw.sqlite.empty()) sqlite_.emplace(raw.sqlite);
    if (!raw.postgres.empty()) postgres_.emplace(raw.postgres);
    if (!raw.csv_folder.empty()) csv_.emplace(raw.csv_folder);
  }
  void add(const std::vector<TableRows>& document) {
    if (sqlite_) sqlite_->add(document);
    if (postgres_) postgres_->add(document);
    if (csv_) csv_->add(document);
  }
  void finish() {
    if (sqlite_) sqlite_->finish();
    if (postgres_) postgres_->finish();
    if (csv_) csv_->finish();
  }

 private:
  std::optional<SqliteSink> sqlite_;
  std::optional<PostgresSink> postgres_;
  std::optional<CsvFolder> csv_;
};

}  // namespace townclerk
