// Mentions → councils: which are in the article, which of several bodies of one name, which it is about,
// and whose jobs or money each figure is.
// Covered by tests/unit/resolve/councils_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "model/record.h"
#include "relate/path.h"
#include "relate/target.h"
#include "resolve/bare_names.h"
#include "resolve/owner_features.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct CouncilResult {
  std::vector<Council> councils;            // mentions' spans are bytes of the normalised text
  std::vector<Check> checks;                // `at` likewise
  std::vector<std::vector<Choice>> owners;  // of each figure: what tools/fit_choices fits on
  std::vector<std::vector<Choice>> mains;   // of each council, likewise
  std::vector<CouncilMention> mentions;
  std::vector<WeighedName> names;  // what tools/fit_words fits on
  std::vector<OwnerMention> scene;
  std::vector<ListedCouncil> listed;
};

// Sets Figure::council. `targets` and `figures` are parallel. `published` is an ISO date or empty.
CouncilResult resolve_councils(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
                               const Path& path, const WordEvidence& words, const ContextReader& context,
                               const std::string& published, const std::vector<Target>& targets,
                               std::vector<Figure>& figures);

}  // namespace townclerk
