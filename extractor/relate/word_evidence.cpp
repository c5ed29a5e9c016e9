#include "relate/word_evidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::size_t kReach = 14;  // words on either side
constexpr std::size_t kPairs = 10;  // of which so many begin pairs
constexpr double kFade = 0.85;      // of a word at any distance, for each word between
constexpr double kPairFade = 0.9;
constexpr std::uint32_t kOpening = 45;  // tokens of the article's beginning
constexpr double kOpeningValue = 0.3;
constexpr double kLeastTold = 0.1;         // weaker words count and are not worth telling
constexpr std::uint32_t kOverTokens = 16;  // of a heading or a list's lead

WordPlace nearness(std::size_t step, bool ahead) {
  static constexpr std::array<std::size_t, 5> kFrom = {0, 1, 2, 5, 9};
  std::size_t at = 0;
  while (at + 1 < kFrom.size() && step >= kFrom[at + 1]) ++at;
  return static_cast<WordPlace>(static_cast<std::size_t>(ahead ? WordPlace::before_1 : WordPlace::behind_1) +
                                at);
}

}  // namespace

WordEvidence::WordEvidence(const Rulebook& rulebook, const Article& article)
    : rulebook_(rulebook), article_(article) {
  std::uint32_t left = kOpening;
  for (const Block& block : article_.blocks) {
    if (left == 0) break;
    if (block.kind == BlockKind::furniture) continue;
    const std::uint32_t take = std::min(left, block.last_token - block.first_token);
    add_tokens(WordPlace::opening, block.first_token, block.first_token + take, kOpeningValue, opening_);
    left -= take;
  }
}

WordFeature WordEvidence::word_at(std::uint32_t token) const {
  WordFeature word;
  if (article_.tokens[token].kind == TokenKind::number) {
    word.first = WordWeights::kNumber;
    word.first_id = rulebook_.words.number;
  } else {
    word.first = fold_case(article_.word(token));
    word.first_id = article_.tokens[token].word;
  }
  return word;
}

void WordEvidence::add_side(std::uint32_t first_token, std::uint32_t last_token, bool ahead,
                            std::vector<WordFeature>& features) const {
  std::vector<WordFeature> words;
  std::int64_t token =
      ahead ? static_cast<std::int64_t>(first_token) - 1 : static_cast<std::int64_t>(last_token);
  std::uint32_t block = article_.block_of[first_token];
  const auto end = static_cast<std::int64_t>(article_.tokens.size());
  for (; token >= 0 && token < end && words.size() < kReach; token += ahead ? -1 : 1) {
    const auto t = static_cast<std::uint32_t>(token);
    if (article_.blocks[article_.block_of[t]].kind == BlockKind::furniture) continue;
    if (article_.block_of[t] != block) {
      block = article_.block_of[t];
      words.emplace_back();
      words.back().first = WordWeights::kBorder;
      words.back().first_id = rulebook_.words.border;
      if (words.size() == kReach) break;
    }
    words.push_back(word_at(t));
  }
  for (std::size_t step = 0; step < words.size(); ++step) {
    WordFeature word = words[step];
    word.distance = (ahead ? 1 : -1) * (static_cast<int>(step) + 1);
    word.place = nearness(step, ahead);
    word.value = 1;
    features.push_back(word);
    word.place = ahead ? WordPlace::before : WordPlace::behind;
    word.value = std::pow(kFade, static_cast<double>(step));
    features.push_back(word);
    if (step + 1 == words.size() || step >= kPairs) continue;
    // In the order of the text, whichever side.
    const WordFeature& next = words[step + 1];
    word.second = ahead ? word.first : next.first;
    word.second_id = ahead ? word.first_id : next.first_id;
    word.first = ahead ? next.first : word.first;
    word.first_id = ahead ? next.first_id : word.first_id;
    word.place = ahead ? WordPlace::pair_before : WordPlace::pair_behind;
    word.value = std::pow(kPairFade, static_cast<double>(step));
    features.push_back(std::move(word));
  }
}

