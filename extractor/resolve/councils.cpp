#include "resolve/councils.h"

#include <algorithm>
#include <map>

#include "resolve/council_identity.h"
#include "resolve/figure_councils.h"
#include "resolve/main_councils.h"
#include "resolve/unnamed_councils.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr double kMainShare = 0.55;  // of the best score, to be main beside it

const char* evidence_of(const CouncilMention& mention) {
  if (mention.strength == MentionStrength::hint) return "place";
  return mention.sort == NameSort::official ? "name" : "alias";
}

class Resolver {
 public:
  Resolver(const Rulebook& rulebook, const Article& article, const Mentions& spotted, const Path& path,
           const WordEvidence& words, const ContextReader& context, const std::string& published)
      : rulebook_(rulebook),
        gazetteer_(rulebook.gazetteer),
        article_(article),
        spotted_(spotted),
        path_(path),
        context_(context),
        proof_(words.proof()),
        published_(published),
        unnamed_(rulebook, article, spotted, published),
        mentions_(find_council_mentions(rulebook, article, spotted)) {
    settle_identities(gazetteer_, published_, mentions_);
    result_.names = find_bare_names(rulebook, article, spotted, mentions_);
    settle_bare_names(rulebook, words, result_.names, mentions_);
    if (unnamed_.speaks_of_councils()) {
      raise_headline_place();
      return;
    }
    // A story that never says "council" is about places, not their councils.
    for (CouncilMention& mention : mentions_) {
      if (mention.strength == MentionStrength::actor) mention.strength = MentionStrength::place;
    }
  }

  CouncilResult run(const std::vector<Target>& targets, std::vector<Figure>& figures) {
    score();
    infer();
    guess_main();
    // Whose the figures are decides which councils the article is about, and the other way round.
    for (int pass = 0; pass < 2; ++pass) {
      const std::vector<ListedCouncil> listed = listed_councils();
      const OwnerFeatures features(article_, path_,
                                   find_owner_scene(rulebook_, article_, spotted_, mentions_, listed), listed,
                                   context_);
      FigureCouncils assignment(rulebook_, features, proof_);
      result_.owners = assignment.assign(targets, figures);
      result_.scene = features.scene();
      result_.listed = listed;
      const std::vector<std::uint32_t> before = main_set();
      drop_mere_places(assignment);
      choose_main(assignment.counts(), figures.size());
      if (main_set() == before) break;
    }
    collect();
    result_.mentions = std::move(mentions_);
    return std::move(result_);
  }

 private:
  // Councils that are meant and not named.
  void infer() {
    if (listed_.empty()) {
      if (const auto found = unnamed_.from_places(mentions_)) {
        listed_[found->council] = {found->votes, true, "place", true, true};
        none_named_ = true;
        for (CouncilMention& mention : mentions_) {
          if (std::find(mention.candidates.begin(), mention.candidates.end(), found->council) !=
              mention.candidates.end())
            mention.candidates = {found->council};
        }
      }
    }
    std::vector<std::uint32_t> known;
    for (const auto& [council, standing] : listed_) known.push_back(council);
    if (const auto county = unnamed_.upper_tier(known)) listed_[*county] = {1, false, "place", false, true};
  }

  struct Standing {
    double score = 0;
    bool main = false;
    std::string evidence;
    bool early = false;
    bool named = false;  // with a word for "council", not by its place alone
  };

  [[nodiscard]] bool is_early(std::uint32_t token) const {
    std::uint32_t prose = 0;
    for (std::uint32_t b = 0; b < article_.block_of[token] && prose < 2; ++b)
      prose += article_.blocks[b].kind != BlockKind::furniture ? 1 : 0;
    return prose < 2;
  }

