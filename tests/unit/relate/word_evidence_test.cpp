#include "relate/word_evidence.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "segment/segment.h"
#include "spot/numerals.h"
#include "unit/support.h"

using namespace townclerk;

namespace {

using Values = std::map<std::tuple<WordPlace, std::string, std::string>, double>;

// The words of the first number of a text, by place and word.
Values features_of(const std::string& text) {
  Document document;
  document.text = text;
  Article article = segment(document, test::rulebook());
  Mentions mentions;
  spot_numerals(test::rulebook(), article, mentions);
  REQUIRE_FALSE(mentions.numerals.empty());
  const Numeral& numeral = mentions.numerals.front();
  const WordFeatures words(test::rulebook(), article);
  Values values;
  auto features =
      words.around(WordScope{numeral.first_token, numeral.last_token, {}, {}}, WordFeatures::Keep::all);
  const auto standing = words.standing(WordFeatures::Keep::all);
  features.insert(features.end(), standing.begin(), standing.end());
  for (const WordFeature& feature : features) {
    double& value = values[{feature.place, words.first_text(feature), words.second_text(feature)}];
    value = std::max(value, feature.value);
  }
  return values;
}

double value_of(const Values& values, WordPlace place, const std::string& first,
                const std::string& second = {}) {
  const auto found = values.find({place, first, second});
  return found == values.end() ? 0 : found->second;
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

TEST_CASE("words are told by clause, by sentence and for the whole article") {
  const auto values = features_of("Posts will go, which saves £5m, unions fear. The vote was lost.");
  CHECK(value_of(values, WordPlace::clause_before, "saves") == 1);
  CHECK(value_of(values, WordPlace::clause_behind, "saves") == 0);
  CHECK(value_of(values, WordPlace::clause_before_2, "go") == Approx(0.6));
  CHECK(value_of(values, WordPlace::clause_behind_1, "unions") == Approx(0.6));
  CHECK(value_of(values, WordPlace::sentence, "posts") == Approx(0.7));
  CHECK(value_of(values, WordPlace::sentence, "lost") == 0);
  CHECK(value_of(values, WordPlace::article, "lost") == Approx(0.2));
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
