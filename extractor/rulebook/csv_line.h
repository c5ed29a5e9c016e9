// One line of RFC 4180 CSV without line breaks in fields, which the tables of patterns/ do not have.
#pragma once

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

}  // namespace townclerk
