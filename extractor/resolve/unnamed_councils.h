// Councils that an article means and does not name: "the county council" with "County Hall, in Hertford", or
// beside its own districts. Covered by tests/unit/resolve/councils_test.cpp and tests/cli/test_councils.py.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "resolve/council_mentions.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct InferredCouncil {
  std::uint32_t council = 0;  // in the gazetteer
  double votes = 0;
};

class UnnamedCouncils {
 public:
  UnnamedCouncils(const Rulebook& rulebook, const Article& article, const Mentions& spotted,
                  std::string published)
      : rulebook_(rulebook),
        gazetteer_(rulebook.gazetteer),
        article_(article),
        spotted_(spotted),
        published_(std::move(published)) {}

  // Whether the article is about councils at all, so that a place may stand for its own.
  [[nodiscard]] bool speaks_of_councils() const;
  // Whether it speaks of one as if it were known.
  [[nodiscard]] bool spoken_of() const { return !tiers_spoken_of().empty(); }
  // Where none is named: the place where its hall stands, or the area, with the tier that the text speaks of.
  [[nodiscard]] std::optional<InferredCouncil> from_places(const std::vector<CouncilMention>& mentions) const;
  // "The county council" beside its districts, of which `known` has some.
  [[nodiscard]] std::optional<std::uint32_t> upper_tier(const std::vector<std::uint32_t>& known) const;

 private:
  [[nodiscard]] bool refers_to(std::string_view kind) const;
  [[nodiscard]] bool names_another_council() const;
  [[nodiscard]] bool is_seat(const CouncilMention& mention, const RegisterEntry& entry,
                             const std::vector<std::string>& tiers) const;
  [[nodiscard]] std::vector<std::string> tiers_spoken_of() const;

  const Rulebook& rulebook_;
  const Gazetteer& gazetteer_;
  const Article& article_;
  const Mentions& spotted_;
  std::string published_;
};

}  // namespace townclerk
