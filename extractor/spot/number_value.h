// Reads the value of one number at a token: digits with grouping, vulgar fractions, British number words
// up to millions ("two hundred and forty-two", "half a million", "a dozen", "three and a half").
// Covered by tests/unit/spot/numerals_test.cpp.
#pragma once

#include <optional>
#include <string_view>

#include "model/article.h"
#include "model/decimal.h"
#include "rulebook/lexicon.h"

namespace townclerk {

struct NumberReading {
  Decimal value;
  std::uint32_t last_token = 0;  // one past the number's last token
  bool in_words = false;
};

// "1,491.72", "120.8", "½", "1½". Nullopt if the token is no number, or a broken one ("1,00").
std::optional<NumberReading> read_digits(const Article& article, std::uint32_t token, std::uint32_t end);

// "two hundred and forty-two"; `end` bounds the tokens that it may take.
std::optional<NumberReading> read_words(const Article& article, const Lexicon& lexicon, std::uint32_t token,
                                        std::uint32_t end);

}  // namespace townclerk
