#include "segment/lines.h"

#include <algorithm>
#include <array>

#include "rulebook/csv_line.h"
#include "segment/ragged_rows.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::size_t kShortestProse = 60;
constexpr std::uint32_t kDeepIndent = 20;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

// "• ", "- ", "* ", "– ", "l " (a lost bullet), "1. ", "a) ", "(iv) ".
bool begins_as_item(std::string_view line) {
  if (line.empty()) return false;
  constexpr std::array<std::string_view, 12> kBullets = {"•",  "●",  "▪",  "■",  "◦",   "·",
                                                         "- ", "* ", "– ", "+ ", "l £", "o "};
  // Any other lone sign before a space, such as an emoji.
  const std::size_t space = line.find(' ');
  if (static_cast<unsigned char>(line.front()) >= 0xE2 && space != std::string_view::npos && space <= 8 &&
      !classify(line, 0).letter &&
      line.substr(0, space).find_first_of("0123456789") == std::string_view::npos) {
    return true;
  }
  for (const std::string_view bullet : kBullets) {
    if (line.starts_with(bullet)) return true;
  }
  std::size_t at = line.starts_with('(') ? 1 : 0;
  const std::size_t first = at;
  while (at < line.size() && at - first < 4 && (is_digit(line[at]) || (line[at] >= 'a' && line[at] <= 'z')))
    ++at;
  const bool number = at > first && is_digit(line[first]);
  const bool letter = at > first && !number && at - first <= 3;
  if (at == first || at + 1 >= line.size()) return false;
  if (line[at] == ')' && (number || letter)) return line[at + 1] == ' ';
  if (line[at] == '.' && (number || at - first == 1)) return is_space(line[at + 1]);
  return false;
}

// "CL4;Libraries;640;410;11.0"
bool has_semicolons(std::string_view line) {
  constexpr std::ptrdiff_t kFewest = 3;
  return std::count(line.begin(), line.end(), ';') >= kFewest && line.find("; ") == std::string_view::npos;
}

// "Libraries ........ 412"
bool has_leader(std::string_view line) {
  const std::size_t dots = line.find("....");
  return dots != std::string_view::npos && dots > 0 &&
         std::any_of(line.begin() + static_cast<std::ptrdiff_t>(dots), line.end(), is_digit);
}

// Where the text begins behind "•   "; 0 where no lone sign opens the line.
std::size_t past_bullet(std::string_view line) {
  const std::size_t space = line.find_first_of(" \t");
  constexpr std::size_t kLongest = 4;  // bytes of one sign
  if (space == 0 || space == std::string_view::npos || space > kLongest) return 0;
  const bool sign = static_cast<unsigned char>(line.front()) >= 0xE2 || (space == 1 && line.front() == '*');
  if (!sign || classify(line, 0).letter) return 0;
  return std::min(line.find_first_not_of(" \t", space), line.size());
}

bool has_cells(std::string_view line) {
  if (has_leader(line) || has_semicolons(line) || is_csv_line(line)) return true;
  if (std::count(line.begin(), line.end(), '|') >= 2) return true;
  const std::size_t bar = line.find(" | ");
  if (bar != std::string_view::npos && line.find('\t') == std::string_view::npos) {
    return std::any_of(line.begin() + static_cast<std::ptrdiff_t>(bar), line.end(), is_digit) &&
           line.size() < 120;
  }
  // Two or more spaces (or a tab) between cells, but not after a full stop, a bullet or a list number.
  for (std::size_t i = std::max<std::size_t>(1, past_bullet(line)); i + 2 < line.size(); ++i) {
    const bool gap = line[i] == '\t' || (line[i] == ' ' && line[i + 1] == ' ');
    if (!gap || is_space(line[i - 1])) continue;
    const bool sentence_end = std::string_view(".!?\"").find(line[i - 1]) != std::string_view::npos;
    if (sentence_end && line[i + 2] != ' ') continue;  // two spaces as typists put them
    const std::string_view head = line.substr(0, i);
    if (head.find_first_not_of("0123456789.()abcdefivx-") == std::string_view::npos && i < 7) continue;
    return true;
  }
  return false;
}

bool ends_sentence(std::string_view line) {
  while (!line.empty() &&
         (line.back() == '"' || line.back() == '\'' || line.back() == ')' || line.back() == ']')) {
    line.remove_suffix(1);
  }
  return !line.empty() && (line.back() == '.' || line.back() == '!' || line.back() == '?');
}

}  // namespace

std::vector<Line> split_lines(const NormalText& normal) {
  const std::string_view text = normal.text;
  std::vector<Line> lines;
  std::size_t start = 0;
  while (start <= text.size()) {
    std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) end = text.size();
    Line line;
    std::size_t from = start;
    std::size_t to = end;
    while (from < to && is_space(text[from])) ++from;
    while (to > from && is_space(text[to - 1])) --to;
    line.span = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    line.indent = static_cast<std::uint32_t>(from - start);
    line.blank = from == to;
    const std::string_view content = text.substr(from, to - from);
    line.item = begins_as_item(content);
    line.row = has_cells(content);
    line.terminal = ends_sentence(content);
    // A column header's second line may hold one cell alone.
    if (!line.row && !line.blank && line.indent >= kDeepIndent && !lines.empty() && lines.back().row)
      line.row = true;
    lines.push_back(line);
    start = end + 1;
  }
  mark_ragged_rows(normal, lines);
  return lines;
}

bool reads_like_prose(std::string_view line, const Line& shape) {
  if (shape.item || shape.row) return false;
  if (line.starts_with('"') || line.starts_with('\'')) return true;
  return shape.terminal && line.size() >= kShortestProse;
}

}  // namespace townclerk
