// Runs the examples and counterexamples that stand beside every rule of a rulebook.
#pragma once

#include <string>
#include <vector>

#include "rulebook/rulebook.h"

namespace townclerk {

struct ExampleFault {
  std::string file;
  int line = 0;
  std::string what;
};

struct ExampleReport {
  std::size_t rules = 0;
  std::size_t examples = 0;
  std::vector<ExampleFault> faults;
};

// A cue fires in each example and in no counterexample; a pattern matches, or does not; a number form reads
// the value that stands behind " = ".
ExampleReport run_examples(const Rulebook& rulebook);

}  // namespace townclerk
