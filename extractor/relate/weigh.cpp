#include "relate/weigh.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "relate/choice.h"

namespace townclerk {
namespace {

constexpr std::string_view kQualifier = "qualifier";
constexpr double kLeastWeight = 0.02;  // weaker firings are noise, and not worth telling
// In so many tokens the words alone cost every cue all its weight ([path] of patterns/engine.toml).
constexpr std::uint32_t kFarthest = 400;
constexpr std::uint32_t kNothing = static_cast<std::uint32_t>(-1);

bool speaks_for_all(const Cue& cue) {
  return cue.reach == Reach::document || cue.reach == Reach::lead;
}

}  // namespace

Weigher::Weigher(const Rulebook& rulebook, const Article& article, const Mentions& mentions, Proof proof)
    : rulebook_(rulebook),
      article_(article),
      mentions_(mentions),
      proof_(proof),
      path_(rulebook, article, mentions.numerals),
      opening_end_(end_of_opening(article)),
      by_attribute_(rulebook.cues.attributes.size()) {
  for (std::uint32_t i = 0; i < mentions.cues.size(); ++i) {
    const Cue& cue = rulebook.cues.cues[mentions.cues[i].cue];
    const bool for_all =
        speaks_for_all(cue) && cue.within == 0 && mentions.cues[i].numeral < 0 &&
        (cue.reach == Reach::document || opens_story(article.block_of[mentions.cues[i].first_token]));
    if (for_all && !adds_to_what_speaks_for_all(i)) continue;
    AttributeId last = 0xFFFF;
    for (const Saying& saying : cue.says) {
      if (saying.attribute != last) {
        Speakers& speakers = by_attribute_[saying.attribute];
        const bool anywhere = cue.reach == Reach::section || cue.reach == Reach::document;
        (for_all ? speakers.for_all : anywhere ? speakers.anywhere : speakers.near).push_back(i);
      }
      last = saying.attribute;
    }
  }
  const auto by_place = [&](std::uint32_t a, std::uint32_t b) {
    return mentions.cues[a].first_token < mentions.cues[b].first_token;
  };
  for (Speakers& speakers : by_attribute_) {
    std::sort(speakers.near.begin(), speakers.near.end(), by_place);
    std::sort(speakers.anywhere.begin(), speakers.anywhere.end(), by_place);
  }
}

// One firing says as much as many; a second one, of another block, speaks for the cells of the first one's
// row.
bool Weigher::adds_to_what_speaks_for_all(std::uint32_t firing) const {
  const CueMatch& match = mentions_.cues[firing];
  const std::uint32_t block = article_.block_of[match.first_token];
  std::uint32_t blocks = 0;
  std::uint32_t last = kNothing;
  for (std::uint32_t i = firing; i-- > 0 && mentions_.cues[i].cue == match.cue && blocks < 2;) {
    if (mentions_.cues[i].numeral >= 0) continue;  // it speaks of that number alone
    const std::uint32_t other = article_.block_of[mentions_.cues[i].first_token];
    if (other == block) return false;
    blocks += other != last ? 1 : 0;
    last = other;
  }
  return blocks < 2;
}

std::uint32_t Weigher::end_of_opening(const Article& article) {
  constexpr int kOpening = 3;
  constexpr std::uint32_t kShortest = 4;  // tokens: datelines and bylines do not count
  int before = 0;
  std::uint32_t block = 0;
  for (; block < article.blocks.size() && before < kOpening; ++block) {
    const Block& one = article.blocks[block];
    before += one.kind != BlockKind::furniture && one.last_token - one.first_token > kShortest ? 1 : 0;
  }
  return block;
}

std::vector<std::uint32_t> Weigher::speakers_near(AttributeId attribute, const Target& target) const {
  const Speakers& speakers = by_attribute_[attribute];
  std::vector<std::uint32_t> found = speakers.for_all;
  const auto before = [&](std::uint32_t cue, std::uint32_t token) {
    return mentions_.cues[cue].first_token < token;
  };
  const auto add = [&](const std::vector<std::uint32_t>& cues, std::uint32_t first, std::uint32_t last) {
    const auto from = std::lower_bound(cues.begin(), cues.end(), first, before);
    const auto to = std::lower_bound(from, cues.end(), last, before);
    found.insert(found.end(), from, to);
  };
  const std::uint32_t nearest = target.first_token - std::min(target.first_token, kFarthest);
  const std::uint32_t farthest = target.last_token + kFarthest;
  add(speakers.anywhere, nearest, farthest);
  const std::uint32_t own = article_.block_of[target.first_token];
  const Block& block = article_.blocks[own];
  add(speakers.near, std::max(nearest, article_.blocks[own - std::min(own, 1U)].first_token),
      std::min(farthest, block.last_token));
  // What stands over a number is near however long its list is.
  std::vector<std::int32_t> over = {block.lead, block.section};
  if (block.lead >= 0) over.push_back(article_.blocks[static_cast<std::size_t>(block.lead)].section);
  for (const std::vector<std::uint32_t>* tokens : {&target.header_tokens, &target.label_tokens}) {
    for (const std::uint32_t token : *tokens)
      over.push_back(static_cast<std::int32_t>(article_.block_of[token]));
  }
  std::sort(over.begin(), over.end());
  over.erase(std::unique(over.begin(), over.end()), over.end());
  for (const std::int32_t number : over) {
    if (number < 0) continue;
    const Block& one = article_.blocks[static_cast<std::size_t>(number)];
    const std::uint32_t first =
        std::max(one.first_token, one.last_token - std::min(one.last_token, kFarthest));
    add(speakers.near, first, one.last_token);
    add(speakers.anywhere, first, one.last_token);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool Weigher::under(std::uint32_t cue_block, std::uint32_t target_block) const {
  const Block& block = article_.blocks[target_block];
  const auto above = static_cast<std::int32_t>(cue_block);
  return block.lead == above || block.section == above ||
         (block.lead >= 0 && article_.blocks[static_cast<std::size_t>(block.lead)].section == above);
}

// The number stands before the cue: "40 posts were axed".
bool Weigher::is_behind(const CueMatch& match, const Target& target) {
  return match.first_token >= target.last_token;
}

bool Weigher::in_header(const CueMatch& match, const Target& target) {
  return std::find(target.header_tokens.begin(), target.header_tokens.end(), match.first_token) !=
         target.header_tokens.end();
}

bool Weigher::in_label(const CueMatch& match, const Target& target) {
  return std::find(target.label_tokens.begin(), target.label_tokens.end(), match.first_token) !=
         target.label_tokens.end();
}

// Among the first blocks that are no furniture: headline, standfirst, first paragraph.
bool Weigher::opens_story(std::uint32_t block) const {
  return block < opening_end_;
}

bool Weigher::in_reach(const Cue& cue, const CueMatch& match, const Target& target) const {
  if (match.numeral >= 0) return static_cast<std::uint32_t>(match.numeral) == target.numeral;
  const std::uint32_t cue_block = article_.block_of[match.first_token];
  const std::uint32_t target_block = article_.block_of[target.first_token];
  const bool same_sentence =
      article_.sentence_of[match.first_token] == article_.sentence_of[target.first_token];
  const int gap = distance(match, target);
  if (target.table >= 0) {
    // A cell is spoken of by its column's header and its row's label, not by its neighbours; how exact it is,
    // it says itself.
    if (in_header(match, target) || in_label(match, target)) return cue.heads_cells;
    if (cue_block == target_block && cue.heads_cells) return false;
  }
  if (cue.within > 0 && std::abs(gap) > cue.within) return false;
  switch (cue.reach) {
    case Reach::phrase:
      return same_sentence && std::abs(gap) <= (cue.within > 0 ? cue.within : 3) &&
             !crosses_number(match, target);
    case Reach::sentence:
      return same_sentence || under(cue_block, target_block);
    case Reach::paragraph:
      return cue_block == target_block || under(cue_block, target_block) ||
             (cue_block < target_block ? target_block - cue_block == 1 : false);
    case Reach::section: {
      const auto section = article_.blocks[target_block].section;
      return cue_block == target_block || under(cue_block, target_block) ||
             (section >= 0 && article_.blocks[cue_block].section == section);
    }
    case Reach::document:
      return true;
    case Reach::lead:
      return opens_story(cue_block);
  }
  return false;
}

// Another number that may be a figure stands between the two.
bool Weigher::crosses_number(const CueMatch& match, const Target& target) const {
  const std::uint32_t from = is_behind(match, target) ? target.last_token : match.last_token;
  const std::uint32_t to = is_behind(match, target) ? match.first_token : target.first_token;
  for (std::uint32_t t = from; t < to; ++t) {
    const std::int32_t n = article_.tokens[t].numeral;
    if (n >= 0 && *mentions_.numerals[static_cast<std::size_t>(n)].reason == '\0') return true;
  }
  return false;
}

double Weigher::proximity(const Cue& cue, const CueMatch& match, const Target& target) const {
  if (speaks_for_all(cue)) return 1;
  constexpr double kLabelProximity = 0.6;
  if (match.numeral >= 0 || in_header(match, target)) return 1;
  if (target.table >= 0 && in_label(match, target)) return kLabelProximity;
  double cost = path_.cost(match.first_token, match.last_token, target.first_token, target.last_token);
  const std::uint32_t target_block = article_.block_of[target.first_token];
  if (under(article_.block_of[match.first_token], target_block)) {
    cost = std::min(cost, path_.lead_cost(target.first_token, target_block));
  }
  return std::exp2(-cost);
}

int Weigher::distance(const CueMatch& match, const Target& target) const {
  if (match.last_token <= target.first_token) return static_cast<int>(target.first_token - match.last_token);
  if (target.last_token <= match.first_token) return -static_cast<int>(match.first_token - target.last_token);
  return 0;
}

Evidence Weigher::evidence(const Cue& cue, const CueMatch& match, const Target& target, double weight) const {
  const Span span = article_.span_of(match.first_token, match.last_token);
  return {cue.name,
          cue.file,
          cue.line,
          std::string(article_.normal.slice(span)),
          article_.normal.origin(span),
          distance(match, target),
          weight};
}

void Weigher::add_signals(AttributeId attribute, const Target& target, Decision& decision) const {
  for (const std::string& signal : target.signals) {
    const auto found = rulebook_.cues.by_signal.find(signal);
    if (found == rulebook_.cues.by_signal.end()) continue;
    for (const std::uint32_t index : found->second) {
      const Cue& cue = rulebook_.cues.cues[index];
      for (const Saying& saying : cue.says) {
        if (saying.attribute != attribute) continue;
        WeighedValue& value = decision.values[saying.value];
        value.score += saying.ahead;
        value.own += saying.ahead;
        if (proof_ == Proof::told)
          value.evidence.push_back({cue.name, cue.file, cue.line, signal, {}, 0, saying.ahead});
      }
    }
  }
}

Decision Weigher::weigh(std::string_view attribute_name, const Target& target) const {
  const AttributeId id = rulebook_.cues.attribute(attribute_name);
  const Attribute& attribute = rulebook_.cues.attributes[id];
  Decision decision{attribute.name, {}};
  for (std::size_t v = 0; v < attribute.values.size(); ++v) {
    decision.values.push_back({attribute.values[v], attribute.bias[v], 0, {}});
  }
  const bool tells = proof_ == Proof::told || attribute_name == kQualifier;
  add_signals(id, target, decision);
  // Firings come in order of cue; of one cue's firings the weightiest counts.
  const std::vector<std::uint32_t> firings = speakers_near(id, target);
  for (std::size_t i = 0; i < firings.size();) {
    const std::uint32_t cue_index = mentions_.cues[firings[i]].cue;
    const Cue& cue = rulebook_.cues.cues[cue_index];
    std::vector<std::pair<double, const CueMatch*>> best(cue.says.size(), {0.0, nullptr});
    for (; i < firings.size() && mentions_.cues[firings[i]].cue == cue_index; ++i) {
      const CueMatch& match = mentions_.cues[firings[i]];
      if (!in_reach(cue, match, target)) continue;
      const double near = proximity(cue, match, target);
      for (std::size_t s = 0; s < cue.says.size(); ++s) {
        if (cue.says[s].attribute != id) continue;
        const bool ahead = speaks_for_all(cue) || !is_behind(match, target);
        const double strength = ahead ? cue.says[s].ahead : cue.says[s].behind;
        const double weight = strength * near;
        if (best[s].second == nullptr || std::abs(weight) > std::abs(best[s].first))
          best[s] = {weight, &match};
      }
    }
    for (std::size_t s = 0; s < cue.says.size(); ++s) {
      const auto& [weight, match] = best[s];
      if (match == nullptr || std::abs(weight) < kLeastWeight) continue;
      WeighedValue& value = decision.values[cue.says[s].value];
      value.score += weight;
      value.own += weight;
      if (tells) value.evidence.push_back(evidence(cue, *match, target, weight));
    }
  }
  return decision;
}

std::vector<Weigher::Feature> Weigher::features(const Target& target) const {
  std::vector<Feature> result;
  for (const CueMatch& match : mentions_.cues) {
    const Cue& cue = rulebook_.cues.cues[match.cue];
    if (!in_reach(cue, match, target)) continue;
    // Of the whole article it does not matter on which side a cue stands.
    const bool ahead = speaks_for_all(cue) || !is_behind(match, target);
    result.push_back({match.cue, ahead, proximity(cue, match, target)});
  }
  for (const std::string& signal : target.signals) {
    const auto found = rulebook_.cues.by_signal.find(signal);
    if (found == rulebook_.cues.by_signal.end()) continue;
    for (const std::uint32_t cue : found->second) result.push_back({cue, true, 1});
  }
  return result;
}

void Weigher::settle(Decision& decision) {
  sort_by_score(decision);
  for (WeighedValue& value : decision.values) {
    std::stable_sort(value.evidence.begin(), value.evidence.end(),
                     [](const Evidence& a, const Evidence& b) { return a.weight > b.weight; });
  }
}

}  // namespace townclerk
