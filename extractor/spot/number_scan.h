// One number at a place, with its currency sign, magnitude, percent sign. Used by numerals.cpp alone.
#pragma once

#include <optional>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct Scanned {
  Numeral numeral;
  bool has_magnitude = false;
  bool ordinal_or_code = false;  // "11th", "3G", "A14"
};

// Nullopt where no number begins at `token`. Faults go to `faults`; the numeral then has a reason.
std::optional<Scanned> scan_number(const Rulebook& rulebook, const Article& article, std::uint32_t token,
                                   std::uint32_t end, std::vector<NumeralFault>& faults);

}  // namespace townclerk
