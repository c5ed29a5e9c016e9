#include "relate/word_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::size_t kReach = 14;  // words on either side
constexpr std::size_t kPairs = 10;  // of which so many begin pairs
constexpr double kFade = 0.85;      // of a word at any distance, for each word between
constexpr double kPairFade = 0.9;
constexpr double kSentenceValue = 0.7;
// Of a sentence or block without end so many tokens on either side are looked at: else its numbers would cost
// the square of its length.
constexpr std::uint32_t kLongest = 400;
constexpr double kNextClauseValue = 0.6;
constexpr int kFarthestClause = 2;
constexpr std::uint32_t kOpening = 45;  // tokens of the article's beginning
constexpr double kOpeningValue = 0.3;
constexpr double kArticleValue = 0.2;
constexpr std::uint32_t kOverTokens = 16;  // of a heading or a list's lead
constexpr double kMagnitudeValue = 2;
constexpr std::size_t kShapeLength = 8;

WordPlace nearness(std::size_t step, bool ahead) {
  static constexpr std::array<std::size_t, 5> kFrom = {0, 1, 2, 5, 9};
  std::size_t at = 0;
  while (at + 1 < kFrom.size() && step >= kFrom[at + 1]) ++at;
  return static_cast<WordPlace>(static_cast<std::size_t>(ahead ? WordPlace::before_1 : WordPlace::behind_1) +
                                at);
}

WordPlace clause_place(int clauses, bool ahead) {
  switch (clauses) {
    case -2:
      return WordPlace::clause_before_2;
    case -1:
      return WordPlace::clause_before_1;
    case 1:
      return WordPlace::clause_behind_1;
    case 2:
      return WordPlace::clause_behind_2;
    default:
      return ahead ? WordPlace::clause_before : WordPlace::clause_behind;
  }
}

// "£9.9m" of £2.5m: what a number looks like.
std::string shape_of(std::string_view number) {
  std::size_t length = std::min(number.size(), kShapeLength);
  // Not through a sign of several bytes.
  while (length < number.size() && (static_cast<unsigned char>(number[length]) & 0xC0U) == 0x80U) --length;
  std::string shape;
  for (const char c : number.substr(0, length)) shape += c >= '0' && c <= '9' ? '9' : c;
  return fold_case(shape);
}

}  // namespace

WordFeatures::WordFeatures(const Rulebook& rulebook, const Article& article)
    : rulebook_(rulebook), article_(article) {}

std::string WordFeatures::text_at(std::uint32_t token) const {
  return article_.tokens[token].kind == TokenKind::number ? std::string(WordWeights::kNumber)
                                                          : fold_case(article_.word(token));
}

std::string WordFeatures::first_text(const WordFeature& feature) const {
  if (!feature.signal.empty()) return feature.signal;
  return feature.first_token == kNoToken ? std::string(WordWeights::kBorder) : text_at(feature.first_token);
}

std::string WordFeatures::second_text(const WordFeature& feature) const {
  if (!feature.pair) return {};
  return feature.second_token == kNoToken ? std::string(WordWeights::kBorder) : text_at(feature.second_token);
}

WordFeature WordFeatures::word_at(std::uint32_t token) const {
  WordFeature word;
  word.first_token = token;
  const Token& t = article_.tokens[token];
  word.first_id = t.kind == TokenKind::number ? rulebook_.words.number : t.word;
  word.value = 1;
  return word;
}

