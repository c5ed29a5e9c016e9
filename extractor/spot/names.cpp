#include "spot/names.h"

#include <optional>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

class NameSpotter {
 public:
  NameSpotter(const Rulebook& rulebook, const Article& article)
      : gazetteer_(rulebook.gazetteer),
        vocabulary_(rulebook.vocabulary),
        article_(article),
        and_word_(rulebook.vocabulary.find("and")) {}

  // The longest name that begins at a token, if any.
  [[nodiscard]] std::optional<NameMatch> at(std::uint32_t token, std::uint32_t end) const {
    if (!article_.tokens[token].capitalised) return std::nullopt;
    std::optional<NameMatch> best = walk(token, end, false);
    if (!best) best = hashtag(token);
    // A misspelling is looked for only where the right spelling is not.
    return best ? best : walk(token, end, true);
  }

 private:
  [[nodiscard]] std::optional<NameMatch> walk(std::uint32_t token, std::uint32_t end, bool mend) const {
    std::optional<NameMatch> best;
    std::uint32_t node = 0;
    bool mended = false;
    for (std::uint32_t t = token; t < end; ++t) {
      WordId word = article_.word(t) == "&" ? and_word_ : article_.tokens[t].word;
      if (word == kUnknownWord && mend && article_.tokens[t].kind == TokenKind::word) {
        word = gazetteer_.corrected(fold_case(article_.word(t)));
        mended = mended || word != kUnknownWord;
      }
      node = gazetteer_.step(node, word);
      if (node == Gazetteer::kNoNode) break;
      if (const std::int32_t name = gazetteer_.name_at(node); name >= 0)
        best = {static_cast<std::uint32_t>(name), token, t + 1, mended};
    }
    return best;
  }

  // "#EssexCountyCouncil": its words are those that begin with a capital.
  [[nodiscard]] std::optional<NameMatch> hashtag(std::uint32_t token) const {
    if (token == 0 || article_.word(token - 1) != "#") return std::nullopt;
    const std::string_view tag = article_.word(token);
    std::uint32_t node = 0;
    for (std::size_t start = 0; start < tag.size();) {
      std::size_t stop = start + 1;
      while (stop < tag.size() && (tag[stop] < 'A' || tag[stop] > 'Z')) ++stop;
      node = gazetteer_.step(node, vocabulary_.find(fold_case(tag.substr(start, stop - start))));
      if (node == Gazetteer::kNoNode) return std::nullopt;
      start = stop;
    }
    const std::int32_t name = gazetteer_.name_at(node);
    if (name < 0) return std::nullopt;
    return NameMatch{static_cast<std::uint32_t>(name), token, token + 1};
  }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Article& article_;
  WordId and_word_;
};

}  // namespace

void spot_names(const Rulebook& rulebook, const Article& article, Mentions& mentions) {
  const NameSpotter spotter(rulebook, article);
  for (const Sentence& sentence : article.sentences) {
    if (article.blocks[sentence.block].kind == BlockKind::furniture) continue;
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token;) {
      const std::optional<NameMatch> match = spotter.at(t, sentence.last_token);
      if (match) mentions.names.push_back(*match);
      t = match ? match->last_token : t + 1;
    }
  }
}

}  // namespace townclerk
