#include "read/duplicates.h"

#include <algorithm>
#include <limits>

#include "rulebook/pattern_files.h"

namespace townclerk {
namespace {

constexpr std::size_t kShingle = 3;  // words
constexpr std::uint64_t kOffset = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kPrime = 0x100000001b3ULL;
constexpr std::uint32_t kEmpty = std::numeric_limits<std::uint32_t>::max();

// The finaliser of splitmix64 (Steele, Lea, Flood 2014).
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

// Letters, digits and what is no ASCII; case apart, the rest parts words.
bool in_word(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t hash = kOffset;
  bool inside = false;
  for (const char raw : text) {
    const auto c = static_cast<unsigned char>(raw);
    if (in_word(c)) {
      const unsigned char lower = c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + ('a' - 'A')) : c;
      hash = (hash ^ lower) * kPrime;
      inside = true;
    } else if (inside) {
      words.push_back(mix(hash));
      hash = kOffset;
      inside = false;
    }
  }
  if (inside) words.push_back(mix(hash));
  return words;
}

}  // namespace

bool DuplicateFinder::sketch_of(std::string_view text, Sketch& sketch) {
  const std::vector<std::uint64_t> words = words_of(text);
  if (words.size() < kFewestWords) return false;
  sketch.fill(kEmpty);
  for (std::size_t w = 0; w + kShingle <= words.size(); ++w) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < kShingle; ++k) hash = mix(hash * kPrime + words[w + k]);
    constexpr unsigned kHalf = 32;
    std::uint32_t& least = sketch.at(hash % kBins);
    least = std::min(least, static_cast<std::uint32_t>(hash >> kHalf));
  }
  // A bin that no shingle fell into borrows from the next that has one (Shrivastava, Li 2014).
  const Sketch found = sketch;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    for (std::size_t step = 1; sketch.at(bin) == kEmpty && step < kBins; ++step) {
      const std::uint32_t next = found.at((bin + step) % kBins);
      if (next != kEmpty) sketch.at(bin) = next + static_cast<std::uint32_t>(step);
    }
  }
  return true;
}

std::uint64_t DuplicateFinder::band_key(const Sketch& sketch, std::size_t band) {
  std::uint64_t key = band;
  for (std::size_t row = 0; row < kBandRows; ++row)
    key = mix(key * kPrime + sketch.at(band * kBandRows + row));
  return key;
}

const DuplicateFinder::Known* DuplicateFinder::like(const Sketch& sketch) const {
  const Known* best = nullptr;
  double most = kAlike;
  for (std::size_t band = 0; band < kBands; ++band) {
    const auto found = bands_.find(band_key(sketch, band));
    if (found == bands_.end()) continue;
    for (const std::uint64_t number : found->second) {
      const Known& known = known_[number - first_];
      std::size_t equal = 0;
      for (std::size_t bin = 0; bin < kBins; ++bin) equal += known.sketch.at(bin) == sketch.at(bin) ? 1 : 0;
      const double alike = static_cast<double>(equal) / static_cast<double>(kBins);
      const bool earlier = best != nullptr && alike == most && &known < best;
      if (alike > most || (best == nullptr && alike >= most) || earlier) {
        best = &known;
        most = alike;
      }
    }
  }
  return best;
}

void DuplicateFinder::mark(Document& document) {
  Sketch sketch;
  if (!sketch_of(document.text, sketch)) return;
  std::string id = document.id.empty() ? sha256_hex(document.text) : document.id;
  const Known* known = like(sketch);
  if (known == nullptr)
    remember({std::move(id), sketch});
  else if (known->id != id)
    document.duplicate_of = known->id;
}

void DuplicateFinder::remember(Known known) {
  if (known_.size() == window_) forget_first();
  const std::uint64_t number = first_ + known_.size();
  for (std::size_t band = 0; band < kBands; ++band) bands_[band_key(known.sketch, band)].push_back(number);
  known_.push_back(std::move(known));
}

void DuplicateFinder::forget_first() {
  for (std::size_t band = 0; band < kBands; ++band) {
    const auto found = bands_.find(band_key(known_.front().sketch, band));
    if (found == bands_.end()) continue;
    std::erase(found->second, first_);
    if (found->second.empty()) bands_.erase(found);
  }
  known_.pop_front();
  ++first_;
}

}  // namespace townclerk
