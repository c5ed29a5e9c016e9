// What single words and pairs of words around a number speak for (patterns/words.csv), learned from the
// corpus by tools/fit_words beside what the cues say: the cues carry what people know of the language, these
// the many small habits of it. Covered by tests/unit/relate/word_evidence_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rulebook/cue.h"
#include "rulebook/vocabulary.h"

namespace townclerk {

// Where a word stands, seen from the number: before or behind it and how near (from so many words on), at any
// distance, as a pair; in its clause on either side, in the clauses next to that, in its sentence; in the
// article's opening, anywhere in the article, in what stands over its list or section, in its row's label or
// its column's header.
enum class WordPlace : std::uint8_t {
  before_1,
  before_2,
  before_3,
  before_6,
  before_10,
  before,
  pair_before,
  behind_1,
  behind_2,
  behind_3,
  behind_6,
  behind_10,
  behind,
  pair_behind,
  clause_before,
  clause_behind,
  clause_before_1,
  clause_behind_1,
  clause_before_2,
  clause_behind_2,
  sentence,
  opening,
  article,
  over,
  label,
  header,
  signal  // no word but a fact that the code states: "begins-sentence"
};
inline constexpr std::size_t kWordPlaces = 27;
// As the file names them: "before-3".
std::string_view name_of(WordPlace place);

struct WordWeight {
  AttributeId attribute = 0;
  ValueId value = 0;
  float weight = 0;
};

class WordWeights {
 public:
  // Numbers and borders of paragraphs stand for themselves among the words.
  static constexpr std::string_view kNumber = "#";
  static constexpr std::string_view kBorder = "¶";
  std::string file;  // as messages name it
  WordId number = kUnknownWord;
  WordId border = kUnknownWord;

  [[nodiscard]] bool empty() const { return weights_.empty(); }
  void add(WordPlace place, WordId first, WordId second, WordWeight weight);
  // After the last add().
  void settle();
  // All that a word at a place speaks for; `second` of a pair, else kUnknownWord.
  [[nodiscard]] std::span<const WordWeight> of(WordPlace place, WordId first, WordId second) const;

  // By attribute: what is added for each sum of the cues (by its value, by the value that it speaks for), and
  // to begin with.
  std::vector<std::vector<std::vector<double>>> of_cues;
  std::vector<std::vector<double>> bias;

 private:
  static std::uint64_t key(WordPlace place, WordId first, WordId second);

  struct Entry {
    std::uint64_t key = 0;
    WordWeight weight;
  };
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  std::vector<Entry> entries_;       // until they are settled
  std::vector<WordWeight> weights_;  // by key
  std::unordered_map<std::uint64_t, Run> runs_;
};

}  // namespace townclerk
