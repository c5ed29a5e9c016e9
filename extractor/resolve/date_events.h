// What happens on a date: meeting, consultation, decision, implementation, announcement, by the words of its
// sentence that stand nearest (patterns/lists.toml, event_*).
// Covered by tests/unit/resolve/dates_test.cpp.
#pragma once

#include <vector>

#include "resolve/dates.h"

namespace townclerk {

void assign_events(const Rulebook& rulebook, const Article& article, std::vector<DatedSpan>& dates);

}  // namespace townclerk
