// Record → one line of JSON, as docs/record.md has it.
#pragma once

#include <string>

#include "model/document.h"
#include "model/record.h"
#include "write/json_writer.h"

namespace townclerk {

std::string to_json(const Record& record);
// The members of a check, into an object that the caller has begun.
void write_check(JsonWriter& json, const Check& check);
std::string to_json(const Reject& reject);

}  // namespace townclerk
