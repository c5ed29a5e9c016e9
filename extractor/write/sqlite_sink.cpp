#include "write/sqlite_sink.h"

#include <sqlite3.h>

#include <array>

#include "model/setup_error.h"

namespace townclerk {
namespace {

constexpr int kDocumentsATransaction = 500;
constexpr int kBusyMilliseconds = 10'000;

// The usual questions. What one article says of a council is counted once (summary); of several articles on
// the same measure in one year the greatest statement stands, since they mostly tell of the same plan.
constexpr std::array<const char*, 6> kViews = {
    R"(CREATE VIEW IF NOT EXISTS facts AS
       SELECT f.*, c.name AS council_name, d.published FROM figures f
       JOIN documents d ON d.id = f.document LEFT JOIN councils c ON c.code = f.council
       WHERE f.repeats IS NULL AND f.part_of IS NULL)",
    R"(CREATE VIEW IF NOT EXISTS measures_by_council_year AS
       SELECT c.gss, c.name AS council, substr(d.published, 1, 4) AS year, s.measure, s.status, s.per,
              max(s.value) AS value, count(DISTINCT s.document) AS articles
       FROM summary s JOIN documents d ON d.id = s.document JOIN councils c ON c.code = s.council
       GROUP BY c.code, year, s.measure, s.status, s.per)",
    R"(CREATE VIEW IF NOT EXISTS jobs_cut_by_council_year AS
       SELECT gss, council, year, status, value AS jobs, articles FROM measures_by_council_year WHERE measure = 'jobs_cut')",
    R"(CREATE VIEW IF NOT EXISTS savings_by_council_year AS
       SELECT gss, council, year, status, per, value AS pounds, articles FROM measures_by_council_year WHERE measure = 'savings')",
    R"(CREATE VIEW IF NOT EXISTS council_tax_rises AS
       SELECT gss, council, year, value AS per_cent, articles FROM measures_by_council_year WHERE measure = 'council_tax_rise')",
    R"(CREATE VIEW IF NOT EXISTS to_look_at AS
       SELECT document, rule, severity, message FROM checks WHERE severity <> 'info')"};

constexpr std::array<const char*, 3> kSearch = {
    R"(CREATE VIRTUAL TABLE IF NOT EXISTS sentences USING fts5(sentence, content='figures', content_rowid='rowid'))",
    R"(CREATE TRIGGER IF NOT EXISTS figure_in AFTER INSERT ON figures BEGIN
       INSERT INTO sentences(rowid, sentence) VALUES (new.rowid, new.sentence); END)",
    R"(CREATE TRIGGER IF NOT EXISTS figure_out AFTER DELETE ON figures BEGIN
       INSERT INTO sentences(sentences, rowid, sentence) VALUES ('delete', old.rowid, old.sentence); END)"};

constexpr std::array<const char*, 4> kIndexes = {
    "CREATE INDEX IF NOT EXISTS figures_council ON figures(council)",
    "CREATE INDEX IF NOT EXISTS figures_kind ON figures(kind, change, role)",
    "CREATE INDEX IF NOT EXISTS summary_council ON summary(council, measure)",
    "CREATE INDEX IF NOT EXISTS documents_published ON documents(published)"};

const char* type_of(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
    case ColumnType::boolean:
      return "INTEGER";
    case ColumnType::number:
      return "NUMERIC";
    default:
      return "TEXT";
  }
}

std::string quoted(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

std::string create_statement(const TableDefinition& table) {
  std::string sql = "CREATE TABLE IF NOT EXISTS " + quoted(table.name) + " (";
  for (const Column& column : table.columns) {
    sql += quoted(column.name) + " " + type_of(column.type);
    if (column.required) sql += " NOT NULL";
    if (!column.references.empty())
      sql += " REFERENCES " + quoted(column.references) +
             (column.references == "documents" ? " ON DELETE CASCADE" : "");
    sql += ", ";
  }
  sql += "PRIMARY KEY (";
  for (std::size_t k = 0; k < table.key.size(); ++k) sql += (k == 0 ? "" : ", ") + quoted(table.key[k]);
  return sql + "))";
}

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
  for (const TableDefinition& table : table_definitions()) d.run(create_statement(table));
  for (const char* sql : kIndexes) d.run(sql);
  for (const char* sql : kSearch) d.run(sql);
  for (const char* sql : kViews) d.run(sql);
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
