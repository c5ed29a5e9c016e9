#include "relate/table_cells.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "rulebook/csv_line.h"

namespace townclerk {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

constexpr std::uint32_t kLeader = 2;  // dots of "Libraries .. 412", after a space

// How many bytes of a gap begin at `at`; 0 where none does.
std::uint32_t gap_at(std::string_view text, std::uint32_t at, std::uint32_t end, CellGap gap, char sign) {
  if (gap == CellGap::signs) return text[at] == sign ? 1 : 0;
  if (gap == CellGap::tabs) return text[at] == '\t' ? 1 : 0;
  std::uint32_t to = at;
  while (to < end && text[to] == ' ') ++to;
  std::uint32_t dots = to;
  while (dots < end && (text[dots] == '.' || text[dots] == '_')) ++dots;
  if (to > at && dots - to >= kLeader) {
    while (dots < end && text[dots] == ' ') ++dots;
    return dots - at;
  }
  return to - at >= 2 ? to - at : 0;
}

class Splitter {
 public:
  Splitter(const Article& article, const std::vector<Numeral>& numerals, const Block& block)
      : article_(article), numerals_(numerals), block_(block) {
    const std::string_view text = article.normal.text;
    left_ = article.normal.start_of[text.rfind('\n', block.span.start) + 1];
  }

  CellRow run() {
    const std::string_view line = article_.normal.slice(block_.span);
    if (line.find('|') != std::string_view::npos) {
      row_.gap = CellGap::signs;
    } else if (std::count(line.begin(), line.end(), ';') > 2) {
      row_.gap = CellGap::signs;
      sign_ = ';';
    } else if (is_csv_line(line)) {
      row_.gap = CellGap::signs;
      sign_ = ',';
    } else if (line.find('\t') != std::string_view::npos) {
      row_.gap = CellGap::tabs;
    }
    cut_at_gaps();
    if (row_.cells.size() == 1) cut_before_last_numbers();
    for (Cell& cell : row_.cells) describe(cell);
    return std::move(row_);
  }

 private:
  void add(std::uint32_t from, std::uint32_t to) {
    const std::string_view text = article_.normal.text;
    while (from < to && is_blank(text[from])) ++from;
    while (to > from && is_blank(text[to - 1])) --to;
    if (sign_ == ',' && to - from >= 2 && text[from] == '"' && text[to - 1] == '"') {
      ++from;
      --to;
    }
    if (from == to && row_.gap == CellGap::spaces) return;
    if (row_.gap == CellGap::spaces && touch(text.substr(from, to - from))) {
      for (std::uint32_t at = from; at < to; ++at) {
        if (text[at] != ' ') continue;
        push(from, at);
        from = at + 1;
      }
    }
    push(from, to);
  }

  void push(std::uint32_t from, std::uint32_t to) {
    Cell cell;
    cell.span = {from, to};
    if (from < to) {
      const Span source = article_.normal.origin(cell.span);
      cell.columns = {source.start - left_, source.end - left_};
    }
    while (token_ < block_.last_token && article_.tokens[token_].span.start < from) ++token_;
    cell.first_token = token_;
    while (token_ < block_.last_token && article_.tokens[token_].span.end <= to) ++token_;
    cell.last_token = token_;
    row_.cells.push_back(cell);
  }

  // "900.90 1,029.60": columns so wide that one space is left between them.
  static bool touch(std::string_view cell) {
    constexpr std::size_t kLongest = 100;
    return cell.size() < kLongest && cell.find(' ') != std::string_view::npos &&
           cell.find_first_not_of("0123456789,.()- ") == std::string_view::npos &&
           cell.substr(0, cell.find(' ')).find_first_of(",.") != std::string_view::npos;
  }

