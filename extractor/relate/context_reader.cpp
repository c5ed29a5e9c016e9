#include "relate/context_reader.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "relate/net_arithmetic.h"

namespace townclerk {
namespace {

constexpr std::uint32_t kWidth = ContextNet::kWidth;
constexpr std::uint32_t kHeads = ContextNet::kHeads;
constexpr std::uint32_t kKey = ContextNet::kKey;
constexpr std::uint32_t kValue = ContextNet::kValue;
constexpr std::uint32_t kArticleHeads = ContextNet::kArticleHeads;
constexpr std::uint32_t kArticleValue = ContextNet::kArticleValue;
// Where in what is seen of a token each thing begins.
constexpr std::uint32_t kTelling = kHeads * kKey;
constexpr std::uint32_t kTaken = kTelling + kHeads;
constexpr std::uint32_t kArticleTelling = kTaken + kValue;
constexpr std::uint32_t kArticleTaken = kArticleTelling + kArticleHeads;
constexpr std::uint32_t kSeen = kArticleTaken + kArticleValue;

static_assert(kHeads <= kMostHeads && kArticleHeads <= kMostHeads);

std::span<float> at(std::vector<float>& all, std::size_t index, std::size_t width) {
  return std::span(all).subspan(index * width, width);
}
std::span<const float> at(const std::vector<float>& all, std::size_t index, std::size_t width) {
  return std::span(all).subspan(index * width, width);
}

// A rare word is known by its ending, a rare name as one.
const float* word_vector(const NetVectors& words, const ContextToken& token) {
  const std::string& word = token.text;
  if (const float* own = words.find(word)) return own;
  if (token.capital) {
    if (const float* name = words.find(ContextNet::kUnknownName)) return name;
  }
  constexpr std::size_t kShortest = 5;
  constexpr std::size_t kEnding = 3;
  const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters && word.size() >= kShortest) {
    if (const float* ending = words.find("~" + word.substr(word.size() - kEnding))) return ending;
  }
  return words.find(ContextNet::kUnknown);
}

}  // namespace

void ContextReader::read_article() {
  text_.emplace(article_, mentions_);
  const float* capital = net_.words.find(ContextNet::kCapital);
  for (const ContextToken& token : text_->tokens()) {
    const float* vector = word_vector(net_.words, token);
    tokens_.insert(tokens_.end(), vector, vector + kWidth);
    if (token.capital && capital != nullptr)
      add_scaled(std::span(tokens_).last(kWidth), 1, {capital, kWidth});
  }
  convolve();
  see();
  sum_up();
}

// Beyond either end stand vectors of nothing.
void ContextReader::convolve() {
  const std::size_t count = tokens_.size() / kWidth;
  for (const ContextNet::Convolution& convolution : net_.convolutions) {
    std::vector<float> normal((count + 2) * kWidth);
    for (const std::size_t end : {std::size_t{0}, count + 1})
      std::copy(convolution.shift.begin(), convolution.shift.end(), at(normal, end, kWidth).begin());
    for (std::size_t t = 0; t < count; ++t)
      normalise(at(tokens_, t, kWidth), convolution.scale, convolution.shift, at(normal, t + 1, kWidth));
    std::vector<float> added(count * kWidth);
    apply_to_all(convolution.layer, normal, kWidth, count, added);
    rectify(added);
    add_scaled(tokens_, 1, added);
  }
}

void ContextReader::see() {
  const std::size_t count = tokens_.size() / kWidth;
  seen_.resize(count * kSeen);
  apply_to_all(net_.seen, tokens_, kWidth, count, seen_);
}

void ContextReader::sum_up() {
  const std::size_t count = tokens_.size() / kWidth;
  std::vector<float> looks(count * kArticleHeads);
  for (std::size_t t = 0; t < count; ++t) {
    const auto telling = at(seen_, t, kSeen).subspan(kArticleTelling, kArticleHeads);
    std::copy(telling.begin(), telling.end(), at(looks, t, kArticleHeads).begin());
  }
  softmax(looks, kArticleHeads);
  article_sum_.assign(std::size_t{kArticleHeads} * kArticleValue, 0);
  for (std::size_t t = 0; t < count; ++t) {
    const auto taken = at(seen_, t, kSeen).subspan(kArticleTaken, kArticleValue);
    for (std::uint32_t h = 0; h < kArticleHeads; ++h)
      add_scaled(at(article_sum_, h, kArticleValue), looks[t * kArticleHeads + h], taken);
  }
}

std::vector<float> ContextReader::centre_of(const Target& target, std::uint32_t token) const {
  const auto own = at(tokens_, token, kWidth);
  std::vector<float> centre(own.begin(), own.end());
  for (const std::string& fact : ContextText::facts(target)) {
    if (const float* vector = net_.facts.find(fact)) add_scaled(centre, 1, {vector, kWidth});
  }
  return centre;
}

