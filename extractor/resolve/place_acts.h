// Whether the bare name of a place stands for its council: by the verb behind it, by figures beside it, by
// what it is said to own. Covered by tests/unit/resolve/councils_test.cpp and tests/cli/test_councils.py.
#pragma once

#include <string>
#include <string_view>

#include "model/article.h"
#include "model/mention.h"
#include "resolve/council_mentions.h"
#include "rulebook/rulebook.h"

namespace townclerk {

class PlaceActs {
 public:
  PlaceActs(const WordLists& lists, const Article& article, const Mentions& mentions)
      : lists_(lists), article_(article), mentions_(mentions) {}

  // "Leeds wants to", "Leeds: 40 jobs", "Leeds (40)", a list row or cell of its own. `end`: of its sentence.
  [[nodiscard]] bool acts(const CouncilMention& mention, std::uint32_t end) const;
  // "180 in Truro", "for North Lanarkshire it is £68m": enough in a round-up.
  [[nodiscard]] bool has_figure_near(const CouncilMention& mention) const;

 private:
  [[nodiscard]] bool is_in(std::string_view name, const std::string& word) const;
  [[nodiscard]] std::string lower(std::uint32_t token, std::uint32_t end) const;
  [[nodiscard]] bool is_figure_numeral(std::uint32_t token, std::uint32_t end) const;
  [[nodiscard]] bool numeral_within(std::uint32_t first, std::uint32_t last, std::uint32_t end) const;
  [[nodiscard]] bool owns(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] bool has_semicolon(std::uint32_t token, std::uint32_t end) const;

  const WordLists& lists_;
  const Article& article_;
  const Mentions& mentions_;
};

}  // namespace townclerk
