#include "segment/furniture.h"

#include <utility>

namespace townclerk {
namespace {

constexpr std::size_t kLongestFurnitureLine = 300;

// A list goes up to the first blank line after its first entry, or to the next prose.
std::size_t take_list(const NormalText& normal, std::vector<Line>& lines, std::size_t at, bool past_blanks) {
  bool any = false;
  for (; at < lines.size(); ++at) {
    Line& line = lines[at];
    if (line.blank) {
      if (any && !past_blanks) break;
      continue;
    }
    if (reads_like_prose(normal.slice(line.span), line)) break;
    line.furniture = true;
    any = true;
  }
  return at;
}

}  // namespace

void mark_furniture(const NormalText& normal, const std::vector<TextPattern>& patterns,
                    std::vector<Line>& lines) {
  bool at_first = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.blank) continue;
    const bool first = std::exchange(at_first, false);
    if (line.furniture || line.span.length() > kLongestFurnitureLine) continue;
    for (const TextPattern& pattern : patterns) {
      // The first line is the headline, whatever it looks like.
      if ((first && pattern.takes != "line") || !pattern.matches_whole(normal.slice(line.span))) continue;
      line.furniture = true;
      if (pattern.takes == "list") take_list(normal, lines, i + 1, false);
      if (pattern.takes == "end") take_list(normal, lines, i + 1, true);
      break;
    }
  }
}

}  // namespace townclerk
