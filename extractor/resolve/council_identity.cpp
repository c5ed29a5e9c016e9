#include "resolve/council_identity.h"

#include <algorithm>
#include <set>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

// Keeps the candidates that pass, unless none does.
template <typename Passes>
void narrow(std::vector<std::uint32_t>& candidates, Passes passes) {
  if (candidates.size() < 2) return;
  std::vector<std::uint32_t> kept;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(kept), passes);
  if (!kept.empty()) candidates = std::move(kept);
}

}  // namespace

bool is_of_kind(const RegisterEntry& entry, const std::string& kind) {
  if (kind == "any") return true;
  if (kind == "county") {
    // "the county council" is also what people say of a unitary that calls itself one.
    return entry.type == "county" || entry.name.find("County Council") != std::string::npos ||
           entry.name.find("county council") != std::string::npos;
  }
  if (kind == "lower") return entry.type != "county" && entry.type != "combined";
  if (kind == entry.type) return true;
  return fold_case(entry.name).find(kind + " ") != std::string::npos ||
         (kind == "borough" && (entry.type == "london" || entry.type == "metropolitan"));
}

void settle_identities(const Gazetteer& gazetteer, const std::string& published,
                       std::vector<CouncilMention>& mentions) {
  const auto& councils = gazetteer.councils;
  std::set<std::uint32_t> certain;
  for (CouncilMention& mention : mentions) {
    if (!mention.tier.empty())
      narrow(mention.candidates, [&](std::uint32_t c) { return is_of_kind(councils[c], mention.tier); });
    if (mention.strength == MentionStrength::named && mention.candidates.size() == 1)
      certain.insert(mention.candidates.front());
  }
  for (CouncilMention& mention : mentions) {
    narrow(mention.candidates, [&](std::uint32_t c) { return certain.contains(c); });
    // Without a date, the councils of today stand before those that have gone.
    narrow(mention.candidates, [&](std::uint32_t c) {
      return published.empty() ? councils[c].end.empty() : councils[c].alive_on(published);
    });
    if (mention.strength == MentionStrength::named && mention.candidates.size() == 1)
      certain.insert(mention.candidates.front());
  }
  for (CouncilMention& mention : mentions) {
    narrow(mention.candidates, [&](std::uint32_t c) { return certain.contains(c); });
    narrow(mention.candidates, [&](std::uint32_t c) {
      return std::any_of(certain.begin(), certain.end(), [&](std::uint32_t other) {
        return councils[other].code == councils[c].county || councils[other].county == councils[c].code;
      });
    });
  }
}

}  // namespace townclerk
