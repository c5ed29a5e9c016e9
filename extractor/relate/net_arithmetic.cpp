#include "relate/net_arithmetic.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

// One function, compiled for several processors; the loader takes the best.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TOWNCLERK_WIDE [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define TOWNCLERK_WIDE
#endif

namespace townclerk {
namespace {

constexpr std::size_t kBlock = 64;  // outputs that are kept in registers

// exp() to about 7 digits by 2^x = 2^n · 2^f, f by a polynomial (Cephes' exp2f).
inline float exponential(float x) {
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

TOWNCLERK_WIDE void multiply(const float* weights, const float* bias, std::size_t rows, const float* in,
                             std::size_t columns, float* out) {
  std::size_t row = 0;
  for (; row + kBlock <= rows; row += kBlock) {
    std::array<float, kBlock> sum;
    for (std::size_t i = 0; i < kBlock; ++i) sum[i] = bias[row + i];
    for (std::size_t c = 0; c < columns; ++c) {
      const float* column = weights + c * rows + row;
      const float x = in[c];
      for (std::size_t i = 0; i < kBlock; ++i) sum[i] += x * column[i];
    }
    std::copy(sum.begin(), sum.end(), out + row);
  }
  for (; row < rows; ++row) {
    float sum = bias[row];
    for (std::size_t c = 0; c < columns; ++c) sum += in[c] * weights[c * rows + row];
    out[row] = sum;
  }
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
  multiply(layer.weights.values.data(), layer.bias.data(), layer.weights.rows, in.data(), in.size(),
           out.data());
}

void normalise(std::span<const float> in, std::span<const float> scale, std::span<const float> shift,
               std::span<float> out) {
  constexpr float kLeastVariance = 1e-5F;
  float mean = 0;
  for (const float x : in) mean += x;
  mean /= static_cast<float>(in.size());
  float variance = 0;
  for (const float x : in) variance += (x - mean) * (x - mean);
  variance /= static_cast<float>(in.size());
  const float factor = 1.0F / std::sqrt(variance + kLeastVariance);
  for (std::size_t i = 0; i < in.size(); ++i) out[i] = (in[i] - mean) * factor * scale[i] + shift[i];
}

void rectify(std::span<float> values) {
  for (float& x : values) x = std::max(x, 0.0F);
}

void softmax(std::span<float> scores, std::size_t width) {
  std::array<float, kBlock> highest{};
  std::array<float, kBlock> total{};
  if (!scores.empty()) weigh_all(scores.data(), scores.size() / width, width, highest.data(), total.data());
}

TOWNCLERK_WIDE void add_scaled(std::span<float> sum, float factor, std::span<const float> values) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += factor * values[i];
}

}  // namespace townclerk
