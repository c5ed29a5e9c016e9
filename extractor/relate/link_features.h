// What speaks for one figure being a part of another, or stating the same fact again: where the two stand,
// the words between them, whether what is said of them agrees, whether the numbers can be one. Weights in
// patterns/choices/parts.toml and repeats.toml; the choice itself is relate/links.cpp's.
// Covered by tests/unit/relate/links_test.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/choice.h"
#include "relate/number_pairs.h"
#include "relate/target.h"

namespace townclerk {

class LinkFeatures {
 public:
  LinkFeatures(const Rulebook& rulebook, const Article& article, const std::vector<Target>& targets,
               const NumberPairs& pairs, const std::vector<Figure>& figures);

  // "Nothing" first, then each figure that may be the whole (candidate: its index).
  // `before` is the whole chosen for the figure of its kind before it, an index or kNoChoice.
  [[nodiscard]] std::vector<Choice> wholes_of(std::size_t part, std::int32_t before) const;
  // "Nothing" first, then each earlier statement that may be of the same fact and is no repeat itself.
  [[nodiscard]] std::vector<Choice> originals_of(std::size_t repeat) const;

 private:
  [[nodiscard]] std::vector<ChoiceFeature> part_features(std::size_t part, std::size_t whole) const;
  [[nodiscard]] std::vector<ChoiceFeature> repeat_features(std::size_t repeat, std::size_t original) const;
  void add_places(std::size_t i, std::size_t j, std::vector<ChoiceFeature>& features) const;
  void add_agreement(const Figure& a, const Figure& b, std::vector<ChoiceFeature>& features) const;
  void add_net(PairSort sort, std::size_t i, std::size_t j, std::vector<ChoiceFeature>& features) const;
  void add_part_words(std::size_t part, std::size_t whole, std::vector<ChoiceFeature>& features) const;

  using Words = std::unordered_set<std::string>;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void read_words();
  void order();
  [[nodiscard]] std::string word(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t sentence(std::size_t i) const;
  [[nodiscard]] std::uint32_t block(std::size_t i) const;
  [[nodiscard]] bool is(std::uint32_t token, std::string_view list) const;
  // Whether a figure stands in a row of its kind that adds up to another: the row's length, 0 where it does
  // not.
  [[nodiscard]] std::size_t sums_to(std::size_t part, std::size_t whole) const;
  [[nodiscard]] bool comparable(std::size_t i, std::size_t j) const;
  [[nodiscard]] const char* link_to_previous(std::size_t i) const;
  [[nodiscard]] std::size_t nearest_greater_before(std::size_t i) const;
  [[nodiscard]] double shared_words(std::size_t i, std::size_t j) const;

  const Rulebook& rulebook_;
  const Article& article_;
  const std::vector<Target>& targets_;
  const NumberPairs& pairs_;
  const std::vector<Figure>& figures_;
  std::vector<std::uint32_t> prose_block_;  // by block: how many blocks that are no furniture went before
  std::vector<std::shared_ptr<const Words>> words_;  // content words around each figure
  std::vector<std::size_t> previous_;                // the figure of its kind before it, or kNone
  std::vector<std::size_t> comparable_before_;       // the comparable figure before it, or kNone
};

}  // namespace townclerk
