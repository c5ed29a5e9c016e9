#include "resolve/main_councils.h"

#include <algorithm>
#include <string>
#include <utility>

namespace townclerk {
namespace {

// The article's numbers that each council's are seen against.
struct Whole {
  std::size_t councils = 0;
  std::size_t mentions = 0;
  std::size_t most_mentions = 1;
  std::size_t figures = 0;  // of all councils
  std::size_t most_figures = 1;
  double of_none = 0;  // share of figures that are nobody's
  bool named_in_headline = false;
};

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
}

}  // namespace

MainCouncils::MainCouncils(const Rulebook& rulebook, const Article& article,
                           const std::vector<CouncilMention>& mentions,
                           const std::vector<OwnerMention>& scene)
    : rulebook_(rulebook), article_(article), prose_block_(article.prose_before()) {
  for (const CouncilMention& mention : mentions) {
    if (mention.candidates.size() == 1 && !mention.parish)
      note(mention.candidates.front(), mention.first_token);
  }
  for (const OwnerMention& mention : scene) {
    if (mention.owner != kNoCouncil && mention.sort == OwnerSort::reference)
      note(static_cast<std::uint32_t>(mention.owner), mention.first_token);
  }
}

// Those that one sentence names ("Leeds and Bradford city councils") come at once.
void MainCouncils::note(std::uint32_t council, std::uint32_t token) {
  const std::uint32_t first = article_.sentences[article_.sentence_of[token]].first_token;
  Mentioned& mentioned = mentioned_.try_emplace(council, Mentioned{0, first, {}}).first->second;
  ++mentioned.count;
  mentioned.first_token = std::min(mentioned.first_token, first);
  const std::uint32_t block = prose_block_[article_.block_of[token]];
  if (block < mentioned.opening.size()) mentioned.opening.at(block) = true;
}

std::vector<std::vector<Choice>> MainCouncils::weigh(const std::vector<NamedCouncil>& named,
                                                     std::size_t figures) const {
  // One that is meant and nowhere named comes last.
  const auto of = [&](std::uint32_t council) {
    const auto found = mentioned_.find(council);
    return found != mentioned_.end() ? found->second
                                     : Mentioned{0, static_cast<std::uint32_t>(article_.tokens.size()), {}};
  };
  std::vector<Mentioned> mentioned;
  Whole whole;
  whole.councils = named.size();
  for (const NamedCouncil& council : named) {
    const Mentioned& own = mentioned.emplace_back(of(council.council));
    whole.mentions += own.count;
    whole.most_mentions = std::max(whole.most_mentions, own.count);
    whole.figures += council.figures;
    whole.most_figures = std::max(whole.most_figures, council.figures);
    whole.named_in_headline = whole.named_in_headline || own.opening.front();
  }
  whole.of_none = share(figures - std::min(figures, whole.figures), figures);
  std::vector<std::vector<Choice>> weighed;
  for (std::size_t c = 0; c < named.size(); ++c) {
    const Mentioned& own = mentioned[c];
    const auto rank = std::count_if(mentioned.begin(), mentioned.end(), [&](const Mentioned& other) {
      return other.first_token < own.first_token;
    });
    Choice main{static_cast<std::int32_t>(named[c].council), {}};
    const auto add = [&](std::string name, double value) {
      if (value != 0) main.features.push_back({std::move(name), value});
    };
    const auto say = [&](const char* name, bool is) { add(name, is ? 1 : 0); };
    const double relative = share(named[c].figures, whole.most_figures);
    const double spread = whole.figures == 0 ? 1 : 1 - share(whole.most_figures, whole.figures);
    const bool many = whole.councils >= 3;
    say("main", true);
    say("in-headline", own.opening[0]);
    say("another-in-headline", !own.opening[0] && whole.named_in_headline);
    say("in-lead", own.opening[1]);
    say("in-second-block", own.opening[2]);
    say("in-third-block", own.opening[3]);
    add("late", share(own.first_token, article_.tokens.size()));
    say("first", rank == 0);
    say("second", rank == 1);
    say("later", rank > 1);
    say("first-in-headline", rank == 0 && own.opening[0]);
    add("mentions", share(own.count, whole.mentions));
    add("mentions-to-most", share(own.count, whole.most_mentions));
    add("many-mentions", share(std::min<std::size_t>(own.count, 6), 6));
    say("once", own.count == 1);
    add("figures", share(named[c].figures, whole.figures));
    add("figures-to-most", relative);
    say("no-figure", named[c].figures == 0);
    say("one-figure", named[c].figures == 1);
    say("most-figures", named[c].figures > 0 && named[c].figures == whole.most_figures);
    say("alone", whole.councils == 1);
    say("of-two", whole.councils == 2);
    say("of-three", many);
    say("of-six", whole.councils >= 6);
    say("official-name", named[c].by_official);
    say("place-alone", named[c].inferred);
    say("gone", named[c].gone);
    const std::string& type = rulebook_.gazetteer.councils[named[c].council].type;
    add("type." + type, 1);
    add("headline-and-figures", own.opening[0] ? relative : 0);
    add("lead-and-figures", own.opening[1] ? relative : 0);
    add("of-three-and-figures", many ? relative : 0);
    say("of-three-no-figure", many && named[c].figures == 0);
    add("spread", spread);
    add("spread-and-figures", spread * relative);
    add("spread-and-any", named[c].figures > 0 ? spread : 0);
    add("of-nobody", whole.of_none);
    weighed.push_back({{}, std::move(main)});
  }
  return weighed;
}

std::vector<bool> MainCouncils::choose(const std::vector<std::vector<Choice>>& weighed) const {
  constexpr double kSureEnough = -0.85;  // three in ten
  std::vector<bool> mains;
  double best = kSureEnough;
  std::size_t surest = weighed.size();
  for (const std::vector<Choice>& choices : weighed) {
    const double score = weigh_choices(rulebook_.mains, "main", choices, Proof::left_out).values.back().score;
    if (score > best) {
      best = score;
      surest = mains.size();
    }
    mains.push_back(score > 0);
  }
  if (surest < mains.size()) mains[surest] = true;
  return mains;
}

}  // namespace townclerk
