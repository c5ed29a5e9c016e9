#include "resolve/council_mentions.h"

#include <algorithm>
#include <map>
#include <set>

#include "resolve/combined_authorities.h"
#include "resolve/place_acts.h"
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
      : rulebook_(rulebook),
        gazetteer_(rulebook.gazetteer),
        lists_(rulebook.lists),
        article_(article),
        mentions_(mentions),
        combined_(rulebook, article),
        place_acts_(lists_, article, mentions) {}

  std::vector<CouncilMention> run() {
    for (const NameMatch& match : mentions_.names) {
      look_at_sentence(match);
      note_home(match);
    }
    for (const NameMatch& match : mentions_.names) add(match);
    add_abbreviations();
    coordinate();
    drop_regions();
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
    if (contains(list("abroad_before"), before) && is_in_new_world(match)) return;
    CouncilMention mention{match.first_token, match.last_token, MentionStrength::place, name.sort, {},
                           name.councils};
    mention.incoming = contains(list("incoming_words"), before);
    mention.of_merger = merger_sentences_.contains(article_.sentence_of[match.first_token]);
    if (match.mended && name.sort > NameSort::alias) {
      extend_by_council_words(mention, end);
      if (mention.strength != MentionStrength::named) return;
    }
    if (name.councils.empty()) {
      mention.strength = MentionStrength::hint;
      mention.candidates = name.hints;
      mention.described = describes(mention, end);
      if (!bearer(match, end, before)) result_.push_back(std::move(mention));
      return;
    }
    if (name.sort == NameSort::official || name.sort == NameSort::alias) {
      if (abroad(match.last_token, end) || abroad_here(match) ||
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
    if (bearer(match, end, before) || abroad(match.last_token, end) || abroad_here(match)) return;
    if (is_club(match, end) || is_person(match)) return;
    if (const auto authority = combined_.meant(match, mention.candidates)) {
      mention.candidates = {*authority};
      mention.strength = MentionStrength::named;
      mention.sort = NameSort::alias;
      result_.push_back(std::move(mention));
      return;
    }
    // A region's name alone is no sign of its combined authority, nor "London" of the City.
    std::erase_if(mention.candidates, [&](std::uint32_t c) {
      return gazetteer_.councils[c].type == "combined" || gazetteer_.councils[c].code == "LND";
    });
    if (mention.candidates.empty()) return;
    if (is_shy(match) && !comes_with_councils(match, mention, end, before)) return;
    extend_by_council_words(mention, end);
    mention.described = mention.strength == MentionStrength::named && described(match, before);
    mention.parish = is_parish(mention);
    // "LB Waltham Forest", "Labour-run Sheffield", "Lib Dem Sutton"
    if (contains(list("council_before"), before)) mention.strength = MentionStrength::named;
    if (mention.strength == MentionStrength::place && place_acts_.acts(mention, end))
      mention.strength = MentionStrength::actor;
    result_.push_back(std::move(mention));
  }

  // "Bracknell Forest Council (BFC) … BFC said"
  void add_abbreviations() {
    constexpr std::size_t kLongest = 6;
    std::map<std::string_view, CouncilMention> defined;
    for (const CouncilMention& mention : result_) {
      const std::uint32_t open = mention.last_token;
      if (mention.strength != MentionStrength::named || open + 2 >= article_.tokens.size()) continue;
      const std::string_view word = article_.word(open + 1);
      const bool capitals =
          std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (article_.word(open) == "(" && article_.word(open + 2) == ")" && capitals && word.size() > 1 &&
          word.size() <= kLongest)
        defined.emplace(word, mention);
    }
    if (defined.empty()) return;
    for (std::uint32_t t = 0; t < article_.tokens.size(); ++t) {
      const auto found = defined.find(article_.word(t));
      if (found == defined.end() || article_.blocks[article_.block_of[t]].kind == BlockKind::furniture)
        continue;
      CouncilMention mention = found->second;
      mention.first_token = t;
      mention.last_token = t + 1;
      mention.sort = NameSort::alias;
      result_.push_back(std::move(mention));
    }
    std::stable_sort(result_.begin(), result_.end(), [](const CouncilMention& a, const CouncilMention& b) {
      return a.first_token < b.first_token;
    });
  }

  [[nodiscard]] std::string tier_in(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      std::string word = lower(article_, t, last);
      if (contains(list("council_tiers"), word)) return word;
    }
    return {};
  }

  // "the Folkestone authority", of a town
  [[nodiscard]] bool describes(CouncilMention& mention, std::uint32_t end) const {
    if (lower(article_, mention.last_token, end) != "authority") return false;
    ++mention.last_token;
    return true;
  }
  // "the Lincolnshire authority", "the south Essex authority"
  [[nodiscard]] bool described(const NameMatch& match, const std::string& before) const {
    const std::string last = fold_case(article_.word(match.last_token));
    return last == "authority" && (before == "the" || contains(list("compass"), before));
  }
  // "Lichfield City Council" beside Lichfield District Council: a parish with a charter.
  [[nodiscard]] bool is_parish(const CouncilMention& mention) const {
    if (mention.strength != MentionStrength::named || (mention.tier != "city" && mention.tier != "town"))
      return false;
    return std::none_of(mention.candidates.begin(), mention.candidates.end(), [&](std::uint32_t c) {
      return fold_case(gazetteer_.councils[c].name).find(mention.tier) != std::string::npos;
    });
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

  // "New York City Council", not "the new York council", nor "New Dorset Council opens".
  [[nodiscard]] bool is_in_new_world(const NameMatch& match) const {
    const std::uint32_t before = match.first_token - 1;
    const bool opens = before == article_.sentences[article_.sentence_of[before]].first_token;
    return article_.tokens[before].capitalised &&
           (!opens || contains(list("new_world"), fold_case(article_.word(match.first_token))));
  }

  // "Cambridge, Massachusetts"; "Newcastle, New South Wales"
  [[nodiscard]] bool abroad(std::uint32_t after, std::uint32_t end) const {
    const std::uint32_t t = lower(article_, after, end) == "," ? after + 1 : after;
    const std::string word = lower(article_, t, end);
    const std::string two = word + " " + lower(article_, t + 1, end);
    return contains(list("abroad"), word) || contains(list("abroad"), two);
  }

  // "Hull City" without "Council", or "councils" soon after, is a football club.
  [[nodiscard]] bool is_club(const NameMatch& match, std::uint32_t end) const {
    constexpr std::uint32_t kSoon = 6;
    if (fold_case(article_.word(match.last_token - 1)) != "city") return false;
    for (std::uint32_t t = match.last_token; t < std::min(end, match.last_token + kSoon); ++t) {
      const std::string word = lower(article_, t, end);
      if (contains(list("council_plurals"), word)) return false;
      if (t == match.last_token && contains(list("council_words"), word)) return false;
    }
    return true;
  }

  // "Councillor Kent", "Mr Dudley", "Kevin Stirling"
  [[nodiscard]] bool is_person(const NameMatch& match) const {
    if (match.first_token == 0) return false;
    std::uint32_t t = match.first_token - 1;
    if (article_.word(t) == "." && t > 0) --t;
    return rulebook_.lexicon.is(article_.tokens[t].word, WordClass::title) ||
           (article_.tokens[t].capitalised && contains(list("first_names"), fold_case(article_.word(t))));
  }

  // "Boston City Council members in the Massachusetts capital": then that Boston is meant throughout.
  void look_at_sentence(const NameMatch& match) {
    const std::uint32_t number = article_.sentence_of[match.first_token];
    if (number != sentence_) {
      sentence_ = number;
      sentence_is_abroad_ = false;
      const Sentence& sentence = article_.sentences[number];
      const Words& abroad = list("abroad_anywhere");
      const Words& merger = list("merger_words");
      for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
        const std::string word = fold_case(article_.word(t));
        if (article_.tokens[t].capitalised && contains(abroad, word)) sentence_is_abroad_ = true;
        if (contains(merger, word)) merger_sentences_.insert(number);
      }
    }
    if (sentence_is_abroad_) abroad_names_.insert(fold_case(article_.word(match.first_token)));
  }
  [[nodiscard]] bool abroad_here(const NameMatch& match) const {
    return abroad_names_.contains(fold_case(article_.word(match.first_token)));
  }

  [[nodiscard]] bool is_shy(const NameMatch& match) const {
    return contains(list("not_places"), fold_case(gazetteer_.names[match.name].text));
  }
  void note_home(const NameMatch& match) {
    if (is_shy(match)) return;
    for (const std::uint32_t c : gazetteer_.names[match.name].councils) {
      homes_.insert(gazetteer_.councils[c].code);
      homes_.insert(gazetteer_.councils[c].county);
    }
  }

  // Words like "Eden" and "Hart" are places beside other councils ("Barrow, Eden and South Lakeland"), or
  // where they act among councils of their county.
  [[nodiscard]] bool comes_with_councils(const NameMatch& match, const CouncilMention& mention,
                                         std::uint32_t end, const std::string& before) const {
    const std::vector<NameMatch>& names = mentions_.names;
    const auto own =
        std::lower_bound(names.begin(), names.end(), match.first_token,
                         [](const NameMatch& name, std::uint32_t token) { return name.first_token < token; });
    const auto serves = [&](const NameMatch& other) {
      return !gazetteer_.names[other.name].councils.empty() && !is_shy(other);
    };
    if (own != names.begin() && serves(*std::prev(own)) &&
        links(std::prev(own)->last_token, match.first_token))
      return true;
    if (own != names.end() && std::next(own) != names.end() && serves(*std::next(own)) &&
        links(match.last_token, std::next(own)->first_token))
      return true;
    const std::string& county = gazetteer_.councils[mention.candidates.front()].county;
    if (county.empty() || !homes_.contains(county)) return false;
    return contains(list("place_prepositions"), before) || before == "from" || place_acts_.acts(mention, end);
  }

  // "Two Devon councils": those in Devon, not Devon's.
  void drop_regions() {
    for (std::size_t i = 0; i < result_.size(); ++i) {
      CouncilMention& mention = result_[i];
      const bool plural = contains(list("council_plurals"), fold_case(article_.word(mention.last_token - 1)));
      if (mention.sort != NameSort::place || mention.strength != MentionStrength::named || !plural) continue;
      const bool coordinated = i > 0 && result_[i - 1].strength == MentionStrength::named &&
                               result_[i - 1].last_token <= mention.first_token &&
                               links(result_[i - 1].last_token, mention.first_token);
      if (!coordinated) mention.strength = MentionStrength::place;
    }
  }

  // Several councils act in it, or stand beside figures.
  [[nodiscard]] bool is_round_up() const {
    constexpr std::size_t kFewest = 3;
    constexpr std::size_t kFewestActing = 2;
    std::set<std::uint32_t> acting;
    std::set<std::uint32_t> counted;
    for (const CouncilMention& mention : result_) {
      if (mention.candidates.size() != 1 || mention.strength == MentionStrength::hint) continue;
      if (mention.strength >= MentionStrength::actor) acting.insert(mention.candidates.front());
      if (mention.strength >= MentionStrength::actor || place_acts_.has_figure_near(mention))
        counted.insert(mention.candidates.front());
    }
    return acting.size() >= kFewestActing && counted.size() >= kFewest;
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
      if (one_place && (offset == 0 || behind_opening || place_acts_.has_figure_near(mention)))
        mention.strength = MentionStrength::actor;
    }
  }

  [[nodiscard]] bool links(std::uint32_t first, std::uint32_t last) const {
    if (first >= last || last > first + 2) return false;
    for (std::uint32_t t = first; t < last; ++t) {
      if (!contains(list("name_links"), fold_case(article_.word(t)))) return false;
    }
    return true;
  }

  // "Leeds and Bradford city councils": the last one's words serve them all. "Leeds, York and Hull are": who
  // stands among actors acts.
  void coordinate() {
    bool plural = false;
    for (std::size_t i = result_.size(); i-- > 1;) {
      const CouncilMention& later = result_[i];
      CouncilMention& earlier = result_[i - 1];
      const std::string last = fold_case(article_.word(later.last_token - 1));
      plural =
          contains(list("council_plurals"), last) || (plural && later.strength == MentionStrength::named);
      if (earlier.strength == MentionStrength::hint || later.first_token <= earlier.last_token ||
          !links(earlier.last_token, later.first_token)) {
        plural = false;
        continue;
      }
      if (later.strength < MentionStrength::actor || earlier.strength >= MentionStrength::actor) continue;
      if (later.strength == MentionStrength::named && !plural) continue;
      earlier.strength = later.strength;
      if (plural && earlier.tier.empty()) earlier.tier = later.tier;
    }
    for (std::size_t i = 1; i < result_.size(); ++i) {
      const CouncilMention& earlier = result_[i - 1];
      CouncilMention& later = result_[i];
      if (later.strength != MentionStrength::place || earlier.strength != MentionStrength::actor) continue;
      if (later.first_token > earlier.last_token && links(earlier.last_token, later.first_token))
        later.strength = MentionStrength::actor;
    }
  }

  const Rulebook& rulebook_;
  const Gazetteer& gazetteer_;
  const WordLists& lists_;
  const Article& article_;
  const Mentions& mentions_;
  CombinedAuthorities combined_;
  PlaceActs place_acts_;
  std::set<std::string> abroad_names_;
  std::set<std::string> homes_;  // codes of the councils that are named, and of their counties
  std::set<std::uint32_t> merger_sentences_;
  std::uint32_t sentence_ = static_cast<std::uint32_t>(-1);  // the last one that was asked about
  bool sentence_is_abroad_ = false;
  std::vector<CouncilMention> result_;
};

}  // namespace

std::vector<CouncilMention> find_council_mentions(const Rulebook& rulebook, const Article& article,
                                                  const Mentions& mentions) {
  return MentionFinder(rulebook, article, mentions).run();
}

}  // namespace townclerk
