// Which numbers belong together, as the context net (rulebook/context_net.h) sees it: part and whole, two
// statements of one fact. Covered by tests/unit/relate/pointing_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/article.h"
#include "relate/context_reader.h"
#include "relate/target.h"

namespace townclerk {

enum class PairSort : std::uint8_t { part, repeat };

class NumberPairs {
 public:
  // All figures of an article, in its order.
  NumberPairs(const ContextReader& reader, const Article& article, const std::vector<Target>& targets);

  // How much more speaks for `i` being a part (or a later statement) of `j` than of nothing; nothing where
  // the net has not read both, or where they stand too far apart.
  [[nodiscard]] std::optional<double> weigh(PairSort sort, std::size_t i, std::size_t j) const;

 private:
  [[nodiscard]] std::uint32_t size(std::size_t i, std::size_t j) const;

  struct Side {
    std::vector<float> query;
    std::vector<float> key;
    float none = 0;
  };
  const ContextNet& net_;
  const Article& article_;
  const std::vector<Target>& targets_;
  // By sort, of each figure; its vectors are empty where it was not read.
  std::array<std::vector<Side>, 2> sides_;
};

}  // namespace townclerk
