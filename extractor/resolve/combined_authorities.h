// Which names of regions stand for their combined authority: "West Yorkshire's mayor", "the mayor of Greater
// Manchester", the region itself where the text speaks of its combined authority. Covered by
// tests/unit/resolve/councils_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

class CombinedAuthorities {
 public:
  CombinedAuthorities(const Rulebook& rulebook, const Article& article)
      : rulebook_(rulebook), article_(article) {}

  // The one among those that bear a name, if it is meant where the name stands.
  std::optional<std::uint32_t> meant(const NameMatch& match, const std::vector<std::uint32_t>& bearers);

 private:
  [[nodiscard]] bool of_mayor(const NameMatch& match) const;
  bool is_spoken_of();

  const Rulebook& rulebook_;
  const Article& article_;
  std::optional<bool> spoken_of_;  // "combined authority"; once a region's name asked for it
};

}  // namespace townclerk
