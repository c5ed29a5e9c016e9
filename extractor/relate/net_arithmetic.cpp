#include "relate/net_arithmetic.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

// One function, compiled for several processors; the loader takes the best.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TOWNCLERK_WIDE [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define TOWNCLERK_WIDE
#endif

namespace townclerk {
namespace {

// exp() to about 7 digits by 2^x = 2^n · 2^f, f by a polynomial (Cephes' exp2f).
[[gnu::always_inline]] inline float exponential(float x) {
  constexpr float kLog2E = 1.44269504F;
  constexpr float kLeast = -80.0F;
  const float power = std::max(x, kLeast) * kLog2E;
  const float whole = std::floor(power + 0.5F);
  const float f = power - whole;
  const float fraction =
      1.0F + f * (0.693147180F +
                  f * (0.240226507F +
                       f * (0.0555041087F + f * (0.00961812911F + f * (0.00133335581F + f * 1.54e-4F)))));
  const auto exponent = static_cast<std::uint32_t>(static_cast<std::int32_t>(whole) + 127) << 23U;
  return fraction * std::bit_cast<float>(exponent);
}

// So many inputs at once that each weight is fetched once for all of them, so many outputs that sums stay in
// registers.
constexpr std::size_t kAtOnce = 4;
constexpr std::size_t kBlock = 16;

struct Inputs {
  const float* first = nullptr;
  std::size_t length = 0;
  std::size_t step = 0;  // from one to the next
  std::size_t count = 0;
};

// kBlock numbers that the processor takes at once, or in as few steps as it can.
struct Wide {
  using Lanes [[gnu::vector_size(kBlock * sizeof(float))]] = float;
  Lanes lanes;

  [[gnu::always_inline]] void load(const float* from) { std::memcpy(&lanes, from, sizeof(lanes)); }
  [[gnu::always_inline]] void store(float* to) const { std::memcpy(to, &lanes, sizeof(lanes)); }
};

template <std::size_t Count>
[[gnu::always_inline]] inline void multiply_block(const NetLayer& layer, std::size_t row, const Inputs& in,
                                                  std::size_t at, float* out) {
  const std::size_t rows = layer.weights.rows;
  std::array<Wide, Count> sums;
  for (Wide& sum : sums) sum.load(layer.bias.data() + row);
  const float* column = layer.weights.values.data() + row;
  const float* first = in.first + at * in.step;
  for (std::size_t c = 0; c < in.length; ++c, column += rows) {
    Wide weights;
    weights.load(column);
    for (std::size_t k = 0; k < Count; ++k) sums[k].lanes += first[k * in.step + c] * weights.lanes;
  }
  for (std::size_t k = 0; k < Count; ++k) sums[k].store(out + (at + k) * rows + row);
}

TOWNCLERK_WIDE void multiply(const NetLayer& layer, const Inputs& in, float* out) {
  const std::size_t rows = layer.weights.rows;
  std::size_t row = 0;
  for (; row + kBlock <= rows; row += kBlock) {
    std::size_t at = 0;
    for (; at + kAtOnce <= in.count; at += kAtOnce) multiply_block<kAtOnce>(layer, row, in, at, out);
    for (; at < in.count; ++at) multiply_block<1>(layer, row, in, at, out);
  }
  for (; row < rows; ++row) {
    for (std::size_t at = 0; at < in.count; ++at) {
      float sum = layer.bias[row];
      for (std::size_t c = 0; c < in.length; ++c)
        sum += in.first[at * in.step + c] * layer.weights.values[c * rows + row];
      out[at * rows + row] = sum;
    }
  }
}

// Sums in lanes, which the processor takes side by side.
template <typename Of>
[[gnu::always_inline]] inline float sum_of(std::span<const float> values, Of of) {
  std::array<float, kBlock> lanes{};
  std::size_t i = 0;
  for (; i + kBlock <= values.size(); i += kBlock) {
    for (std::size_t j = 0; j < kBlock; ++j) lanes[j] += of(values[i + j]);
  }
  float sum = 0;
  for (const float lane : lanes) sum += lane;
  for (; i < values.size(); ++i) sum += of(values[i]);
  return sum;
}

TOWNCLERK_WIDE void weigh_all(float* scores, std::size_t count, std::size_t width, float* highest,
                              float* total) {
  std::copy(scores, scores + width, highest);
  std::fill(total, total + width, 0.0F);
  for (std::size_t t = 1; t < count; ++t) {
    for (std::size_t h = 0; h < width; ++h) highest[h] = std::max(highest[h], scores[t * width + h]);
  }
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t h = 0; h < width; ++h) {
      const float weight = exponential(scores[t * width + h] - highest[h]);
      scores[t * width + h] = weight;
      total[h] += weight;
    }
  }
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t h = 0; h < width; ++h) scores[t * width + h] /= total[h];
  }
}

}  // namespace

void apply(const NetLayer& layer, std::span<const float> in, std::span<float> out) {
  multiply(layer, {in.data(), in.size(), in.size(), 1}, out.data());
}

void apply_to_all(const NetLayer& layer, std::span<const float> in, std::size_t step, std::size_t count,
                  std::span<float> out) {
  multiply(layer, {in.data(), layer.weights.columns, step, count}, out.data());
}

TOWNCLERK_WIDE void normalise(std::span<const float> in, std::span<const float> scale,
                              std::span<const float> shift, std::span<float> out) {
  constexpr float kLeastVariance = 1e-5F;
  const auto size = static_cast<float>(in.size());
  const float mean = sum_of(in, [](float x) { return x; }) / size;
  const float variance = sum_of(in, [mean](float x) { return (x - mean) * (x - mean); }) / size;
  const float factor = 1.0F / std::sqrt(variance + kLeastVariance);
  for (std::size_t i = 0; i < in.size(); ++i) out[i] = (in[i] - mean) * factor * scale[i] + shift[i];
}

TOWNCLERK_WIDE void rectify(std::span<float> values) {
  for (float& x : values) x = std::max(x, 0.0F);
}

void softmax(std::span<float> scores, std::size_t width) {
  std::array<float, kMostHeads> highest{};
  std::array<float, kMostHeads> total{};
  if (!scores.empty()) weigh_all(scores.data(), scores.size() / width, width, highest.data(), total.data());
}

TOWNCLERK_WIDE void add_scaled(std::span<float> sum, float factor, std::span<const float> values) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += factor * values[i];
}

}  // namespace townclerk
