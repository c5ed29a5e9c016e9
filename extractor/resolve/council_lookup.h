// A council's name as a person types it → the council, or those that it may be with the reason, or near
// misses. Covered by tests/unit/resolve/lookup_test.cpp and tests/cli/test_councils.py.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/council_lookup.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// `name` may also be a GSS or register code. `on` is the ISO date for which it is asked: councils of that day
// stand before those that have gone or are to come.
CouncilLookup look_up_council(const Rulebook& rulebook, std::string_view name, const std::string& on);

// The register of a day, by code; all of it where `on` is empty.
std::vector<std::uint32_t> councils_on(const Gazetteer& gazetteer, const std::string& on);

}  // namespace townclerk
