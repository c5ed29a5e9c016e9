// Records into a PostgreSQL database: the tables of write/tables.h, by COPY and in a transaction a batch.
// Documents that are there already are replaced, so that a second run changes nothing. SetupError (3) with
// the server's words where it refuses. Covered by tests/cli/test_postgres.py, against a real server.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "write/tables.h"

namespace townclerk {

class PostgresSink {
 public:
  // As libpq takes it: "host=… dbname=…" or "postgresql://…"; what is not said comes from PGHOST, PGUSER …
  explicit PostgresSink(const std::string& connection);
  PostgresSink(PostgresSink&&) noexcept;
  PostgresSink& operator=(PostgresSink&&) noexcept;
  PostgresSink(const PostgresSink&) = delete;
  PostgresSink& operator=(const PostgresSink&) = delete;
  // Without finish() the batch that is open is not written.
  ~PostgresSink();

  void add(const std::vector<TableRows>& document);
  void finish();

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

}  // namespace townclerk
