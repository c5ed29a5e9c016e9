// A record as people read it on a terminal: the councils, a line a figure, the checks.
#pragma once

#include <string>

#include "model/record.h"

namespace townclerk {

struct TableStyle {
  bool color = false;
  std::size_t width = 100;  // columns of the terminal
};

std::string to_table(const Record& record, const TableStyle& style);

// "£2,470,000", "120.8", "2.99%": a value as people write it.
std::string readable_value(const Figure& figure);

}  // namespace townclerk
