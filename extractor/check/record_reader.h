// A record's JSON → the typed record: what the rules read, whoever made the record. Only for JSON that
// satisfies the schema (schema.h). Covered by tests/unit/check/record_reader_test.cpp.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/record.h"

namespace townclerk {

Record read_record(const nlohmann::json& json);

}  // namespace townclerk
