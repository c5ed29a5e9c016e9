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
  std::string measure;                    // measure_of(*first)
  const Figure* whole = nullptr;          // the earliest statement of what it is a part of
};

// What has more facts than this is no article but an archive in one file: rules that hold every fact against
// every other leave it.
inline constexpr std::size_t kFactsOfAnArticle = 1500;

// In order of the earliest statements.
std::vector<Fact> facts_of(const Record& record);

// What a figure measures: figures of one measure can be added up. Kind, currency, what happens (change or
// role), whose.
std::string measure_of(const Figure& figure);

}  // namespace townclerk
