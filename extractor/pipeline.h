// The stages in order: the only place that knows them all. One document in, one record out; thread-safe,
// since all state is the immutable rulebook.
#pragma once

#include <memory>

#include "model/document.h"
#include "model/record.h"
#include "rulebook/rulebook.h"

namespace townclerk {

Record extract(const Document& document, const Rulebook& rulebook, Proof proof = Proof::told);

// What the fitting tools read, one line of JSON a number: every cue in reach with its side and proximity
// (tools/fit_strengths), or every possible owner, whole or original with what speaks for it
// (tools/fit_choices); or the words around it (tools/fit_words).
enum class FeatureSort : std::uint8_t { cues, mains, owners, periods, parts, repeats, words, names, context };
std::string dump_features(const Document& document, const Rulebook& rulebook, FeatureSort sort);

// What spot/ finds in a text: for the rules' own examples.
struct Spotted {
  std::vector<std::string> cues;      // names of the cues that fire
  std::vector<std::string> numerals;  // values, ranges as "45..60"; with reasons excluded
};
Spotted spot_only(std::string_view text, const Rulebook& rulebook);

}  // namespace townclerk
