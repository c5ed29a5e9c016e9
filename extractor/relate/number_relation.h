// How two numbers stand to each other, as the context net is told: how many numbers apart, on which side, and
// whether in one sentence, one block or further.
// Covered by tests/unit/relate/pointing_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/article.h"

namespace townclerk {

// Of a number to another, each by its first token: the other stands `apart` numbers from it (at least 1),
// behind or ahead of it; below ContextNet::kNumberRelations.
std::uint32_t number_relation(const Article& article, std::uint32_t from, std::uint32_t to, std::size_t apart,
                              bool behind);

}  // namespace townclerk
