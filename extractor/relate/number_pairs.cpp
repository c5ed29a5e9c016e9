#include "relate/number_pairs.h"

#include <algorithm>
#include <cmath>

#include "relate/net_arithmetic.h"
#include "relate/number_relation.h"

namespace townclerk {
namespace {

using Pairs = ContextNet::Pairs;

constexpr std::size_t kFarthest = 24;  // numbers apart: the net has learned of no others

const Pairs& pairs_of(const ContextNet& net, PairSort sort) {
  return sort == PairSort::part ? net.parts : net.repeats;
}

}  // namespace

NumberPairs::NumberPairs(const ContextReader& reader, const Article& article,
                         const std::vector<Target>& targets)
    : net_(reader.net()), article_(article), targets_(targets) {
  for (const PairSort sort : {PairSort::part, PairSort::repeat}) {
    const Pairs& pairs = pairs_of(net_, sort);
    for (const Target& target : targets) {
      Side& side = sides_.at(static_cast<std::size_t>(sort)).emplace_back();
      const ContextReader::Known* known = reader.known(target);
      if (known == nullptr) continue;
      side.query.resize(Pairs::kKey);
      side.key.resize(Pairs::kKey);
      apply(pairs.query, known->hidden, side.query);
      apply(pairs.key, known->hidden, side.key);
      apply(pairs.none, known->hidden, {&side.none, 1});
    }
  }
}

// The same, greater, less; nearly the same and greater, or less.
std::uint32_t NumberPairs::size(std::size_t i, std::size_t j) const {
  static_assert(Pairs::kSizes == 5);
  constexpr double kNear = 0.06;
  const double own = targets_[i].value.approximate();
  const double other = targets_[j].value.approximate();
  if (own == other) return 0;
  const bool near =
      own != 0 && other != 0 && std::abs(own - other) / std::max(std::abs(own), std::abs(other)) < kNear;
  return (other > own ? 1 : 2) + (near ? 2 : 0);
}

std::optional<double> NumberPairs::weigh(PairSort sort, std::size_t i, std::size_t j) const {
  const Side& own = sides_.at(static_cast<std::size_t>(sort))[i];
  const Side& other = sides_.at(static_cast<std::size_t>(sort))[j];
  const std::size_t apart = i < j ? j - i : i - j;
  if (apart == 0 || apart > kFarthest || own.query.empty() || other.key.empty()) return std::nullopt;
  const Pairs& pairs = pairs_of(net_, sort);
  const std::uint32_t there =
      number_relation(article_, targets_[i].first_token, targets_[j].first_token, apart, j > i);
  const std::uint32_t larger = size(i, j);
  float sum = 0;
  for (std::uint32_t d = 0; d < Pairs::kKey; ++d)
    sum += own.query[d] *
           (other.key[d] + pairs.there.keys.column(there)[d] + pairs.sizes.keys.column(larger)[d]);
  return double{sum / std::sqrt(static_cast<float>(Pairs::kKey)) + pairs.there.bias[there] +
                pairs.sizes.bias[larger] - own.none};
}

}  // namespace townclerk
