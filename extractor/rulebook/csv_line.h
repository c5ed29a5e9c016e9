// One line of RFC 4180 CSV without line breaks in fields, which the tables of patterns/ do not have; and such
// lines among those of a text.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace townclerk {

// Into `fields`, whose strings are used again.
inline void split_csv(std::string_view line, std::vector<std::string>& fields) {
  std::size_t count = 1;
  if (fields.empty()) fields.emplace_back();
  fields.front().clear();
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
        fields[count - 1].push_back('"');
        ++i;
      } else {
        quoted = !quoted;
      }
    } else if (c == ',' && !quoted) {
      if (count == fields.size()) fields.emplace_back();
      fields[count++].clear();
    } else {
      // What stands between two marks, at once.
      std::size_t end = i + 1;
      while (end < line.size() && line[end] != '"' && line[end] != ',') ++end;
      fields[count - 1].append(line.substr(i, end - i));
      i = end - 1;
    }
  }
  fields.resize(count);
}

inline std::vector<std::string> split_csv(std::string_view line) {
  std::vector<std::string> fields;
  split_csv(line, fields);
  return fields;
}

// Whether the comma at a place parts cells: not that of thousands ("1,318").
inline bool parts_cells(std::string_view line, std::size_t at) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::size_t kThousands = 3;
  const std::size_t before = at == 0 ? 0 : at - 1 - line.find_last_not_of(kDigits, at - 1);
  const std::size_t behind = std::min(line.find_first_not_of(kDigits, at + 1), line.size()) - at - 1;
  return before == 0 || before > kThousands || behind != kThousands;
}

// Whether a line of a text is one of CSV: cells without a space behind the comma, so many as prose never has.
inline bool is_csv_line(std::string_view line) {
  constexpr std::size_t kFewest = 3;
  const bool opens_quoted = line.starts_with('"');
  std::size_t commas = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (quoted || line[at] != ',' || !parts_cells(line, at)) continue;
    if (at + 1 < line.size() && line[at + 1] == ' ') return false;
    ++commas;
  }
  return !quoted && commas >= (opens_quoted ? kFewest - 1 : kFewest);
}

}  // namespace townclerk
