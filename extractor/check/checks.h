// The validation stage on the typed record: every rule in turn. A record that comes without its text is held
// to the rules that need none. Covered by tests/unit/check/checks_test.cpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// Adds what the rules find; checks that the stages before have made keep their place and take the severities
// of patterns/checks.toml.
void run_checks(const Record& record, const Rulebook& rulebook, std::optional<std::string_view> text,
                std::vector<Check>& checks);

}  // namespace townclerk
