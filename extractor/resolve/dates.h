// Dates and spans of time in the text → ISO 8601 / EDTF. The patterns are patterns/dates.toml; each is
// named after what it states and read here by that name.
// Covered by tests/unit/resolve/dates_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

enum class DateSort : std::uint8_t { day, month, year, fiscal_year, span, duration };

struct DatedSpan {
  DateMention mention;
  DateSort sort = DateSort::day;
  // What may be meant instead: of "last year" the fiscal year, of a month without a year that of another one.
  std::string other;
  bool in_furniture = false;
};

// In order of place, the longest where several overlap. `published`: ISO 8601, to year, month or day, or
// empty.
std::vector<DatedSpan> find_dates(const Rulebook& rulebook, const Article& article,
                                  const std::string& published);

// The dateline that the text itself states: a full date among its first lines. Empty if there is none.
std::string find_dateline(const Article& article, const std::vector<DatedSpan>& dates);

}  // namespace townclerk
