// What a bare number counts: the head noun of the phrase that it begins ("24 senior managers",
// "35 of its top posts", "150 'vacant' posts", "480 FTE").
// Covered by tests/unit/relate/figures_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct NounPhrase {
  std::string unit;              // of a job noun; empty where it is another noun or none
  std::uint32_t last_token = 0;  // one past the head
  bool loose = false;            // "people": a job noun only where the context is about work
  bool partitive = false;        // "of the", "of its" stood between: a part of a known whole
  std::string other;             // why not: the reason of a noun that is no job noun
};

// One past "F.T.E." where it begins at a token, else the token itself.
std::uint32_t after_dotted_fte(const Article& article, std::uint32_t token, std::uint32_t end);

NounPhrase find_noun_phrase(const Article& article, const Rulebook& rulebook, const Numeral& numeral);

}  // namespace townclerk
