#include "spot/names.h"

namespace townclerk {
namespace {

// The name that begins at `token` and is longest, or a match with last_token == first_token.
NameMatch longest_name(const Rulebook& rulebook, const Article& article, std::uint32_t token,
                       std::uint32_t end) {
  const Gazetteer& gazetteer = rulebook.gazetteer;
  const WordId and_word = rulebook.vocabulary.find("and");
  NameMatch best{0, token, token};
  std::uint32_t node = 0;
  for (std::uint32_t t = token; t < end; ++t) {
    node = gazetteer.step(node, article.word(t) == "&" ? and_word : article.tokens[t].word);
    if (node == Gazetteer::kNoNode) break;
    if (const std::int32_t name = gazetteer.name_at(node); name >= 0)
      best = {static_cast<std::uint32_t>(name), token, t + 1};
  }
  return best;
}

}  // namespace

void spot_names(const Rulebook& rulebook, const Article& article, Mentions& mentions) {
  for (const Sentence& sentence : article.sentences) {
    if (article.blocks[sentence.block].kind == BlockKind::furniture) continue;
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token;) {
      const NameMatch match = longest_name(rulebook, article, t, sentence.last_token);
      const bool named = match.last_token > match.first_token && article.tokens[t].capitalised;
      if (named) mentions.names.push_back(match);
      t = named ? match.last_token : t + 1;
    }
  }
}

}  // namespace townclerk
