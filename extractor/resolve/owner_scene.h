// Who is spoken of where: the councils by name, place and reference ("the council", "County Hall", "it"), and
// bodies that are no councils ("the trust", "ministers"), in the order of the text. Whose a figure is, is
// judged by this scene (owner_features.h).
// Covered by tests/unit/resolve/owners_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "relate/choice.h"
#include "resolve/council_mentions.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// `specific`: a reference that says which kind ("the city council"); `several`: councils together.
enum class OwnerSort : std::uint8_t {
  name,
  actor,
  place,
  reference,
  specific,
  pronoun,
  body,
  state,
  several
};
inline constexpr std::size_t kOwnerSorts = 9;

// Nobody on the register: another body, several councils together, a region.
inline constexpr std::int32_t kNoCouncil = kNoChoice;

struct OwnerMention {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  std::int32_t owner = kNoCouncil;  // in the gazetteer
  OwnerSort sort = OwnerSort::name;
  bool agent = false;  // a verb of doing follows: "Veolia has", "the trust, which will"
};

// What the scene needs to know of the councils that the article names.
struct ListedCouncil {
  std::uint32_t council = 0;
  bool main = false;
  double share = 0;  // of all that speaks for councils in the article
};

std::vector<OwnerMention> find_owner_scene(const Rulebook& rulebook, const Article& article,
                                           const Mentions& mentions,
                                           const std::vector<CouncilMention>& councils,
                                           const std::vector<ListedCouncil>& listed);

}  // namespace townclerk
