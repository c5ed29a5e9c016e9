// Two statements of the same fact with different values: a headline that its own story does not bear out, or
// two speakers who differ.
#include <algorithm>

#include "check/facts.h"
#include "check/rule.h"

namespace townclerk {
namespace {

// Nothing that is said of the two tells them apart.
bool one_fact(const Fact& first, const Fact& second) {
  const Figure& a = *first.first;
  const Figure& b = *second.first;
  const auto agree = [](const std::string& x, const std::string& y) {
    return x.empty() || y.empty() || x == y;
  };
  return first.measure == second.measure && agree(a.department, b.department) &&
         agree(a.vacancy, b.vacancy) && agree(a.means, b.means) && agree(a.status, b.status) &&
         agree(a.per, b.per) && agree(a.period, b.period) && a.part_of == 0 && b.part_of == 0 &&
         !a.additional && !b.additional && a.fte == b.fte;
}

}  // namespace

void check_conflict(const CheckInput& input, CheckReport& report) {
  const std::vector<Fact> facts = facts_of(input.record);
  if (facts.size() > kFactsOfAnArticle) return;
  const double nearest = input.limit("conflict", "least_ratio");
  const auto headline_end = static_cast<std::uint32_t>(input.limit("conflict", "headline"));
  for (const Fact& first : facts) {
    const Figure& a = *first.first;
    const bool told_of_change =
        (a.kind == Kind::jobs && a.change != "none") || a.role == "saving" || a.role == "gap";
    if (!told_of_change || first.statements.size() > 1) continue;
    const bool headline = a.phrase.in_title || a.phrase.span.end <= headline_end;
    const Figure* rival = nullptr;
    int rivals = 0;
    for (const Fact& second : facts) {
      const Figure& b = *second.first;
      if (b.id <= a.id || !one_fact(first, second)) continue;
      const double ratio = std::min(a.value.approximate(), b.value.approximate()) /
                           std::max({a.value.approximate(), b.value.approximate(), 1e-9});
      if (ratio < nearest || input.rulebook.bounds.of(a).meets(input.rulebook.bounds.of(b))) continue;
      const bool two_speakers = !a.speaker.empty() && !b.speaker.empty() && a.speaker != b.speaker;
      if (!headline && !two_speakers) continue;
      rival = &b;
      ++rivals;
    }
    if (rivals != 1) continue;
    const std::string who = headline
                                ? "the headline says " + said(a) + ", the story " + said(*rival)
                                : a.speaker + " says " + said(a) + ", " + rival->speaker + " " + said(*rival);
    report.add("conflict", who, {a.id, rival->id});
  }
}

}  // namespace townclerk
