// Name matches → mentions of councils: which of the matched names stand for a council here, by the words
// around them ("Leeds City Council", "Leeds United", "in Leeds"), and for which of several.
// Covered by tests/unit/resolve/councils_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

enum class MentionStrength : std::uint8_t {
  hint,   // a town or seat: speaks for a council that the text leaves unnamed
  place,  // "in Leeds": the area
  actor,  // "Leeds wants to save": the area's name for its council
  named   // "Leeds City Council"
};

struct CouncilMention {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  MentionStrength strength = MentionStrength::place;
  NameSort sort = NameSort::place;
  std::string tier;                       // "county", "city" … where the words say so
  std::vector<std::uint32_t> candidates;  // in the gazetteer; one where it is settled
  bool described = false;                 // "the Folkestone authority": may be another council that is there
  bool incoming = false;                  // "the new Dorset Council": may be one that is still to come
  bool of_merger = false;                 // in a sentence on councils that become one, or became one
  bool parish = false;  // "Truro City Council" beside a unitary Cornwall: a body that is not on the register
};

std::vector<CouncilMention> find_council_mentions(const Rulebook& rulebook, const Article& article,
                                                  const Mentions& mentions);

}  // namespace townclerk
