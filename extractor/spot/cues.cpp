#include "spot/cues.h"

#include <algorithm>

#include "spot/phrase_match.h"

namespace townclerk {
namespace {

class CueSpotter {
 public:
  CueSpotter(const Rulebook& rulebook, const Article& article, Mentions& mentions)
      : book_(rulebook.cues), article_(article), mentions_(mentions), matcher_(article, mentions.numerals) {}

  void run() {
    for (const Sentence& sentence : article_.sentences) {
      if (article_.blocks[sentence.block].kind == BlockKind::furniture) continue;
      for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) at_token(sentence, t);
    }
    sort_and_trim();
  }

 private:
  void at_token(const Sentence& sentence, std::uint32_t t) {
    const Token& token = article_.tokens[t];
    if (token.word != kUnknownWord) try_all(book_.index.starting_with(token.word), sentence, t);
    const bool first_of_numeral =
        token.numeral >= 0 && mentions_.numerals[static_cast<std::size_t>(token.numeral)].first_token == t;
    if (!first_of_numeral) return;
    try_all(book_.index.starting_with(*matcher_.numeral_kind(t)), sentence, t);
    try_all(book_.index.starting_with(StepKind::any_number), sentence, t);
  }

  void try_all(const std::vector<PhraseIndex::Entry>& entries, const Sentence& sentence, std::uint32_t t) {
    for (const PhraseIndex::Entry& entry : entries) {
      const auto match = matcher_.at(entry.phrase, t, sentence.last_token);
      if (!match) continue;
      const Cue& cue = book_.cues[entry.owner];
      if (cue.capitalised && !article_.tokens[t].capitalised) continue;
      if (guarded(cue, sentence, t, match->last_token)) continue;
      mentions_.cues.push_back({entry.owner, t, match->last_token, match->numeral});
    }
  }

  [[nodiscard]] bool guarded(const Cue& cue, const Sentence& sentence, std::uint32_t first,
                             std::uint32_t last) const {
    const auto before = [&](const Phrase& phrase) {
      return matcher_.ends_before(phrase, sentence.first_token, first);
    };
    const auto behind = [&](const Phrase& phrase) {
      return matcher_.at(phrase, last, sentence.last_token).has_value();
    };
    return std::any_of(cue.not_after.begin(), cue.not_after.end(), before) ||
           std::any_of(cue.not_before.begin(), cue.not_before.end(), behind);
  }

  // Of firings of one cue that overlap, the longest stays: "job cuts" and not its "cuts" again.
  void sort_and_trim() {
    std::vector<CueMatch>& cues = mentions_.cues;
    std::sort(cues.begin(), cues.end(), [](const CueMatch& a, const CueMatch& b) {
      if (a.cue != b.cue) return a.cue < b.cue;
      if (a.first_token != b.first_token) return a.first_token < b.first_token;
      if (a.last_token != b.last_token) return a.last_token > b.last_token;
      return a.numeral < b.numeral;
    });
    std::vector<CueMatch> kept;
    for (const CueMatch& match : cues) {
      const bool covered = !kept.empty() && kept.back().cue == match.cue &&
                           kept.back().numeral == match.numeral && match.first_token < kept.back().last_token;
      if (!covered) kept.push_back(match);
    }
    cues = std::move(kept);
  }

  const CueBook& book_;
  const Article& article_;
  Mentions& mentions_;
  PhraseMatcher matcher_;
};

}  // namespace

void spot_cues(const Rulebook& rulebook, const Article& article, Mentions& mentions) {
  CueSpotter(rulebook, article, mentions).run();
}

}  // namespace townclerk
