// A number on its way to being a figure: where its phrase stands, what it counts, which facts the code
// knows of it (signals, which cues can weigh).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "model/record.h"

namespace townclerk {

struct Target {
  std::uint32_t numeral = 0;
  std::uint32_t first_token = 0;  // the phrase: number with its unit
  std::uint32_t last_token = 0;
  std::uint32_t last_numeral_token = 0;  // one past the number alone
  Kind kind = Kind::money;
  Decimal value;  // as the text or, in a table, its header gives it
  std::optional<Decimal> value_to;
  std::string currency;
  std::string unit;  // of jobs
  std::string rule;  // the pattern that made it a figure
  std::vector<std::string> signals;
  std::vector<std::string> company;  // what is said of the figures before it (relate/company.h)
  std::int32_t table = -1;           // where it stands in a table: table, row, column
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  bool total_row = false;
  std::vector<std::uint32_t> header_tokens;
  std::vector<std::uint32_t> label_tokens;
  std::optional<Decision> found_by;  // of a number without a job noun: why it is a job figure
};

// Whether two statements of its number may be of one fact: small numbers are equal by chance.
inline bool may_be_known_again(const Target& target) {
  constexpr std::int64_t kSmallest = 10;
  return target.kind != Kind::percent && !(target.value < Decimal(kSmallest));
}

// Two steps for each digit of its value.
inline int magnitude_of(const Target& target) {
  constexpr double kLeast = 0.01;
  return static_cast<int>(std::floor(2 * std::log10(std::max(kLeast, target.value.approximate()))));
}

}  // namespace townclerk
