// Which of the councils that an article names it is about: by where and how often it speaks of each, and how
// many of its figures are whose. Weights in patterns/choices/mains.toml (fitted by tools/fit_choices mains);
// a logit for each council, main or beside. Covered by tests/unit/resolve/councils_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "model/article.h"
#include "relate/choice.h"
#include "resolve/council_mentions.h"
#include "resolve/owner_scene.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// What is known of a council beside its mentions.
struct NamedCouncil {
  std::uint32_t council = 0;  // in the gazetteer
  bool by_official = false;   // by its official name at least once
  bool inferred = false;      // only places of it are named
  bool gone = false;          // abolished before the story, beside one that took over
  std::size_t figures = 0;    // that are its own
};

class MainCouncils {
 public:
  MainCouncils(const Rulebook& rulebook, const Article& article, const std::vector<CouncilMention>& mentions,
               const std::vector<OwnerMention>& scene);

  // For each council "beside" (kNoChoice), of which nothing is said, and "main".
  [[nodiscard]] std::vector<std::vector<Choice>> weigh(const std::vector<NamedCouncil>& named,
                                                       std::size_t figures) const;
  // Which are main: those of which more speaks for it than against, or, where none is, the surest.
  [[nodiscard]] std::vector<bool> choose(const std::vector<std::vector<Choice>>& weighed) const;

 private:
  struct Mentioned {
    std::size_t count = 0;
    std::uint32_t first_token = 0;  // of the first sentence that does
    std::array<bool, 4> opening{};  // in the headline and the three blocks behind it
  };
  void note(std::uint32_t council, std::uint32_t token);

  const Rulebook& rulebook_;
  const Article& article_;
  std::map<std::uint32_t, Mentioned> mentioned_;  // by council
  std::vector<std::uint32_t> prose_block_;        // by block: how many that are no furniture went before
};

}  // namespace townclerk