void WordFeatures::add_side(const WordScope& scope, bool ahead, std::vector<WordFeature>& features) const {
  std::array<WordFeature, kReach> words;
  std::size_t count = 0;
  std::int64_t token =
      ahead ? static_cast<std::int64_t>(scope.first_token) - 1 : static_cast<std::int64_t>(scope.last_token);
  std::uint32_t block = article_.block_of[scope.first_token];
  const auto end = static_cast<std::int64_t>(article_.tokens.size());
  for (; token >= 0 && token < end && count < kReach; token += ahead ? -1 : 1) {
    const auto t = static_cast<std::uint32_t>(token);
    if (article_.blocks[article_.block_of[t]].kind == BlockKind::furniture) continue;
    if (article_.block_of[t] != block) {
      block = article_.block_of[t];
      words.at(count++).first_id = rulebook_.words.border;
      if (count == kReach) break;
    }
    words.at(count++) = word_at(t);
  }
  double fade = 1;
  double pair_fade = 1;
  for (std::size_t step = 0; step < count; ++step, fade *= kFade, pair_fade *= kPairFade) {
    WordFeature word = words.at(step);
    word.distance = (ahead ? 1 : -1) * (static_cast<int>(step) + 1);
    word.place = nearness(step, ahead);
    word.value = 1;
    features.push_back(word);
    word.place = ahead ? WordPlace::before : WordPlace::behind;
    word.value = fade;
    features.push_back(word);
    if (step + 1 == count || step >= kPairs) continue;
    // In the order of the text, whichever side.
    const WordFeature& next = words.at(step + 1);
    word.pair = true;
    word.second_token = ahead ? word.first_token : next.first_token;
    word.second_id = ahead ? word.first_id : next.first_id;
    word.first_token = ahead ? next.first_token : word.first_token;
    word.first_id = ahead ? next.first_id : word.first_id;
    word.place = ahead ? WordPlace::pair_before : WordPlace::pair_behind;
    word.value = pair_fade;
    features.push_back(std::move(word));
  }
}

// The words of the sentence, and of the clauses by how far they are from the number's own.
void WordFeatures::add_sentence(const WordScope& scope, std::vector<WordFeature>& features) const {
  const Sentence& sentence = article_.sentences[article_.sentence_of[scope.first_token]];
  const std::vector<WordId>& borders = rulebook_.clause_borders;
  const auto is_border = [&](std::uint32_t t) {
    const WordId word = article_.tokens[t].word;
    return word != kUnknownWord && std::binary_search(borders.begin(), borders.end(), word);
  };
  const std::uint32_t first =
      std::max(sentence.first_token, scope.first_token - std::min(scope.first_token, kLongest));
  const std::uint32_t last = std::min(sentence.last_token, scope.first_token + kLongest);
  int own = 0;
  for (std::uint32_t t = first; t <= scope.first_token; ++t) own += is_border(t) ? 1 : 0;
  int clause = 0;
  for (std::uint32_t t = first; t < last; ++t) {
    clause += is_border(t) ? 1 : 0;
    if (article_.tokens[t].kind != TokenKind::word) continue;
    WordFeature word = word_at(t);
    word.place = WordPlace::sentence;
    word.value = kSentenceValue;
    features.push_back(word);
    const int apart = clause - own;
    if (std::abs(apart) > kFarthestClause) continue;
    word.place = clause_place(apart, t < scope.first_token);
    word.value = apart == 0 ? 1 : kNextClauseValue;
    features.push_back(std::move(word));
  }
}

void WordFeatures::add_tokens(WordPlace place, std::uint32_t first_token, std::uint32_t last_token,
                              double value, std::vector<WordFeature>& features) const {
  for (std::uint32_t t = first_token; t < last_token; ++t) {
    WordFeature word = word_at(t);
    word.place = place;
    word.value = value;
    features.push_back(std::move(word));
  }
}

std::vector<WordFeature> WordFeatures::around(const WordScope& scope, Keep keep) const {
  std::vector<WordFeature> features;
  if (keep == Keep::weighed && rulebook_.words.empty()) return features;
  add_side(scope, true, features);
  add_side(scope, false, features);
  add_sentence(scope, features);
  const Block& own = article_.blocks[article_.block_of[scope.first_token]];
  for (const std::int32_t over : {own.lead, own.section}) {
    if (over < 0) continue;
    const Block& block = article_.blocks[static_cast<std::size_t>(over)];
    add_tokens(WordPlace::over, block.first_token,
               std::min(block.last_token, block.first_token + kOverTokens), 1, features);
  }
  for (const std::uint32_t t : scope.label) add_tokens(WordPlace::label, t, t + 1, 1, features);
  for (const std::uint32_t t : scope.header) add_tokens(WordPlace::header, t, t + 1, 1, features);
  settle(keep, features);
  return features;
}

