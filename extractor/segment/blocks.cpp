#include "segment/blocks.h"

#include <algorithm>

namespace townclerk {
namespace {

constexpr std::uint32_t kLongestHeading = 90;
constexpr std::uint32_t kShortestWrapped = 55;  // a line broken by an editor is at least so long

bool is_heading(const NormalText& normal, const Line& line, bool followed) {
  if (line.item || line.row || line.terminal || line.span.length() > kLongestHeading) return false;
  const std::string_view text = normal.slice(line.span);
  const char last = text.back();
  if (last == ',' || last == ';') return false;
  return followed || last == ':';
}

bool is_lower_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '(' || c == '$';
}

// Whether `next` goes on where `line` was broken.
bool wraps(const NormalText& normal, const Line& line, const Line& next) {
  if (next.blank || next.furniture || next.item || next.row || line.row || line.terminal) return false;
  if (line.span.length() < kShortestWrapped) return false;
  const std::string_view text = normal.slice(line.span);
  const char last = text.back();
  if (last == ':' || last == ';') return false;
  const char first = normal.text[next.span.start];
  const bool pound = normal.slice(next.span).starts_with("£");
  return is_lower_or_digit(first) || pound || last == ',' ||
         (next.indent == line.indent && line.span.length() > 75 && next.indent > 0);
}

std::int32_t lead_of(const std::vector<Block>& blocks) {
  const auto last = static_cast<std::int32_t>(blocks.size()) - 1;
  if (last < 0) return -1;
  const Block& before = blocks.back();
  if (before.kind == BlockKind::item || before.kind == BlockKind::row) return before.lead;
  return before.kind == BlockKind::furniture ? -1 : last;
}

}  // namespace

std::vector<Block> make_blocks(const NormalText& normal, const std::vector<Line>& lines) {
  std::vector<Block> blocks;
  std::int32_t section = -1;
  bool first = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.blank) continue;
    Block block;
    block.span = line.span;
    block.section = section;
    if (line.furniture) {
      block.kind = BlockKind::furniture;
      blocks.push_back(block);
      continue;
    }
    std::size_t last = i;
    if (line.row) {
      block.kind = BlockKind::row;
    } else if (line.item) {
      block.kind = BlockKind::item;
    }
    if (!line.row) {
      while (last + 1 < lines.size() && wraps(normal, lines[last], lines[last + 1])) ++last;
      block.span.end = lines[last].span.end;
    }
    if (block.kind == BlockKind::item || block.kind == BlockKind::row) block.lead = lead_of(blocks);
    const bool followed = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(last) + 1, lines.end(),
                                      [](const Line& other) { return !other.blank && !other.furniture; });
    if (block.kind == BlockKind::paragraph && last == i && is_heading(normal, line, followed)) {
      block.kind = BlockKind::heading;
      // The headline heads the whole article, so no part of it.
      if (!first) section = static_cast<std::int32_t>(blocks.size());
      block.section = -1;
    }
    first = false;
    blocks.push_back(block);
    i = last;
  }
  return blocks;
}

}  // namespace townclerk
