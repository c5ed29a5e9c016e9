// Which documents were read before: wire stories that five papers print, with another headline or a line cut
// off. MinHash (Broder 1997) by one permutation over shingles of words (Li, Owen, Zhang 2012), candidates by
// bands of it (LSH), each settled by the share of the sketch that is equal, which estimates the Jaccard
// likeness of the shingles. Of the last kWindow documents, so that memory stays bounded. Covered by
// tests/unit/read/duplicates_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"

namespace townclerk {

class DuplicateFinder {
 public:
  static constexpr std::size_t kWindow = 50'000;
  static constexpr double kAlike = 0.8;            // shingles in common, of all
  static constexpr std::size_t kFewestWords = 20;  // shorter texts have too little to tell them apart

  explicit DuplicateFinder(std::size_t window = kWindow) : window_(window) {}
  // Sets Document::duplicate_of to the id of the first document that said the same, if any; a document
  // without an id goes by its sha256, as its record does. One that is read twice is no duplicate of itself.
  void mark(Document& document);

 private:
  static constexpr std::size_t kBins = 64;
  static constexpr std::size_t kBandRows = 4;
  static constexpr std::size_t kBands = kBins / kBandRows;
  using Sketch = std::array<std::uint32_t, kBins>;

  struct Known {
    std::string id;  // of the first of its kind
    Sketch sketch{};
  };

  static bool sketch_of(std::string_view text, Sketch& sketch);
  static std::uint64_t band_key(const Sketch& sketch, std::size_t band);
  [[nodiscard]] const Known* like(const Sketch& sketch) const;
  void remember(Known known);
  void forget_first();

  std::size_t window_;
  std::deque<Known> known_;
  std::uint64_t first_ = 0;                                              // number of known_.front()
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> bands_;  // numbers, by key of a band
};

}  // namespace townclerk