std::vector<float> ContextReader::take(const std::vector<float>& centre,
                                       const std::vector<ContextSight>& sights,
                                       std::vector<float>& looks) const {
  std::vector<float> query(std::size_t{kHeads} * kKey);
  apply(net_.query, centre, query);
  const float scale = 1.0F / std::sqrt(static_cast<float>(kKey));
  for (float& q : query) q *= scale;
  looks.assign(sights.size() * kHeads, 0);
  for (std::size_t s = 0; s < sights.size(); ++s) {
    const auto seen = at(seen_, sights[s].token, kSeen);
    const auto scores = at(looks, s, kHeads);
    const float* there = net_.telling_there.column(sights[s].relation);
    for (std::uint32_t h = 0; h < kHeads; ++h) scores[h] = seen[kTelling + h] + there[h];
    for (std::uint32_t d = 0; d < kKey; ++d) {
      for (std::uint32_t h = 0; h < kHeads; ++h) scores[h] += query[d * kHeads + h] * seen[d * kHeads + h];
    }
  }
  softmax(looks, kHeads);
  std::vector<float> taken(std::size_t{kHeads} * kValue, 0);
  std::vector<float> value(kValue);
  for (std::size_t s = 0; s < sights.size(); ++s) {
    const auto own = at(seen_, sights[s].token, kSeen).subspan(kTaken, kValue);
    std::copy(own.begin(), own.end(), value.begin());
    add_scaled(value, 1, {net_.value_there.column(sights[s].relation), kValue});
    for (std::uint32_t h = 0; h < kHeads; ++h) add_scaled(at(taken, h, kValue), looks[s * kHeads + h], value);
  }
  return taken;
}

std::string ContextReader::most_looked_at(const std::vector<ContextSight>& sights,
                                          const std::vector<float>& looks) const {
  constexpr std::size_t kTold = 4;
  std::map<std::string, float> by_word;
  for (std::size_t s = 1; s < sights.size(); ++s) {
    const std::string& word = text_->tokens()[sights[s].token].text;
    for (std::uint32_t h = 0; h < kHeads; ++h) by_word[word] += looks[s * kHeads + h];
  }
  std::vector<std::pair<float, std::string>> words;
  words.reserve(by_word.size());
  for (const auto& [word, weight] : by_word) words.emplace_back(-weight, word);
  std::sort(words.begin(), words.end());
  std::string told;
  for (std::size_t i = 0; i < std::min(kTold, words.size()); ++i)
    told += (i == 0 ? "" : ", ") + words[i].second;
  return told;
}

ContextReader::Look ContextReader::look_at(const Target& target) {
  if (!text_) read_article();
  Look look;
  look.sights = text_->sights(target);
  if (look.sights.empty()) return look;
  const std::vector<float> centre = centre_of(target, look.sights.front().token);
  std::vector<float> weights;
  std::vector<float> inputs = take(centre, look.sights, weights);
  inputs.insert(inputs.end(), centre.begin(), centre.end());
  inputs.insert(inputs.end(), article_sum_.begin(), article_sum_.end());
  look.hidden.resize(net_.hidden.weights.rows);
  apply(net_.hidden, inputs, look.hidden);
  rectify(look.hidden);
  if (proof_ == Proof::told) look.looked_at = most_looked_at(look.sights, weights);
  return look;
}

// What became a figure only by being read (Target::found_by) is another thing now.
void ContextReader::meet(const std::vector<Target>& targets) {
  if (net_.empty()) return;
  neighbours_.clear();
  for (const Target& target : targets) {
    const auto [look, added] = looks_.try_emplace(target.numeral);
    if (added || target.found_by) look->second = look_at(target);
    if (!look->second.hidden.empty()) neighbours_.add(target, look->second.hidden);
  }
}

ContextReading ContextReader::read(const Target& target) {
  if (net_.empty()) return {};
  const auto met = looks_.find(target.numeral);
  Look own;
  if (met == looks_.end()) own = look_at(target);
  const Look& look = met == looks_.end() ? own : met->second;
  if (look.hidden.empty()) return {};
  std::vector<float> hidden = neighbours_.join(target, look.hidden);
  ContextReading reading;
  reading.shares.resize(net_.outputs.size());
  apply(net_.output, hidden, reading.shares);
  reading.looked_at = look.looked_at;
  known_[target.numeral] = {std::move(hidden), look.sights};
  return reading;
}

const ContextReader::Known* ContextReader::known(const Target& target) const {
  const auto found = known_.find(target.numeral);
  return found == known_.end() ? nullptr : &found->second;
}

std::span<const float> ContextReader::vector_of(std::uint32_t token) const {
  return at(tokens_, token, kWidth);
}

void ContextReader::add(const ContextReading& reading, Decision& decision) const {
  if (reading.shares.empty()) return;
  const AttributeId id = cues_.attribute(decision.attribute);
  float mean = 0;
  std::size_t count = 0;
  for (std::size_t o = 0; o < net_.outputs.size(); ++o) {
    if (net_.outputs[o].attribute != id) continue;
    mean += reading.shares[o];
    ++count;
  }
  if (count == 0) return;
  mean /= static_cast<float>(count);
  for (std::size_t o = 0; o < net_.outputs.size(); ++o) {
    if (net_.outputs[o].attribute != id) continue;
    const double share = reading.shares[o] - mean;
    WeighedValue& value = decision.values[net_.outputs[o].value];
    value.score += share;
    if (proof_ == Proof::told)
      value.evidence.push_back({"context", net_.file, 0, reading.looked_at, {}, 0, share});
  }
}

}  // namespace townclerk
