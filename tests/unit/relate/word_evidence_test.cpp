#include "relate/word_evidence.h"

#include <catch2/catch.hpp>

#include "segment/segment.h"
#include "spot/numerals.h"
#include "unit/support.h"

using namespace townclerk;

namespace {

// The features of the first number of a text, by place and word.
std::vector<WordFeature> features_of(const std::string& text) {
  Document document;
  document.text = text;
  Article article = segment(document, test::rulebook());
  Mentions mentions;
  spot_numerals(test::rulebook(), article, mentions);
  REQUIRE_FALSE(mentions.numerals.empty());
  const Numeral& numeral = mentions.numerals.front();
  return WordEvidence(test::rulebook(), article)
      .features(numeral.first_token, numeral.last_token, {}, {}, WordEvidence::Keep::all);
}

double value_of(const std::vector<WordFeature>& features, WordPlace place, const std::string& first,
                const std::string& second = {}) {
  for (const WordFeature& feature : features) {
    if (feature.place == place && feature.first == first && feature.second == second) return feature.value;
  }
  return 0;
}

}  // namespace

TEST_CASE("words are told by side and distance, and fade") {
  const auto features = features_of("The council faces a shortfall of £5m this year.");
  CHECK(value_of(features, WordPlace::before_1, "of") == 1);
  CHECK(value_of(features, WordPlace::before_2, "shortfall") == 1);
  CHECK(value_of(features, WordPlace::before, "shortfall") == Approx(0.85));
  CHECK(value_of(features, WordPlace::before_3, "faces") == 1);
  CHECK(value_of(features, WordPlace::behind_1, "this") == 1);
  CHECK(value_of(features, WordPlace::behind, "shortfall") == 0);
}

TEST_CASE("pairs stand in the order of the text on either side") {
  const auto features = features_of("The council faces a shortfall of £5m this year.");
  CHECK(value_of(features, WordPlace::pair_before, "shortfall", "of") == 1);
  CHECK(value_of(features, WordPlace::pair_behind, "this", "year") == 1);
}

TEST_CASE("numbers and borders of paragraphs are words of their own") {
  const auto features = features_of("Savings\n\n£5m and £6m");
  CHECK(value_of(features, WordPlace::before_1, "¶") == 1);
  CHECK(value_of(features, WordPlace::before_2, "savings") == 1);
  CHECK(value_of(features, WordPlace::behind, "#") > 0);
}

TEST_CASE("what words say is added to what the cues say, with its reasons") {
  const Record record = test::record_of("Leeds City Council is facing a funding shortfall of £5m.");
  const Figure figure = test::first(record, Kind::money);
  CHECK(figure.role == "gap");
  bool word = false;
  for (const Decision& decision : figure.decisions) {
    if (decision.attribute != "money.role") continue;
    for (const Evidence& evidence : decision.values.front().evidence)
      word = word || evidence.cue.starts_with("word-");
  }
  CHECK(word);
}

TEST_CASE("weights of one word are found together, and only at their place") {
  WordWeights weights;
  weights.add(WordPlace::before, 7, kUnknownWord, {1, 2, 0.5F});
  weights.add(WordPlace::before, 8, kUnknownWord, {1, 0, 0.1F});
  weights.add(WordPlace::before, 7, kUnknownWord, {3, 0, -0.5F});
  weights.add(WordPlace::pair_before, 7, 8, {1, 1, 0.2F});
  weights.settle();
  CHECK(weights.of(WordPlace::before, 7, kUnknownWord).size() == 2);
  CHECK(weights.of(WordPlace::behind, 7, kUnknownWord).empty());
  CHECK(weights.of(WordPlace::pair_before, 7, 8).front().value == 1);
}
