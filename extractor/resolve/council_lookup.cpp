#include "resolve/council_lookup.h"

#include <algorithm>
#include <numeric>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

// Letters to change, to leave out or to put in: Levenshtein's distance, given up above `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row.back();
}

std::string trimmed(std::string_view name) {
  const std::string folded = fold_case(name);
  std::size_t first = folded.find_first_not_of(" \t#");
  if (first == std::string::npos) return {};
  if (folded.compare(first, 4, "the ") == 0 && folded.compare(first, 8, "the vale") != 0) first += 4;
  std::size_t last = folded.find_last_not_of(" \t.,'") + 1;
  if (last > first + 2 && folded.compare(last - 2, 2, "'s") == 0) last -= 2;
  return folded.substr(first, last - first);
}

class Lookup {
 public:
  Lookup(const Rulebook& rulebook, const std::string& on) : rulebook_(rulebook), on_(on) {}

  CouncilLookup run(std::string_view name) {
    by_code(name);
    if (all_.empty()) by_name(name);
    if (all_.empty()) {
      near_misses(trimmed(name));
      return std::move(result_);
    }
    by_date();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const std::vector<RegisterEntry>& councils() const { return rulebook_.gazetteer.councils; }

  void add(std::uint32_t council, std::string reason) {
    const bool known =
        std::any_of(all_.begin(), all_.end(), [&](const auto& c) { return c.council == council; });
    if (!known) all_.push_back({council, std::move(reason)});
  }

  void by_code(std::string_view name) {
    const std::string folded = trimmed(name);
    for (std::uint32_t c = 0; c < councils().size(); ++c) {
      const RegisterEntry& entry = councils()[c];
      if (fold_case(entry.gss) == folded && !folded.empty()) add(c, "its GSS code");
      if (fold_case(entry.code) == folded) add(c, "its register code");
    }
  }

  void by_name(std::string_view name) {
    const CouncilName* found = rulebook_.gazetteer.find(fold_case(name), rulebook_.vocabulary);
    if (found == nullptr) found = rulebook_.gazetteer.find(trimmed(name), rulebook_.vocabulary);
    if (found == nullptr) return;
    for (const std::uint32_t c : found->councils) add(c, "its name");
    for (const std::uint32_t c : found->lesser) add(c, "a name of it");
    // A town is no name of a council, but says where to look.
    for (const std::uint32_t c : found->hints) {
      if (all_.empty() || found->councils.empty()) add(c, found->text + " lies there");
    }
  }

  [[nodiscard]] bool alive(std::uint32_t council) const { return councils()[council].alive_on(on_); }

  [[nodiscard]] std::string when(std::uint32_t council) const {
    const RegisterEntry& entry = councils()[council];
    if (!entry.start.empty() && on_ < entry.start) return "began on " + entry.start;
    return entry.end.empty() ? "" : "abolished on " + entry.end;
  }

  void by_date() {
    for (CouncilLookup::Candidate& candidate : all_) {
      if (alive(candidate.council)) {
        result_.candidates.push_back(std::move(candidate));
      } else {
        candidate.reason = when(candidate.council);
        result_.others.push_back(std::move(candidate));
      }
    }
    if (result_.candidates.empty()) std::swap(result_.candidates, result_.others);
    result_.verdict = result_.candidates.size() == 1 ? LookupVerdict::found : LookupVerdict::ambiguous;
  }

  void near_misses(const std::string& name) {
    constexpr std::size_t kMost = 5;
    const std::size_t limit = std::max<std::size_t>(2, name.size() / 5);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const CouncilName& candidate : rulebook_.gazetteer.names) {
      if (candidate.councils.empty()) continue;
      const std::size_t distance = edit_distance(name, fold_case(candidate.text), limit);
      if (distance <= limit) near.emplace_back(distance, candidate.text);
    }
    std::sort(near.begin(), near.end());
    for (const auto& [distance, text] : near) {
      if (result_.near.size() == kMost) break;
      result_.near.push_back(text);
    }
  }

  const Rulebook& rulebook_;
  const std::string& on_;
  std::vector<CouncilLookup::Candidate> all_;
  CouncilLookup result_;
};

}  // namespace

CouncilLookup look_up_council(const Rulebook& rulebook, std::string_view name, const std::string& on) {
  return Lookup(rulebook, on).run(name);
}

std::vector<std::uint32_t> councils_on(const Gazetteer& gazetteer, const std::string& on) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t c = 0; c < gazetteer.councils.size(); ++c) {
    if (on.empty() || gazetteer.councils[c].alive_on(on)) result.push_back(c);
  }
  return result;
}

}  // namespace townclerk
