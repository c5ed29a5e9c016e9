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
  // With what a checkpoint says of the tables in a folder (bytes()), it goes on behind that.
  Databases(const ExtractOptions& raw, const std::vector<std::uint64_t>& keep) {
    if (!raw.sqlite.empty()) sqlite_.emplace(raw.sqlite);
    if (!raw.postgres.empty()) postgres_.emplace(raw.postgres);
    if (!raw.csv_folder.empty()) csv_.emplace(raw.csv_folder, keep);
  }
  void add(const std::vector<TableRows>& document) {
    if (sqlite_) sqlite_->add(document);
    if (postgres_) postgres_->add(document);
    if (csv_) csv_->add(document);
  }
  // What was added is there, whatever happens next.
  void save() {
    if (sqlite_) sqlite_->finish();
    if (postgres_) postgres_->finish();
    if (csv_) csv_->flush();
  }
  void finish() {
    save();
    if (csv_) csv_->finish();
  }
  // Of each table in a folder, so far.
  [[nodiscard]] std::vector<std::uint64_t> bytes() const {
    return csv_ ? csv_->sizes() : std::vector<std::uint64_t>();
  }

 private:
  std::optional<SqliteSink> sqlite_;
  std::optional<PostgresSink> postgres_;
  std::optional<CsvFolder> csv_;
};

}  // namespace townclerk
