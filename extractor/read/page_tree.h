// Looking at Gumbo's tree: names, attributes, text. Included by read/ alone.
#pragma once

#include <gumbo.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/page_rules.h"

namespace townclerk {

// Deeper than any page that people write.
inline constexpr int kDeepestElement = 400;

std::string_view tag_of(const GumboNode& node);  // empty for what is no element
std::string_view attribute_of(const GumboNode& node, const char* name);
std::span<GumboNode* const> children_of(const GumboNode& node);
// No part of an article: navigation, adverts, lists of other stories.
bool is_left_out(const GumboNode& node, const PageRules& rules);
// The text below, white space as it stands; what is left out is left out.
void append_text(const GumboNode& node, const PageRules& rules, int depth, std::string& text);
// White space to single spaces, none at the ends.
std::string collapsed(std::string_view text);
// The first element for which `wanted` holds, in the order of the page; nullptr where there is none.
template <typename Wanted>
const GumboNode* find_element(const GumboNode& node, const Wanted& wanted, int depth = 0) {
  if (depth > kDeepestElement) return nullptr;
  if (!tag_of(node).empty() && wanted(node)) return &node;
  for (const GumboNode* child : children_of(node)) {
    if (const GumboNode* found = find_element(*child, wanted, depth + 1)) return found;
  }
  return nullptr;
}

}  // namespace townclerk
