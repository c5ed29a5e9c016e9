#include "relate/neighbours.h"

#include <algorithm>
#include <cmath>

#include "relate/net_arithmetic.h"
#include "relate/number_relation.h"

namespace townclerk {
namespace {

constexpr std::uint32_t kHeads = ContextNet::Neighbours::kHeads;
constexpr std::uint32_t kKey = ContextNet::Neighbours::kKey;
constexpr std::uint32_t kItself = ContextNet::kNumberRelations;

}  // namespace

// Itself is 0; others by whether kind and number are the same.
std::uint32_t Neighbours::alike(const Node& a, const Node& b) {
  static_assert(ContextNet::Neighbours::kAlike == 5);
  return 1 + (a.kind == b.kind ? 2 : 0) + (a.number == b.number ? 1 : 0);
}

void Neighbours::clear() {
  nodes_.clear();
}

Neighbours::Node Neighbours::make(const Target& target, std::span<const float> hidden) const {
  constexpr std::size_t kAll = std::size_t{kHeads} * kKey;
  Node node{target.numeral, target.first_token,       target.kind,
            target.value,   std::vector<float>(kAll), std::vector<float>(kAll)};
  apply(net_.neighbours.key, hidden, node.key);
  apply(net_.neighbours.value, hidden, node.value);
  return node;
}

void Neighbours::add(const Target& target, std::span<const float> hidden) {
  nodes_.push_back(make(target, hidden));
}

std::vector<Neighbours::Look> Neighbours::nearest(const Node& own) const {
  const auto first =
      std::lower_bound(nodes_.begin(), nodes_.end(), own.numeral,
                       [](const Node& node, std::uint32_t numeral) { return node.numeral < numeral; });
  const auto behind = first != nodes_.end() && first->numeral == own.numeral ? first + 1 : first;
  std::vector<Look> looks = {{&own, kItself, 0}};
  const auto add = [&](const Node& node, std::size_t apart, bool is_behind) {
    looks.push_back({&node, number_relation(article_, own.first_token, node.first_token, apart, is_behind),
                     alike(own, node)});
  };
  const auto before = static_cast<std::size_t>(first - nodes_.begin());
  const auto after = static_cast<std::size_t>(nodes_.end() - behind);
  for (std::size_t apart = 1;
       looks.size() <= ContextNet::Neighbours::kMost && (apart <= before || apart <= after); ++apart) {
    if (apart <= before) add(*(first - static_cast<std::ptrdiff_t>(apart)), apart, false);
    if (apart <= after && looks.size() <= ContextNet::Neighbours::kMost)
      add(*(behind + static_cast<std::ptrdiff_t>(apart - 1)), apart, true);
  }
  return looks;
}

std::vector<float> Neighbours::take(const std::vector<float>& query, const std::vector<Look>& looks) const {
  std::vector<float> weights(looks.size() * kHeads);
  const float scale = 1.0F / std::sqrt(static_cast<float>(kKey));
  for (std::size_t l = 0; l < looks.size(); ++l) {
    for (std::uint32_t h = 0; h < kHeads; ++h) {
      float sum = 0;
      for (std::uint32_t d = h * kKey; d < (h + 1) * kKey; ++d) sum += query[d] * looks[l].node->key[d];
      weights[l * kHeads + h] = sum * scale + net_.neighbours.there.column(looks[l].relation)[h] +
                                net_.neighbours.alike.column(looks[l].alike)[h];
    }
  }
  softmax(weights, kHeads);
  std::vector<float> taken(std::size_t{kHeads} * kKey);
  for (std::size_t l = 0; l < looks.size(); ++l) {
    const float* there = net_.neighbours.there.column(looks[l].relation) + kHeads;
    for (std::uint32_t h = 0; h < kHeads; ++h) {
      for (std::uint32_t d = 0; d < kKey; ++d)
        taken[h * kKey + d] += weights[l * kHeads + h] * (looks[l].node->value[h * kKey + d] + there[d]);
    }
  }
  return taken;
}

std::vector<float> Neighbours::join(const Target& target, const std::vector<float>& hidden) const {
  std::vector<float> query(std::size_t{kHeads} * kKey);
  apply(net_.neighbours.query, hidden, query);
  const Node own = make(target, hidden);
  std::vector<float> inputs = hidden;
  const std::vector<float> taken = take(query, nearest(own));
  inputs.insert(inputs.end(), taken.begin(), taken.end());
  std::vector<float> joined(hidden.size());
  apply(net_.neighbours.joined, inputs, joined);
  rectify(joined);
  add_scaled(joined, 1, hidden);
  return joined;
}

}  // namespace townclerk
