// What of a web page is no article (patterns/pages.toml): navigation, lists of other stories, adverts, forms.
#pragma once

#include <string>
#include <unordered_set>

namespace townclerk {

struct PageRules {
  std::unordered_set<std::string> skip_elements;  // "nav"
  std::unordered_set<std::string> skip_words;     // of an element's class or id, whole words: "related"
  std::unordered_set<std::string> skip_roles;     // ARIA: "navigation"
};

}  // namespace townclerk
