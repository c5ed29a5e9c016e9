// What is said of the figures before a figure, as signals for its words (relate/word_features.h): numbers of
// one sentence, list or column mostly mean the same, a story goes on as it began. Covered by
// tests/unit/relate/company_test.cpp.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/target.h"

namespace townclerk {

class Company {
 public:
  // `figures` holds those that are made, in the targets' order.
  Company(const Article& article, const std::vector<Target>& targets, const std::vector<Figure>& figures)
      : article_(article), targets_(targets), figures_(figures) {}

  // "after-sentence:cut", "leans-on:approved" … for the target after the last figure made.
  [[nodiscard]] std::vector<std::string> of_next();

 private:
  void meet(std::size_t at);
  [[nodiscard]] bool same_sentence(const Target& own, const Target& other) const;
  [[nodiscard]] std::uint32_t blocks_apart(const Target& own, const Target& other) const;
  [[nodiscard]] const char* link(const Target& own, const Target& other) const;

  const Article& article_;
  const std::vector<Target>& targets_;
  const std::vector<Figure>& figures_;
  std::size_t met_ = 0;  // so many figures are in the maps
  std::map<Kind, std::size_t> first_;
  std::map<Kind, std::size_t> last_;
  std::map<std::pair<Kind, Decimal>, std::size_t> last_of_number_;
};

}  // namespace townclerk
