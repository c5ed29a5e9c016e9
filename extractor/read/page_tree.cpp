#include "read/page_tree.h"

#include <algorithm>
#include <cctype>

namespace townclerk {
namespace {

bool any_word_in(std::string_view words, const std::unordered_set<std::string>& set) {
  std::string word;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    const bool letter = i < words.size() && std::isalpha(static_cast<unsigned char>(words[i])) != 0;
    if (letter) {
      word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(words[i]))));
      continue;
    }
    if (!word.empty() && set.contains(word)) return true;
    word.clear();
  }
  return false;
}

}  // namespace

std::string_view tag_of(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return {};
  return gumbo_normalized_tagname(node.v.element.tag);
}

std::string_view attribute_of(const GumboNode& node, const char* name) {
  if (node.type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* attribute = gumbo_get_attribute(&node.v.element.attributes, name);
  return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

std::span<GumboNode* const> children_of(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return {};
  const GumboVector& children = node.v.element.children;
  return {reinterpret_cast<GumboNode* const*>(children.data), children.length};
}

bool is_left_out(const GumboNode& node, const PageRules& rules) {
  const std::string_view tag = tag_of(node);
  if (tag == "body" || tag == "html" || tag == "article" || tag == "main") return false;
  return rules.skip_elements.contains(std::string(tag)) ||
         rules.skip_roles.contains(std::string(attribute_of(node, "role"))) ||
         any_word_in(attribute_of(node, "class"), rules.skip_words) ||
         any_word_in(attribute_of(node, "id"), rules.skip_words) ||
         attribute_of(node, "aria-hidden") == "true" ||
         !std::string_view(attribute_of(node, "hidden")).empty();
}

void append_text(const GumboNode& node, const PageRules& rules, int depth, std::string& text) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
    text += node.v.text.text;
    return;
  }
  if (depth > kDeepestElement || is_left_out(node, rules)) return;
  if (tag_of(node) == "br") text += ' ';
  for (const GumboNode* child : children_of(node)) append_text(*child, rules, depth + 1, text);
}

std::string collapsed(std::string_view text) {
  std::string result;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
      space = !result.empty();
      continue;
    }
    if (space) result.push_back(' ');
    space = false;
    result.push_back(c);
  }
  return result;
}

}  // namespace townclerk
