#include "write/record_csv.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "write/csv_folder.h"

namespace townclerk {
namespace {

constexpr std::array<std::string_view, 27> kColumns = {
    "document",   "published",  "figure",    "kind",    "text",    "start",   "end",
    "value",      "value_to",   "qualifier", "unit",    "fte",     "change",  "currency",
    "role",       "status",     "vacancy",   "means",   "per",     "council", "council_name",
    "department", "additional", "period",    "part_of", "repeats", "rule"};

std::string name_of_council(const Record& record, const std::string& identity) {
  for (const Council& council : record.councils) {
    if (council.gss == identity || (council.gss.empty() && council.code == identity)) return council.name;
  }
  return {};
}

std::string id_or_nothing(int id) {
  return id == 0 ? std::string() : std::to_string(id);
}

}  // namespace

std::string csv_header() {
  std::string line;
  for (const std::string_view column : kColumns) line += (line.empty() ? "" : ",") + std::string(column);
  return line + "\r\n";
}

std::string to_csv(const Record& record) {
  std::string out;
  for (const Figure& f : record.figures) {
    // Numbers are cells as they are: a minus there is a number, not a formula.
    const std::string value_to = f.value_to ? f.value_to->to_string() : std::string();
    const std::array<std::string, kColumns.size()> cells = {csv_text(record.id),
                                                            record.published,
                                                            std::to_string(f.id),
                                                            name_of(f.kind),
                                                            csv_text(f.phrase.text),
                                                            std::to_string(f.phrase.span.start),
                                                            std::to_string(f.phrase.span.end),
                                                            f.value.to_string(),
                                                            value_to,
                                                            f.qualifier,
                                                            f.unit,
                                                            f.fte ? "true" : "",
                                                            f.change,
                                                            f.currency,
                                                            f.role,
                                                            f.status,
                                                            f.vacancy,
                                                            f.means,
                                                            f.per,
                                                            f.council,
                                                            csv_text(name_of_council(record, f.council)),
                                                            csv_text(f.department),
                                                            f.additional ? "true" : "",
                                                            f.period,
                                                            id_or_nothing(f.part_of),
                                                            id_or_nothing(f.repeats),
                                                            f.rule};
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + cells.at(i);
    out += line + "\r\n";
  }
  return out;
}

}  // namespace townclerk
