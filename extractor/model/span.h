// A half-open range of positions. What the positions count is said where a span is held: bytes of
// the normalised text inside the stages, Unicode code points of the decoded text in a record.
#pragma once

#include <cstdint>

namespace townclerk {

struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t length() const { return end - start; }
  [[nodiscard]] constexpr bool empty() const { return end <= start; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
  friend constexpr bool operator==(Span, Span) = default;
};

}  // namespace townclerk
