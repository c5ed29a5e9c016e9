#include "resolve/date_events.h"

#include <algorithm>
#include <array>

#include "unicode/normalise.h"

namespace townclerk {

void assign_events(const Rulebook& rulebook, const Article& article, std::vector<DatedSpan>& dates) {
  static constexpr std::array<std::string_view, 5> kEvents = {"meeting", "consultation", "decision",
                                                              "implementation", "announcement"};
  constexpr std::uint32_t kFarthest = 14;  // tokens
  for (DatedSpan& dated : dates) {
    const DateMention& mention = dated.mention;
    const Sentence& sentence = article.sentences[article.sentence_of[mention.first_token]];
    std::uint32_t nearest = kFarthest + 1;
    const std::uint32_t first =
        std::max(sentence.first_token, mention.first_token - std::min(mention.first_token, kFarthest));
    const std::uint32_t last = std::min(sentence.last_token, mention.last_token + kFarthest);
    for (std::uint32_t t = first; t < last; ++t) {
      const std::uint32_t distance = t < mention.first_token   ? mention.first_token - t
                                     : t >= mention.last_token ? t - mention.last_token + 1
                                                               : kFarthest + 1;
      if (distance >= nearest) continue;
      const std::string word = fold_case(article.word(t));
      for (const std::string_view event : kEvents) {
        const std::vector<std::string>& words = rulebook.lists.list("event_" + std::string(event));
        if (std::find(words.begin(), words.end(), word) == words.end()) continue;
        nearest = distance;
        dated.mention.event = event;
      }
    }
  }
}

}  // namespace townclerk