std::vector<WordFeature> WordFeatures::around(const Target& target, const Numeral& numeral, Keep keep) const {
  std::vector<WordFeature> features = around(
      WordScope{target.first_token, target.last_numeral_token, target.label_tokens, target.header_tokens},
      keep);
  const auto add = [&](std::string name, double value = 1) {
    WordFeature feature = signal(std::move(name), value);
    if (keep == Keep::all || !feature.weights.empty()) features.push_back(std::move(feature));
  };
  const int magnitude = magnitude_of(target);
  for (const int beside : {-1, 0, 1})
    add("magnitude-" + std::to_string(magnitude + beside), beside == 0 ? kMagnitudeValue : 1);
  add("looks-" + shape_of(article_.normal.slice(numeral.span)));
  add("rule-" + target.rule);
  for (const std::string& signal : target.signals) add(signal);
  for (const std::string& signal : target.company) add(signal);
  const Block& block = article_.blocks[article_.block_of[target.first_token]];
  if (article_.block_of[target.first_token] == 0) add("in-first-line");
  if (target.table >= 0) add("in-table");
  if (target.total_row) add("in-total-row");
  int quotes = 0;
  for (std::uint32_t t =
           std::max(block.first_token, target.first_token - std::min(target.first_token, kLongest));
       t < target.first_token; ++t)
    quotes += article_.word(t) == "\"" ? 1 : 0;
  if (quotes % 2 == 1) add("in-quote");
  return features;
}

std::vector<WordFeature> WordFeatures::standing(Keep keep) const {
  std::vector<WordFeature> features;
  if (keep == Keep::weighed && rulebook_.words.empty()) return features;
  std::uint32_t left = kOpening;
  for (const Block& block : article_.blocks) {
    if (block.kind == BlockKind::furniture) continue;
    const std::uint32_t take = std::min(left, block.last_token - block.first_token);
    add_tokens(WordPlace::opening, block.first_token, block.first_token + take, kOpeningValue, features);
    left -= take;
    for (std::uint32_t t = block.first_token; t < block.last_token; ++t) {
      if (article_.tokens[t].kind == TokenKind::word)
        add_tokens(WordPlace::article, t, t + 1, kArticleValue, features);
    }
  }
  settle(keep, features);
  return features;
}

void WordFeatures::settle(Keep keep, std::vector<WordFeature>& features) const {
  for (WordFeature& feature : features) look_up(feature);
  if (keep == Keep::all) return;
  std::erase_if(features, [](const WordFeature& feature) { return feature.weights.empty(); });
  // A word that stands twice at one place says what it says once, where it says most.
  const auto key = [](const WordFeature& f) { return std::tie(f.place, f.first_id, f.second_id); };
  std::sort(features.begin(), features.end(), [&](const WordFeature& a, const WordFeature& b) {
    if (key(a) != key(b)) return key(a) < key(b);
    return std::make_tuple(-a.value, a.first_token) < std::make_tuple(-b.value, b.first_token);
  });
  features.erase(std::unique(features.begin(), features.end(),
                             [&](const WordFeature& a, const WordFeature& b) { return key(a) == key(b); }),
                 features.end());
}

void WordFeatures::look_up(WordFeature& feature) const {
  const bool known = feature.first_id != kUnknownWord && (!feature.pair || feature.second_id != kUnknownWord);
  if (known) feature.weights = rulebook_.words.of(feature.place, feature.first_id, feature.second_id);
}

WordFeature WordFeatures::signal(std::string name, double value) const {
  WordFeature feature;
  feature.place = WordPlace::signal;
  feature.first_id = rulebook_.vocabulary.find(name);
  feature.signal = std::move(name);
  feature.value = value;
  look_up(feature);
  return feature;
}

}  // namespace townclerk
