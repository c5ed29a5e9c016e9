// Finds council names: one walk over the tokens through the gazetteer's trie; the longest name wins.
// Covered by tests/unit/resolve/councils_test.cpp.
#pragma once

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

void spot_names(const Rulebook& rulebook, const Article& article, Mentions& mentions);

}  // namespace townclerk