  void cut_at_gaps() {
    const std::string_view text = article_.normal.text;
    std::uint32_t start = block_.span.start;
    std::uint32_t end = block_.span.end;
    if (row_.gap == CellGap::signs) {  // the outer bars are a frame
      row_.framed = text[start] == sign_;
      if (row_.framed) ++start;
      if (end > start && text[end - 1] == sign_ && sign_ == '|') --end;
    }
    token_ = block_.first_token;
    // Cells left empty at the beginning of the line are no part of the block.
    for (std::uint32_t at = start; row_.gap == CellGap::tabs && at-- > 0 && text[at] == '\t';) add(at, at);
    bool quoted = false;
    for (std::uint32_t at = start; at < end;) {
      quoted = quoted != (sign_ == ',' && text[at] == '"');
      if (quoted) {
        ++at;
        continue;
      }
      const std::uint32_t gap = gap_at(text, at, end, row_.gap, sign_);
      if (gap == 0 || (sign_ == ',' && !parts_cells(text, at))) {
        ++at;
        continue;
      }
      add(start, at);
      start = at += gap;
    }
    add(start, end);
  }

  // "Adult Social Care 1,250 (340) 11.5", "Posts (FTE): 4.5"
  void cut_before_last_numbers() {
    std::vector<std::uint32_t> starts;
    std::uint32_t token = block_.last_token;
    while (token > block_.first_token) {
      const std::uint32_t number = number_that_ends_at(token);
      if (number == token) break;
      starts.push_back(number);
      token = number;
    }
    if (starts.empty() || token == block_.first_token) return;
    row_.gap = CellGap::lost;
    row_.cells.clear();
    token_ = block_.first_token;
    add(block_.span.start, article_.tokens[starts.back()].span.start);
    for (std::size_t i = starts.size(); i-- > 0;)
      add(article_.tokens[starts[i]].span.start,
          i == 0 ? block_.span.end : article_.tokens[starts[i - 1]].span.start);
  }

  // The first token of the number, with its sign and brackets, or of the lone dash that ends before a token.
  [[nodiscard]] std::uint32_t number_that_ends_at(std::uint32_t end) const {
    const auto word = [&](std::uint32_t t) { return article_.word(t); };
    const std::uint32_t first = block_.first_token;
    std::uint32_t t = end;
    if (word(t - 1) == "-" || word(t - 1) == "–") return article_.tokens[t - 1].joined ? end : t - 1;
    if (t > first && word(t - 1) == ")") --t;
    if (t == first || article_.tokens[t - 1].numeral < 0) return end;
    const Numeral& numeral = numerals_[static_cast<std::size_t>(article_.tokens[t - 1].numeral)];
    if (numeral.first_token == first) return end;  // "2014", "£50,000 to £54,999": it names the row
    t = numeral.first_token;
    while (t > first && (word(t - 1) == "(" || word(t - 1) == "-") && article_.tokens[t].joined) --t;
    return article_.tokens[t].joined ? end : t;
  }

  void describe(Cell& cell) const {
    bool may_be_figure = false;
    std::int32_t only = -1;
    bool several = false;  // "1, 2"
    bool heads = false;    // "24/25 £000"
    for (std::uint32_t t = cell.first_token; t < cell.last_token; ++t) {
      const Token& token = article_.tokens[t];
      if (token.numeral >= 0) {
        const Numeral& numeral = numerals_[static_cast<std::size_t>(token.numeral)];
        const bool nil = numeral.in_words && numeral.value.is_zero();
        may_be_figure = may_be_figure || (*numeral.reason == '\0' && !nil);
        several = several || (only >= 0 && only != token.numeral);
        only = token.numeral;
        heads = heads || std::string_view(numeral.reason) == "unit";
      } else if (token.kind == TokenKind::word) {
        ++cell.words;
      } else {
        heads = heads || article_.word(t) == "/";
      }
    }
    cell.number = may_be_figure && !heads && !several && cell.words == 0;
  }

  const Article& article_;
  const std::vector<Numeral>& numerals_;
  const Block& block_;
  CellRow row_;
  std::uint32_t left_ = 0;  // code points of the source before its line
  char sign_ = '|';
  std::uint32_t token_ = 0;
};

}  // namespace

CellRow split_cells(const Article& article, const std::vector<Numeral>& numerals, const Block& block) {
  return Splitter(article, numerals, block).run();
}

}  // namespace townclerk
