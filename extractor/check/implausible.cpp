// Figures that cannot be, by what the text itself states or by limits that are data.
#include <algorithm>
#include <map>

#include "check/rule.h"

namespace townclerk {
namespace {

class Plausibility {
 public:
  Plausibility(const CheckInput& input, CheckReport& report) : input_(input), report_(report) {}

  void run() {
    workforces();
    for (const Figure& figure : input_.record.figures) {
      if (figure.repeats != 0) continue;
      if (figure.kind == Kind::jobs && figure.change == "cut") cut(figure);
      if (figure.kind == Kind::money && figure.role == "saving") saving(figure);
      if (figure.kind == Kind::percent) share(figure);
    }
  }

 private:
  // The greatest workforce that the text states for a council: a level of staff at large, not of a team or
  // grade.
  void workforces() {
    const double least = input_.limit("implausible", "least_workforce");
    for (const Figure& level : input_.record.figures) {
      const bool at_large = level.kind == Kind::jobs && level.change == "none" && level.unit == "people" &&
                            level.department.empty() && level.vacancy.empty() && level.part_of == 0 &&
                            level.rule == "job-noun";
      if (!at_large || level.value.approximate() < least) continue;
      const Figure*& greatest = workforce_[level.council];
      if (greatest == nullptr || greatest->value < level.value) greatest = &level;
    }
  }

  void cut(const Figure& figure) {
    const auto stated = workforce_.find(figure.council);
    if (stated != workforce_.end() &&
        input_.rulebook.bounds.of(figure).low > input_.rulebook.bounds.of(*stated->second).high) {
      report_.add("implausible",
                  "a cut of " + said(figure) + " is more than the workforce of " + said(*stated->second) +
                      " that the text states",
                  {figure.id, stated->second->id});
      return;
    }
    for (const Council& council : input_.record.councils) {
      if (figure.council.empty() || (council.gss != figure.council && council.code != figure.council))
        continue;
      const double size = input_.limit("implausible", "staff." + council.type);
      constexpr double kShare = 1.0 / 3;
      if (size > 0 && figure.value.approximate() > size * kShare)
        report_.add("implausible",
                    "a cut of " + said(figure) +
                        " is more than a third of the largest staff that a council of its kind (" +
                        council.type + ") has",
                    {figure.id});
    }
  }

  void saving(const Figure& figure) {
    const Figure* budget = nullptr;
    for (const Figure& other : input_.record.figures) {
      const bool whole = other.kind == Kind::money && other.role == "budget" &&
                         other.council == figure.council && other.currency == figure.currency &&
                         other.department.empty() && other.part_of == 0;
      if (whole && (budget == nullptr || budget->value < other.value)) budget = &other;
    }
    const bool of_years = figure.period.starts_with("P");
    if (budget == nullptr || of_years || !figure.department.empty() || figure.council.empty()) return;
    if (input_.rulebook.bounds.of(figure).low <= input_.rulebook.bounds.of(*budget).high) return;
    // A saving far above the only budget named is another body's, or that budget a small pot.
    if (budget->value.approximate() * 10 < figure.value.approximate()) return;
    report_.add("implausible", "a saving of " + said(figure) + " is more than the budget of " + said(*budget),
                {figure.id, budget->id});
  }

  void share(const Figure& figure) {
    if ((figure.role == "workforce" || figure.role == "survey") && figure.value > Decimal(100))
      report_.add("implausible", said(figure) + " of a whole is more than the whole", {figure.id});
    if (figure.role == "council_tax") referendum(figure);
  }

  // A rise above what that year's law allowed without a referendum.
  void referendum(const Figure& figure) {
    // Whatever the year and the law: no bill has gone up by a half.
    if (figure.value.approximate() > input_.limit("implausible", "greatest_rise")) {
      report_.add("implausible", "a council tax rise of " + said(figure) + " is hardly one", {figure.id});
      return;
    }
    const Council* council = nullptr;
    for (const Council& one : input_.record.councils) {
      if (one.gss == figure.council || (one.main && figure.council.empty())) council = &one;
    }
    if (council == nullptr || input_.record.published.size() < 7) return;
    // Rises are set from January to March for the fiscal year that begins in April.
    int year = std::stoi(input_.record.published.substr(0, 4));
    if (input_.record.published.substr(5, 2) > "09") ++year;
    if (figure.period.size() >= 4 && figure.period[0] == '2') year = std::stoi(figure.period.substr(0, 4));
    const CouncilTaxLimit* limit =
        input_.rulebook.checks.council_tax_limit(council->nation, council->type, year);
    if (limit == nullptr || figure.value.approximate() <= limit->percent) return;
    report_.add("implausible",
                "a council tax rise of " + said(figure) + " is above the " + limit->text +
                    " per cent allowed without a referendum in " + std::to_string(year) + "/" +
                    std::to_string((year + 1) % 100),
                {figure.id});
  }

  const CheckInput& input_;
  CheckReport& report_;
  std::map<std::string, const Figure*> workforce_;
};

}  // namespace

void check_implausible(const CheckInput& input, CheckReport& report) {
  Plausibility(input, report).run();
}

}  // namespace townclerk
