// Record → one line of JSON, as docs/record.md has it.
#pragma once

#include <string>

#include "model/document.h"
#include "model/record.h"

namespace townclerk {

std::string to_json(const Record& record);
std::string to_json(const Reject& reject);

}  // namespace townclerk
