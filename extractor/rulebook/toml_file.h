// A parsed pattern file whose every complaint names file, line and column. Included by rulebook/ alone.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "rulebook/pattern_files.h"

namespace townclerk {

class TomlFile {
 public:
  // SetupError where the file is missing or is no TOML.
  TomlFile(const PatternFiles& files, std::string_view name);

  [[nodiscard]] const toml::table& root() const { return root_; }
  [[nodiscard]] const std::string& name() const { return name_; }

  [[noreturn]] void fault(const toml::node& at, const std::string& what) const;
  // Refuses keys that are not among `known`: a misspelt key must not be silently nothing.
  void expect_keys(const toml::table& table, std::initializer_list<std::string_view> known) const;

  // Typed values; a fault names the key and says what it should be. Absent gives the default.
  [[nodiscard]] std::string text(const toml::table& table, std::string_view key,
                                 std::string_view otherwise = {}) const;
  [[nodiscard]] std::string required_text(const toml::table& table, std::string_view key) const;
  [[nodiscard]] double number(const toml::table& table, std::string_view key, double otherwise) const;
  [[nodiscard]] std::vector<std::string> texts(const toml::table& table, std::string_view key) const;
  // The tables of an array of tables, e.g. all [[cue]].
  [[nodiscard]] std::vector<const toml::table*> tables(std::string_view key) const;
  [[nodiscard]] const toml::table* table(std::string_view key) const;

 private:
  const PatternFiles* files_;
  std::string name_;
  toml::table root_;
};

}  // namespace townclerk
