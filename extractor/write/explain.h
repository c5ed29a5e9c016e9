// The proof of a record: for each figure the number form, the unit and, per attribute, the cues that won and
// lost; for each numeral left out, why.
#pragma once

#include <string>

#include "model/record.h"

namespace townclerk {

// `only`: the id of one figure, or 0 for all and the numerals left out.
std::string explain_text(const Record& record, int only, bool color);
std::string explain_json(const Record& record, int only);

}  // namespace townclerk
