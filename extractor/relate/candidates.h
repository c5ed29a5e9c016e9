// Which numerals are figures: money and percentages always, bare numbers by the noun they count, by the
// header of their column, or, without a noun, by what surrounds them (attribute "jobs.figure").
// Covered by tests/unit/relate/figures_test.cpp.
#pragma once

#include <vector>

#include "relate/context_reader.h"
#include "relate/tables.h"
#include "relate/target.h"
#include "relate/weigh.h"
#include "relate/word_evidence.h"

namespace townclerk {

struct Candidates {
  std::vector<Target> targets;                                  // in order of place
  std::vector<std::pair<std::uint32_t, std::string>> left_out;  // numeral, reason
  std::vector<Target>
      weighed;  // the numbers without a job noun, figures or not, as "jobs.figure" was weighed
};

Candidates find_candidates(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
                           const Tables& tables, const Weigher& weigher, const WordEvidence& words,
                           ContextReader& context);

}  // namespace townclerk
