#include "write/database_schema.h"

namespace townclerk {
namespace {

const char* type_of(ColumnType type, const TypeNames& types) {
  switch (type) {
    case ColumnType::integer:
      return types.integer;
    case ColumnType::number:
      return types.number;
    case ColumnType::boolean:
      return types.boolean;
    default:
      return types.text;
  }
}

}  // namespace

const std::array<NamedSql, 4> kIndexes = {{{"figures_council", "figures(council)"},
                                           {"figures_kind", "figures(kind, change, role)"},
                                           {"summary_council", "summary(council, measure)"},
                                           {"documents_published", "documents(published)"}}};

// What one article says of a council is counted once (summary), and an article that only says again what
// another says is not counted; of several articles on the same measure in one year the greatest statement
// stands, since they mostly tell of the same plan.
const std::array<NamedSql, 6> kViews = {
    {{"facts",
      R"(SELECT f.*, c.name AS council_name, d.published FROM figures f
         JOIN documents d ON d.id = f.document LEFT JOIN councils c ON c.code = f.council
         WHERE f.repeats IS NULL AND f.part_of IS NULL AND d.duplicate_of IS NULL)"},
     {"measures_by_council_year",
      R"(SELECT c.gss, c.name AS council, substr(d.published, 1, 4) AS year, s.measure, s.status, s.per,
                max(s.value) AS value, count(DISTINCT s.document) AS articles
         FROM summary s JOIN documents d ON d.id = s.document JOIN councils c ON c.code = s.council
         WHERE d.duplicate_of IS NULL
         GROUP BY c.code, c.gss, c.name, substr(d.published, 1, 4), s.measure, s.status, s.per)"},
     {"jobs_cut_by_council_year",
      R"(SELECT gss, council, year, status, value AS jobs, articles FROM measures_by_council_year
         WHERE measure = 'jobs_cut')"},
     {"savings_by_council_year",
      R"(SELECT gss, council, year, status, per, value AS pounds, articles FROM measures_by_council_year
         WHERE measure = 'savings')"},
     {"council_tax_rises",
      R"(SELECT gss, council, year, value AS per_cent, articles FROM measures_by_council_year
         WHERE measure = 'council_tax_rise')"},
     {"to_look_at", R"(SELECT document, rule, severity, message FROM checks WHERE severity <> 'info')"}}};

std::string quoted(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

std::string create_table(const TableDefinition& table, const TypeNames& types) {
  std::string sql = "CREATE TABLE IF NOT EXISTS " + quoted(table.name) + " (";
  for (const Column& column : table.columns) {
    sql += quoted(column.name) + " " + type_of(column.type, types);
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

}  // namespace townclerk
