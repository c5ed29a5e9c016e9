#include "rulebook/gazetteer.h"

#include <algorithm>

#include "unicode/normalise.h"

namespace townclerk {

std::vector<std::string> name_words(std::string_view name) {
  const std::string folded = fold_case(name);
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool no_break_space = folded.compare(i, 2, "\xC2\xA0") == 0;
    if (no_break_space) ++i;
    if (c == ' ' || c == '-' || no_break_space) {
      finish();
    } else if (c == '&') {
      finish();
      words.emplace_back("and");
    } else if (c == ',' || c == '(' || c == ')' || c == '.') {
      finish();
      words.emplace_back(1, c);
    } else if (c == '\'' && folded.substr(i, 2) == "'s") {
      finish();
      words.emplace_back("'s");
      ++i;
    } else {
      word.push_back(c);
    }
  }
  finish();
  return words;
}

namespace {

constexpr std::size_t kShortestCorrected = 8;

// Calls each(word without one of its letters).
template <typename Each>
void each_deletion(std::string_view word, Each each) {
  for (std::size_t i = 0; i < word.size(); ++i)
    each(std::string(word.substr(0, i)) + std::string(word.substr(i + 1)));
}

std::uint64_t hash_of(std::string_view text) {
  return std::hash<std::string_view>()(text);
}

// One letter left out, put in or wrong, or two neighbours swapped.
bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

}  // namespace

void Gazetteer::add_name(std::string_view text, NameSort sort, std::uint32_t council,
                         Vocabulary& vocabulary) {
  std::uint32_t node = 0;
  for (const std::string& word : name_words(text)) {
    const WordId id = vocabulary.add(word);
    if (word.size() >= kShortestCorrected && known_.insert(id).second) {
      const auto spelling = static_cast<std::uint32_t>(spellings_.size());
      spellings_.emplace_back(word, id);
      const auto add = [&](const std::string& deletion) {
        deletions_.emplace_back(hash_of(deletion), spelling);
      };
      each_deletion(word, add);
      add(word);
    }
    const std::uint64_t edge = static_cast<std::uint64_t>(node) << 32U | id;
    const auto [at, added] = edges_.try_emplace(edge, static_cast<std::uint32_t>(ends_.size()));
    if (added) ends_.push_back(-1);
    node = at->second;
  }
  if (node == 0) return;
  if (ends_[node] < 0) {
    ends_[node] = static_cast<std::int32_t>(names.size());
    names.push_back({std::string(text), sort, {}, {}, {}});
  }
  CouncilName& name = names[static_cast<std::size_t>(ends_[node])];
  std::vector<std::uint32_t>& target = sort == NameSort::seat ? name.hints : name.councils;
  if (sort < name.sort) {
    // A full name outranks a place of the same words.
    name.lesser.insert(name.lesser.end(), name.councils.begin(), name.councils.end());
    name.councils.clear();
    name.sort = sort;
  } else if (sort > name.sort && sort != NameSort::seat) {
    name.lesser.push_back(council);
    return;
  }
  if (std::find(target.begin(), target.end(), council) == target.end()) target.push_back(council);
}

const CouncilName* Gazetteer::find(std::string_view text, const Vocabulary& vocabulary) const {
  std::uint32_t node = 0;
  for (const std::string& word : name_words(text)) {
    node = step(node, vocabulary.find(word));
    if (node == kNoNode) return nullptr;
  }
  return node == 0 || ends_[node] < 0 ? nullptr : &names[static_cast<std::size_t>(ends_[node])];
}

void Gazetteer::settle() {
  std::sort(deletions_.begin(), deletions_.end());
}

WordId Gazetteer::corrected(std::string_view word) const {
  if (word.size() + 1 < kShortestCorrected) return kUnknownWord;
  std::vector<WordId> found;
  const auto collect = [&](const std::string& key) {
    const std::uint64_t hash = hash_of(key);
    auto at = std::lower_bound(deletions_.begin(), deletions_.end(),
                               std::pair<std::uint64_t, std::uint32_t>(hash, 0));
    for (; at != deletions_.end() && at->first == hash; ++at) {
      const auto& [right, id] = spellings_[at->second];
      if (one_edit_apart(word, right) && std::find(found.begin(), found.end(), id) == found.end())
        found.push_back(id);
    }
  };
  collect(std::string(word));
  each_deletion(word, collect);
  return found.size() == 1 ? found.front() : kUnknownWord;
}

std::uint32_t Gazetteer::step(std::uint32_t node, WordId word) const {
  if (word == kUnknownWord) return kNoNode;
  const auto found = edges_.find(static_cast<std::uint64_t>(node) << 32U | word);
  return found == edges_.end() ? kNoNode : found->second;
}

}  // namespace townclerk