  void score() {
    for (const CouncilMention& mention : mentions_) {
      if (mention.strength < MentionStrength::actor || mention.parish) continue;
      if (mention.candidates.size() > 1) {
        ambiguous(mention);
        continue;
      }
      Standing& standing = listed_[mention.candidates.front()];
      const bool early = is_early(mention.first_token);
      standing.score += mention.strength == MentionStrength::named ? 2 : 1;
      standing.named = standing.named || mention.strength == MentionStrength::named;
      if (early && !standing.early) standing.score += 3;
      standing.early = standing.early || early;
      if (standing.evidence.empty() || std::string_view(evidence_of(mention)) == "name")
        standing.evidence = evidence_of(mention);
    }
    for (const CouncilMention& mention : mentions_) {
      if (mention.strength != MentionStrength::place || mention.candidates.size() != 1) continue;
      const auto found = listed_.find(mention.candidates.front());
      if (found != listed_.end()) found->second.score += 0.4;
    }
  }

  // "Craigavon rates shock": a council story whose headline and body name the place more often than any
  // council.
  void raise_headline_place() {
    std::map<std::uint32_t, int> places;
    std::map<std::uint32_t, int> named;
    for (const CouncilMention& mention : mentions_) {
      if (mention.candidates.size() != 1) continue;
      if (mention.strength == MentionStrength::place) ++places[mention.candidates.front()];
      if (mention.strength >= MentionStrength::actor) ++named[mention.candidates.front()];
    }
    int most = 0;
    for (const auto& [council, count] : named) most = std::max(most, count);
    for (CouncilMention& mention : mentions_) {
      if (mention.strength != MentionStrength::place || mention.candidates.size() != 1 ||
          !is_early(mention.first_token))
        continue;
      const std::uint32_t council = mention.candidates.front();
      if (places[council] >= 2 && places[council] > most && !named.contains(council))
        mention.strength = MentionStrength::actor;
    }
  }

  void ambiguous(const CouncilMention& mention) {
    std::string names;
    for (const std::uint32_t candidate : mention.candidates) {
      const RegisterEntry& entry = gazetteer_.councils[candidate];
      names += (names.empty() ? "" : ", ") + entry.name + " (" + entry.identity() + ")";
    }
    const Span span = article_.span_of(mention.first_token, mention.last_token);
    const std::string text(article_.normal.slice(span));
    for (const Check& check : result_.checks) {
      if (check.rule == "council-ambiguous" && check.message.starts_with("\"" + text + "\"")) return;
    }
    result_.checks.push_back({"council-ambiguous",
                              Severity::warning,
                              "\"" + text + "\" may be " + names + "; left out",
                              {},
                              span});
  }

  // Before it is known whose the figures are.
  void guess_main() {
    double best = 0;
    for (const auto& [council, standing] : listed_) {
      if (!steps_back(council)) best = std::max(best, standing.score);
    }
    for (auto& [council, standing] : listed_)
      standing.main = !steps_back(council) && standing.score >= kMainShare * best;
  }

  void choose_main(const std::map<std::uint32_t, std::size_t>& figures, std::size_t all_figures) {
    if (none_named_) return;  // the one that is meant is what the article is about
    std::vector<NamedCouncil> named;
    for (const auto& [council, standing] : listed_) {
      const auto own = figures.find(council);
      named.push_back({council, standing.evidence == "name", standing.evidence == "place",
                       steps_back(council), own == figures.end() ? 0 : own->second});
    }
    const MainCouncils mains(rulebook_, article_, mentions_, result_.scene);
    result_.mains = mains.weigh(named, all_figures);
    const std::vector<bool> chosen = mains.choose(result_.mains);
    for (std::size_t c = 0; c < named.size(); ++c) listed_[named[c].council].main = chosen[c];
  }

  // A council abolished before the story, beside one that took over from it.
  [[nodiscard]] bool steps_back(std::uint32_t council) const {
    const RegisterEntry& entry = gazetteer_.councils[council];
    if (entry.end.empty() || (!published_.empty() && published_ < entry.end)) return false;
    return std::any_of(listed_.begin(), listed_.end(), [&](const auto& other) {
      const RegisterEntry& heir = gazetteer_.councils[other.first];
      if (other.first == council) return false;
      const bool takes_over =
          std::find(entry.successors.begin(), entry.successors.end(), heir.code) != entry.successors.end();
      return takes_over || (!published_.empty() && heir.alive_on(published_));
    });
  }

