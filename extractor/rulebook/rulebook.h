// Everything that patterns/ says, loaded, checked and compiled. Immutable once made; shared by all threads.
// A fault in a pattern file is a SetupError with file, line and a caret.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "rulebook/bounds.h"
#include "rulebook/check_book.h"
#include "rulebook/context_net.h"
#include "rulebook/cue.h"
#include "rulebook/gazetteer.h"
#include "rulebook/lexicon.h"
#include "rulebook/page_rules.h"
#include "rulebook/pattern_files.h"
#include "rulebook/text_pattern.h"
#include "rulebook/vocabulary.h"
#include "rulebook/word_weights.h"
#include "unicode/normalise.h"

namespace townclerk {

// How proximity falls between a cue and a number; in halvings (patterns/engine.toml, [path]).
struct PathCosts {
  double word = 0.06;
  double comma = 0.3;
  double conjunction = 0.3;
  double dash = 0.5;
  double colon = 0.2;
  double semicolon = 0.8;
  double bracket = 0.4;
  double numeral = 0.5;  // another number stands between
  double sentence = 1.2;
  double block = 2.0;
  double lead = 0.6;       // from a heading or a list's lead to what stands under it
  double neighbour = 0.5;  // share of the score that the previous number of a coordination lends
};

// Weights of the features of a choice (relate/choice.h), by feature.
struct ChoiceWeights {
  std::string file;
  std::unordered_map<std::string, double> weight_of;
};

struct NumberForm {
  std::string name;
  std::string file;
  int line = 0;
  std::vector<std::string> examples;         // "£2.47m = 2470000"
  std::vector<std::string> counterexamples;  // must give no number of this value
};

struct Rulebook {
  std::string hash;
  Vocabulary vocabulary;
  WordLists lists;
  Lexicon lexicon;
  CueBook cues;
  PathCosts path;
  std::vector<WordId> clause_borders;  // sorted: what parts a sentence into clauses
  WordWeights words;
  ContextNet context;
  ChoiceWeights mains;    // which councils it is about (resolve/main_councils.h)
  ChoiceWeights owners;   // whose a figure is (resolve/owner_features.h)
  ChoiceWeights periods;  // which time it is said of (resolve/period_features.h)
  ChoiceWeights parts;    // of which whole it is a part (relate/link_features.h)
  ChoiceWeights repeats;  // which figure it repeats (relate/link_features.h)
  Gazetteer gazetteer;
  Bounds bounds;
  CheckBook checks;
  GlyphTable glyphs;
  PageRules pages;
  std::vector<TextPattern> furniture;
  std::vector<TextPattern> dates;
  std::vector<TextPattern> not_numbers;  // years, times, telephone numbers …
  std::vector<NumberForm> number_forms;

  static std::shared_ptr<const Rulebook> load(const PatternFiles& files);
};

}  // namespace townclerk
