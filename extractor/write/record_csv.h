// Figures as CSV, one row each, for spreadsheets: RFC 4180, and no cell that a spreadsheet would run as a
// formula.
#pragma once

#include <string>

#include "model/record.h"

namespace townclerk {

std::string csv_header();
std::string to_csv(const Record& record);

}  // namespace townclerk
