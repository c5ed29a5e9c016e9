#include "resolve/council_identity.h"

#include <algorithm>
#include <map>
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

namespace {

// Up to 2009 reorganisations left names behind that are places now; later ones are still in the news.
constexpr std::string_view kLongGone = "2009-04-02";

class Identities {
 public:
  Identities(const Gazetteer& gazetteer, const std::string& published, std::vector<CouncilMention>& mentions)
      : councils_(gazetteer.councils), published_(published), mentions_(mentions) {}

  void settle() {
    by_tier();
    by_description();
    by_date();
    by_neighbours();
    by_places();
    by_region();
    by_standing();
  }

 private:
  [[nodiscard]] bool gone(std::uint32_t council) const {
    const std::string& end = councils_[council].end;
    if (end.empty()) return false;
    return published_.empty() ? end < kLongGone : published_ >= end;
  }
  void note(const CouncilMention& mention) {
    if (mention.strength == MentionStrength::named && mention.candidates.size() == 1 && !mention.parish &&
        !mention.described)
      certain_.insert(mention.candidates.front());
  }

  void by_tier() {
    for (CouncilMention& mention : mentions_) {
      if (!mention.tier.empty())
        narrow(mention.candidates, [&](std::uint32_t c) { return is_of_kind(councils_[c], mention.tier); });
      note(mention);
    }
  }

  // "The Folkestone authority": the council spoken of that is there, or whose county it is.
  void by_description() {
    for (CouncilMention& mention : mentions_) {
      if (!mention.described) continue;
      std::set<std::uint32_t> there;
      for (const std::uint32_t other : certain_) {
        const bool fits =
            std::any_of(mention.candidates.begin(), mention.candidates.end(), [&](std::uint32_t c) {
              return c == other ? mention.strength == MentionStrength::hint
                                : councils_[other].county == councils_[c].code;
            });
        if (fits) there.insert(other);
      }
      if (there.size() != 1) continue;
      mention.candidates = {*there.begin()};
      mention.strength = MentionStrength::named;
      mention.sort = NameSort::alias;
    }
  }

  // "formed from Ballymena, Larne and Carrickfergus": two or more that went into a council that is named.
  void find_predecessors() {
    std::map<std::string_view, std::set<std::uint32_t>> gone_into;
    for (const CouncilMention& mention : mentions_) {
      if (!mention.of_merger || mention.candidates.size() != 1 || !gone(mention.candidates.front())) continue;
      for (const std::string& successor : councils_[mention.candidates.front()].successors)
        gone_into[successor].insert(mention.candidates.front());
    }
    for (const std::uint32_t council : certain_) {
      const auto found = gone_into.find(councils_[council].code);
      if (found != gone_into.end() && found->second.size() > 1)
        predecessors_.insert(found->second.begin(), found->second.end());
    }
    for (CouncilMention& mention : mentions_) {
      if (mention.of_merger && mention.candidates.size() == 1 &&
          predecessors_.contains(mention.candidates.front()))
        mention.strength = MentionStrength::named;
    }
  }

  void by_date() {
    find_predecessors();
    for (CouncilMention& mention : mentions_) {
      narrow(mention.candidates, [&](std::uint32_t c) { return certain_.contains(c); });
      if (mention.incoming && !published_.empty())
        narrow(mention.candidates, [&](std::uint32_t c) { return councils_[c].start > published_; });
      // Without a date, the councils of today stand before those that have gone.
      narrow(mention.candidates, [&](std::uint32_t c) {
        return published_.empty() ? councils_[c].end.empty() : councils_[c].alive_on(published_);
      });
      // What is left of an abolished council is a place, unless the text says "council" or the council is
      // spoken of.
      if (mention.strength < MentionStrength::named)
        std::erase_if(mention.candidates, [&](std::uint32_t c) { return gone(c) && !certain_.contains(c); });
      note(mention);
    }
    std::erase_if(mentions_, [](const CouncilMention& mention) { return mention.candidates.empty(); });
  }

  // Its county, or one of its districts, is spoken of.
  void by_neighbours() {
    for (CouncilMention& mention : mentions_) {
      narrow(mention.candidates, [&](std::uint32_t c) { return certain_.contains(c); });
      narrow(mention.candidates, [&](std::uint32_t c) {
        return std::any_of(certain_.begin(), certain_.end(), [&](std::uint32_t other) {
          return councils_[other].code == councils_[c].county || councils_[other].county == councils_[c].code;
        });
      });
      note(mention);
    }
  }

  // The other places in the article: a town of one of the candidates, the bare name of its county.
  void by_places() {
    for (CouncilMention& mention : mentions_) {
      if (mention.candidates.size() < 2) continue;
      narrow(mention.candidates, [&](std::uint32_t c) { return is_at_home(c, mention); });
    }
  }

  // In a round-up of one region.
  void by_region() {
    constexpr int kFewest = 2;
    std::map<std::string, std::set<std::uint32_t>> regions;
    for (const CouncilMention& mention : mentions_) {
      if (mention.strength >= MentionStrength::actor && mention.candidates.size() == 1)
        regions[councils_[mention.candidates.front()].region].insert(mention.candidates.front());
    }
    for (CouncilMention& mention : mentions_) {
      narrow(mention.candidates,
             [&](std::uint32_t c) { return regions[councils_[c].region].size() >= kFewest; });
    }
  }

  // "Newcastle" beside other councils is the city, not the borough that goes by its full name; "Newcastle
  // council" alone may be either.
  void by_standing() {
    if (certain_.empty()) return;
    for (CouncilMention& mention : mentions_) {
      const bool bare =
          mention.strength == MentionStrength::place || mention.strength == MentionStrength::actor;
      if (bare) narrow(mention.candidates, [&](std::uint32_t c) { return councils_[c].type != "district"; });
    }
  }

  [[nodiscard]] bool is_at_home(std::uint32_t council, const CouncilMention& of) const {
    for (const CouncilMention& mention : mentions_) {
      if (mention.first_token == of.first_token || mention.candidates == of.candidates) continue;
      if (mention.strength > MentionStrength::actor) continue;
      for (const std::uint32_t other : mention.candidates) {
        if (other == council || (councils_[other].code == councils_[council].county)) return true;
      }
    }
    return false;
  }

  const std::vector<RegisterEntry>& councils_;
  const std::string& published_;
  std::vector<CouncilMention>& mentions_;
  std::set<std::uint32_t> certain_;
  std::set<std::uint32_t> predecessors_;
};

}  // namespace

void settle_identities(const Gazetteer& gazetteer, const std::string& published,
                       std::vector<CouncilMention>& mentions) {
  Identities(gazetteer, published, mentions).settle();
}

}  // namespace townclerk
