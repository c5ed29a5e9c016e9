// Targets → figures: every attribute that cues decide, with the decisions kept for `explain`. Numbers of
// one coordination and statements of one sum lend each other their scores.
// Covered by tests/unit/relate/figures_test.cpp and by the cues' examples.
#pragma once

#include <vector>

#include "relate/context_reader.h"
#include "relate/target.h"
#include "relate/weigh.h"
#include "relate/word_evidence.h"

namespace townclerk {

std::vector<Figure> make_figures(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
                                 const Weigher& weigher, const WordEvidence& words, ContextReader& context,
                                 std::vector<Target>& targets);

}  // namespace townclerk
