// What a number takes from the numbers around it in the context net (rulebook/context_net.h): savings stand
// beside savings, what was voted on beside what was voted on. Covered by tests/unit/relate/pointing_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/article.h"
#include "relate/target.h"
#include "rulebook/context_net.h"

namespace townclerk {

class Neighbours {
 public:
  Neighbours(const ContextNet& net, const Article& article) : net_(net), article_(article) {}

  void clear();
  // In the order of their numerals. `hidden`: what the hidden layer makes of the number alone.
  void add(const Target& target, std::span<const float> hidden);
  // The hidden values of a number, one of those added or not, with what it takes from the nearest of them.
  [[nodiscard]] std::vector<float> join(const Target& target, const std::vector<float>& hidden) const;

 private:
  struct Node {
    std::uint32_t numeral = 0;
    std::uint32_t first_token = 0;
    Kind kind = Kind::jobs;
    Decimal number;
    std::vector<float> key;
    std::vector<float> value;
  };
  // One that is looked at, and how it stands to the number that looks.
  struct Look {
    const Node* node = nullptr;
    std::uint32_t relation = 0;
    std::uint32_t alike = 0;
  };
  [[nodiscard]] Node make(const Target& target, std::span<const float> hidden) const;
  static std::uint32_t alike(const Node& a, const Node& b);
  [[nodiscard]] std::vector<Look> nearest(const Node& own) const;
  [[nodiscard]] std::vector<float> take(const std::vector<float>& query,
                                        const std::vector<Look>& looks) const;

  const ContextNet& net_;
  const Article& article_;
  std::vector<Node> nodes_;
};

}  // namespace townclerk
