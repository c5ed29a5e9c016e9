// Matches one compiled phrase at a token. Numerals count as one step whatever their number of tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "model/article.h"
#include "model/mention.h"
#include "rulebook/phrase.h"

namespace townclerk {

struct PhraseMatch {
  std::uint32_t last_token = 0;  // one past the end
  std::int32_t numeral = -1;     // the one that the phrase names, if it names one
};

class PhraseMatcher {
 public:
  PhraseMatcher(const Article& article, const std::vector<Numeral>& numerals)
      : article_(article), numerals_(numerals) {}

  // Within [first, end); from left to right.
  [[nodiscard]] std::optional<PhraseMatch> at(std::span<const Step> phrase, std::uint32_t first,
                                              std::uint32_t end) const;
  // Whether the phrase ends exactly before `last`, not reaching before `begin`.
  [[nodiscard]] bool ends_before(const Phrase& phrase, std::uint32_t begin, std::uint32_t last) const;
  // One past the token or numeral at `token`.
  [[nodiscard]] std::uint32_t after(std::uint32_t token) const;
  [[nodiscard]] std::optional<StepKind> numeral_kind(std::uint32_t token) const;

 private:
  const Article& article_;
  const std::vector<Numeral>& numerals_;
};

}  // namespace townclerk
