#include "resolve/owner_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace townclerk {
namespace {

constexpr std::array<std::string_view, kOwnerSorts> kSortNames = {
    "name", "actor", "place", "reference", "specific", "pronoun", "body", "state", "several"};

std::string named(std::string_view feature, OwnerSort sort) {
  return std::string(feature) + "." + std::string(kSortNames.at(static_cast<std::size_t>(sort)));
}

std::size_t count_mains(const std::vector<ListedCouncil>& listed) {
  return static_cast<std::size_t>(
      std::count_if(listed.begin(), listed.end(), [](const ListedCouncil& l) { return l.main; }));
}

// As the context net knows it.
std::uint32_t sort_of(const OwnerMention& mention) {
  static_assert(kOwnerSorts * 2 == ContextNet::Pointer::kSorts);
  return static_cast<std::uint32_t>(mention.sort) * 2 + (mention.agent ? 1 : 0);
}

// The bare name of a place is no actor where it stands.
bool acts(const OwnerMention& mention) {
  return mention.sort != OwnerSort::place;
}

}  // namespace

// The mentions that matter for one figure.
struct OwnerFeatures::Seen {
  const OwnerMention* last_before = nullptr;   // in its sentence
  const OwnerMention* first_behind = nullptr;  // in its sentence
  const OwnerMention* agent = nullptr;    // the last of its sentence, before the figure, that a verb follows
  const OwnerMention* subject = nullptr;  // the first of its sentence, before the figure
  const OwnerMention* sentence_before = nullptr;  // the first of the sentence before, in its block
  const OwnerMention* last_in_block = nullptr;    // in earlier sentences of its block
  const OwnerMention* block_subject = nullptr;    // the first of its block
  const OwnerMention* last_in_story = nullptr;    // in earlier blocks
  const OwnerMention* block_before = nullptr;     // the first of the block before
};

OwnerFeatures::OwnerFeatures(const Article& article, const Path& path, std::vector<OwnerMention> scene,
                             std::vector<ListedCouncil> listed, const ContextReader& context)
    : article_(article),
      path_(path),
      scene_(std::move(scene)),
      listed_(std::move(listed)),
      mains_(count_mains(listed_)),
      pointer_(make_pointer(context, scene_, listed_)) {}

OwnerPointer OwnerFeatures::make_pointer(const ContextReader& context, const std::vector<OwnerMention>& scene,
                                         const std::vector<ListedCouncil>& listed) {
  std::vector<OwnerStanding> candidates = {OwnerStanding::no_council};
  const bool only = count_mains(listed) == 1;
  std::map<std::int32_t, std::uint32_t> position = {{kNoCouncil, 0}};
  for (const ListedCouncil& l : listed) {
    position[static_cast<std::int32_t>(l.council)] = static_cast<std::uint32_t>(candidates.size());
    candidates.push_back(!l.main ? OwnerStanding::beside
                         : only  ? OwnerStanding::only_main
                                 : OwnerStanding::one_of_mains);
  }
  std::vector<OwnerMark> marks;
  if (context.text() == nullptr) return {context, std::move(marks), std::move(candidates)};
  for (const OwnerMention& mention : scene) {
    const std::uint32_t place = context.text()->place_of(mention.last_token - 1);
    if (place == ContextText::kNowhere) continue;
    marks.push_back({place, position.at(mention.owner), sort_of(mention)});
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const OwnerMark& a, const OwnerMark& b) { return a.place < b.place; });
  return {context, std::move(marks), std::move(candidates)};
}

std::span<const OwnerMention> OwnerFeatures::within(std::uint32_t first, std::uint32_t last) const {
  const auto before = [](const OwnerMention& mention, std::uint32_t token) {
    return mention.first_token < token;
  };
  const auto from = std::lower_bound(scene_.begin(), scene_.end(), first, before);
  const auto to = std::lower_bound(from, scene_.end(), std::max(first, last), before);
  return {from, to};
}

const OwnerMention* OwnerFeatures::first_in(std::uint32_t first, std::uint32_t last) const {
  const std::span<const OwnerMention> mentions = within(first, last);
  const auto found = std::find_if(mentions.begin(), mentions.end(), acts);
  return found == mentions.end() ? nullptr : &*found;
}

const OwnerMention* OwnerFeatures::last_in(std::uint32_t first, std::uint32_t last) const {
  const std::span<const OwnerMention> mentions = within(first, last);
  const auto found = std::find_if(mentions.rbegin(), mentions.rend(), acts);
  return found == mentions.rend() ? nullptr : &*found;
}

OwnerFeatures::Seen OwnerFeatures::see(const Target& target) const {
  const std::uint32_t s = article_.sentence_of[target.first_token];
  const Sentence& sentence = article_.sentences[s];
  const Block& block = article_.blocks[sentence.block];
  Seen seen;
  seen.last_before = last_in(sentence.first_token, target.first_token);
  for (const OwnerMention& mention : within(sentence.first_token, target.first_token)) {
    if (mention.agent) seen.agent = &mention;
  }
  seen.first_behind = first_in(target.last_token, sentence.last_token);
  seen.subject = first_in(sentence.first_token, target.first_token);
  if (s > 0 && article_.sentences[s - 1].block == sentence.block)
    seen.sentence_before = first_in(article_.sentences[s - 1].first_token, sentence.first_token);
  seen.last_in_block = last_in(block.first_token, sentence.first_token);
  seen.block_subject = first_in(block.first_token, target.first_token);
  seen.last_in_story = last_in(0, block.first_token);
  for (std::uint32_t b = sentence.block; b-- > 0;) {
    if (article_.blocks[b].kind == BlockKind::furniture) continue;
    seen.block_before = first_in(article_.blocks[b].first_token, article_.blocks[b].last_token);
    break;
  }
  return seen;
}

