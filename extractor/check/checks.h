// What is odd about a record, said as data: each check a small function on the typed record.
// Covered by tests/unit/check/checks_test.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "model/record.h"

namespace townclerk {

// Each span is its text, in order and inside the document. `text` and `title` are the decoded ones.
void check_spans(const Record& record, std::string_view text, std::string_view title,
                 std::vector<Check>& checks);
// part_of and repeats refer to other figures of the record.
void check_links(const Record& record, std::vector<Check>& checks);
// Parts that exceed the figure that they are parts of.
void check_parts(const Record& record, std::vector<Check>& checks);
// A cut above the stated workforce, a share of a whole over 100 per cent.
void check_plausible(const Record& record, std::vector<Check>& checks);
// A period that ends before it begins.
void check_periods(const Record& record, std::vector<Check>& checks);

// All of them.
void run_checks(const Record& record, std::string_view text, std::string_view title,
                std::vector<Check>& checks);

}  // namespace townclerk
