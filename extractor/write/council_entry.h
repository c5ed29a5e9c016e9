// What the register knows of a council, and what a look-up found, for people and as JSON.
// Covered by tests/cli/test_councils.py.
#pragma once

#include <string>

#include "model/council_lookup.h"
#include "rulebook/gazetteer.h"

namespace townclerk {

// One line: GSS code (or "-"), register code, type, from, to, name.
std::string entry_line(const RegisterEntry& entry);
std::string entry_json(const RegisterEntry& entry);

std::string lookup_text(const Gazetteer& gazetteer, const std::string& name, const CouncilLookup& lookup);
std::string lookup_json(const Gazetteer& gazetteer, const std::string& name, const CouncilLookup& lookup);

}  // namespace townclerk
