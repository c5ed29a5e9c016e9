#include "rulebook/toml_file.h"

#include <algorithm>

namespace townclerk {

TomlFile::TomlFile(const PatternFiles& files, std::string_view name) : files_(&files), name_(name) {
  try {
    root_ = toml::parse(files.content(name), name);
  } catch (const toml::parse_error& error) {
    throw files.fault(name, static_cast<int>(error.source().begin.line),
                      static_cast<int>(error.source().begin.column), std::string(error.description()));
  }
}

void TomlFile::fault(const toml::node& at, const std::string& what) const {
  throw files_->fault(name_, static_cast<int>(at.source().begin.line),
                      static_cast<int>(at.source().begin.column), what);
}

void TomlFile::expect_keys(const toml::table& table, std::initializer_list<std::string_view> known) const {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    std::string what = "unknown key \"" + std::string(key.str()) + "\"; known here:";
    for (const std::string_view word : known) what += " " + std::string(word);
    fault(node, what);
  }
}

std::string TomlFile::text(const toml::table& table, std::string_view key, std::string_view otherwise) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::string(otherwise);
  const auto value = node->value<std::string>();
  if (!node->is_string() || !value) fault(*node, "\"" + std::string(key) + "\" must be a text in quotes");
  return *value;
}

std::string TomlFile::required_text(const toml::table& table, std::string_view key) const {
  std::string value = text(table, key);
  if (value.empty()) fault(table, "\"" + std::string(key) + "\" is missing");
  return value;
}

double TomlFile::number(const toml::table& table, std::string_view key, double otherwise) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return otherwise;
  const auto value = node->value<double>();
  if (!value) fault(*node, "\"" + std::string(key) + "\" must be a number");
  return *value;
}

std::vector<std::string> TomlFile::texts(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  const toml::array* array = node->as_array();
  if (array == nullptr)
    fault(*node, "\"" + std::string(key) + "\" must be a list of texts, as [\"…\", \"…\"]");
  std::vector<std::string> result;
  for (const toml::node& item : *array) {
    if (!item.is_string())
      fault(item, "\"" + std::string(key) + "\" holds something that is no text in quotes");
    result.push_back(*item.value<std::string>());
  }
  return result;
}

std::vector<const toml::table*> TomlFile::tables(std::string_view key) const {
  std::vector<const toml::table*> result;
  const toml::node* node = root_.get(key);
  if (node == nullptr) return result;
  const toml::array* array = node->as_array();
  if (array == nullptr) fault(*node, "write [[" + std::string(key) + "]], with double brackets");
  for (const toml::node& item : *array) {
    if (!item.is_table()) fault(item, "write [[" + std::string(key) + "]], with double brackets");
    result.push_back(item.as_table());
  }
  return result;
}

const toml::table* TomlFile::table(std::string_view key) const {
  const toml::node* node = root_.get(key);
  if (node == nullptr) return nullptr;
  if (!node->is_table())
    fault(*node, "\"" + std::string(key) + "\" must be a table: [" + std::string(key) + "]");
  return node->as_table();
}

}  // namespace townclerk
