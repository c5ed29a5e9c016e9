// The article as the context net reads it (rulebook/context_net.h): words in lower case, numbers by their
// sort and size, names of councils all alike, where blocks begin; furniture left out. And what of it a number
// sees, each token by how it stands to the number. Covered by tests/unit/relate/context_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "relate/target.h"

namespace townclerk {

struct ContextToken {
  std::uint32_t first_token = 0;  // of the article
  std::uint32_t last_token = 0;
  std::string text;
  bool capital = false;  // a name, mostly: the word does not open its sentence
};

// One token that a number sees, and how it stands to it: below ContextNet::kRelations.
struct ContextSight {
  std::uint32_t token = 0;  // of ContextText
  std::uint16_t relation = 0;
};

class ContextText {
 public:
  // A document is read so far; each token costs the net a kilobyte.
  static constexpr std::size_t kMostTokens = 50'000;

  ContextText(const Article& article, const Mentions& mentions);

  [[nodiscard]] const std::vector<ContextToken>& tokens() const { return tokens_; }
  // The number itself comes first.
  [[nodiscard]] std::vector<ContextSight> sights(const Target& target) const;
  // Where a token of the article is in tokens(); kNowhere in furniture and beyond what is read.
  static constexpr std::uint32_t kNowhere = static_cast<std::uint32_t>(-1);
  [[nodiscard]] std::uint32_t place_of(std::uint32_t article_token) const;
  // What the code knows of a number: "rule:job-noun", "unit:posts", "size:5", "total-row".
  static std::vector<std::string> facts(const Target& target);

 private:
  void read(const Mentions& mentions);
  void add_block(const Block& block, std::uint16_t relation, std::vector<ContextSight>& sights) const;

  const Article& article_;
  std::vector<ContextToken> tokens_;
  std::vector<std::uint32_t> at_;  // by token of the article
};

}  // namespace townclerk
