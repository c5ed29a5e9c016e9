// The loaders of the single pattern files; rulebook.cpp calls them in order.
#pragma once

#include "rulebook/rulebook.h"

namespace townclerk {

void load_lists(const PatternFiles& files, Rulebook& book);
void load_glyphs(const PatternFiles& files, Rulebook& book);
void load_numbers(const PatternFiles& files, Rulebook& book);
void load_units(const PatternFiles& files, Rulebook& book);
void load_text_patterns(const PatternFiles& files, Rulebook& book);
void load_engine(const PatternFiles& files, Rulebook& book);
void load_choices(const PatternFiles& files, Rulebook& book);
void load_checks(const PatternFiles& files, Rulebook& book);
void load_cues(const PatternFiles& files, Rulebook& book);
void load_pages(const PatternFiles& files, Rulebook& book);
void load_words(const PatternFiles& files, Rulebook& book);
void load_context(const PatternFiles& files, Rulebook& book);
void load_gazetteer(const PatternFiles& files, Rulebook& book);

}  // namespace townclerk
