#include "relate/path.h"

namespace townclerk {
namespace {

double border_cost(const Article& article, const PathCosts& costs, WordId and_word, WordId but_word,
                   std::uint32_t token) {
  const Token& t = article.tokens[token];
  if (t.kind == TokenKind::word) {
    return t.word != kUnknownWord && (t.word == and_word || t.word == but_word) ? costs.conjunction : 0;
  }
  if (t.kind != TokenKind::symbol) return 0;
  const std::string_view sign = article.word(token);
  if (sign == ",") return costs.comma;
  if (sign == ";") return costs.semicolon;
  if (sign == ":") return costs.colon;
  if (sign == "–" || sign == "-") return t.joined ? 0 : costs.dash;
  if (sign == "(" || sign == ")") return costs.bracket;
  return 0;
}

}  // namespace

Path::Path(const Rulebook& rulebook, const Article& article, const std::vector<Numeral>& numerals)
    : article_(article), lead_(rulebook.path.lead) {
  const PathCosts& costs = rulebook.path;
  const WordId and_word = rulebook.vocabulary.find("and");
  const WordId but_word = rulebook.vocabulary.find("but");
  const std::size_t count = article.tokens.size();
  prefix_.resize(count + 1, 0);
  for (std::uint32_t t = 0; t < count; ++t) {
    double cost = costs.word;
    const std::int32_t n = article.tokens[t].numeral;
    if (n >= 0) {
      const Numeral& numeral = numerals[static_cast<std::size_t>(n)];
      if (numeral.first_token != t) {
        cost = 0;
      } else if (*numeral.reason == '\0') {
        cost += costs.numeral;
      }
    } else {
      cost += border_cost(article, costs, and_word, but_word, t);
    }
    if (t + 1 < count && article.sentence_of[t + 1] != article.sentence_of[t]) {
      cost += article.block_of[t + 1] != article.block_of[t] ? costs.block : costs.sentence;
    }
    prefix_[t + 1] = prefix_[t] + cost;
  }
}

double Path::cost(std::uint32_t first_a, std::uint32_t last_a, std::uint32_t first_b,
                  std::uint32_t last_b) const {
  if (last_a <= first_b) return prefix_[first_b] - prefix_[last_a];
  if (last_b <= first_a) return prefix_[first_a] - prefix_[last_b];
  return 0;
}

double Path::lead_cost(std::uint32_t target_first, std::uint32_t target_block) const {
  constexpr double kInsideShare = 0.5;  // words of the target's own block weigh less than those of a sentence
  const std::uint32_t block_first = article_.blocks[target_block].first_token;
  return lead_ + kInsideShare * (prefix_[target_first] - prefix_[block_first]);
}

}  // namespace townclerk
