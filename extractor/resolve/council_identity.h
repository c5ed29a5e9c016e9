// Which of several bodies of one name: by tier words, by date, by what else the article names.
#pragma once

#include <string>
#include <vector>

#include "resolve/council_mentions.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// Narrows the candidates of each mention; those that stay several are ambiguous.
void settle_identities(const Gazetteer& gazetteer, const std::string& published,
                       std::vector<CouncilMention>& mentions);

}  // namespace townclerk
