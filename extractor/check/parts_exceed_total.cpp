// A part that is greater than its whole, or parts that together are.
#include <map>

#include "check/rule.h"

namespace townclerk {
namespace {

bool of_one_measure(const Figure& part, const Figure& whole) {
  return part.kind == whole.kind && part.currency == whole.currency && part.per == whole.per;
}

}  // namespace

void check_parts_exceed_total(const CheckInput& input, CheckReport& report) {
  for (const Figure& part : input.record.figures) {
    const Figure* whole = part.part_of == 0 ? nullptr : input.figure(part.part_of);
    if (whole == nullptr || part.kind == Kind::percent || !of_one_measure(part, *whole)) continue;
    const bool open = whole->qualifier == "over" || whole->qualifier == "at_least";
    const double least = input.rulebook.bounds.of(part).low;
    if (open || least <= input.rulebook.bounds.of(*whole).high) continue;
    report.add("parts-exceed-total", said(part) + " is said to be a part of " + said(*whole),
               {part.id, whole->id});
  }
}

}  // namespace townclerk
