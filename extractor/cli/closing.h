// The line that ends a run and adds up: documents in = records + rejects.
#pragma once

#include <string>

#include "cli/batch.h"

namespace townclerk {

// On standard error; `written` names the places, empty for standard output.
void say_closing(const Counts& counts, const std::string& written);
// "file.ndjson:12: rejected: …".
void say_reject(const Reject& reject);

}  // namespace townclerk
