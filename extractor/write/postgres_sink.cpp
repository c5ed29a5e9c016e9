#include "write/postgres_sink.h"

#include <libpq-fe.h>

#include "model/setup_error.h"
#include "write/database_schema.h"

namespace townclerk {
namespace {

constexpr int kDocumentsATransaction = 500;
constexpr TypeNames kTypes = {"TEXT", "BIGINT", "NUMERIC", "BOOLEAN"};
// Two runs that begin at once must not both make the tables: an advisory lock of this name of ours.
constexpr const char* kLockSchema = "SELECT pg_advisory_xact_lock(7464817)";
constexpr const char* kSearch =
    "CREATE INDEX IF NOT EXISTS figures_sentence ON figures USING gin (to_tsvector('english', "
    "coalesce(sentence, '')))";

// A cell in COPY's text format; PostgreSQL's text holds no NUL.
void append_cell(const std::optional<std::string>& cell, std::string& line) {
  if (!cell) {
    line += "\\N";
    return;
  }
  for (const char c : *cell) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\t':
        line += "\\t";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\0':
        line += "\xEF\xBF\xBD";
        break;
      default:
        line += c;
    }
  }
}

std::string staging(const TableDefinition& table) {
  return quoted("new_" + std::string(table.name));
}

}  // namespace

struct PostgresSink::Database {
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Clear>;

  std::unique_ptr<PGconn, Close> connection;
  std::vector<std::string> lines;  // of COPY, by table
  int pending = 0;

  [[noreturn]] void fail(const std::string& what) const {
    std::string words = PQerrorMessage(connection.get());
    while (!words.empty() && words.back() == '\n') words.pop_back();
    throw SetupError(ExitCode::io, what + ": " + words, "PostgreSQL");
  }

  void run(const std::string& sql, ExecStatusType expected = PGRES_COMMAND_OK) const {
    const Result result(PQexec(connection.get(), sql.c_str()));
    if (PQresultStatus(result.get()) != expected) fail("the server refuses");
  }

  void copy(const TableDefinition& table, const std::string& data) const {
    run("COPY " + staging(table) + " FROM STDIN", PGRES_COPY_IN);
    if (PQputCopyData(connection.get(), data.data(), static_cast<int>(data.size())) != 1 ||
        PQputCopyEnd(connection.get(), nullptr) != 1)
      fail("cannot be written");
    while (const Result result{PQgetResult(connection.get())}) {
      if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail("cannot be written");
    }
  }

  void make_tables() const {
    run("SET client_min_messages = warning");
    run("BEGIN");
    run(kLockSchema, PGRES_TUPLES_OK);
    for (const TableDefinition& table : table_definitions()) run(create_table(table, kTypes));
    for (const NamedSql& index : kIndexes)
      run(std::string("CREATE INDEX IF NOT EXISTS ") + index.name + " ON " + index.sql);
    run(kSearch);
    for (const NamedSql& view : kViews)
      run(std::string("CREATE OR REPLACE VIEW ") + view.name + " AS " + view.sql);
    run("COMMIT");
    for (const TableDefinition& table : table_definitions())
      run("CREATE TEMPORARY TABLE " + staging(table) + " AS SELECT * FROM " + quoted(table.name) +
          " WITH NO DATA");
  }
};

PostgresSink::PostgresSink(const std::string& connection) : database_(std::make_unique<Database>()) {
  Database& d = *database_;
  d.connection.reset(PQconnectdb(connection.c_str()));
  if (PQstatus(d.connection.get()) != CONNECTION_OK) d.fail("no connection");
  if (PQsetClientEncoding(d.connection.get(), "UTF8") != 0) d.fail("no UTF-8");
  d.make_tables();
  d.lines.resize(table_definitions().size());
}

PostgresSink::PostgresSink(PostgresSink&&) noexcept = default;
PostgresSink& PostgresSink::operator=(PostgresSink&&) noexcept = default;
PostgresSink::~PostgresSink() = default;

void PostgresSink::add(const std::vector<TableRows>& document) {
  for (const TableRows& rows : document) {
    std::string& lines = database_->lines[rows.table];
    for (const Row& row : rows.rows) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (c > 0) lines += '\t';
        append_cell(row[c], lines);
      }
      lines += '\n';
    }
  }
  if (++database_->pending == kDocumentsATransaction) finish();
}

// Into temporary tables first: of a document that stands twice in a batch the last is taken, as it would be
// of two batches.
void PostgresSink::finish() {
  Database& d = *database_;
  if (d.pending == 0) return;
  const std::vector<TableDefinition>& tables = table_definitions();
  d.run("BEGIN");
  for (std::size_t t = 0; t < tables.size(); ++t) {
    d.run("TRUNCATE " + staging(tables[t]));
    d.copy(tables[t], d.lines[t]);
    d.lines[t].clear();
  }
  d.run("DELETE FROM documents WHERE id IN (SELECT id FROM new_documents)");
  for (const TableDefinition& table : tables) {
    std::string keys;
    for (const std::string_view key : table.key) keys.append(keys.empty() ? "" : ", ").append(quoted(key));
    // Shared rows in the order of their key, so that two runs never wait for each other in a circle.
    std::string sql = "INSERT INTO " + quoted(table.name);
    sql.append(" SELECT DISTINCT ON (").append(keys).append(") * FROM ").append(staging(table));
    sql.append(" ORDER BY ").append(keys).append(table.shared ? " ON CONFLICT DO NOTHING" : "");
    d.run(sql);
  }
  d.run("COMMIT");
  d.pending = 0;
}

}  // namespace townclerk
