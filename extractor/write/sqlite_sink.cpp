#include "write/sqlite_sink.h"

#include <sqlite3.h>

#include <array>

#include "model/setup_error.h"
#include "write/database_schema.h"

namespace townclerk {
namespace {

constexpr int kDocumentsATransaction = 500;
constexpr int kBusyMilliseconds = 10'000;

constexpr std::array<const char*, 3> kSearch = {
    R"(CREATE VIRTUAL TABLE IF NOT EXISTS sentences USING fts5(sentence, content='figures', content_rowid='rowid'))",
    R"(CREATE TRIGGER IF NOT EXISTS figure_in AFTER INSERT ON figures BEGIN
       INSERT INTO sentences(rowid, sentence) VALUES (new.rowid, new.sentence); END)",
    R"(CREATE TRIGGER IF NOT EXISTS figure_out AFTER DELETE ON figures BEGIN
       INSERT INTO sentences(sentences, rowid, sentence) VALUES ('delete', old.rowid, old.sentence); END)"};

constexpr TypeNames kTypes = {"TEXT", "INTEGER", "NUMERIC", "INTEGER"};

std::string insert_statement(const TableDefinition& table) {
  std::string sql =
      std::string(table.shared ? "INSERT OR IGNORE" : "INSERT") + " INTO " + quoted(table.name) + " VALUES (";
  for (std::size_t c = 0; c < table.columns.size(); ++c) sql += c == 0 ? "?" : ", ?";
  return sql + ")";
}

}  // namespace

struct SqliteSink::Database {
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  std::string path;
  std::unique_ptr<sqlite3, Close> db;
  std::vector<Statement> inserts;
  Statement remove;
  int pending = 0;

  [[noreturn]] void fail(const std::string& what) const {
    throw SetupError(ExitCode::io, what + ": " + (db ? sqlite3_errmsg(db.get()) : "out of memory"), path);
  }

  void run(const std::string& sql) const {
    if (sqlite3_exec(db.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("SQLite refuses");
  }

  [[nodiscard]] Statement prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      fail("SQLite refuses");
    return Statement(statement);
  }

  void step(sqlite3_stmt* statement) const {
    if (sqlite3_step(statement) != SQLITE_DONE) fail("cannot be written");
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }

  // Text everywhere: the columns' affinity makes numbers of what are numbers.
  static void bind(sqlite3_stmt* statement, int at, const std::optional<std::string>& cell) {
    if (cell)
      sqlite3_bind_text(statement, at, cell->c_str(), static_cast<int>(cell->size()), SQLITE_TRANSIENT);
  }
};

SqliteSink::SqliteSink(const std::string& path) : database_(std::make_unique<Database>()) {
  Database& d = *database_;
  d.path = path;
  sqlite3* db = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  d.db.reset(db);
  if (opened != SQLITE_OK) d.fail("cannot be opened as a SQLite database");
  // Another process that writes to the same file is waited for.
  sqlite3_busy_timeout(db, kBusyMilliseconds);
  d.run("PRAGMA foreign_keys = ON");
  d.run("PRAGMA journal_mode = WAL");
  d.run("PRAGMA synchronous = NORMAL");
  d.run("BEGIN IMMEDIATE");
  for (const TableDefinition& table : table_definitions()) d.run(create_table(table, kTypes));
  for (const NamedSql& index : kIndexes)
    d.run(std::string("CREATE INDEX IF NOT EXISTS ") + index.name + " ON " + index.sql);
  for (const char* sql : kSearch) d.run(sql);
  for (const NamedSql& view : kViews)
    d.run(std::string("CREATE VIEW IF NOT EXISTS ") + view.name + " AS " + view.sql);
  d.run("COMMIT");
  for (const TableDefinition& table : table_definitions())
    d.inserts.push_back(d.prepare(insert_statement(table)));
  d.remove = d.prepare("DELETE FROM documents WHERE id = ?");
}

SqliteSink::SqliteSink(SqliteSink&&) noexcept = default;
SqliteSink& SqliteSink::operator=(SqliteSink&&) noexcept = default;
SqliteSink::~SqliteSink() = default;

void SqliteSink::add(const std::vector<TableRows>& document) {
  Database& d = *database_;
  if (d.pending == 0) d.run("BEGIN IMMEDIATE");
  Database::bind(d.remove.get(), 1, document.front().rows.front().front());
  d.step(d.remove.get());
  for (const TableRows& rows : document) {
    sqlite3_stmt* insert = d.inserts[rows.table].get();
    for (const Row& row : rows.rows) {
      for (std::size_t c = 0; c < row.size(); ++c) Database::bind(insert, static_cast<int>(c) + 1, row[c]);
      d.step(insert);
    }
  }
  if (++d.pending == kDocumentsATransaction) finish();
}

void SqliteSink::finish() {
  if (database_->pending > 0) database_->run("COMMIT");
  database_->pending = 0;
}

}  // namespace townclerk
