// The stage: a document's text → Article. Takes the rulebook's glyphs, furniture and vocabulary.
#pragma once

#include "model/article.h"
#include "model/document.h"
#include "rulebook/rulebook.h"

namespace townclerk {

Article segment(const Document& document, const Rulebook& rulebook);

}  // namespace townclerk
