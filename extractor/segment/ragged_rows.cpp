#include "segment/ragged_rows.h"

#include <algorithm>
#include <string_view>

namespace townclerk {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "12", "1,250", "(340)", "£1.2m", "4.5%", "-", "nil": what stands in a column of numbers.
bool is_number_cell(std::string_view word) {
  if (word == "-" || word == "–" || word == "nil" || word == "n/a") return true;
  while (!word.empty() && (word.front() == '(' || word.front() == '-')) word.remove_prefix(1);
  if (word.starts_with("£")) word.remove_prefix(std::string_view("£").size());
  if (word.empty() || !is_digit(word.front())) return false;
  while (!word.empty() && std::string_view(")%*mk").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  return word.find_first_not_of("0123456789,.") == std::string_view::npos && is_digit(word.back());
}

// "2014", "2014/15": a row's label that is a number.
bool is_year_label(std::string_view word) {
  return word.size() >= 4 && (word.starts_with("19") || word.starts_with("20")) && is_digit(word[2]) &&
         is_digit(word[3]) && (word.size() == 4 || word[4] == '/' || word[4] == '-');
}

struct NumbersAtEnd {
  std::size_t count = 0;
  bool label = false;
};

// How many cells of numbers a line ends with that one space alone parts from its label and from each other.
NumbersAtEnd numbers_at_end(std::string_view line) {
  constexpr std::size_t kLongest = 110;
  NumbersAtEnd found;
  bool digits = false;
  while (!line.empty() && line.size() <= kLongest) {
    const std::size_t space = line.rfind(' ');
    const std::string_view word = space == std::string_view::npos ? line : line.substr(space + 1);
    if (!is_number_cell(word) || (space == std::string_view::npos && is_year_label(word))) break;
    const bool ends_range = space != std::string_view::npos && line.substr(0, space).ends_with(" to");
    if (ends_range) break;
    digits = digits || std::any_of(word.begin(), word.end(), is_digit);
    ++found.count;
    line = space == std::string_view::npos ? std::string_view() : line.substr(0, space);
  }
  if (!digits) found.count = 0;
  found.label = is_year_label(line) ||
                std::any_of(line.begin(), line.end(), [](char c) { return c >= 'A' && !is_digit(c); });
  return found;
}

// Rows whose gaps were lost: several lines that end with as many numbers, one below the other or with a line
// between them that holds the first half of a label or heads some rows.
class RaggedRows {
 public:
  RaggedRows(const NormalText& normal, std::vector<Line>& lines) : normal_(normal), lines_(lines) {}

  void mark() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].blank) take(i);
    }
    close();
  }

 private:
  void take(std::size_t i) {
    constexpr std::size_t kLongestBetween = 70;
    const Line& line = lines_[i];
    const NumbersAtEnd numbers =
        line.row || line.terminal ? NumbersAtEnd() : numbers_at_end(normal_.slice(line.span));
    if (numbers.count > 0 && numbers.count == cells_ && (numbers.label || cells_ > 1)) {
      rows_.push_back(i);
      between_ = 0;
      return;
    }
    const bool between = cells_ > 1 && numbers.count == 0 && !line.row && !line.terminal &&
                         line.span.length() <= kLongestBetween && ++between_ <= kMostBetween;
    if (between) return;
    close();
    if (numbers.count == 0 || !numbers.label) return;
    cells_ = numbers.count;
    rows_ = {i};
  }

  void close() {
    constexpr std::size_t kFewest = 3;  // where each ends with one number
    if (rows_.size() >= (cells_ > 1 ? 2 : kFewest)) {
      for (const std::size_t i : rows_) lines_[i].row = true;
    }
    cells_ = 0;
    between_ = 0;
    rows_.clear();
  }

  static constexpr std::size_t kMostBetween = 2;
  const NormalText& normal_;
  std::vector<Line>& lines_;
  std::size_t cells_ = 0;  // of the rows that are being taken together
  std::size_t between_ = 0;
  std::vector<std::size_t> rows_;
};

}  // namespace

void mark_ragged_rows(const NormalText& normal, std::vector<Line>& lines) {
  RaggedRows(normal, lines).mark();
}

}  // namespace townclerk
