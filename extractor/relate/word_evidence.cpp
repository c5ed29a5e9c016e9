#include "relate/word_evidence.h"

#include <cmath>

namespace townclerk {
namespace {

constexpr double kLeastTold = 0.1;  // weaker words count and are not worth telling

}  // namespace

WordEvidence::WordEvidence(const Rulebook& rulebook, const Article& article, Proof proof)
    : rulebook_(rulebook), proof_(proof), words_(rulebook, article) {
  sum_standing();
}

void WordEvidence::sum_standing() {
  for (const Attribute& attribute : rulebook_.cues.attributes)
    standing_.push_back({std::vector<double>(attribute.values.size(), 0.0), {}});
  for (const WordFeature& feature : words_.standing(WordFeatures::Keep::weighed)) {
    for (const WordWeight& weight : feature.weights) {
      Standing& standing = standing_[weight.attribute];
      const double share = static_cast<double>(weight.weight) * feature.value;
      standing.sums[weight.value] += share;
      if (tells(share)) standing.told.push_back({weight.value, told(feature, share)});
    }
  }
}

bool WordEvidence::tells(double share) const {
  return proof_ == Proof::told && std::abs(share) >= kLeastTold;
}

Evidence WordEvidence::told(const WordFeature& feature, double share) const {
  std::string text = words_.first_text(feature);
  if (feature.pair) text += " " + words_.second_text(feature);
  return {"word-" + std::string(name_of(feature.place)),
          rulebook_.words.file,
          0,
          std::move(text),
          {},
          feature.distance,
          share};
}

void WordEvidence::add(const std::vector<WordFeature>& features, Decision& decision) const {
  const WordWeights& words = rulebook_.words;
  if (words.empty()) return;
  const AttributeId id = rulebook_.cues.attribute(decision.attribute);
  std::vector<double> cues;
  for (const WeighedValue& value : decision.values) cues.push_back(value.score);
  for (std::size_t v = 0; v < decision.values.size(); ++v) {
    double adjusted = 0;
    for (std::size_t c = 0; c < cues.size(); ++c) adjusted += words.of_cues[id][c][v] * cues[c];
    WeighedValue& value = decision.values[v];
    value.score += words.bias[id][v] + adjusted + standing_[id].sums[v];
    const auto explain = [&](const char* what, double weight) {
      if (weight != 0 && proof_ == Proof::told)
        value.evidence.push_back({kBaseEvidence, words.file, 0, what, {}, 0, weight});
    };
    explain("every number", words.bias[id][v]);
    explain("the cues' sums, weighed again", adjusted);
  }
  for (const Share& share : standing_[id].told)
    decision.values[share.value].evidence.push_back(share.evidence);
  for (const WordFeature& feature : features) {
    for (const WordWeight& weight : feature.weights) {
      if (weight.attribute != id) continue;
      const double share = static_cast<double>(weight.weight) * feature.value;
      WeighedValue& value = decision.values[weight.value];
      value.score += share;
      if (tells(share)) value.evidence.push_back(told(feature, share));
    }
  }
}

}  // namespace townclerk
