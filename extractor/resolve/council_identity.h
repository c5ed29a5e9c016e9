// Which of several bodies of one name: by tier words, by date, by what else the article names.
#pragma once

#include <string>
#include <vector>

#include "resolve/council_mentions.h"
#include "rulebook/rulebook.h"

namespace townclerk {

// Whether a council is what a word of tier means: "county", "city", "borough", "district", "unitary",
// "metropolitan"; "lower" is any that is no county council, "any" any at all.
bool is_of_kind(const RegisterEntry& entry, const std::string& kind);

// Narrows the candidates of each mention; those that stay several are ambiguous.
void settle_identities(const Gazetteer& gazetteer, const std::string& published,
                       std::vector<CouncilMention>& mentions);

}  // namespace townclerk
