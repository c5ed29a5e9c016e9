// Lines of the text and what each looks like, before anything is known of its meaning.
// Covered by tests/unit/segment/segment_test.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "model/article.h"

namespace townclerk {

struct Line {
  Span span;  // without leading and trailing space
  std::uint32_t indent = 0;
  bool blank = false;
  bool item = false;      // begins with a bullet, dash or list number
  bool row = false;       // cells apart from each other: two spaces, a tab, a bar
  bool terminal = false;  // ends as a sentence ends
  bool furniture = false;
};

std::vector<Line> split_lines(const NormalText& normal);

// Whether a line reads like running prose of the article and not like a headline of another one.
bool reads_like_prose(std::string_view line, const Line& shape);

}  // namespace townclerk
