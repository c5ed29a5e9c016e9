#include "relate/ragged_header.h"

#include <algorithm>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::uint32_t kMostLines = 8;
constexpr std::uint32_t kLongestLine = 100;

// The lines that may be a header: short, and no sentence.
std::uint32_t first_block_of_header(const Article& article, std::uint32_t first_row) {
  std::uint32_t first = first_row;
  while (first > 0 && first_row - first < kMostLines) {
    const Block& block = article.blocks[first - 1];
    if (block.kind == BlockKind::row || block.kind == BlockKind::furniture) break;
    const char end = article.normal.slice(block.span).back();
    if (block.span.length() > kLongestLine || end == '.' || end == '!' || end == '?') break;
    --first;
  }
  return first;
}

struct Mark {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  bool explains = false;  // in brackets: "(FTE)" says what the one before it is counted in
};

class Marks {
 public:
  Marks(const Rulebook& rulebook, const Article& article) : rulebook_(rulebook), article_(article) {}

  std::vector<Mark> in(std::uint32_t first, std::uint32_t last) const {
    std::vector<Mark> marks;
    std::uint32_t from = first;
    for (std::uint32_t t = first; t < last; ++t) {
      if (!is_mark(t)) continue;
      const bool explains = t > first && article_.word(t - 1) == "(";
      while (t + 1 < last && goes_on(t + 1)) ++t;
      marks.push_back({from, t + 1, explains});
      from = t + 1;
    }
    return marks;
  }

 private:
  [[nodiscard]] bool is_mark(std::uint32_t t) const {
    const WordId word = article_.tokens[t].word;
    const std::string text = fold_case(article_.word(t));
    return rulebook_.lexicon.currency(word, false) != nullptr || text == "%" ||
           rulebook_.lexicon.is(word, WordClass::fte_word) || rulebook_.lexicon.is_job_noun(word) ||
           rulebook_.lists.has("reference_columns", text);
  }

  // "£'000", "£ million", "FTE)"
  [[nodiscard]] bool goes_on(std::uint32_t t) const {
    const std::string_view word = article_.word(t);
    return word == "'" || word == ")" || word.starts_with("000") ||
           rulebook_.lexicon.magnitude(article_.tokens[t].word).has_value();
  }

  const Rulebook& rulebook_;
  const Article& article_;
};

}  // namespace

std::vector<Cell> ragged_header(const Rulebook& rulebook, const Article& article, std::uint32_t first_row,
                                std::size_t columns) {
  const Marks finder(rulebook, article);
  const std::uint32_t top = first_block_of_header(article, first_row);
  for (std::uint32_t first = first_row; first-- > top;) {
    std::vector<Mark> marks =
        finder.in(article.blocks[first].first_token, article.blocks[first_row].first_token);
    if (marks.size() > columns) std::erase_if(marks, [](const Mark& mark) { return mark.explains; });
    if (marks.size() > columns) break;
    if (marks.size() < columns) continue;
    std::vector<Cell> cells;
    for (const Mark& mark : marks) {
      Cell cell;
      cell.first_token = mark.first_token;
      cell.last_token = mark.last_token;
      cells.push_back(cell);
    }
    return cells;
  }
  return {};
}

}  // namespace townclerk
