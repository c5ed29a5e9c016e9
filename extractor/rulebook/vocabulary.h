// The words that the patterns use, numbered. A word of an article that no pattern uses is kUnknownWord.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/article.h"

namespace townclerk {

class Vocabulary {
 public:
  // The number of a lower-case word, new ones from 1.
  WordId add(std::string_view word) {
    const auto found = ids_.find(word);
    if (found != ids_.end()) return found->second;
    return ids_.emplace(std::string(word), static_cast<WordId>(ids_.size() + 1)).first->second;
  }
  [[nodiscard]] WordId find(std::string_view word) const {
    const auto found = ids_.find(word);
    return found == ids_.end() ? kUnknownWord : found->second;
  }
  [[nodiscard]] std::size_t size() const { return ids_.size() + 1; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
};

}  // namespace townclerk
