#include "write/csv_folder.h"

#include <filesystem>

#include "model/setup_error.h"
#include "write/json_writer.h"
#include "write/kept_file.h"

namespace townclerk {
namespace {

const char* type_of(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      return "integer";
    case ColumnType::boolean:
      return "boolean";
    case ColumnType::number:
      return "number";
    default:
      return "string";
  }
}

void describe_column(JsonWriter& json, const Column& column) {
  json.begin_object().key("name").value(column.name).key("type").value(type_of(column.type));
  if (!column.about.empty()) json.key("description").value(column.about);
  if (column.type == ColumnType::boolean) {
    json.key("trueValues").begin_array().value("1").end_array();
    json.key("falseValues").begin_array().value("0").end_array();
  }
  if (column.required) json.key("constraints").begin_object().key("required").value(true).end_object();
  json.end_object();
}

void describe_table(JsonWriter& json, const TableDefinition& table) {
  json.begin_object().key("name").value(table.name).key("path").value(std::string(table.name) + ".csv");
  json.key("profile")
      .value("tabular-data-resource")
      .key("description")
      .value(table.about)
      .key("encoding")
      .value("utf-8");
  json.key("schema").begin_object().key("fields").begin_array();
  for (const Column& column : table.columns) describe_column(json, column);
  json.end_array().key("primaryKey").begin_array();
  for (const std::string_view key : table.key) json.value(key);
  json.end_array().key("foreignKeys").begin_array();
  for (const Column& column : table.columns) {
    if (column.references.empty()) continue;
    json.begin_object().key("fields").value(column.name).key("reference").begin_object();
    json.key("resource")
        .value(column.references)
        .key("fields")
        .value(column.references == "documents" ? "id" : "code");
    json.end_object().end_object();
  }
  json.end_array().end_object().end_object();
}

std::string description() {
  JsonWriter json;
  json.begin_object().key("name").value("townclerk-records").key("profile").value("tabular-data-package");
  json.key("resources").begin_array();
  for (const TableDefinition& table : table_definitions()) describe_table(json, table);
  return json.end_array().end_object().take() + "\n";
}

}  // namespace

std::string csv_text(std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool quoted = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (!quoted) return std::string(text);
  std::string out = "\"";
  if (formula) out += "'";
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

CsvFolder::CsvFolder(const std::string& folder, std::span<const std::uint64_t> keep) : folder_(folder) {
  if (keep.empty())
    begin();
  else
    go_on(keep);
}

void CsvFolder::begin() {
  namespace fs = std::filesystem;
  std::error_code error;
  if (fs::exists(folder_, error) && !fs::is_empty(folder_, error))
    throw SetupError(ExitCode::io, "is there and not empty; name a new folder", folder_);
  fs::create_directories(folder_, error);
  if (error) throw SetupError(ExitCode::io, "cannot be made: " + error.message(), folder_);
  for (const TableDefinition& table : table_definitions()) {
    files_.emplace_back(path_of(files_.size()), std::ios::binary);
    sizes_.push_back(0);
    std::string header;
    for (const Column& column : table.columns)
      header += (header.empty() ? "" : ",") + std::string(column.name);
    write(files_.size() - 1, header + "\r\n");
  }
}

void CsvFolder::go_on(std::span<const std::uint64_t> keep) {
  if (keep.size() != table_definitions().size())
    throw SetupError(ExitCode::io,
                     "has other tables than the checkpoint says; remove the checkpoint to begin anew",
                     folder_);
  for (const TableDefinition& table : table_definitions()) {
    const std::size_t number = files_.size();
    const std::string path = path_of(number);
    check_kept(path, keep[number]);
    cut_to_kept(path, keep[number]);
    if (table.shared) {
      // Its key is its first column: a code, which is never quoted.
      std::ifstream in(path, std::ios::binary);
      for (std::string line; std::getline(in, line);)
        shared_.insert(std::string(table.name) + "/" + line.substr(0, line.find(',')));
    }
    files_.emplace_back(path, std::ios::binary | std::ios::app);
    sizes_.push_back(keep[number]);
  }
}

std::string CsvFolder::path_of(std::size_t table) const {
  return folder_ + "/" + std::string(table_definitions()[table].name) + ".csv";
}

void CsvFolder::fail(const std::string& path) const {
  throw SetupError(ExitCode::io, "cannot be written; is the disk full?", path);
}

void CsvFolder::write(std::size_t table, const std::string& line) {
  files_[table] << line;
  if (!files_[table]) fail(path_of(table));
  sizes_[table] += line.size();
}

void CsvFolder::add(const std::vector<TableRows>& document) {
  for (const TableRows& rows : document) {
    const TableDefinition& table = table_definitions()[rows.table];
    for (const Row& row : rows.rows) {
      if (table.shared && !shared_.insert(std::string(table.name) + "/" + row.front().value_or("")).second)
        continue;
      std::string line;
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (c > 0) line += ",";
        if (!row[c]) continue;
        line += table.columns[c].type == ColumnType::text ? csv_text(*row[c]) : *row[c];
      }
      write(rows.table, line + "\r\n");
    }
  }
}

void CsvFolder::flush() {
  for (std::size_t t = 0; t < files_.size(); ++t) {
    files_[t].flush();
    if (!files_[t]) fail(path_of(t));
  }
}

void CsvFolder::finish() {
  flush();
  const std::string path = folder_ + "/datapackage.json";
  std::ofstream out(path, std::ios::binary);
  out << description();
  out.flush();
  if (!out) fail(path);
}

}  // namespace townclerk
