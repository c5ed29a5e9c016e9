// Whose a number is, as the context net (rulebook/context_net.h) sees it: how much the number looks at each
// mention of each body whose it may be. Covered by tests/unit/relate/pointing_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "relate/context_reader.h"
#include "relate/target.h"

namespace townclerk {

// Where one of the candidates is spoken of.
struct OwnerMark {
  std::uint32_t place = 0;      // token of the ContextText
  std::uint32_t candidate = 0;  // its position among all of them
  std::uint32_t sort = 0;       // below ContextNet::Pointer::kSorts
};

enum class OwnerStanding : std::uint8_t { no_council, only_main, one_of_mains, beside };

class OwnerPointer {
 public:
  // The marks in the order of the text.
  OwnerPointer(const ContextReader& reader, std::vector<OwnerMark> marks,
               std::vector<OwnerStanding> candidates);

  // For each candidate the logarithm of its share; empty where the net has not read the number.
  [[nodiscard]] std::vector<float> point(const Target& target) const;

 private:
  [[nodiscard]] std::span<const OwnerMark> marks_at(std::uint32_t place) const;
  // The last before a token, else the first behind it; kNone where a candidate has no mark.
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  [[nodiscard]] std::size_t nearest(std::uint32_t candidate, std::uint32_t place) const;
  [[nodiscard]] float score(std::span<const float> query, std::size_t mark, std::uint32_t relation) const;

  const ContextReader& reader_;
  std::vector<OwnerMark> marks_;
  std::vector<float> keys_;  // of the marks, one behind the other
  std::vector<OwnerStanding> candidates_;
  std::vector<std::vector<std::size_t>> marks_of_;  // by candidate
};

}  // namespace townclerk
