// Cues: short phrases that carry one piece of meaning and say how far they reach.
//
// A cue says one or more values of attributes ("jobs.change" is "cut"), each with a strength for
// numbers ahead of it ("axed 40 posts") and behind it ("40 posts were axed"). Its weight for a number
// is strength × proximity, where proximity falls with every word and border between the two
// (patterns/engine.toml). Per attribute the value with the greatest sum wins.
// After Harkema et al., "ConText: an algorithm for determining negation, experiencer, and temporal
// status from clinical reports" (2009): trigger, direction, scope, termination.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/phrase.h"

namespace townclerk {

// How far a cue may reach, from the narrowest: the number's own phrase (and past no other number), its
// sentence, its paragraph, what stands under the same heading or list lead, the document (a fact of the whole
// article, the same at any distance).
// `lead`: the document too, but only from its first blocks, which frame the whole story.
enum class Reach : std::uint8_t { phrase, sentence, paragraph, section, document, lead };

using AttributeId = std::uint16_t;
using ValueId = std::uint16_t;

struct Saying {
  AttributeId attribute = 0;
  ValueId value = 0;
  double ahead = 0;   // for a number that follows the cue, or has it in its own phrase
  double behind = 0;  // for a number that stands before it
};

struct Cue {
  std::string name;
  std::string file;
  int line = 0;
  Reach reach = Reach::sentence;
  int within = 0;            // at most so many tokens between cue and number; 0: no limit but the reach
  bool capitalised = false;  // the first word must begin with a capital
  bool heads_cells = true;   // a column's header or a row's label speaks for the cells
  std::string signal;        // instead of phrases: a fact about the number that the code states ("unit:jobs")
  std::vector<Saying> says;
  std::vector<Phrase> not_after;   // no match where one of these ends right before it
  std::vector<Phrase> not_before;  // no match where one of these begins right after it
  std::vector<std::string> examples;
  std::vector<std::string> counterexamples;
};

// An attribute that cues decide. Values are named in the order of patterns/engine.toml; the first is the
// default.
struct Attribute {
  std::string name;  // "jobs.change"
  std::vector<std::string> values;
  std::vector<double> bias;  // of each value, where no cue speaks
};

class CueBook {
 public:
  std::vector<Attribute> attributes;
  std::vector<Cue> cues;  // in order of name, so that no file order can matter
  PhraseIndex index;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_signal;

  [[nodiscard]] const Attribute* find_attribute(std::string_view name) const;
  // The attribute's number; the name must exist (it is one of the code's own).
  [[nodiscard]] AttributeId attribute(std::string_view name) const;
  // The value of an attribute that a cue speaks for (the first, where there are several); nullptr where it is
  // silent.
  [[nodiscard]] const std::string* value_said(std::uint32_t cue, AttributeId attribute) const;
};

}  // namespace townclerk
