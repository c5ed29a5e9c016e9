#include "check/facts.h"

#include <algorithm>

namespace townclerk {

std::vector<Fact> facts_of(const Record& record) {
  std::vector<Fact> facts;
  const auto fact_of = [&](int id) -> Fact* {
    const auto found =
        std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.first->id == id; });
    return found == facts.end() ? nullptr : &*found;
  };
  for (const Figure& figure : record.figures) {
    Fact* fact = figure.repeats == 0 ? nullptr : fact_of(figure.repeats);
    if (fact == nullptr) {
      facts.push_back({&figure, &figure, {&figure}, nullptr});
      continue;
    }
    fact->statements.push_back(&figure);
    if (fact->best->qualifier != "exact" && figure.qualifier == "exact") fact->best = &figure;
  }
  for (Fact& fact : facts) {
    for (const Figure* statement : fact.statements) {
      if (statement->part_of == 0 || fact.whole != nullptr) continue;
      for (const Figure& figure : record.figures) {
        if (figure.id == statement->part_of) fact.whole = &figure;
      }
    }
  }
  return facts;
}

std::string measure_of(const Figure& figure) {
  const std::string& what = figure.kind == Kind::jobs ? figure.change : figure.role;
  return std::string(name_of(figure.kind)) + "|" + figure.currency + "|" + what + "|" + figure.council;
}

}  // namespace townclerk
