// A web page (HTML5, parsed by Gumbo) → its article: title, date and main text, without navigation, lists of
// other stories and adverts. Paragraphs, headings, list items ("• …") and table rows ("| a | b |") come as
// blocks with blank lines between. The main text is the element whose paragraphs hold most, links discounted
// (after Kohlschütter et al., "Boilerplate detection using shallow text features", 2010). Covered by
// tests/cli/test_inputs.py.
#pragma once

#include <string>
#include <string_view>

#include "rulebook/page_rules.h"

namespace townclerk {

struct Page {
  std::string title;
  std::string published;  // ISO 8601 as far as the page says it, or empty
  std::string text;       // empty where no article was found
  std::string fault;      // why the page cannot be read
};

// `html` is UTF-8.
Page read_page(std::string_view html, const PageRules& rules);

// Whether a stream that begins with `head` is HTML.
bool is_html(std::string_view head);

}  // namespace townclerk
