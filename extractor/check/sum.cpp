// A sum that the record tells is the sum of its parts.
#include "check/rule.h"

namespace townclerk {

void check_sum(const CheckInput& input, CheckReport& report) {
  std::vector<const Check*> told;
  for (const Check& check : input.record.checks) {
    if (check.sum) told.push_back(&check);
  }
  for (const Check* check : told) {
    Decimal value;
    for (const int id : check->sum->parts) {
      const Figure* part = input.figure(id);
      if (part != nullptr) value = value.plus(part->value).value_or(value);
    }
    if (value != check->sum->value)
      report.add("sum",
                 "the parts come to " + value.to_string() + ", not to " + check->sum->value.to_string(),
                 check->figures);
  }
}

}  // namespace townclerk
