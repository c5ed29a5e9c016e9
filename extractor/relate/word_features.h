// The words around a number, or any stretch of tokens, by place and distance: what rulebook/word_weights.h
// has weights for. Covered by tests/unit/relate/word_evidence_test.cpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "relate/target.h"
#include "rulebook/rulebook.h"

namespace townclerk {

inline constexpr std::uint32_t kNoToken = static_cast<std::uint32_t>(-1);

// A word, a pair of words or a signal at a place. Its text is known by the token: most features are never
// told to anybody.
struct WordFeature {
  WordPlace place = WordPlace::before;
  std::uint32_t first_token = kNoToken;  // none of a border and of a signal
  std::uint32_t second_token = kNoToken;
  WordId first_id = kUnknownWord;
  WordId second_id = kUnknownWord;
  bool pair = false;
  std::string signal;
  std::span<const WordWeight> weights;  // all that it speaks for
  int distance = 0;                     // tokens; negative behind the number
  double value = 0;                     // 1, or less the farther away
};

// A stretch of tokens seen by the words around it, with what labels and heads it in a table.
struct WordScope {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  std::span<const std::uint32_t> label = {};
  std::span<const std::uint32_t> header = {};
};

class WordFeatures {
 public:
  // `all`: those too for which nothing speaks, from which tools/fit_words learns.
  enum class Keep : std::uint8_t { weighed, all };

  WordFeatures(const Rulebook& rulebook, const Article& article);

  // Those that depend on where the number stands. Of equal ones with `weighed` the one that says most, once.
  [[nodiscard]] std::vector<WordFeature> around(const WordScope& scope, Keep keep) const;
  // The same for a number on its way to being a figure, with what the code knows of it.
  [[nodiscard]] std::vector<WordFeature> around(const Target& target, const Numeral& numeral,
                                                Keep keep) const;
  // Those that are the same for every number of the article.
  [[nodiscard]] std::vector<WordFeature> standing(Keep keep) const;
  // A fact that the code states, as a feature.
  [[nodiscard]] WordFeature signal(std::string name, double value = 1) const;
  // "shortfall", "#" for any number, "¶" for a border of paragraphs; the second word of a pair or nothing.
  [[nodiscard]] std::string first_text(const WordFeature& feature) const;
  [[nodiscard]] std::string second_text(const WordFeature& feature) const;

 private:
  void add_side(const WordScope& scope, bool ahead, std::vector<WordFeature>& features) const;
  void add_sentence(const WordScope& scope, std::vector<WordFeature>& features) const;
  void add_tokens(WordPlace place, std::uint32_t first_token, std::uint32_t last_token, double value,
                  std::vector<WordFeature>& features) const;
  [[nodiscard]] WordFeature word_at(std::uint32_t token) const;
  [[nodiscard]] std::string text_at(std::uint32_t token) const;
  void settle(Keep keep, std::vector<WordFeature>& features) const;
  void look_up(WordFeature& feature) const;

  const Rulebook& rulebook_;
  const Article& article_;
};

}  // namespace townclerk
