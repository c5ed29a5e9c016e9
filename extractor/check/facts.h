// Statements gathered into facts: a figure with all that repeat it. What sums and summaries are made of.
// Covered by tests/unit/check/facts_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "model/record.h"

namespace townclerk {

struct Fact {
  const Figure* first = nullptr;          // the earliest statement
  const Figure* best = nullptr;           // an exact one where there is any, else the earliest
  std::vector<const Figure*> statements;  // all, in order
  const Figure* whole = nullptr;          // the earliest statement of what it is a part of
};

// In order of the earliest statements.
std::vector<Fact> facts_of(const Record& record);

// What a figure measures: figures of one measure can be added up. Kind, currency, what happens (change or
// role), whose.
std::string measure_of(const Figure& figure);

}  // namespace townclerk
