#include "read/html.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "read/fields.h"
#include "read/page_tree.h"

namespace townclerk {
namespace {

// A page with more elements inside each other than this is made to break parsers, Gumbo's clean-up among
// them.
constexpr int kDeepestNesting = 5000;

constexpr std::array<std::string_view, 9> kBlocks = {"p",  "h2",         "h3",         "h4", "h5",
                                                     "h6", "blockquote", "figcaption", "pre"};

bool is_one_of(std::string_view tag, std::span<const std::string_view> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

class PageReader {
 public:
  PageReader(const GumboNode& root, const PageRules& rules) : root_(root), rules_(rules) {}

  Page run() {
    Page page;
    weigh(root_, 0);
    const GumboNode* main = find_main();
    const GumboNode* headline = find_element(main == nullptr ? root_ : *main, is_headline);
    if (headline == nullptr) headline = find_element(root_, is_headline);
    page.title = title(headline);
    page.published = published();
    if (main != nullptr) write_blocks(*main, 0, headline, page.text);
    return page;
  }

 private:
  static bool is_headline(const GumboNode& node) { return tag_of(node) == "h1"; }

  // Letters of text, and of those in links.
  struct Measure {
    double letters = 0;
    double linked = 0;
  };

  [[nodiscard]] Measure measure(const GumboNode& node, bool linked, int depth) const {
    if (node.type == GUMBO_NODE_TEXT) {
      const auto length = static_cast<double>(collapsed(node.v.text.text).size());
      return {length, linked ? length : 0};
    }
    Measure sum;
    if (depth > kDeepestElement || is_left_out(node, rules_)) return sum;
    for (const GumboNode* child : children_of(node)) {
      const Measure one = measure(*child, linked || tag_of(node) == "a", depth + 1);
      sum.letters += one.letters;
      sum.linked += one.linked;
    }
    return sum;
  }

  // A block's letters speak for its parent, and half as much for the parent's parent.
  void weigh(const GumboNode& node, int depth) {
    if (depth > kDeepestElement || is_left_out(node, rules_)) return;
    if (is_one_of(tag_of(node), kBlocks) || tag_of(node) == "li" || tag_of(node) == "td") {
      const Measure own = measure(node, false, 0);
      constexpr double kFewestLetters = 25;
      if (own.letters >= kFewestLetters && node.parent != nullptr) {
        const double weight = own.letters - 2 * own.linked;
        scores_[node.parent] += weight;
        if (node.parent->parent != nullptr && node.parent->parent->type == GUMBO_NODE_ELEMENT)
          scores_[node.parent->parent] += weight / 2;
      }
      if (tag_of(node) != "td") return;
    }
    for (const GumboNode* child : children_of(node)) weigh(*child, depth + 1);
  }

  [[nodiscard]] const GumboNode* find_main() const {
    const auto says_so = [](const GumboNode& node) {
      return attribute_of(node, "itemprop") == "articleBody";
    };
    if (const GumboNode* body = find_element(root_, says_so)) return body;
    const GumboNode* best = nullptr;
    double most = 0;
    for (const auto& [node, score] : scores_) {
      // Of equals the one that the page has first, so that no address decides.
      const bool earlier = best != nullptr && score == most &&
                           node->v.element.start_pos.offset < best->v.element.start_pos.offset;
      if (score > most || earlier) {
        best = node;
        most = score;
      }
    }
    // The article around it, which holds a lead or a headline apart from the rest.
    for (const GumboNode* node = best; node != nullptr; node = node->parent) {
      if (tag_of(*node) == "article" || tag_of(*node) == "main") return node;
    }
    return best;
  }

  [[nodiscard]] std::string meta(const std::vector<std::string_view>& names) const {
    for (const std::string_view name : names) {
      const GumboNode* found = find_element(root_, [&](const GumboNode& node) {
        return tag_of(node) == "meta" &&
               (attribute_of(node, "property") == name || attribute_of(node, "name") == name ||
                attribute_of(node, "itemprop") == name);
      });
      if (found != nullptr && !attribute_of(*found, "content").empty())
        return collapsed(attribute_of(*found, "content"));
    }
    return {};
  }

  [[nodiscard]] std::string text_of(const GumboNode& node) const {
    std::string text;
    for (const GumboNode* child : children_of(node)) append_text(*child, rules_, 0, text);
    return collapsed(text);
  }

  [[nodiscard]] std::string title(const GumboNode* headline) const {
    if (headline != nullptr) {
      if (std::string text = text_of(*headline); !text.empty()) return text;
    }
    if (std::string text = meta({"og:title", "twitter:title"}); !text.empty()) return text;
    const GumboNode* element =
        find_element(root_, [](const GumboNode& node) { return tag_of(node) == "title"; });
    if (element == nullptr) return {};
    std::string text = text_of(*element);
    // "Council to cut jobs | Local Gazette"
    for (const std::string_view separator : {" | ", " - ", " – "}) {
      const std::size_t at = text.rfind(separator);
      if (at != std::string::npos && at > text.size() / 3) return text.substr(0, at);
    }
    return text;
  }

  [[nodiscard]] std::string published() const {
    for (const std::string& stated : {meta({"article:published_time", "datePublished", "date",
                                            "DC.date.issued", "dcterms.created", "pubdate"}),
                                      linked_data_date()}) {
      if (std::string date = publication_date(stated); !date.empty()) return date;
    }
    const GumboNode* time = find_element(root_, [](const GumboNode& node) {
      return tag_of(node) == "time" && !publication_date(std::string(attribute_of(node, "datetime"))).empty();
    });
    return time == nullptr ? std::string() : publication_date(std::string(attribute_of(*time, "datetime")));
  }

  // "datePublished" of the page's JSON-LD (schema.org).
  [[nodiscard]] std::string linked_data_date() const {
    std::string date;
    find_element(root_, [&](const GumboNode& node) {
      if (tag_of(node) != "script" || attribute_of(node, "type") != "application/ld+json" ||
          children_of(node).empty())
        return false;
      const auto refuse_depth = [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        return depth < 32;
      };
      const auto data = nlohmann::json::parse(children_of(node).front()->v.text.text, refuse_depth, false);
      date = find_date(data, 0);
      return !date.empty();
    });
    return date;
  }

  static std::string find_date(const nlohmann::json& data, int depth) {
    constexpr int kDeepest = 32;
    if (depth > kDeepest || !data.is_structured()) return {};
    if (data.is_object() && data.contains("datePublished") && data["datePublished"].is_string())
      return data["datePublished"].get<std::string>();
    for (const auto& child : data) {
      if (std::string date = find_date(child, depth + 1); !date.empty()) return date;
    }
    return {};
  }

  static void write_block(const std::string& block, std::string& text) {
    if (block.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += block;
  }

  void write_blocks(const GumboNode& node, int depth, const GumboNode* headline, std::string& text) const {
    if (&node == headline || depth > kDeepestElement || is_left_out(node, rules_)) return;
    const std::string_view tag = tag_of(node);
    if (is_one_of(tag, kBlocks) || tag == "h1") return write_block(text_of(node), text);
    if (tag == "li") {
      const std::string item = text_of(node);
      return write_block(item.empty() ? item : "• " + item, text);
    }
    if (tag == "table") return write_block(rows_of_table(node, 0), text);
    // Text that stands in no block of its own, up to the next element that is one.
    std::string loose;
    for (const GumboNode* child : children_of(node)) {
      if (is_inline(*child)) {
        append_text(*child, rules_, 0, loose);
        continue;
      }
      write_block(collapsed(loose), text);
      loose.clear();
      if (tag_of(*child) != "br") write_blocks(*child, depth + 1, headline, text);
    }
    write_block(collapsed(loose), text);
  }

  static bool is_inline(const GumboNode& node) {
    static constexpr std::array<std::string_view, 15> kInline = {"a",    "abbr",   "b",    "cite", "code",
                                                                 "em",   "i",      "mark", "q",    "small",
                                                                 "span", "strong", "sub",  "sup",  "u"};
    return tag_of(node).empty() || (is_one_of(tag_of(node), kInline) && !holds_block(node, 0));
  }

  static bool holds_block(const GumboNode& node, int depth) {
    if (depth > kDeepestElement) return false;
    return std::any_of(children_of(node).begin(), children_of(node).end(), [&](const GumboNode* child) {
      return is_one_of(tag_of(*child), kBlocks) || tag_of(*child) == "div" || holds_block(*child, depth + 1);
    });
  }

  [[nodiscard]] std::string rows_of_table(const GumboNode& node, int depth) const {
    std::string rows;
    if (depth > kDeepestElement || is_left_out(node, rules_)) return rows;
    for (const GumboNode* child : children_of(node)) {
      std::string more;
      if (tag_of(*child) == "tr") {
        for (const GumboNode* cell : children_of(*child)) {
          if (tag_of(*cell) != "td" && tag_of(*cell) != "th") continue;
          more += (more.empty() ? "| " : " ") + text_of(*cell) + " |";
        }
      } else {
        more = rows_of_table(*child, depth + 1);
      }
      if (!more.empty()) rows += (rows.empty() ? "" : "\n") + more;
    }
    return rows;
  }

  const GumboNode& root_;
  const PageRules& rules_;
  std::map<const GumboNode*, double> scores_;
};

// Start tags less end tags, at their most: an estimate, high where end tags are left out.
int nesting_of(std::string_view html) {
  int depth = 0;
  int deepest = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos && at + 1 < html.size();
       at = html.find('<', at + 1)) {
    if (html[at + 1] == '/')
      depth = std::max(0, depth - 1);
    else if (std::isalpha(static_cast<unsigned char>(html[at + 1])) != 0)
      deepest = std::max(deepest, ++depth);
  }
  return deepest;
}

}  // namespace

Page read_page(std::string_view html, const PageRules& rules) {
  Page page;
  if (nesting_of(html) > kDeepestNesting) {
    page.fault = "this page nests elements deeper than " + std::to_string(kDeepestNesting);
    return page;
  }
  GumboOptions options = kGumboDefaultOptions;
  const auto release = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(release)> output(
      gumbo_parse_with_options(&options, html.data(), html.size()), release);
  if (!output) {
    page.fault = "this page cannot be parsed";
    return page;
  }
  page = PageReader(*output->root, rules).run();
  if (page.text.empty()) page.fault = "this page holds no article";
  return page;
}

bool is_html(std::string_view head) {
  std::size_t at = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  while (at != std::string_view::npos && head.substr(at).starts_with("<!--")) {
    const std::size_t end = head.find("-->", at);
    if (end == std::string_view::npos) return true;
    at = head.find_first_not_of(" \t\r\n", end + 3);
  }
  if (at == std::string_view::npos) return false;
  std::string begin(head.substr(at, 16));
  std::transform(begin.begin(), begin.end(), begin.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return begin.starts_with("<!doctype html") || begin.starts_with("<html") || begin.starts_with("<head") ||
         begin.starts_with("<body") || begin.starts_with("<?xml");
}

}  // namespace townclerk
