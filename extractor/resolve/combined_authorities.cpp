#include "resolve/combined_authorities.h"

#include <algorithm>
#include <string>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

std::string lower(const Article& article, std::uint32_t token) {
  return token < article.tokens.size() ? fold_case(article.word(token)) : std::string();
}

}  // namespace

bool CombinedAuthorities::is_spoken_of() {
  if (spoken_of_) return *spoken_of_;
  bool found = false;
  for (std::uint32_t t = 0; t + 1 < article_.tokens.size() && !found; ++t)
    found = lower(article_, t) == "combined" && lower(article_, t + 1) == "authority";
  spoken_of_ = found;
  return found;
}

// "West Yorkshire's mayor", "the West Midlands metro mayor", "the mayor of Greater Manchester"
bool CombinedAuthorities::of_mayor(const NameMatch& match) const {
  constexpr std::uint32_t kBetween = 2;
  std::uint32_t t = match.last_token;
  if (lower(article_, t) == "'s") ++t;
  for (std::uint32_t i = 0; i < kBetween; ++i) {
    const std::string word = lower(article_, t + i);
    if (word == "mayor") return true;
    if (!rulebook_.lists.has("mayor_sorts", word)) break;
  }
  std::uint32_t before = match.first_token;
  if (before > 0 && lower(article_, before - 1) == "the") --before;
  return before >= 2 && lower(article_, before - 1) == "of" && lower(article_, before - 2) == "mayor";
}

std::optional<std::uint32_t> CombinedAuthorities::meant(const NameMatch& match,
                                                        const std::vector<std::uint32_t>& bearers) {
  constexpr std::string_view kLondon = "GLA";  // has boroughs' stories full of its mayor
  const auto found = std::find_if(bearers.begin(), bearers.end(), [&](std::uint32_t c) {
    const RegisterEntry& council = rulebook_.gazetteer.councils[c];
    return council.type == "combined" && council.code != kLondon;
  });
  if (found == bearers.end() || (!of_mayor(match) && !is_spoken_of())) return std::nullopt;
  return *found;
}

}  // namespace townclerk