void WordEvidence::add_tokens(WordPlace place, std::uint32_t first_token, std::uint32_t last_token,
                              double value, std::vector<WordFeature>& features) const {
  for (std::uint32_t t = first_token; t < last_token; ++t) {
    WordFeature word = word_at(t);
    word.place = place;
    word.value = value;
    features.push_back(std::move(word));
  }
}

std::vector<WordFeature> WordEvidence::features(std::uint32_t first_token, std::uint32_t last_token,
                                                const std::vector<std::uint32_t>& label,
                                                const std::vector<std::uint32_t>& header, Keep keep) const {
  std::vector<WordFeature> features;
  if (keep == Keep::weighed && rulebook_.words.empty()) return features;
  add_side(first_token, last_token, true, features);
  add_side(first_token, last_token, false, features);
  features.insert(features.end(), opening_.begin(), opening_.end());
  const Block& own = article_.blocks[article_.block_of[first_token]];
  for (const std::int32_t over : {own.lead, own.section}) {
    if (over < 0) continue;
    const Block& block = article_.blocks[static_cast<std::size_t>(over)];
    add_tokens(WordPlace::over, block.first_token,
               std::min(block.last_token, block.first_token + kOverTokens), 1, features);
  }
  for (const std::uint32_t t : label) add_tokens(WordPlace::label, t, t + 1, 1, features);
  for (const std::uint32_t t : header) add_tokens(WordPlace::header, t, t + 1, 1, features);
  for (WordFeature& feature : features) look_up(feature);
  if (keep == Keep::weighed)
    std::erase_if(features, [](const WordFeature& feature) { return feature.weights.empty(); });
  // A word that stands twice at one place says what it says once, where it says most.
  std::stable_sort(features.begin(), features.end(), [](const WordFeature& a, const WordFeature& b) {
    return std::tie(a.place, a.first, a.second) < std::tie(b.place, b.first, b.second) ||
           (std::tie(a.place, a.first, a.second) == std::tie(b.place, b.first, b.second) &&
            a.value > b.value);
  });
  features.erase(std::unique(features.begin(), features.end(),
                             [](const WordFeature& a, const WordFeature& b) {
                               return std::tie(a.place, a.first, a.second) ==
                                      std::tie(b.place, b.first, b.second);
                             }),
                 features.end());
  return features;
}

void WordEvidence::look_up(WordFeature& feature) const {
  const bool known =
      feature.first_id != kUnknownWord && (feature.second.empty() || feature.second_id != kUnknownWord);
  if (known) feature.weights = rulebook_.words.of(feature.place, feature.first_id, feature.second_id);
}

WordFeature WordEvidence::signal(std::string name) const {
  WordFeature feature;
  feature.place = WordPlace::signal;
  feature.first_id = rulebook_.vocabulary.find(name);
  feature.first = std::move(name);
  feature.value = 1;
  look_up(feature);
  return feature;
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
    value.score += words.bias[id][v] + adjusted;
    const auto explain = [&](const char* what, double weight) {
      if (weight != 0) value.evidence.push_back({kBaseEvidence, words.file, 0, what, {}, 0, weight});
    };
    explain("every number", words.bias[id][v]);
    explain("the cues' sums, weighed again", adjusted);
  }
  for (const WordFeature& feature : features) {
    for (const WordWeight& weight : feature.weights) {
      if (weight.attribute != id) continue;
      const double share = static_cast<double>(weight.weight) * feature.value;
      WeighedValue& value = decision.values[weight.value];
      value.score += share;
      if (std::abs(share) < kLeastTold) continue;
      value.evidence.push_back({"word-" + std::string(name_of(feature.place)),
                                words.file,
                                0,
                                feature.second.empty() ? feature.first : feature.first + " " + feature.second,
                                {},
                                feature.distance,
                                share});
    }
  }
}

}  // namespace townclerk
