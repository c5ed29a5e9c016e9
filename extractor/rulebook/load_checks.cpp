// checks.toml: qualifiers as intervals, and what the checks hold a record to.
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

}  // namespace

void load_checks(const PatternFiles& files, Rulebook& book) {
  const TomlFile file(files, "checks.toml");
  const toml::table* bounds = file.table("bounds");
  if (bounds == nullptr) file.fault(file.root(), "the table [bounds] is missing");
  for (const auto& [qualifier, node] : *bounds)
    book.bounds.shares.emplace(std::string(qualifier.str()), interval_of(file, node));
}

}  // namespace townclerk
