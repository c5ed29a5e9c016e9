#include "relate/job_numbers.h"

#include <algorithm>
#include <iterator>

namespace townclerk {

void JobNumbers::add(const Target& target) {
  const std::uint32_t block = article_.block_of[target.first_token];
  places_.try_emplace(target.numeral, Place{article_.sentence_of[target.first_token], block, target.unit});
  blocks_.insert(block);
  if (target.value_to) return;
  const auto number = by_number_.try_emplace(target.value, target.numeral).first;
  number->second = std::min(number->second, target.numeral);
}

bool JobNumbers::in_sentence_of(const Target& target) const {
  const std::uint32_t sentence = article_.sentence_of[target.first_token];
  const auto after = places_.lower_bound(target.numeral);
  return (after != places_.end() && after->second.sentence == sentence) ||
         (after != places_.begin() && std::prev(after)->second.sentence == sentence);
}

bool JobNumbers::earlier_in_block_of(const Target& target) const {
  const auto after = places_.lower_bound(target.numeral);
  return after != places_.begin() && std::prev(after)->second.block == article_.block_of[target.first_token];
}

bool JobNumbers::in_blocks_before(const Target& target) const {
  constexpr std::uint32_t kFarthest = 2;
  const std::uint32_t block = article_.block_of[target.first_token];
  const auto from = blocks_.lower_bound(block - std::min(block, kFarthest));
  return from != blocks_.end() && *from < block;
}

const std::string* JobNumbers::unit_of_same(const Target& target) const {
  if (!may_be_known_again(target)) return nullptr;
  const auto same = by_number_.find(target.value);
  return same == by_number_.end() ? nullptr : &places_.at(same->second).unit;
}

const std::string* JobNumbers::unit_before(const Target& target) const {
  const auto after = places_.lower_bound(target.numeral);
  return after == places_.begin() ? nullptr : &std::prev(after)->second.unit;
}

}  // namespace townclerk
