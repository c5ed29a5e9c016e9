#include "resolve/owner_scene.h"

#include <algorithm>
#include <map>
#include <optional>

#include "resolve/council_identity.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

class Scene {
 public:
  Scene(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
        const std::vector<CouncilMention>& councils, const std::vector<ListedCouncil>& listed)
      : rulebook_(rulebook), article_(article), mentions_(mentions), councils_(councils), listed_(listed) {}

  std::vector<OwnerMention> run() {
    add_councils();
    join_coordinated();
    add_bodies();
    sort();
    add_references();
    add_pronouns();
    for (OwnerMention& mention : scene_) mention.agent = is_agent(mention);
    return std::move(scene_);
  }

 private:
  [[nodiscard]] const ListedCouncil* listed(std::uint32_t council) const {
    const auto found = std::find_if(listed_.begin(), listed_.end(),
                                    [&](const ListedCouncil& l) { return l.council == council; });
    return found == listed_.end() ? nullptr : &*found;
  }

  void sort() {
    std::stable_sort(scene_.begin(), scene_.end(), [](const OwnerMention& a, const OwnerMention& b) {
      return a.first_token != b.first_token ? a.first_token < b.first_token : a.last_token > b.last_token;
    });
  }

  // "Adur & Worthing Councils": one name for several, so for none of them alone.
  [[nodiscard]] bool is_joint(const CouncilMention& mention) const {
    const auto [first, last] = std::equal_range(
        councils_.begin(), councils_.end(), mention,
        [](const CouncilMention& a, const CouncilMention& b) { return a.first_token < b.first_token; });
    return std::any_of(first, last,
                       [&](const CouncilMention& other) { return other.candidates != mention.candidates; });
  }

  void add_councils() {
    for (const CouncilMention& mention : councils_) {
      if (mention.parish)
        scene_.push_back({mention.first_token, mention.last_token, kNoCouncil, OwnerSort::body});
      if (mention.parish || mention.candidates.size() != 1 || listed(mention.candidates.front()) == nullptr)
        continue;
      if (mention.strength == MentionStrength::hint) continue;
      const OwnerSort sort = mention.strength == MentionStrength::named   ? OwnerSort::name
                             : mention.strength == MentionStrength::actor ? OwnerSort::actor
                                                                          : OwnerSort::place;
      const std::int32_t owner =
          is_joint(mention) ? kNoCouncil : static_cast<std::int32_t>(mention.candidates.front());
      scene_.push_back({mention.first_token, mention.last_token, owner, sort});
    }
  }

  // "Forest Heath and St Edmundsbury councils": what follows is said of them together.
  void join_coordinated() {
    sort();
    std::vector<OwnerMention> joined;
    for (const OwnerMention& mention : scene_) {
      if (!joined.empty() && mention.sort != OwnerSort::place && joined.back().sort != OwnerSort::place &&
          mention.first_token == joined.back().last_token + 1 && mention.owner != joined.back().owner &&
          fold_case(article_.word(joined.back().last_token)) == "and") {
        joined.back() = {joined.back().first_token, mention.last_token, kNoCouncil, OwnerSort::several};
        continue;
      }
      joined.push_back(mention);
    }
    scene_ = std::move(joined);
  }

  [[nodiscard]] bool is_agent(const OwnerMention& mention) const {
    const std::uint32_t end = article_.sentences[article_.sentence_of[mention.first_token]].last_token;
    std::uint32_t t = mention.last_token;
    if (t < end && article_.word(t) == ",") ++t;
    for (int i = 0; i < 2 && t < end; ++i) {
      const std::string word = fold_case(article_.word(t));
      if (word != "which" && word != "who" && word != "itself" && word != "bosses" && word != "chiefs") break;
      ++t;
    }
    return t < end && article_.word(t) != "'s" &&
           rulebook_.lists.has("actor_after", fold_case(article_.word(t)));
  }

  // Among the mentions so far, which are in order and do not overlap.
  [[nodiscard]] bool overlaps_scene(std::uint32_t first, std::uint32_t last) const {
    const auto behind = std::lower_bound(
        scene_.begin(), scene_.end(), last,
        [](const OwnerMention& mention, std::uint32_t token) { return mention.first_token < token; });
    // A joint mention may be longer than the ones behind it: a few are looked at.
    constexpr std::ptrdiff_t kFew = 4;
    for (auto at = behind; at != scene_.begin() && behind - at < kFew;) {
      --at;
      if (at->last_token > first) return true;
    }
    return false;
  }

  // Who is spoken of and is no council, or several of them together.
  void add_bodies() {
    const AttributeId reference = rulebook_.cues.attribute("reference");
    std::vector<OwnerMention> found;
    for (const CueMatch& match : mentions_.cues) {
      const std::string* said = rulebook_.cues.value_said(match.cue, reference);
      if (said == nullptr || overlaps_scene(match.first_token, match.last_token)) continue;
      const std::string& kind = *said;
      if (kind == "body") found.push_back({match.first_token, match.last_token, kNoCouncil, OwnerSort::body});
      if (kind == "state")
        found.push_back({match.first_token, match.last_token, kNoCouncil, OwnerSort::state});
      if (kind == "several")
        found.push_back({match.first_token, match.last_token, kNoCouncil, OwnerSort::several});
    }
    scene_.insert(scene_.end(), found.begin(), found.end());
  }

  // Where each council was last spoken of, as the references are gone through.
  struct Recent {
    std::map<std::int32_t, std::uint32_t> token;

    void note(const OwnerMention& mention) { token[mention.owner] = mention.first_token; }
  };

