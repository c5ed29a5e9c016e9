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
    if (c == ' ' || c == '-') {
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

void Gazetteer::add_name(std::string_view text, NameSort sort, std::uint32_t council,
                         Vocabulary& vocabulary) {
  std::uint32_t node = 0;
  for (const std::string& word : name_words(text)) {
    const std::uint64_t edge = static_cast<std::uint64_t>(node) << 32U | vocabulary.add(word);
    const auto [at, added] = edges_.try_emplace(edge, static_cast<std::uint32_t>(ends_.size()));
    if (added) ends_.push_back(-1);
    node = at->second;
  }
  if (node == 0) return;
  if (ends_[node] < 0) {
    ends_[node] = static_cast<std::int32_t>(names.size());
    names.push_back({std::string(text), sort, {}, {}});
  }
  CouncilName& name = names[static_cast<std::size_t>(ends_[node])];
  std::vector<std::uint32_t>& target = sort == NameSort::seat ? name.hints : name.councils;
  if (sort < name.sort) {
    name.councils.clear();  // a full name outranks a place of the same words
    name.sort = sort;
  } else if (sort > name.sort && sort != NameSort::seat) {
    return;
  }
  if (std::find(target.begin(), target.end(), council) == target.end()) target.push_back(council);
}

std::uint32_t Gazetteer::step(std::uint32_t node, WordId word) const {
  if (word == kUnknownWord) return kNoNode;
  const auto found = edges_.find(static_cast<std::uint64_t>(node) << 32U | word);
  return found == edges_.end() ? kNoNode : found->second;
}

}  // namespace townclerk
