// The phrase language of the cues: what a human would write, compiled to bounded steps over tokens.
//
//   axed                 the word, in any case
//   axe~                 the word and its regular inflections, or those of patterns/inflections.toml
//   (jobs|posts)         one of them; alternatives may be several words
//   the?  (of the)?      may be missing
//   ..3                  up to three words of any kind, within the sentence
//   <job>                a word list of patterns/lists.toml
//   #   £#   %#          a bare number, a sum of money, a percentage: the cue then speaks of it alone
//   N#                   any number, of which the cue does not speak ("since N#")
//   : ; , – ( )          the sign itself; round brackets are written \( and \)
//
// A phrase never looks outside its sentence, and its cost is bounded: user patterns cannot hurt.
// Covered by tests/unit/rulebook/phrase_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rulebook/vocabulary.h"

namespace townclerk {

enum class StepKind : std::uint8_t { words, gap, bare, money, percent, any_number };

struct Step {
  StepKind kind = StepKind::words;
  int gap = 0;                // of gap: at most so many tokens
  std::vector<WordId> words;  // sorted

  friend bool operator==(const Step&, const Step&) = default;
};

using Phrase = std::vector<Step>;

struct WordLists {
  std::map<std::string, std::vector<std::string>, std::less<>> lists;        // <name> → phrases
  std::map<std::string, std::vector<std::string>, std::less<>> inflections;  // irregular forms of a word

  // The list of that name; an empty one where patterns/lists.toml has none.
  [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const;
  // Whether a lower-case word is in the list of that name.
  [[nodiscard]] bool has(std::string_view name, std::string_view word) const;
};

// All the phrases that a written one stands for. Throws std::invalid_argument, saying what is wrong
// and where, in words for the user.
std::vector<Phrase> compile_phrase(std::string_view written, const WordLists& lists, Vocabulary& vocabulary);

// "axe" → axe, axes, axed, axing.
std::vector<std::string> inflect(const std::string& word, const WordLists& lists);

// Finds which phrases begin at a place, by the first thing that they want to see.
class PhraseIndex {
 public:
  // `owner` is handed back on a match.
  void add(const Phrase& phrase, std::uint32_t owner);

  struct Entry {
    Phrase phrase;
    std::uint32_t owner;
  };
  [[nodiscard]] const std::vector<Entry>& starting_with(WordId word) const;
  [[nodiscard]] const std::vector<Entry>& starting_with(StepKind numeral) const;

 private:
  std::unordered_map<WordId, std::vector<Entry>> by_word_;
  std::map<StepKind, std::vector<Entry>> by_numeral_;
  std::vector<Entry> none_;
};

}  // namespace townclerk
