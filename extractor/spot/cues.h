// Finds every firing of every cue: one walk over the tokens, each numeral counting as one thing.
// Covered by the cues' own examples (`townclerk patterns check`).
#pragma once

#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/rulebook.h"

namespace townclerk {

void spot_cues(const Rulebook& rulebook, const Article& article, Mentions& mentions);

}  // namespace townclerk
