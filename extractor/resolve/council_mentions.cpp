#include "resolve/council_mentions.h"

#include <algorithm>
#include <array>
#include <set>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

using Words = std::vector<std::string>;

std::string lower(const Article& article, std::uint32_t token, std::uint32_t end) {
  return token < end ? fold_case(article.word(token)) : std::string();
}

bool contains(const Words& words, const std::string& word) {
  return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

class MentionFinder {
 public:
  MentionFinder(const Rulebook& rulebook, const Article& article, const Mentions& mentions)
      : gazetteer_(rulebook.gazetteer), lists_(rulebook.lists), article_(article), mentions_(mentions) {}

  std::vector<CouncilMention> run() {
    for (const NameMatch& match : mentions_.names) add(match);
    coordinate();
    if (is_round_up()) raise_places();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const Words& list(std::string_view name) const { return lists_.list(name); }

  void add(const NameMatch& match) {
    const CouncilName& name = gazetteer_.names[match.name];
    const std::uint32_t end = article_.sentences[article_.sentence_of[match.first_token]].last_token;
    const std::string before = match.first_token > 0 && article_.sentence_of[match.first_token - 1] ==
                                                            article_.sentence_of[match.first_token]
                                   ? fold_case(article_.word(match.first_token - 1))
                                   : std::string();
    if (contains(list("abroad_before"), before)) return;  // "New York City Council"
    CouncilMention mention{match.first_token, match.last_token, MentionStrength::place, name.sort, {},
                           name.councils};
    if (name.councils.empty()) {
      mention.strength = MentionStrength::hint;
      mention.candidates = name.hints;
      if (!bearer(match, end, before)) result_.push_back(std::move(mention));
      return;
    }
    if (name.sort == NameSort::official || name.sort == NameSort::alias) {
      if (abroad(match.last_token, end) ||
          contains(list("not_council_after"), lower(article_, match.last_token, end)))
        return;
      mention.strength = MentionStrength::named;
      mention.tier = tier_in(match.first_token, match.last_token);
      // "Adur & Worthing Councils": all that bear the joint name.
      const bool joint = fold_case(article_.word(match.last_token - 1)) == "councils";
      for (std::size_t i = 0; joint && i + 1 < name.councils.size(); ++i) {
        result_.push_back(mention);
        result_.back().candidates = {name.councils[i]};
      }
      if (joint) mention.candidates = {name.councils.back()};
      result_.push_back(std::move(mention));
      return;
    }
    if (bearer(match, end, before) || abroad(match.last_token, end)) return;
    // A region's name is no sign of its combined authority, nor "London" of the City.
    std::erase_if(mention.candidates, [&](std::uint32_t c) {
      return gazetteer_.councils[c].type == "combined" || gazetteer_.councils[c].code == "LND";
    });
    if (mention.candidates.empty() || contains(list("not_places"), fold_case(name.text))) return;
    extend_by_council_words(mention, end);
    if (mention.strength == MentionStrength::place && acts(mention, end))
      mention.strength = MentionStrength::actor;
    result_.push_back(std::move(mention));
  }

  [[nodiscard]] std::string tier_in(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      std::string word = lower(article_, t, last);
      if (contains(list("council_tiers"), word)) return word;
    }
    return {};
  }

  // "Leeds" + "city council": the words that make a place a council.
  void extend_by_council_words(CouncilMention& mention, std::uint32_t end) const {
    std::uint32_t t = mention.last_token;
    std::string tier;
    if (lower(article_, t, end) == "'s") ++t;
    for (int i = 0; i < 3 && contains(list("council_tiers"), lower(article_, t, end)); ++i) {
      tier = tier.empty() ? lower(article_, t, end) : tier;
      ++t;
    }
    if (!contains(list("council_words"), lower(article_, t, end))) {
      if (tier == "county" || tier == "borough") mention.tier = tier;
      return;
    }
    mention.last_token = t + 1;
    mention.strength = MentionStrength::named;
    mention.tier = tier;
  }

  // A football club, a university, a hospital: bears the name and is no council.
  [[nodiscard]] bool bearer(const NameMatch& match, std::uint32_t end, const std::string& before) const {
    if (before == "of" && match.first_token >= 2 &&
        contains(list("name_bearers_of"), fold_case(article_.word(match.first_token - 2))))
      return true;
    std::uint32_t t = match.last_token;
    for (int i = 0; i < 2 && t < end; ++i, ++t) {
      const std::string word = lower(article_, t, end);
      if (contains(list("name_bearers"), word) && article_.tokens[t].capitalised) return true;
      if (!article_.tokens[t].capitalised) break;
    }
    return false;
  }

  // "Cambridge, Massachusetts"; "Newcastle, New South Wales"
  [[nodiscard]] bool abroad(std::uint32_t after, std::uint32_t end) const {
    const std::uint32_t t = lower(article_, after, end) == "," ? after + 1 : after;
    const std::string word = lower(article_, t, end);
    const std::string two = word + " " + lower(article_, t + 1, end);
    return contains(list("abroad"), word) || contains(list("abroad"), two);
  }

  [[nodiscard]] bool is_figure_numeral(std::uint32_t token, std::uint32_t end) const {
    if (token >= end) return false;
    const std::int32_t n = article_.tokens[token].numeral;
    return n >= 0 && *mentions_.numerals[static_cast<std::size_t>(n)].reason == '\0';
  }
  [[nodiscard]] bool numeral_within(std::uint32_t first, std::uint32_t last, std::uint32_t end) const {
    for (std::uint32_t t = first; t < std::min(last, end); ++t) {
      if (is_figure_numeral(t, end)) return true;
    }
    return false;
  }

  // "Leeds wants to", "Leeds: 40 jobs", "Leeds (40)", "Leeds by 40", a list row or cell of its own.
  [[nodiscard]] bool acts(const CouncilMention& mention, std::uint32_t end) const {
    const std::string next = lower(article_, mention.last_token, end);
    if (contains(list("actor_after"), next)) return true;
    const std::uint32_t first = mention.first_token;
    const std::uint32_t last = mention.last_token;
    const Block& block = article_.blocks[article_.block_of[first]];
    const bool item = block.kind == BlockKind::item;
    const bool listed = item || block.kind == BlockKind::row;
    const bool behind_bullet = listed && first <= block.first_token + 3 &&
                               article_.tokens[block.first_token].kind != TokenKind::word;
    const bool begins = first == block.first_token || behind_bullet;
    if (begins && block.kind == BlockKind::row) return true;
    if (begins &&
        (last >= block.last_token || next == ":" || next == "–" || next == "(" || next == "|" || next == "-"))
      return true;
    if (begins && item && (next == "," || is_figure_numeral(last, end))) return true;
    if (next == "(" && numeral_within(last + 1, last + 4, end)) return true;
    if ((next == "with" || next == "by" || next == "on") && numeral_within(last + 1, last + 4, end))
      return true;
    if (first > block.first_token) {
      const std::string before = fold_case(article_.word(first - 1));
      const std::uint32_t sentence_first = article_.sentences[article_.sentence_of[first]].first_token;
      const bool in_place = before == "in" || before == "at" || before == "across" || before == "for";
      // "180 in Truro", "In Leeds around 3,000 workers": a place with numbers next to it.
      if (in_place && first - 1 == sentence_first && numeral_within(last, last + 14, end)) return true;
      if (in_place && numeral_within(first >= 6 ? first - 6 : 0, last + 4, end)) return true;
    }
    return false;
  }

  // Several councils act in it.
  [[nodiscard]] bool is_round_up() const {
    constexpr std::size_t kFewest = 3;
    std::set<std::uint32_t> acting;
    for (const CouncilMention& mention : result_) {
      if (mention.strength >= MentionStrength::actor && mention.candidates.size() == 1)
        acting.insert(mention.candidates.front());
    }
    return acting.size() >= kFewest;
  }

  // In a round-up a place that begins a sentence, or stands behind its first preposition, is the council
  // there.
  void raise_places() {
    for (CouncilMention& mention : result_) {
      if (mention.strength != MentionStrength::place) continue;
      const Sentence& sentence = article_.sentences[article_.sentence_of[mention.first_token]];
      const std::uint32_t offset = mention.first_token - sentence.first_token;
      const std::string first = lower(article_, sentence.first_token, sentence.last_token);
      const bool behind_opening = offset == 1 && contains(list("round_up_openings"), first);
      const bool one_place = article_.blocks[sentence.block].kind != BlockKind::heading;
      if (one_place && (offset == 0 || behind_opening)) mention.strength = MentionStrength::actor;
    }
  }

  // "Leeds and Bradford city councils": the last one's words serve them all.
  void coordinate() {
    for (std::size_t i = result_.size(); i-- > 1;) {
      const CouncilMention& later = result_[i];
      CouncilMention& earlier = result_[i - 1];
      if (later.strength < MentionStrength::actor || earlier.strength >= MentionStrength::actor) continue;
      if (earlier.candidates.empty() || earlier.strength == MentionStrength::hint) continue;
      if (later.first_token > earlier.last_token + 2 || later.first_token <= earlier.last_token) continue;
      const std::string link = fold_case(article_.word(earlier.last_token));
      if (link != "and" && link != "," && link != "&") continue;
      const std::string last = fold_case(article_.word(later.last_token - 1));
      const bool plural = last == "councils" || last == "authorities" || last == "boroughs";
      if (later.strength == MentionStrength::named && !plural) continue;
      earlier.strength = later.strength;
      if (plural) earlier.tier = later.tier;
    }
  }

  const Gazetteer& gazetteer_;
  const WordLists& lists_;
  const Article& article_;
  const Mentions& mentions_;
  std::vector<CouncilMention> result_;
};

}  // namespace

std::vector<CouncilMention> find_council_mentions(const Rulebook& rulebook, const Article& article,
                                                  const Mentions& mentions) {
  return MentionFinder(rulebook, article, mentions).run();
}

}  // namespace townclerk
