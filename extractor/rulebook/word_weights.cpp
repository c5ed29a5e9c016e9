#include "rulebook/word_weights.h"

#include <algorithm>
#include <array>

namespace townclerk {

std::string_view name_of(WordPlace place) {
  static constexpr std::array<std::string_view, kWordPlaces> kNames = {
      "before-1",        "before-2",        "before-3",        "before-6",
      "before-10",       "before",          "pair-before",     "behind-1",
      "behind-2",        "behind-3",        "behind-6",        "behind-10",
      "behind",          "pair-behind",     "clause-before",   "clause-behind",
      "clause-before-1", "clause-behind-1", "clause-before-2", "clause-behind-2",
      "sentence",        "opening",         "article",         "over",
      "label",           "header",          "signal"};
  return kNames.at(static_cast<std::size_t>(place));
}

// Words are numbered far below 2^28.
std::uint64_t WordWeights::key(WordPlace place, WordId first, WordId second) {
  constexpr unsigned kPlaceBits = 5;
  constexpr unsigned kWordBits = 28;
  return static_cast<std::uint64_t>(place) | (static_cast<std::uint64_t>(first) << kPlaceBits) |
         (static_cast<std::uint64_t>(second) << (kPlaceBits + kWordBits));
}

void WordWeights::add(WordPlace place, WordId first, WordId second, WordWeight weight) {
  entries_.push_back({key(place, first, second), weight});
}

void WordWeights::settle() {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.key < b.key; });
  weights_.reserve(entries_.size());
  runs_.reserve(entries_.size());
  for (const Entry& entry : entries_) {
    const auto at = static_cast<std::uint32_t>(weights_.size());
    ++runs_.try_emplace(entry.key, Run{at, 0}).first->second.count;
    weights_.push_back(entry.weight);
  }
  entries_ = {};
}

std::span<const WordWeight> WordWeights::of(WordPlace place, WordId first, WordId second) const {
  const auto found = runs_.find(key(place, first, second));
  if (found == runs_.end()) return {};
  return std::span(weights_).subspan(found->second.first, found->second.count);
}

}  // namespace townclerk
