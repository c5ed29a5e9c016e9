// Bare names of places ("Neighbouring Denbighshire, at 9.34%, …"): which stand for their councils. Of a
// council that the text nowhere names as such each name of its place is weighed by the words around it and by
// where it stands (attribute "name.council" of patterns/words.csv). Covered by
// tests/unit/resolve/bare_names_test.cpp.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "relate/word_evidence.h"
#include "resolve/council_mentions.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct WeighedName {
  std::size_t mention = 0;  // of the council mentions
  std::vector<std::string> signals;
};

// The names that are weighed, with what the code knows of them.
std::vector<WeighedName> find_bare_names(const Rulebook& rulebook, const Article& article,
                                         const Mentions& spotted,
                                         const std::vector<CouncilMention>& mentions);

// Makes actors of the names that stand for their councils, and mere places of those that do not. Nothing
// where the patterns have no words.
void settle_bare_names(const Rulebook& rulebook, const WordEvidence& words,
                       const std::vector<WeighedName>& names, std::vector<CouncilMention>& mentions);

// All that may speak for one of them: tools/fit_words learns from `all`.
std::vector<WordFeature> features_of(const WordFeatures& words, const WeighedName& name,
                                     const CouncilMention& mention, WordFeatures::Keep keep);

}  // namespace townclerk
