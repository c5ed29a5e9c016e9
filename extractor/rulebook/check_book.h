// The rules of the validation stage as data: how severe each is, what it means, its limits, examples of texts
// in which it fires and does not (patterns/checks.toml). Covered by tests/unit/check/checks_test.cpp and
// `townclerk patterns check`.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace townclerk {

struct CheckExample {
  std::string text;
  std::string published;
};

struct CheckRule {
  std::string name;
  std::string file;
  int line = 0;
  Severity severity = Severity::warning;
  std::string means;
  std::map<std::string, double, std::less<>> limits;
  std::vector<CheckExample> fires;
  std::vector<CheckExample> silent;
  std::string by_hand;  // of rules that no text can break: how a record breaks them
};

// The greatest rise of council tax that a nation's law allowed a kind of council without a referendum, in per
// cent.
struct CouncilTaxLimit {
  std::string nation;
  std::vector<std::string> types;
  int year = 0;  // in which the fiscal year begins
  double percent = 0;
  std::string text;  // as written
};

struct CheckBook {
  std::vector<CheckRule> rules;  // in the order of the file
  std::vector<CouncilTaxLimit> council_tax_limits;

  [[nodiscard]] const CheckRule* find(std::string_view name) const;
  [[nodiscard]] const CouncilTaxLimit* council_tax_limit(std::string_view nation, std::string_view type,
                                                         int year) const;
};

}  // namespace townclerk
