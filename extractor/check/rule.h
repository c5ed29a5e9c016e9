// What every rule sees, and how it says what it found. A rule is a function in a file that bears its name;
// severities and limits are data (patterns/checks.toml). Covered by tests/unit/check/checks_test.cpp and the
// rules' own examples (`townclerk patterns check`).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct CheckInput {
  const Record& record;
  const Rulebook& rulebook;
  std::optional<std::string_view> text;  // decoded; absent where the record comes without its text

  [[nodiscard]] const Figure* figure(int id) const;
  [[nodiscard]] double limit(std::string_view rule, std::string_view name) const;
};

class CheckReport {
 public:
  CheckReport(const Rulebook& rulebook, std::vector<Check>& checks) : rulebook_(rulebook), checks_(checks) {}

  // With the severity that checks.toml gives the rule.
  void add(std::string_view rule, std::string message, std::vector<int> figures = {},
           std::optional<Span> at = std::nullopt);
  // A sum: `info` where it agrees, else the rule's severity.
  void add(std::string_view rule, std::string message, Sum sum);

 private:
  const Rulebook& rulebook_;
  std::vector<Check>& checks_;
};

using Rule = void (*)(const CheckInput&, CheckReport&);

// "£2,470,000", "120.8", "2.99%", with its qualifier as the text would say it: "around 400".
std::string said(const Figure& figure);

void check_span(const CheckInput& input, CheckReport& report);
void check_document(const CheckInput& input, CheckReport& report);
void check_sum(const CheckInput& input, CheckReport& report);
void check_links(const CheckInput& input, CheckReport& report);
void check_council_dissolved(const CheckInput& input, CheckReport& report);
void check_parts_exceed_total(const CheckInput& input, CheckReport& report);
void check_parts_sum(const CheckInput& input, CheckReport& report);
void check_conflict(const CheckInput& input, CheckReport& report);
void check_implausible(const CheckInput& input, CheckReport& report);
void check_period_order(const CheckInput& input, CheckReport& report);

}  // namespace townclerk
