// councils.csv and council_names.csv: the register and the names.
#include <array>
#include <map>

#include "rulebook/csv_line.h"
#include "rulebook/load_tables.h"

namespace townclerk {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

// Calls each(row number, fields) for all rows after the header, which must be `header`.
template <typename Each>
void each_row(const PatternFiles& files, std::string_view name, std::string_view header, Each each) {
  std::string_view rest = files.content(name);
  const std::size_t columns = split_csv(header).size();
  for (int line = 1; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    std::string_view row = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (line == 1) {
      if (row != header) throw files.fault(name, 1, 1, "the header must be: " + std::string(header));
      continue;
    }
    if (row.empty() || row.front() == '#') continue;
    const std::vector<std::string> fields = split_csv(row);
    if (fields.size() != columns) {
      throw files.fault(
          name, line, 1,
          "this row has " + std::to_string(fields.size()) + " fields, not " + std::to_string(columns));
    }
    each(line, fields);
  }
}

NameSort sort_of(const PatternFiles& files, std::string_view name, int line, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, NameSort>, 4> kSorts = {{{"official", NameSort::official},
                                                                            {"alias", NameSort::alias},
                                                                            {"seat", NameSort::seat},
                                                                            {"place", NameSort::place}}};
  for (const auto& [word, sort] : kSorts) {
    if (word == text) return sort;
  }
  throw files.fault(name, line, 1, "the sort of a name is official, alias, seat or place");
}

}  // namespace

void load_gazetteer(const PatternFiles& files, Rulebook& book) {
  Gazetteer& gazetteer = book.gazetteer;
  std::map<std::string, std::uint32_t, std::less<>> by_code;
  each_row(files, "councils.csv", "gss,code,name,short_name,type,nation,region,county,start,end,successors",
           [&](int line, const std::vector<std::string>& row) {
             const auto number = static_cast<std::uint32_t>(gazetteer.councils.size());
             if (!by_code.emplace(row[1], number).second) {
               throw files.fault("councils.csv", line, 1, "another row has the code " + row[1]);
             }
             gazetteer.councils.push_back({row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7],
                                           row[8], row[9], split(row[10], ';')});
             gazetteer.add_name(row[2], NameSort::official, number, book.vocabulary);
           });
  each_row(files, "council_names.csv", "code,sort,name", [&](int line, const std::vector<std::string>& row) {
    const auto council = by_code.find(row[0]);
    if (council == by_code.end())
      throw files.fault("council_names.csv", line, 1, "no council has the code " + row[0]);
    gazetteer.add_name(row[2], sort_of(files, "council_names.csv", line, row[1]), council->second,
                       book.vocabulary);
  });
  gazetteer.settle();
}

}  // namespace townclerk
