#include "resolve/figure_councils.h"

#include <algorithm>

namespace townclerk {
namespace {

constexpr std::int32_t kUnknown = -1;
constexpr std::int32_t kNobody = -2;  // several councils together

}  // namespace

FigureCouncils::FigureCouncils(const Rulebook& rulebook, const Article& article,
                               const std::vector<CouncilMention>& mentions, std::vector<std::uint32_t> main,
                               std::string published)
    : rulebook_(rulebook),
      article_(article),
      mentions_(mentions),
      main_(std::move(main)),
      published_(std::move(published)) {}

// "Adur & Worthing Councils": one name for several, so for none of them alone.
bool FigureCouncils::is_joint(const CouncilMention& mention) const {
  return std::any_of(mentions_.begin(), mentions_.end(), [&](const CouncilMention& other) {
    return other.first_token == mention.first_token && other.candidates != mention.candidates;
  });
}

bool FigureCouncils::counts_as_owner(const CouncilMention& mention) const {
  if (mention.candidates.size() != 1) return false;
  const bool is_main = std::find(main_.begin(), main_.end(), mention.candidates.front()) != main_.end();
  const RegisterEntry& entry = rulebook_.gazetteer.councils[mention.candidates.front()];
  if (!is_main && !published_.empty() && !entry.end.empty() && published_ >= entry.end) return false;
  if (mention.strength >= MentionStrength::actor) return true;
  // The bare name of one of several main councils speaks of it too.
  return mention.strength == MentionStrength::place && main_.size() > 1 && is_main;
}

// The nearest owner before the figure, else the nearest behind it.
std::int32_t FigureCouncils::in_stretch(const Target& target, std::uint32_t first, std::uint32_t last) const {
  std::int32_t before = kUnknown;
  std::int32_t behind = kUnknown;
  for (const CouncilMention& mention : mentions_) {
    if (mention.first_token < first || mention.last_token > last || !counts_as_owner(mention)) continue;
    const std::int32_t council =
        is_joint(mention) ? kNobody : static_cast<std::int32_t>(mention.candidates.front());
    if (mention.last_token <= target.first_token) {
      before = council;
    } else if (behind == kUnknown) {
      behind = council;
    }
  }
  return before != kUnknown ? before : behind;
}

std::int32_t FigureCouncils::named_by_heading(const Target& target) const {
  const Block& block = article_.blocks[article_.block_of[target.first_token]];
  for (const std::int32_t above : {block.lead, block.section}) {
    if (above < 0) continue;
    const Block& heading = article_.blocks[static_cast<std::size_t>(above)];
    const std::int32_t council = in_stretch(target, heading.first_token, heading.last_token);
    if (council != kUnknown) return council;
  }
  return kUnknown;
}

std::int32_t FigureCouncils::council_of(const Target& target) const {
  if (!target.label_tokens.empty()) {
    const std::int32_t council =
        in_stretch(target, target.label_tokens.front(), target.label_tokens.back() + 1);
    if (council != kUnknown) return council;
  }
  const Sentence& sentence = article_.sentences[article_.sentence_of[target.first_token]];
  const std::int32_t here = in_stretch(target, sentence.first_token, sentence.last_token);
  if (here != kUnknown) return here;
  const std::int32_t heading = named_by_heading(target);
  if (heading != kUnknown) return heading;
  if (main_.size() == 1) return static_cast<std::int32_t>(main_.front());
  // Several: the one last spoken of.
  std::int32_t last = kUnknown;
  for (const CouncilMention& mention : mentions_) {
    if (mention.first_token < target.first_token && counts_as_owner(mention))
      last = is_joint(mention) ? kNobody : static_cast<std::int32_t>(mention.candidates.front());
  }
  return last;
}

void FigureCouncils::assign(const std::vector<Target>& targets, std::vector<Figure>& figures) {
  counts_.clear();
  for (std::size_t i = 0; i < targets.size(); ++i) {
    figures[i].council.clear();
    bool others = false;
    for (const Decision& decision : figures[i].decisions) {
      if (decision.attribute == "owner") others = decision.values.front().value == "other";
    }
    // Respondents are nobody's staff and nobody's money.
    if (others || figures[i].role == "survey") continue;
    const std::int32_t council = council_of(targets[i]);
    if (council < 0) continue;
    figures[i].council = rulebook_.gazetteer.councils[static_cast<std::size_t>(council)].identity();
    ++counts_[static_cast<std::uint32_t>(council)];
  }
}

}  // namespace townclerk
