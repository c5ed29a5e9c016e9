#include "check/checks.h"

#include <array>

#include "check/rule.h"

namespace townclerk {
namespace {

constexpr std::array<Rule, 10> kRules = {check_span,        check_document,          check_links,
                                         check_sum,         check_council_dissolved, check_parts_exceed_total,
                                         check_parts_sum,   check_conflict,          check_implausible,
                                         check_period_order};

}  // namespace

void run_checks(const Record& record, const Rulebook& rulebook, std::optional<std::string_view> text,
                std::vector<Check>& checks) {
  for (Check& check : checks) {
    const CheckRule* rule = rulebook.checks.find(check.rule);
    if (rule != nullptr) check.severity = rule->severity;
  }
  const CheckInput input{record, rulebook, text};
  CheckReport report(rulebook, checks);
  for (const Rule rule : kRules) rule(input, report);
}

}  // namespace townclerk
