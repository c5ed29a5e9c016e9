// furniture.toml, dates.toml and numbers.toml's [[not_number]]: what regular expressions find.
#include <stdexcept>

#include "rulebook/load_tables.h"
#include "rulebook/toml_file.h"

namespace townclerk {
namespace {

std::vector<TextPattern> read_patterns(const PatternFiles& files, std::string_view name,
                                       std::string_view key) {
  const TomlFile file(files, name);
  std::vector<TextPattern> result;
  for (const toml::table* table : file.tables(key)) {
    file.expect_keys(*table, {"name", "pattern", "takes", "examples", "counterexamples"});
    try {
      TextPattern pattern(file.required_text(*table, "name"), file.required_text(*table, "pattern"));
      pattern.examples = file.texts(*table, "examples");
      pattern.counterexamples = file.texts(*table, "counterexamples");
      pattern.takes = file.text(*table, "takes", "line");
      pattern.file = files.display_name(name);
      pattern.line = static_cast<int>(table->source().begin.line);
      if (pattern.examples.empty() || pattern.counterexamples.empty()) {
        file.fault(*table, "a pattern needs \"examples\" and \"counterexamples\"; this one has not both");
      }
      result.push_back(std::move(pattern));
    } catch (const std::invalid_argument& error) {
      file.fault(*table->get("pattern"), error.what());
    }
  }
  return result;
}

}  // namespace

void load_text_patterns(const PatternFiles& files, Rulebook& book) {
  book.furniture = read_patterns(files, "furniture.toml", "furniture");
  book.dates = read_patterns(files, "dates.toml", "date");
  book.not_numbers = read_patterns(files, "not_numbers.toml", "not_number");
}

}  // namespace townclerk