void OwnerFeatures::add_scene(const Target& target, const Seen& seen, Choice& candidate) const {
  const Sentence& sentence = article_.sentences[article_.sentence_of[target.first_token]];
  const auto add = [&](std::string_view feature, const OwnerMention* mention) {
    if (mention != nullptr && mention->owner == candidate.candidate)
      candidate.features.push_back({named(feature, mention->sort), 1});
  };
  add("last-in-sentence", seen.last_before);
  if (seen.last_before == nullptr) add("only-behind", seen.first_behind);
  add("agent", seen.agent);
  add("subject", seen.subject);
  if (seen.last_before == nullptr) {
    add("sentence-before", seen.sentence_before);
    add("last-in-block", seen.last_in_block);
    add("block-subject", seen.block_subject);
    if (seen.last_in_block == nullptr) {
      add("last-in-story", seen.last_in_story);
      add("block-before", seen.block_before);
    }
  }
  // "Wigan (210), Bury (95)"
  constexpr std::uint32_t kInBrackets = 4;
  for (const OwnerMention& mention : within(sentence.first_token, target.first_token)) {
    const bool opens = mention.last_token < target.first_token && article_.word(mention.last_token) == "(" &&
                       target.first_token - mention.last_token <= kInBrackets;
    if (opens && mention.owner == candidate.candidate) candidate.features.push_back({"in-its-brackets", 1});
  }
  // The nearest of each sort on each side, by its proximity.
  std::array<double, kOwnerSorts> ahead{};
  std::array<double, kOwnerSorts> behind{};
  for (const OwnerMention& mention : within(sentence.first_token, sentence.last_token)) {
    if (mention.owner != candidate.candidate) continue;
    const double proximity = std::exp2(
        -path_.cost(mention.first_token, mention.last_token, target.first_token, target.last_token));
    auto& side = mention.first_token < target.first_token ? ahead : behind;
    double& best = side.at(static_cast<std::size_t>(mention.sort));
    best = std::max(best, proximity);
  }
  for (std::size_t sort = 0; sort < kOwnerSorts; ++sort) {
    if (ahead.at(sort) > 0)
      candidate.features.push_back({named("near-before", static_cast<OwnerSort>(sort)), ahead.at(sort)});
    if (behind.at(sort) > 0)
      candidate.features.push_back({named("near-behind", static_cast<OwnerSort>(sort)), behind.at(sort)});
  }
}

// Headings, list leads, a row's label; what stands above the figure without being a sentence before it.
void OwnerFeatures::add_frame(const Target& target, Choice& candidate) const {
  const Block& block = article_.blocks[article_.block_of[target.first_token]];
  const auto add = [&](std::string_view feature, std::int32_t above) {
    if (above < 0) return;
    const Block& frame = article_.blocks[static_cast<std::size_t>(above)];
    for (const OwnerMention& mention : within(frame.first_token, frame.last_token)) {
      if (mention.owner != candidate.candidate) continue;
      candidate.features.push_back({named(feature, mention.sort), 1});
      return;
    }
  };
  add("lead", block.lead);
  add("heading", block.section);
  for (const std::vector<std::uint32_t>* tokens : {&target.label_tokens, &target.header_tokens}) {
    if (tokens->empty()) continue;
    for (const OwnerMention& mention : within(tokens->front(), tokens->back() + 1)) {
      if (mention.owner != candidate.candidate) continue;
      candidate.features.push_back({tokens == &target.label_tokens ? "label" : "header", 1});
      break;
    }
  }
}

const char* OwnerFeatures::link(const Target& before, const Target& target) const {
  if (before.table >= 0 && before.table == target.table && before.row == target.row) return "row";
  return name_of(article_.bond(before.first_token, target.first_token));
}

std::vector<Choice> OwnerFeatures::of(const Target& target, const Figure& figure,
                                      const Previous& previous) const {
  const Seen seen = see(target);
  std::vector<Choice> candidates(1);
  for (const ListedCouncil& l : listed_) candidates.push_back({static_cast<std::int32_t>(l.council), {}});
  constexpr float kLeastShare = -6;
  const std::vector<float> pointed = pointer_.point(target);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    Choice& candidate = candidates[c];
    if (!pointed.empty()) candidate.features.push_back({"net", std::max(pointed[c], kLeastShare)});
    add_scene(target, seen, candidate);
    add_frame(target, candidate);
    if (*previous.link != '\0' && previous.owner == candidate.candidate)
      candidate.features.push_back({std::string("previous-in-") + previous.link, 1});
    if (c > 0) {
      const ListedCouncil& l = listed_[c - 1];
      if (l.main) candidate.features.push_back({mains_ == 1 ? "only-main" : "one-of-several", 1});
      candidate.features.push_back({"share", l.share});
      continue;
    }
    candidate.features.push_back({"other", 1});
    candidate.features.push_back({std::string("other.") + name_of(figure.kind), 1});
    if (!figure.role.empty())
      candidate.features.push_back({std::string("other.") + name_of(figure.kind) + "." + figure.role, 1});
    if (!figure.change.empty()) candidate.features.push_back({"other.jobs." + figure.change, 1});
    for (const Decision& decision : figure.decisions) {
      if (decision.attribute != "owner" || decision.values.size() < 2) continue;
      const bool first_is_other = decision.values.front().value == "other";
      const double margin = decision.values[0].score - decision.values[1].score;
      candidate.features.push_back({"cues", std::clamp(first_is_other ? margin : -margin, -4.0, 4.0)});
    }
  }
  return candidates;
}

}  // namespace townclerk
