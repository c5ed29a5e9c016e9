// What a look-up of a council's name gives. Councils are numbers in the gazetteer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace townclerk {

enum class LookupVerdict : std::uint8_t { found, ambiguous, unknown };

struct CouncilLookup {
  LookupVerdict verdict = LookupVerdict::unknown;
  struct Candidate {
    std::uint32_t council = 0;  // in the gazetteer
    std::string
        reason;  // why it is one: "its name", "abolished on 2009-04-01", "Hertford is one of its towns"
  };
  std::vector<Candidate>
      candidates;                 // one where it is found; the rest of those that bear the name in `others`
  std::vector<Candidate> others;  // bear the name at other times, or are only near it
  std::vector<std::string> near;  // names that differ by few letters, where nothing fits
};

}  // namespace townclerk
