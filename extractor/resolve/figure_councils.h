// Whose each figure is: by its row or heading, by the sentence, by the councils named before it, else by
// the one council that the article is about. Nobody's where the text says that it is another body's.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/record.h"
#include "relate/target.h"
#include "resolve/council_mentions.h"

namespace townclerk {

class FigureCouncils {
 public:
  // `published`: predecessors abolished before it own nothing beside a living main council.
  FigureCouncils(const Rulebook& rulebook, const Article& article,
                 const std::vector<CouncilMention>& mentions, std::vector<std::uint32_t> main,
                 std::string published);

  void assign(const std::vector<Target>& targets, std::vector<Figure>& figures);

  // How many figures each council got.
  [[nodiscard]] const std::map<std::uint32_t, std::size_t>& counts() const { return counts_; }
  [[nodiscard]] bool changed_main(const std::vector<std::uint32_t>& main) const { return main != main_; }

 private:
  [[nodiscard]] std::int32_t council_of(const Target& target) const;
  [[nodiscard]] std::int32_t in_stretch(const Target& target, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::int32_t named_by_heading(const Target& target) const;
  [[nodiscard]] bool is_joint(const CouncilMention& mention) const;
  [[nodiscard]] bool counts_as_owner(const CouncilMention& mention) const;

  const Rulebook& rulebook_;
  const Article& article_;
  const std::vector<CouncilMention>& mentions_;
  std::vector<std::uint32_t> main_;
  std::string published_;
  std::map<std::uint32_t, std::size_t> counts_;
};

}  // namespace townclerk
