#include "segment/segment.h"

#include "segment/blocks.h"
#include "segment/furniture.h"
#include "segment/lines.h"
#include "segment/sentences.h"
#include "segment/tokenise.h"

namespace townclerk {

Article segment(const Document& document, const Rulebook& rulebook) {
  Article article;
  article.normal = normalise(document.title, document.text, rulebook.glyphs);
  article.tokens = tokenise(article.normal, rulebook.vocabulary);
  std::vector<Line> lines = split_lines(article.normal);
  mark_furniture(article.normal, rulebook.furniture, lines);
  article.blocks = make_blocks(article.normal, lines);
  std::uint32_t token = 0;
  const auto count = static_cast<std::uint32_t>(article.tokens.size());
  for (Block& block : article.blocks) {
    while (token < count && article.tokens[token].span.start < block.span.start) ++token;
    block.first_token = token;
    while (token < count && article.tokens[token].span.start < block.span.end) ++token;
    block.last_token = token;
  }
  split_sentences(rulebook.lexicon, article);
  return article;
}

}  // namespace townclerk
