#include "check/facts.h"

#include <map>

namespace townclerk {

std::vector<Fact> facts_of(const Record& record) {
  std::vector<Fact> facts;
  std::map<int, std::size_t> fact_of;  // by the id of the earliest statement
  std::map<int, const Figure*> figure_of;
  for (const Figure& figure : record.figures) {
    figure_of.emplace(figure.id, &figure);
    const auto known = figure.repeats == 0 ? fact_of.end() : fact_of.find(figure.repeats);
    if (known == fact_of.end()) {
      fact_of.emplace(figure.id, facts.size());
      facts.push_back({&figure, &figure, {&figure}, measure_of(figure), nullptr});
      continue;
    }
    Fact& fact = facts[known->second];
    fact.statements.push_back(&figure);
    if (fact.best->qualifier != "exact" && figure.qualifier == "exact") fact.best = &figure;
  }
  for (Fact& fact : facts) {
    for (const Figure* statement : fact.statements) {
      const auto whole = figure_of.find(statement->part_of);
      if (whole != figure_of.end() && fact.whole == nullptr) fact.whole = whole->second;
    }
  }
  return facts;
}

std::string measure_of(const Figure& figure) {
  const std::string& what = figure.kind == Kind::jobs ? figure.change : figure.role;
  return std::string(name_of(figure.kind)) + "|" + figure.currency + "|" + what + "|" + figure.council;
}

}  // namespace townclerk
