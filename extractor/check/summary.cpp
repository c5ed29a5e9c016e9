#include "check/summary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "check/facts.h"

namespace townclerk {
namespace {

// Council, measure, status, per.
using Key = std::tuple<std::string, std::string, std::string, std::string>;

const char* measure_name(const Figure& figure) {
  if (figure.kind == Kind::jobs)
    return figure.change == "cut" ? "jobs_cut" : figure.change == "create" ? "jobs_created" : "";
  if (figure.kind == Kind::percent) return figure.role == "council_tax" ? "council_tax_rise" : "";
  if (figure.currency != "GBP") return "";
  return figure.role == "saving" ? "savings" : figure.role == "gap" ? "gap" : "";
}

// Exact, so that "around 400" is 360 to 440: shares have at most three places.
std::optional<Decimal> share_of(const Decimal& value, double share) {
  constexpr std::int64_t kThousand = 1000;
  const auto times = value.times(Decimal(std::llround(share * static_cast<double>(kThousand))));
  return times ? times->divided_by(kThousand) : std::nullopt;
}

void bound(const Figure& figure, const Bounds& bounds, SummaryLine& line) {
  const Decimal upper = figure.value_to.value_or(figure.value);
  line.low = figure.value;
  line.high = upper;
  const auto about = bounds.shares.find("about");
  if (figure.qualifier == "about" && about != bounds.shares.end()) {
    line.low = share_of(figure.value, about->second.low);
    line.high = share_of(upper, about->second.high);
  }
  if (figure.qualifier == "over" || figure.qualifier == "at_least") line.high.reset();
  if (figure.qualifier == "under" || figure.qualifier == "up_to") line.low.reset();
}

SummaryLine line_of(const Key& key, const Figure& figure, const Bounds& bounds) {
  SummaryLine line;
  std::tie(line.council, line.measure, line.status, line.per) = key;
  line.value = figure.value;
  line.figures = {figure.id};
  bound(figure, bounds, line);
  return line;
}

// Departments' figures together; bounds only where all have them.
SummaryLine together(const Key& key, const std::vector<const Figure*>& figures, const Bounds& bounds) {
  SummaryLine line = line_of(key, *figures.front(), bounds);
  for (std::size_t i = 1; i < figures.size(); ++i) {
    const SummaryLine next = line_of(key, *figures[i], bounds);
    const auto sum = line.value.plus(next.value);
    if (!sum) continue;
    line.value = *sum;
    line.low = line.low && next.low ? line.low->plus(*next.low) : std::nullopt;
    line.high = line.high && next.high ? line.high->plus(*next.high) : std::nullopt;
    line.figures.push_back(next.figures.front());
  }
  return line;
}

SummaryLine best_of(const Key& key, const std::vector<const Fact*>& facts, const Bounds& bounds) {
  std::vector<const Figure*> wide;
  std::vector<const Figure*> of_departments;
  std::set<std::string> departments;
  for (const Fact* fact : facts) {
    if (fact->best->department.empty()) {
      wide.push_back(fact->best);
    } else if (departments.insert(fact->best->department).second) {
      of_departments.push_back(fact->best);
    }
  }
  const bool percent = std::get<1>(key) == "council_tax_rise";
  if (wide.empty() && !percent) return together(key, of_departments, bounds);
  if (percent) return line_of(key, *facts.front()->best, bounds);
  const auto greatest = std::max_element(
      wide.begin(), wide.end(), [](const Figure* a, const Figure* b) { return a->value < b->value; });
  return line_of(key, **greatest, bounds);
}

}  // namespace

std::vector<SummaryLine> summarise(const Record& record, const Bounds& bounds) {
  const std::vector<Fact> facts = facts_of(record);
  std::set<int> left_out;  // the parts of a sum that agrees; what cannot be
  for (const Check& check : record.checks) {
    if (check.sum && check.sum->agrees) left_out.insert(check.sum->parts.begin(), check.sum->parts.end());
    if (check.rule == "implausible" && !check.figures.empty()) left_out.insert(check.figures.front());
  }
  std::map<Key, std::vector<const Fact*>> groups;
  for (const Fact& fact : facts) {
    const Figure& figure = *fact.best;
    const std::string measure = measure_name(figure);
    if (measure.empty() || figure.council.empty() || fact.whole != nullptr ||
        left_out.contains(fact.first->id))
      continue;
    groups[{figure.council, measure, figure.status, figure.per}].push_back(&fact);
  }
  std::vector<SummaryLine> lines;
  lines.reserve(groups.size());
  for (const auto& [key, of_key] : groups) lines.push_back(best_of(key, of_key, bounds));
  // What is left of the two, where both are said with one status.
  std::vector<SummaryLine> nets;
  for (const SummaryLine& cut : lines) {
    for (const SummaryLine& made : lines) {
      if (cut.measure != "jobs_cut" || made.measure != "jobs_created" || cut.council != made.council ||
          cut.status != made.status)
        continue;
      const auto net = made.value.plus(cut.value.negated());
      if (!net) continue;
      SummaryLine line{cut.council, "jobs_net", cut.status, "", *net, std::nullopt, std::nullopt, {}};
      if (made.low && cut.high) line.low = made.low->plus(cut.high->negated());
      if (made.high && cut.low) line.high = made.high->plus(cut.low->negated());
      line.figures = cut.figures;
      line.figures.insert(line.figures.end(), made.figures.begin(), made.figures.end());
      nets.push_back(std::move(line));
    }
  }
  lines.insert(lines.end(), nets.begin(), nets.end());
  return lines;
}

}  // namespace townclerk
