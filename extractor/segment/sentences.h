// Where sentences end inside a block: after . ! ? before a capital, a digit or a quote, but not after an
// abbreviation ("Coun.", "Mr."), an initial or a list number.
// Covered by tests/unit/segment/segment_test.cpp.
#pragma once

#include "model/article.h"
#include "rulebook/lexicon.h"

namespace townclerk {

// Fills sentences, sentence_of and block_of; needs tokens and blocks.
void split_sentences(const Lexicon& lexicon, Article& article);

}  // namespace townclerk
