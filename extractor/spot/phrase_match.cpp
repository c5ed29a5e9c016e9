#include "spot/phrase_match.h"

#include <algorithm>

namespace townclerk {

std::uint32_t PhraseMatcher::after(std::uint32_t token) const {
  const std::int32_t numeral = article_.tokens[token].numeral;
  return numeral < 0 ? token + 1 : numerals_[static_cast<std::size_t>(numeral)].last_token;
}

std::optional<StepKind> PhraseMatcher::numeral_kind(std::uint32_t token) const {
  const std::int32_t numeral = article_.tokens[token].numeral;
  if (numeral < 0) return std::nullopt;
  const NumeralSort sort = numerals_[static_cast<std::size_t>(numeral)].sort;
  return sort == NumeralSort::money     ? StepKind::money
         : sort == NumeralSort::percent ? StepKind::percent
                                        : StepKind::bare;
}

std::optional<PhraseMatch> PhraseMatcher::at(std::span<const Step> phrase, std::uint32_t first,
                                             std::uint32_t end) const {
  if (phrase.empty()) return PhraseMatch{first, -1};
  if (first >= end) return std::nullopt;
  const Step& step = phrase.front();
  if (step.kind == StepKind::gap) {
    std::uint32_t at_token = first;
    for (int skipped = 0; skipped <= step.gap && at_token < end; ++skipped) {
      if (auto match = at(phrase.subspan(1), at_token, end)) return match;
      at_token = after(at_token);
    }
    return std::nullopt;
  }
  const Token& token = article_.tokens[first];
  if (step.kind == StepKind::words) {
    // A numeral's inner words are no words of phrases, but its first one may be ("one", "half").
    if (token.word == kUnknownWord || !std::binary_search(step.words.begin(), step.words.end(), token.word))
      return std::nullopt;
    return at(phrase.subspan(1), first + 1, end);
  }
  if (token.numeral < 0) return std::nullopt;
  if (step.kind == StepKind::any_number) return at(phrase.subspan(1), after(first), end);
  if (numeral_kind(first) != step.kind) return std::nullopt;
  auto match = at(phrase.subspan(1), after(first), end);
  if (match && match->numeral < 0) match->numeral = token.numeral;
  return match;
}

bool PhraseMatcher::ends_before(const Phrase& phrase, std::uint32_t begin, std::uint32_t last) const {
  // Steps stand for at most kLongest tokens each; look back no further.
  constexpr std::uint32_t kLongest = 4;
  const auto reach = static_cast<std::uint32_t>(phrase.size()) * kLongest;
  const std::uint32_t from = last - std::min(last - begin, reach);
  for (std::uint32_t t = from; t < last; ++t) {
    const auto match = at(phrase, t, last);
    if (match && match->last_token == last) return true;
  }
  return false;
}

}  // namespace townclerk
