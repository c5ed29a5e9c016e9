// checks.toml: qualifiers as intervals, and what the checks hold a record to.
#include <cmath>

#include "rulebook/load_tables.h"
#include "rulebook/toml_file.h"

namespace townclerk {
namespace {

Interval interval_of(const TomlFile& file, const toml::node& node) {
  const toml::array* pair = node.as_array();
  if (pair == nullptr || pair->size() != 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number())
    file.fault(node, "write two numbers: [0.9, 1.1]");
  const Interval interval{*(*pair)[0].value<double>(), *(*pair)[1].value<double>()};
  if (interval.low > interval.high) file.fault(node, "the first is the lower end");
  return interval;
}

Severity severity_of(const TomlFile& file, const toml::table& table) {
  const std::string text = file.required_text(table, "severity");
  for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
    if (text == name_of(severity)) return severity;
  }
  file.fault(*table.get("severity"), "\"severity\" is info, warning or error");
}

// "2024-01-01: Essex County Council …" is an article of that day.
std::vector<CheckExample> examples_of(const TomlFile& file, const toml::table& table, std::string_view key) {
  constexpr std::size_t kDate = 10;
  std::vector<CheckExample> examples;
  for (const std::string& text : file.texts(table, key)) {
    const bool dated = text.size() > kDate + 1 && text[4] == '-' && text[7] == '-' && text[kDate] == ':';
    examples.push_back(dated ? CheckExample{text.substr(kDate + 2), text.substr(0, kDate)}
                             : CheckExample{text, ""});
  }
  return examples;
}

CheckRule rule_of(const PatternFiles& files, const TomlFile& file, const toml::table& table) {
  file.expect_keys(table, {"name", "severity", "means", "limits", "fires", "silent", "by_hand"});
  CheckRule rule;
  rule.name = file.required_text(table, "name");
  rule.file = files.display_name(file.name());
  rule.line = static_cast<int>(table.source().begin.line);
  rule.severity = severity_of(file, table);
  rule.means = file.required_text(table, "means");
  rule.fires = examples_of(file, table, "fires");
  rule.silent = examples_of(file, table, "silent");
  rule.by_hand = file.text(table, "by_hand");
  if (const toml::table* limits = table["limits"].as_table()) {
    for (const auto& [name, node] : *limits) {
      const auto value = node.value<double>();
      if (!value) file.fault(node, "a limit is a number");
      rule.limits.emplace(std::string(name.str()), *value);
    }
  }
  if (rule.by_hand.empty() && (rule.fires.empty() || rule.silent.empty()))
    file.fault(table, "a check needs texts in which it \"fires\" and texts in which it is \"silent\"");
  return rule;
}

CouncilTaxLimit limit_of(const TomlFile& file, const toml::table& table) {
  file.expect_keys(table, {"nation", "types", "year", "percent"});
  CouncilTaxLimit limit;
  limit.nation = file.required_text(table, "nation");
  limit.types = file.texts(table, "types");
  limit.year = static_cast<int>(file.number(table, "year", 0));
  limit.percent = file.number(table, "percent", 0);
  const auto hundredths = static_cast<int>(std::lround(limit.percent * 100));
  limit.text = std::to_string(hundredths / 100);
  if (hundredths % 100 != 0) limit.text += "." + std::to_string(100 + hundredths % 100).substr(1);
  return limit;
}

}  // namespace

void load_checks(const PatternFiles& files, Rulebook& book) {
  const TomlFile file(files, "checks.toml");
  const toml::table* bounds = file.table("bounds");
  if (bounds == nullptr) file.fault(file.root(), "the table [bounds] is missing");
  for (const auto& [qualifier, node] : *bounds)
    book.bounds.shares.emplace(std::string(qualifier.str()), interval_of(file, node));
  for (const toml::table* table : file.tables("check"))
    book.checks.rules.push_back(rule_of(files, file, *table));
  for (const toml::table* table : file.tables("council_tax_limit"))
    book.checks.council_tax_limits.push_back(limit_of(file, *table));
}

}  // namespace townclerk
