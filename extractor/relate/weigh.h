// The engine: per attribute the value for which the cues in reach weigh most. It knows nothing of
// councils; attributes, values, cues and strengths are all data.
// Covered by tests/unit/relate/figures_test.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "relate/path.h"
#include "relate/target.h"
#include "rulebook/rulebook.h"

namespace townclerk {

class Weigher {
 public:
  Weigher(const Rulebook& rulebook, const Article& article, const Mentions& mentions, Proof proof);

  // Scores of all values of an attribute, in the attribute's order, with their evidence where proof is told;
  // of "qualifier" always, since the phrase takes it in.
  [[nodiscard]] Decision weigh(std::string_view attribute, const Target& target) const;
  // Every cue in reach of a target, whatever it speaks of: what tools/fit_strengths fits on.
  struct Feature {
    std::uint32_t cue = 0;
    bool ahead = false;  // the number follows the cue
    double proximity = 0;
  };
  [[nodiscard]] std::vector<Feature> features(const Target& target) const;
  // Sorts a decision's values, the winner first; equal scores keep the attribute's order.
  static void settle(Decision& decision);
  // The winning value of a settled decision.
  static const std::string& winner(const Decision& decision) { return decision.values.front().value; }

  [[nodiscard]] const Path& path() const { return path_; }
  [[nodiscard]] Proof proof() const { return proof_; }

 private:
  // Those that may be in reach of a target, in the order of mentions.cues: what speaks for all numbers, and
  // of the others those in its block, in the one before and in the headings and leads over it.
  [[nodiscard]] std::vector<std::uint32_t> speakers_near(AttributeId attribute, const Target& target) const;
  [[nodiscard]] bool in_reach(const Cue& cue, const CueMatch& match, const Target& target) const;
  [[nodiscard]] static bool is_behind(const CueMatch& match, const Target& target);
  [[nodiscard]] static bool in_header(const CueMatch& match, const Target& target);
  [[nodiscard]] static bool in_label(const CueMatch& match, const Target& target);
  [[nodiscard]] bool crosses_number(const CueMatch& match, const Target& target) const;
  [[nodiscard]] bool adds_to_what_speaks_for_all(std::uint32_t firing) const;
  static std::uint32_t end_of_opening(const Article& article);
  [[nodiscard]] bool opens_story(std::uint32_t block) const;
  [[nodiscard]] bool under(std::uint32_t cue_block, std::uint32_t target_block) const;
  [[nodiscard]] double proximity(const Cue& cue, const CueMatch& match, const Target& target) const;
  [[nodiscard]] int distance(const CueMatch& match, const Target& target) const;
  [[nodiscard]] Evidence evidence(const Cue& cue, const CueMatch& match, const Target& target,
                                  double weight) const;
  void add_signals(AttributeId attribute, const Target& target, Decision& decision) const;

  const Rulebook& rulebook_;
  const Article& article_;
  const Mentions& mentions_;
  Proof proof_;
  Path path_;
  std::uint32_t opening_end_;
  // Indices of mentions.cues that speak of an attribute: one firing of each cue that speaks for all numbers,
  // and the others in order of place.
  struct Speakers {
    std::vector<std::uint32_t> for_all;
    std::vector<std::uint32_t> anywhere;
    std::vector<std::uint32_t> near;
  };
  std::vector<Speakers> by_attribute_;
};

}  // namespace townclerk
