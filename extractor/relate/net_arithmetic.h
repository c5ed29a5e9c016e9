// The arithmetic of the context net, for the processor's widest vectors. Covered by
// tests/unit/relate/context_test.cpp.
#pragma once

#include <span>

#include "rulebook/context_net.h"

namespace townclerk {

// out = bias + weights · in
void apply(const NetLayer& layer, std::span<const float> in, std::span<float> out);
// The same for `count` inputs, each `step` numbers behind the one before; outputs one behind the other.
void apply_to_all(const NetLayer& layer, std::span<const float> in, std::size_t step, std::size_t count,
                  std::span<float> out);
// Mean 0 and variance 1, then scaled and shifted.
void normalise(std::span<const float> in, std::span<const float> scale, std::span<const float> shift,
               std::span<float> out);
// Negative ones become 0.
void rectify(std::span<float> values);
// scores[t * width + h] of all tokens become weights that add up to 1 for each h; width is at most
// kMostHeads.
inline constexpr std::size_t kMostHeads = 64;
void softmax(std::span<float> scores, std::size_t width);
// sum[i] += factor · values[i]
void add_scaled(std::span<float> sum, float factor, std::span<const float> values);

}  // namespace townclerk
