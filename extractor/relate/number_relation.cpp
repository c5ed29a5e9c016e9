#include "relate/number_relation.h"

#include <algorithm>
#include <array>

#include "rulebook/context_net.h"

namespace townclerk {
namespace {

// Numbers apart from which on a bucket begins.
constexpr std::array<std::size_t, 8> kBuckets = {1, 2, 3, 4, 5, 7, 10, 16};
static_assert(kBuckets.size() * 2 * 3 == ContextNet::kNumberRelations);

}  // namespace

std::uint32_t number_relation(const Article& article, std::uint32_t from, std::uint32_t to, std::size_t apart,
                              bool behind) {
  const auto bucket = std::upper_bound(kBuckets.begin(), kBuckets.end(), apart) - kBuckets.begin() - 1;
  const std::uint32_t farness = article.sentence_of[from] == article.sentence_of[to] ? 0
                                : article.block_of[from] == article.block_of[to]     ? 1
                                                                                     : 2;
  return (static_cast<std::uint32_t>(bucket) * 2 + (behind ? 1 : 0)) * 3 + farness;
}

}  // namespace townclerk
