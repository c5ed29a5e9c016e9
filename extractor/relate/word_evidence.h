// What the words around a number speak for beside the cues (rulebook/word_weights.h): a multinomial logit
// over words, pairs and the cues' own sums. Covered by tests/unit/relate/word_evidence_test.cpp.
#pragma once

#include <vector>

#include "relate/word_features.h"

namespace townclerk {

// Made once an article: what the article as a whole speaks for is summed once.
class WordEvidence {
 public:
  WordEvidence(const Rulebook& rulebook, const Article& article, Proof proof);

  [[nodiscard]] const WordFeatures& words() const { return words_; }
  [[nodiscard]] Proof proof() const { return proof_; }
  [[nodiscard]] std::vector<WordFeature> around(const Target& target, const Mentions& mentions) const {
    return words_.around(target, mentions.numerals[target.numeral], WordFeatures::Keep::weighed);
  }
  // Adds to a decision, which the cues have made, what the words say. The features must be the target's.
  void add(const std::vector<WordFeature>& features, Decision& decision) const;

 private:
  struct Share {
    std::size_t value = 0;  // of the attribute
    Evidence evidence;
  };
  // Of one attribute.
  struct Standing {
    std::vector<double> sums;  // by value
    std::vector<Share> told;
  };
  void sum_standing();
  [[nodiscard]] Evidence told(const WordFeature& feature, double share) const;

  [[nodiscard]] bool tells(double share) const;

  const Rulebook& rulebook_;
  Proof proof_;
  WordFeatures words_;
  std::vector<Standing> standing_;
};

}  // namespace townclerk