  // A place that acts ("Dover would notice") beside councils that are named as such is one of them only where
  // something is its own. Where the names of places were weighed by their words, those have judged.
  void drop_mere_places(const FigureCouncils& assignment) {
    const bool any_named =
        std::any_of(listed_.begin(), listed_.end(), [](const auto& entry) { return entry.second.named; });
    if (!any_named || !rulebook_.words.empty()) return;
    std::erase_if(listed_, [&](const auto& entry) {
      return !entry.second.named && !entry.second.early && !assignment.counts().contains(entry.first);
    });
  }

  [[nodiscard]] std::vector<std::uint32_t> main_set() const {
    std::vector<std::uint32_t> set;
    for (const auto& [council, standing] : listed_) {
      if (standing.main) set.push_back(council);
    }
    return set;
  }

  // What owns figures: no predecessor abolished before the story, unless it is the story's own.
  [[nodiscard]] std::vector<ListedCouncil> listed_councils() const {
    double all = 0;
    for (const auto& [council, standing] : listed_) all += standing.score;
    std::vector<ListedCouncil> listed;
    for (const auto& [council, standing] : listed_) {
      const RegisterEntry& entry = gazetteer_.councils[council];
      const bool gone = !published_.empty() && !entry.end.empty() && published_ >= entry.end;
      if (gone && !standing.main) continue;
      listed.push_back({council, standing.main, all > 0 ? standing.score / all : 0});
    }
    return listed;
  }

  void collect() {
    for (const auto& [index, standing] : listed_) {
      const RegisterEntry& entry = gazetteer_.councils[index];
      Council council{entry.gss,    entry.code,    entry.name,        entry.type,
                      entry.nation, standing.main, standing.evidence, {}};
      for (const CouncilMention& mention : mentions_) {
        if (mention.candidates.size() != 1 || mention.candidates.front() != index) continue;
        if (mention.strength == MentionStrength::hint && standing.evidence != "place") continue;
        const Span span = article_.span_of(mention.first_token, mention.last_token);
        council.mentions.push_back({span, std::string(article_.normal.slice(span)), false});
      }
      result_.councils.push_back(std::move(council));
    }
    add_references();
    for (Council& council : result_.councils) {
      std::sort(council.mentions.begin(), council.mentions.end(),
                [](const TextSlice& a, const TextSlice& b) { return a.span.start < b.span.start; });
    }
    std::stable_sort(result_.councils.begin(), result_.councils.end(),
                     [](const Council& a, const Council& b) {
                       if (a.main != b.main) return a.main;
                       return !a.mentions.empty() && !b.mentions.empty() &&
                              a.mentions.front().span.start < b.mentions.front().span.start;
                     });
    if (result_.councils.empty() && unnamed_.spoken_of()) {
      result_.checks.push_back({"council-missing",
                                Severity::info,
                                "the text speaks of a council and names none that is on the register",
                                {},
                                std::nullopt});
    }
  }

  // "the council", "the authority", "County Hall", where they stand for one of these.
  void add_references() {
    for (Council& council : result_.councils) {
      for (const OwnerMention& mention : result_.scene) {
        if (mention.sort != OwnerSort::reference || mention.owner == kNoCouncil) continue;
        if (gazetteer_.councils[static_cast<std::size_t>(mention.owner)].code != council.code) continue;
        const Span span = article_.span_of(mention.first_token, mention.last_token);
        council.mentions.push_back({span, std::string(article_.normal.slice(span)), false});
      }
    }
  }

  const Rulebook& rulebook_;
  const Gazetteer& gazetteer_;
  const Article& article_;
  const Mentions& spotted_;
  const Path& path_;
  const ContextReader& context_;
  Proof proof_;
  std::string published_;
  UnnamedCouncils unnamed_;
  std::vector<CouncilMention> mentions_;
  std::map<std::uint32_t, Standing> listed_;
  bool none_named_ = false;  // as a council
  CouncilResult result_;
};

}  // namespace

CouncilResult resolve_councils(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
                               const Path& path, const WordEvidence& words, const ContextReader& context,
                               const std::string& published, const std::vector<Target>& targets,
                               std::vector<Figure>& figures) {
  return Resolver(rulebook, article, mentions, path, words, context, published).run(targets, figures);
}

}  // namespace townclerk
