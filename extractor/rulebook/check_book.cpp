#include "rulebook/check_book.h"

#include <algorithm>

namespace townclerk {

const CheckRule* CheckBook::find(std::string_view name) const {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const CheckRule& rule) { return rule.name == name; });
  return found == rules.end() ? nullptr : &*found;
}

const CouncilTaxLimit* CheckBook::council_tax_limit(std::string_view nation, std::string_view type,
                                                    int year) const {
  for (const CouncilTaxLimit& limit : council_tax_limits) {
    if (limit.nation == nation && limit.year == year &&
        std::find(limit.types.begin(), limit.types.end(), type) != limit.types.end())
      return &limit;
  }
  return nullptr;
}

}  // namespace townclerk
