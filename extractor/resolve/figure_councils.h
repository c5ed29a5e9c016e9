// Whose each figure is: for each the owner for which the scene speaks most (owner_features.h), with the
// reasons as its decision "council". Covered by tests/unit/resolve/owners_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "model/record.h"
#include "relate/target.h"
#include "resolve/owner_features.h"

namespace townclerk {

class FigureCouncils {
 public:
  FigureCouncils(const Rulebook& rulebook, const OwnerFeatures& features, Proof proof)
      : rulebook_(rulebook), features_(features), proof_(proof) {}

  // Sets Figure::council and gives what was weighed for each. `targets` and `figures` are parallel.
  std::vector<std::vector<Choice>> assign(const std::vector<Target>& targets, std::vector<Figure>& figures);

  // How many figures each council got.
  [[nodiscard]] const std::map<std::uint32_t, std::size_t>& counts() const { return counts_; }

 private:
  [[nodiscard]] std::string name_of_owner(std::int32_t owner) const;

  const Rulebook& rulebook_;
  const OwnerFeatures& features_;
  Proof proof_;
  std::map<std::uint32_t, std::size_t> counts_;
};

}  // namespace townclerk
