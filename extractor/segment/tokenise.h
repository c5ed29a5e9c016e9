// NormalText → tokens: words (letters, with apostrophes inside), numbers (digits with their points and
// commas), single signs. "'s" is a token of its own; a hyphen inside a word only ends the token.
// Covered by tests/unit/segment/segment_test.cpp.
#pragma once

#include <vector>

#include "model/article.h"
#include "rulebook/vocabulary.h"

namespace townclerk {

std::vector<Token> tokenise(const NormalText& normal, const Vocabulary& vocabulary);

}  // namespace townclerk