  // Which listed council a reference means: of those of its kind the one last spoken of in the paragraph,
  // then the one of the heading above, the only main one, the one last spoken of at all.
  [[nodiscard]] std::int32_t refer(std::uint32_t token, const std::string& kind, const Recent& recent) const {
    if (kind == "body" || kind == "state" || kind == "several") return kNoCouncil;
    std::vector<std::uint32_t> fitting;
    for (const ListedCouncil& l : listed_) {
      if (is_of_kind(rulebook_.gazetteer.councils[l.council], kind)) fitting.push_back(l.council);
    }
    if (fitting.size() <= 1) return fitting.empty() ? kNoCouncil : static_cast<std::int32_t>(fitting.front());
    std::int32_t last = kNoCouncil;
    std::uint32_t last_token = 0;
    std::int32_t main = kNoCouncil;
    int mains = 0;
    for (const std::uint32_t council : fitting) {
      const auto owner = static_cast<std::int32_t>(council);
      const auto spoken = recent.token.find(owner);
      if (spoken != recent.token.end() && (last == kNoCouncil || spoken->second > last_token)) {
        last = owner;
        last_token = spoken->second;
      }
      if (!listed(council)->main) continue;
      main = owner;
      ++mains;
    }
    if (last != kNoCouncil && article_.block_of[last_token] == article_.block_of[token]) return last;
    if (const std::int32_t above = in_heading(token, fitting); above != kNoCouncil) return above;
    return mains == 1 || last == kNoCouncil ? main : last;
  }

  // A council that the heading above names.
  [[nodiscard]] std::int32_t in_heading(std::uint32_t token,
                                        const std::vector<std::uint32_t>& fitting) const {
    const std::int32_t section = article_.blocks[article_.block_of[token]].section;
    if (section < 0) return kNoCouncil;
    const Block& heading = article_.blocks[static_cast<std::size_t>(section)];
    auto at = std::lower_bound(
        scene_.begin(), scene_.end(), heading.first_token,
        [](const OwnerMention& mention, std::uint32_t first) { return mention.first_token < first; });
    for (; at != scene_.end() && at->first_token < heading.last_token; ++at) {
      if (at->owner != kNoCouncil &&
          std::find(fitting.begin(), fitting.end(), static_cast<std::uint32_t>(at->owner)) != fitting.end())
        return at->owner;
    }
    return kNoCouncil;
  }

  void add_references() {
    const AttributeId reference = rulebook_.cues.attribute("reference");
    std::vector<CueMatch> matches;
    for (const CueMatch& match : mentions_.cues) {
      if (rulebook_.cues.value_said(match.cue, reference) != nullptr &&
          !overlaps_scene(match.first_token, match.last_token))
        matches.push_back(match);
    }
    std::sort(matches.begin(), matches.end(), [](const CueMatch& a, const CueMatch& b) {
      return a.first_token != b.first_token ? a.first_token < b.first_token : a.last_token > b.last_token;
    });
    std::vector<OwnerMention> found;
    Recent recent;
    std::size_t next = 0;
    std::uint32_t covered = 0;
    for (const CueMatch& match : matches) {
      if (match.first_token < covered) continue;
      for (; next < scene_.size() && scene_[next].first_token < match.first_token; ++next) {
        if (scene_[next].owner != kNoCouncil && scene_[next].sort != OwnerSort::place)
          recent.note(scene_[next]);
      }
      const std::string& kind = *rulebook_.cues.value_said(match.cue, reference);
      const std::int32_t owner = refer(match.first_token, kind, recent);
      if (owner == kNoCouncil) continue;
      covered = match.last_token;
      found.push_back({match.first_token, match.last_token, owner,
                       kind == "any" ? OwnerSort::reference : OwnerSort::specific});
      recent.note(found.back());
    }
    scene_.insert(scene_.end(), found.begin(), found.end());
    sort();
  }

  // "It will cut 40 posts": who opened the sentence before.
  void add_pronouns() {
    std::vector<OwnerMention> found;
    std::size_t next = 0;
    std::optional<OwnerMention> subject;
    for (std::size_t s = 0; s < article_.sentences.size(); ++s) {
      const Sentence& sentence = article_.sentences[s];
      const std::string first = fold_case(article_.word(sentence.first_token));
      const bool pronoun = rulebook_.lists.has("owner_pronouns", first);
      const bool same_block = s > 0 && article_.sentences[s - 1].block == sentence.block;
      if (pronoun && subject && (same_block || sentence.block == article_.sentences[s - 1].block + 1))
        found.push_back({sentence.first_token, sentence.first_token + 1, subject->owner, OwnerSort::pronoun});
      else
        subject.reset();
      while (next < scene_.size() && scene_[next].first_token < sentence.first_token) ++next;
      for (std::size_t m = next; m < scene_.size() && scene_[m].first_token < sentence.last_token; ++m) {
        if (scene_[m].sort == OwnerSort::place) continue;
        if (!subject || !pronoun) subject = scene_[m];
        break;
      }
    }
    scene_.insert(scene_.end(), found.begin(), found.end());
    sort();
  }

  const Rulebook& rulebook_;
  const Article& article_;
  const Mentions& mentions_;
  const std::vector<CouncilMention>& councils_;
  const std::vector<ListedCouncil>& listed_;
  std::vector<OwnerMention> scene_;
};

}  // namespace

std::vector<OwnerMention> find_owner_scene(const Rulebook& rulebook, const Article& article,
                                           const Mentions& mentions,
                                           const std::vector<CouncilMention>& councils,
                                           const std::vector<ListedCouncil>& listed) {
  return Scene(rulebook, article, mentions, councils, listed).run();
}

}  // namespace townclerk
