// The time that a figure is said of: of the dates and spans near it the one for which most speaks
// (period_features.h), or none; "by" → "../2015", "since" → "2010/..".
// Covered by tests/unit/resolve/dates_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "model/record.h"
#include "relate/target.h"
#include "resolve/period_features.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// What was weighed for each figure: what tools/fit_choices fits on. Much for a long document.
using WeighedPeriods = std::vector<std::vector<PeriodFeatures::Candidate>>;

// Sets Figure::period, with the reasons as a decision; gives what was weighed where that is to be kept.
// `targets` and `figures` are parallel.
WeighedPeriods assign_periods(const Rulebook& rulebook, const Article& article,
                              const std::vector<DatedSpan>& dates, const std::vector<Target>& targets,
                              const std::string& published, Proof proof, bool kept,
                              std::vector<Figure>& figures);

}  // namespace townclerk
