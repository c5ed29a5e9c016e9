// The job figures found so far, for the numbers without a job noun that are to be decided beside them: each
// question takes the same time in a long document as in a short one. Covered by
// tests/unit/relate/figures_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "model/article.h"
#include "relate/target.h"

namespace townclerk {

class JobNumbers {
 public:
  explicit JobNumbers(const Article& article) : article_(article) {}

  void add(const Target& target);

  [[nodiscard]] bool has(std::uint32_t numeral) const { return places_.contains(numeral); }
  [[nodiscard]] bool in_sentence_of(const Target& target) const;
  [[nodiscard]] bool earlier_in_block_of(const Target& target) const;
  [[nodiscard]] bool in_blocks_before(const Target& target) const;
  // The unit of the earliest figure of the same number, of ten or more; null where there is none.
  [[nodiscard]] const std::string* unit_of_same(const Target& target) const;
  // The unit of the last figure before it, or null.
  [[nodiscard]] const std::string* unit_before(const Target& target) const;

 private:
  struct Place {
    std::uint32_t sentence = 0;
    std::uint32_t block = 0;
    std::string unit;
  };

  const Article& article_;
  std::map<std::uint32_t, Place> places_;       // by numeral
  std::set<std::uint32_t> blocks_;              // that hold one
  std::map<Decimal, std::uint32_t> by_number_;  // the earliest numeral of each number
};

}  // namespace townclerk
