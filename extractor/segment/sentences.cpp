#include "segment/sentences.h"

namespace townclerk {
namespace {

bool is_closing(std::string_view sign) {
  return sign == "\"" || sign == "'" || sign == ")" || sign == "]";
}
bool is_terminal(std::string_view sign) {
  return sign == "." || sign == "!" || sign == "?";
}

bool ends_here(const Article& article, const Lexicon& lexicon, const Block& block, std::uint32_t token) {
  const std::string_view sign = article.word(token);
  if (article.tokens[token].kind != TokenKind::symbol || !is_terminal(sign)) return false;
  if (token + 1 >= block.last_token) return false;
  const Token& next = article.tokens[token + 1];
  if (sign == "." && token > block.first_token) {
    const Token& before = article.tokens[token - 1];
    if (next.joined && !is_closing(article.word(token + 1))) return false;
    if (lexicon.is(before.word, WordClass::abbreviation)) return false;
    const bool initial = before.kind == TokenKind::word && before.span.length() == 1 && before.capitalised;
    if (initial) return false;
    if (token == block.first_token + 1 && before.kind == TokenKind::number) return false;
  }
  return next.kind != TokenKind::word || next.capitalised || is_terminal(sign);
}

}  // namespace

void split_sentences(const Lexicon& lexicon, Article& article) {
  article.sentence_of.assign(article.tokens.size(), 0);
  article.block_of.assign(article.tokens.size(), 0);
  for (std::uint32_t b = 0; b < article.blocks.size(); ++b) {
    const Block& block = article.blocks[b];
    std::uint32_t first = block.first_token;
    for (std::uint32_t t = block.first_token; t < block.last_token; ++t) {
      article.block_of[t] = b;
      if (t < first) continue;
      bool end = t + 1 == block.last_token;
      std::uint32_t last = t + 1;
      if (!end && ends_here(article, lexicon, block, t)) {
        while (last < block.last_token && article.tokens[last].joined && is_closing(article.word(last)))
          ++last;
        end = true;
      }
      if (!end) continue;
      const auto number = static_cast<std::uint32_t>(article.sentences.size());
      article.sentences.push_back({first, last, b});
      for (std::uint32_t i = first; i < last; ++i) article.sentence_of[i] = number;
      first = last;
    }
  }
}

}  // namespace townclerk
