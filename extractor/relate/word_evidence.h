// The words around a number, by place and distance, and what they speak for beside the cues
// (rulebook/word_weights.h): a multinomial logit over words, pairs and the cues' own sums. Covered by
// tests/unit/relate/word_evidence_test.cpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/article.h"
#include "relate/target.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct WordFeature {
  WordPlace place = WordPlace::before;
  std::string first;
  std::string second;  // of a pair
  WordId first_id = kUnknownWord;
  WordId second_id = kUnknownWord;
  std::span<const WordWeight> weights;  // all that it speaks for
  int distance = 0;                     // tokens; negative behind the number
  double value = 0;                     // 1, or less the farther away
};

class WordEvidence {
 public:
  WordEvidence(const Rulebook& rulebook, const Article& article);

  // `all`: those too for which nothing speaks, from which tools/fit_words learns.
  enum class Keep : std::uint8_t { weighed, all };
  [[nodiscard]] std::vector<WordFeature> features(const Target& target, Keep keep = Keep::weighed) const {
    return features(target.first_token, target.last_numeral_token, target.label_tokens, target.header_tokens,
                    keep);
  }
  // The same of any stretch of tokens.
  [[nodiscard]] std::vector<WordFeature> features(std::uint32_t first_token, std::uint32_t last_token,
                                                  const std::vector<std::uint32_t>& label,
                                                  const std::vector<std::uint32_t>& header, Keep keep) const;
  // A fact that the code states, as a feature.
  [[nodiscard]] WordFeature signal(std::string name) const;
  // Adds to a decision, which the cues have made, what the words say. The features must be the target's.
  void add(const std::vector<WordFeature>& features, Decision& decision) const;

 private:
  void add_side(std::uint32_t first_token, std::uint32_t last_token, bool ahead,
                std::vector<WordFeature>& features) const;
  void add_tokens(WordPlace place, std::uint32_t first_token, std::uint32_t last_token, double value,
                  std::vector<WordFeature>& features) const;
  void look_up(WordFeature& feature) const;
  [[nodiscard]] WordFeature word_at(std::uint32_t token) const;

  const Rulebook& rulebook_;
  const Article& article_;
  std::vector<WordFeature> opening_;  // the same for every number
};

}  // namespace townclerk
