#include "resolve/unnamed_councils.h"

#include <algorithm>
#include <map>
#include <set>

#include "resolve/council_identity.h"
#include "unicode/normalise.h"

namespace townclerk {

bool UnnamedCouncils::speaks_of_councils() const {
  const AttributeId reference = rulebook_.cues.attribute("reference");
  for (const CueMatch& match : spotted_.cues) {
    const std::string* kind = rulebook_.cues.value_said(match.cue, reference);
    if (kind != nullptr && *kind != "body" && *kind != "state") return true;
  }
  for (std::uint32_t t = 0; t < article_.tokens.size(); ++t) {
    if (article_.blocks[article_.block_of[t]].kind == BlockKind::furniture) continue;
    if (rulebook_.lists.has("council_signs", fold_case(article_.word(t)))) return true;
  }
  return false;
}

bool UnnamedCouncils::refers_to(std::string_view kind) const {
  const AttributeId reference = rulebook_.cues.attribute("reference");
  return std::any_of(spotted_.cues.begin(), spotted_.cues.end(), [&](const CueMatch& match) {
    const std::string* said = rulebook_.cues.value_said(match.cue, reference);
    return said != nullptr && *said == kind;
  });
}

// "The county council" beside its districts.
std::optional<std::uint32_t> UnnamedCouncils::upper_tier(const std::vector<std::uint32_t>& known) const {
  if (!refers_to("county")) return std::nullopt;
  std::set<std::string> codes;
  for (const std::uint32_t council : known) {
    const RegisterEntry& entry = gazetteer_.councils[council];
    if (is_of_kind(entry, "county")) return std::nullopt;
    if (!entry.county.empty()) codes.insert(entry.county);
  }
  if (codes.size() != 1) return std::nullopt;
  for (std::uint32_t c = 0; c < gazetteer_.councils.size(); ++c) {
    const RegisterEntry& entry = gazetteer_.councils[c];
    if (entry.code == *codes.begin() && (published_.empty() || entry.alive_on(published_))) return c;
  }
  return std::nullopt;
}

// "Medical Research Council": then "the council" is that one.
bool UnnamedCouncils::names_another_council() const {
  const AttributeId reference = rulebook_.cues.attribute("reference");
  for (const CueMatch& match : spotted_.cues) {
    const std::string* kind = rulebook_.cues.value_said(match.cue, reference);
    if (kind == nullptr || *kind != "body") continue;
    for (std::uint32_t t = match.first_token; t < match.last_token; ++t) {
      if (fold_case(article_.word(t)) == "council" && article_.tokens[t].capitalised) return true;
    }
  }
  return false;
}

// No council by name: the place where its hall stands, or the area, with the tier that the text speaks of.
std::optional<InferredCouncil> UnnamedCouncils::from_places(
    const std::vector<CouncilMention>& mentions) const {
  const std::vector<std::string> tiers = tiers_spoken_of();
  if (tiers.empty() || names_another_council()) return std::nullopt;
  std::map<std::uint32_t, double> votes;
  for (const CouncilMention& mention : mentions) {
    for (const std::uint32_t candidate : mention.candidates) {
      const RegisterEntry& entry = gazetteer_.councils[candidate];
      if (!entry.alive_on(published_.empty() ? "2020-01-01" : published_)) continue;
      const bool hint = mention.strength == MentionStrength::hint;
      bool fits = false;
      for (const std::string& tier : tiers) {
        fits = fits || tier == "any" || (tier == "county" && entry.type == "county") ||
               fold_case(entry.name).find(tier + " ") != std::string::npos;
      }
      if (hint && !is_seat(mention, entry, tiers)) continue;
      if (fits) votes[candidate] += (hint ? 1.0 : 2.0) / static_cast<double>(mention.candidates.size());
    }
  }
  const auto best = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == votes.end()) return std::nullopt;
  return InferredCouncil{best->first, best->second};
}

// A hall speaks for whoever sits in it, a town for the council of the whole area.
bool UnnamedCouncils::is_seat(const CouncilMention& mention, const RegisterEntry& entry,
                              const std::vector<std::string>& tiers) const {
  for (std::uint32_t t = mention.first_token; t < mention.last_token; ++t) {
    if (rulebook_.lists.has("halls", fold_case(article_.word(t)))) return true;
  }
  const bool county = std::find(tiers.begin(), tiers.end(), "county") != tiers.end();
  if (entry.type == "county") return county;
  const bool lower = std::find(tiers.begin(), tiers.end(), "district") != tiers.end() ||
                     std::find(tiers.begin(), tiers.end(), "borough") != tiers.end();
  return entry.type == "district" ? lower : !county;
}

// "the county council", "borough council", "City Hall": what kind of council an unnamed one is.
std::vector<std::string> UnnamedCouncils::tiers_spoken_of() const {
  std::vector<std::string> tiers;
  for (std::uint32_t t = 0; t + 1 < article_.tokens.size(); ++t) {
    if (article_.blocks[article_.block_of[t]].kind == BlockKind::furniture) continue;
    const std::string word = fold_case(article_.word(t));
    const std::string next = fold_case(article_.word(t + 1));
    if (next != "council" && next != "hall" && next != "councillors") continue;
    if (word == "county" || word == "shire") tiers.emplace_back("county");
    if (word == "city" || word == "borough" || word == "district") tiers.push_back(word);
    if (word == "the" || word == "town" || word == "local") tiers.emplace_back("any");
  }
  if (refers_to("any")) tiers.emplace_back("any");
  const bool specific =
      std::any_of(tiers.begin(), tiers.end(), [](const std::string& tier) { return tier != "any"; });
  if (specific) std::erase(tiers, "any");
  return tiers;
}

}  // namespace townclerk
