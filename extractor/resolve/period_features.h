// What speaks for each date or span of time being the period of a figure: where it stands, seen from the
// figure, what stands before it, what it is a date of, what the figure is. Weights in
// patterns/choices/periods.toml (fitted by tools/fit_choices periods); the choice itself is periods.cpp's.
// Covered by tests/unit/resolve/dates_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/choice.h"
#include "relate/target.h"
#include "resolve/dates.h"
#include "rulebook/rulebook.h"

namespace townclerk {

class PeriodFeatures {
 public:
  PeriodFeatures(const Rulebook& rulebook, const Article& article, const std::vector<DatedSpan>& dates,
                 const std::vector<Target>& targets, const std::vector<Figure>& figures,
                 const std::string& published);

  // A period that the text may mean: ISO 8601.
  struct Candidate {
    std::string value;  // empty: none
    Choice choice;
  };
  // How a figure hangs on the one before it, as the feature of a candidate that is the same:
  // "previous-in-list".
  [[nodiscard]] std::string link_to_previous(std::size_t figure) const;
  // "None" first, then each value once, as its nearest date has it. `before`: the period of the figure
  // before.
  [[nodiscard]] std::vector<Candidate> of(std::size_t figure, const std::string& before) const;

 private:
  enum class Place : std::uint8_t { ahead, behind, earlier, lead, heading, header, label };
  struct Seen {
    const DatedSpan* dated = nullptr;
    Place place = Place::ahead;
    std::uint32_t distance = 0;  // tokens
  };
  [[nodiscard]] std::vector<Seen> see(const Target& target) const;
  void add_between(std::uint32_t first, std::uint32_t last, Place place, std::vector<Seen>& seen,
                   const Target& target) const;
  static bool is_here(const Seen& seen);
  [[nodiscard]] std::vector<ChoiceFeature> features(std::size_t figure, const Seen& seen,
                                                    const std::string& reading, const std::string& value,
                                                    bool nearest) const;
  [[nodiscard]] std::size_t numbers_between(const Target& target, const Seen& seen) const;
  [[nodiscard]] std::string word_before(const DatedSpan& dated) const;
  // Whether budgets are spoken of: "last year" is a calendar year, but the fiscal year where said of a
  // budget.
  [[nodiscard]] bool speaks_of_budget(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool speaks_of_budget(const DatedSpan& dated) const;
  // May mean the calendar year or the fiscal one.
  static bool is_either_year(const DatedSpan& dated);
  [[nodiscard]] std::string when(const std::string& value) const;

  const Rulebook& rulebook_;
  const Article& article_;
  const std::vector<DatedSpan>& dates_;
  const std::vector<Target>& targets_;
  const std::vector<Figure>& figures_;
  const std::string& published_;
  bool of_budget_ = false;  // the article, somewhere
};

}  // namespace townclerk
