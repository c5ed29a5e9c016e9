#include "resolve/bare_names.h"

#include <algorithm>
#include <map>
#include <set>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr const char* kAttribute = "name.council";
constexpr const char* kYes = "yes";

class NameWeigher {
 public:
  NameWeigher(const Rulebook& rulebook, const Article& article, const Mentions& spotted,
              const std::vector<CouncilMention>& mentions)
      : rulebook_(rulebook), article_(article), spotted_(spotted), mentions_(mentions) {
    for (const CouncilMention& mention : mentions_) {
      if (mention.candidates.size() != 1) continue;
      if (mention.strength == MentionStrength::named && !mention.parish)
        named_.insert(mention.candidates.front());
      ++times_[mention.candidates.front()];
    }
  }

  std::vector<WeighedName> run() {
    std::vector<WeighedName> names;
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      const CouncilMention& mention = mentions_[m];
      const bool bare =
          mention.strength == MentionStrength::place || mention.strength == MentionStrength::actor;
      if (!bare || mention.candidates.size() != 1 || mention.parish ||
          named_.contains(mention.candidates.front()))
        continue;
      if (article_.blocks[article_.block_of[mention.first_token]].kind == BlockKind::furniture) continue;
      WeighedName name{m, {}};
      add_signals(m, name.signals);
      names.push_back(std::move(name));
    }
    return names;
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t token) const {
    return token < article_.tokens.size() ? article_.word(token) : std::string_view();
  }

  // "Bolton, Bury and Leeds": the names beside it, with a comma or "and" between.
  [[nodiscard]] const CouncilMention* neighbour(std::size_t m) const {
    constexpr std::uint32_t kBetween = 2;
    constexpr std::size_t kAround = 4;  // mentions, which stand in the order of the text
    const CouncilMention& mention = mentions_[m];
    for (std::size_t o = m - std::min(m, kAround); o < std::min(mentions_.size(), m + kAround + 1); ++o) {
      const CouncilMention& other = mentions_[o];
      const bool before = other.last_token <= mention.first_token &&
                          mention.first_token - other.last_token <= kBetween &&
                          other.last_token < mention.first_token;
      const bool behind =
          mention.last_token < other.first_token && other.first_token - mention.last_token <= kBetween;
      if (!before && !behind) continue;
      const std::uint32_t from = before ? other.last_token : mention.last_token;
      const std::uint32_t to = before ? mention.first_token : other.first_token;
      bool joined = true;
      for (std::uint32_t t = from; t < to; ++t)
        joined = joined && (word(t) == "," || word(t) == "and" || word(t) == "&");
      if (joined) return &other;
    }
    return nullptr;
  }

  void add_signals(std::size_t m, std::vector<std::string>& signals) const {
    const auto add = [&](std::string signal) { signals.push_back(std::move(signal)); };
    const CouncilMention& mention = mentions_[m];
    const RegisterEntry& council = rulebook_.gazetteer.councils[mention.candidates.front()];
    const Sentence& sentence = article_.sentences[article_.sentence_of[mention.first_token]];
    if (mention.strength == MentionStrength::actor) add("acts");
    if (mention.first_token == sentence.first_token) add("begins-sentence");
    if (word(mention.last_token) == "'s") add("possessive");
    const std::uint32_t after =
        mention.last_token + (word(mention.last_token) == "(" || word(mention.last_token) == ":" ? 1U : 0U);
    if (after < article_.tokens.size() && article_.tokens[after].numeral >= 0) add("number-after");
    if (const CouncilMention* other = neighbour(m))
      add(other->strength == MentionStrength::named ? "beside-council" : "beside-place");
    const bool figure =
        std::any_of(spotted_.numerals.begin(), spotted_.numerals.end(), [&](const Numeral& numeral) {
          return *numeral.reason == '\0' && numeral.first_token >= sentence.first_token &&
                 numeral.first_token < sentence.last_token;
        });
    if (figure) add("number-in-sentence");
    const int times = times_.at(mention.candidates.front());
    add(times == 1 ? "once" : times < 4 ? "few-times" : "often");
    add(named_.empty() ? "no-council-named" : named_.size() == 1 ? "one-council-named" : "councils-named");
    add("type-" + council.type);
    if (!council.end.empty()) add("abolished");
    switch (article_.blocks[sentence.block].kind) {
      case BlockKind::heading:
        return add("in-heading");
      case BlockKind::item:
        return add("in-item");
      case BlockKind::row:
        return add("in-row");
      default:
        return;
    }
  }

  const Rulebook& rulebook_;
  const Article& article_;
  const Mentions& spotted_;
  const std::vector<CouncilMention>& mentions_;
  std::set<std::uint32_t> named_;
  std::map<std::uint32_t, int> times_;
};

}  // namespace

std::vector<WeighedName> find_bare_names(const Rulebook& rulebook, const Article& article,
                                         const Mentions& spotted,
                                         const std::vector<CouncilMention>& mentions) {
  return NameWeigher(rulebook, article, spotted, mentions).run();
}

std::vector<WordFeature> features_of(const WordFeatures& words, const WeighedName& name,
                                     const CouncilMention& mention, WordFeatures::Keep keep) {
  std::vector<WordFeature> features =
      words.around(WordScope{mention.first_token, mention.last_token, {}, {}}, keep);
  for (const std::string& signal : name.signals) features.push_back(words.signal(signal));
  return features;
}

void settle_bare_names(const Rulebook& rulebook, const WordEvidence& words,
                       const std::vector<WeighedName>& names, std::vector<CouncilMention>& mentions) {
  if (rulebook.words.empty()) return;
  const Attribute& attribute = *rulebook.cues.find_attribute(kAttribute);
  for (const WeighedName& name : names) {
    Decision decision{attribute.name, {}};
    for (const std::string& value : attribute.values) decision.values.push_back({value, 0, 0, {}});
    words.add(features_of(words.words(), name, mentions[name.mention], WordFeatures::Keep::weighed),
              decision);
    const auto best =
        std::max_element(decision.values.begin(), decision.values.end(),
                         [](const WeighedValue& a, const WeighedValue& b) { return a.score < b.score; });
    mentions[name.mention].strength = best->value == kYes ? MentionStrength::actor : MentionStrength::place;
  }
}

}  // namespace townclerk
