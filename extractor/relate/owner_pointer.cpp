#include "relate/owner_pointer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "relate/net_arithmetic.h"

namespace townclerk {
namespace {

using Pointer = ContextNet::Pointer;

static_assert(static_cast<std::uint32_t>(OwnerStanding::beside) + 1 == Pointer::kStandings);

}  // namespace

OwnerPointer::OwnerPointer(const ContextReader& reader, std::vector<OwnerMark> marks,
                           std::vector<OwnerStanding> candidates)
    : reader_(reader),
      marks_(std::move(marks)),
      keys_(marks_.size() * Pointer::kKey),
      candidates_(std::move(candidates)),
      marks_of_(candidates_.size()) {
  for (std::size_t m = 0; m < marks_.size(); ++m) {
    const auto key = std::span(keys_).subspan(m * Pointer::kKey, Pointer::kKey);
    apply(reader_.net().pointer.key, reader_.vector_of(marks_[m].place), key);
    add_scaled(key, 1, {reader_.net().pointer.sorts.keys.column(marks_[m].sort), Pointer::kKey});
    marks_of_[marks_[m].candidate].push_back(m);
  }
}

std::span<const OwnerMark> OwnerPointer::marks_at(std::uint32_t place) const {
  const auto [first, last] =
      std::equal_range(marks_.begin(), marks_.end(), OwnerMark{place, 0, 0},
                       [](const OwnerMark& a, const OwnerMark& b) { return a.place < b.place; });
  return {first, last};
}

std::size_t OwnerPointer::nearest(std::uint32_t candidate, std::uint32_t place) const {
  const std::vector<std::size_t>& own = marks_of_[candidate];
  if (own.empty()) return kNone;
  const auto before = [&](std::size_t mark, std::uint32_t p) { return marks_[mark].place < p; };
  const auto behind = std::lower_bound(own.begin(), own.end(), place + 1, before);
  if (behind == own.begin()) return own.front();
  return *std::lower_bound(own.begin(), behind, marks_[*std::prev(behind)].place, before);
}

float OwnerPointer::score(std::span<const float> query, std::size_t mark, std::uint32_t relation) const {
  const Pointer& pointer = reader_.net().pointer;
  const float* key = keys_.data() + mark * Pointer::kKey;
  const float* there = pointer.there.keys.column(relation);
  float sum = 0;
  for (std::uint32_t d = 0; d < Pointer::kKey; ++d) sum += query[d] * (key[d] + there[d]);
  return sum / std::sqrt(static_cast<float>(Pointer::kKey)) + pointer.sorts.bias[marks_[mark].sort] +
         pointer.there.bias[relation];
}

std::vector<float> OwnerPointer::point(const Target& target) const {
  const ContextReader::Known* known = reader_.known(target);
  if (known == nullptr) return {};
  const Pointer& pointer = reader_.net().pointer;
  std::vector<float> query(Pointer::kKey);
  apply(pointer.query, known->hidden, query);
  std::vector<float> unseen(Pointer::kStandings);
  apply(pointer.unseen, known->hidden, unseen);
  // All that speaks for anybody becomes shares of one; each candidate has the sum of its own.
  std::vector<float> scores;
  std::vector<std::uint32_t> of;
  const auto add = [&](std::uint32_t candidate, float score) {
    scores.push_back(score);
    of.push_back(candidate);
  };
  std::vector<bool> in_sight(candidates_.size());
  for (std::uint32_t c = 0; c < candidates_.size(); ++c)
    add(c, unseen[static_cast<std::size_t>(candidates_[c])]);
  for (const ContextSight& sight : known->sights) {
    for (const OwnerMark& mark : marks_at(sight.token)) {
      add(mark.candidate, score(query, static_cast<std::size_t>(&mark - marks_.data()), sight.relation));
      in_sight[mark.candidate] = true;
    }
  }
  constexpr std::uint32_t kOutOfSight = Pointer::kPlaces - 1;
  for (std::uint32_t c = 0; c < candidates_.size(); ++c) {
    if (in_sight[c]) continue;
    if (const std::size_t mark = nearest(c, known->sights.front().token); mark != kNone)
      add(c, score(query, mark, kOutOfSight));
  }
  softmax(scores, 1);
  std::vector<double> shares(candidates_.size());
  for (std::size_t i = 0; i < scores.size(); ++i) shares[of[i]] += scores[i];
  // Rounded, so that the last bit of a processor's logarithm decides nothing.
  constexpr double kLeast = 1e-9;
  constexpr double kSteps = 1'000'000;
  std::vector<float> logarithms;
  logarithms.reserve(shares.size());
  for (const double share : shares)
    logarithms.push_back(static_cast<float>(std::round(std::log(std::max(share, kLeast)) * kSteps) / kSteps));
  return logarithms;
}

}  // namespace townclerk
