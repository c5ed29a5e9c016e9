#include "relate/tables.h"

#include <algorithm>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

std::vector<Cell> split_cells(const Article& article, const Block& block) {
  const std::string_view text = article.normal.text;
  std::vector<Cell> cells;
  const bool bars = article.normal.slice(block.span).find('|') != std::string_view::npos;
  std::uint32_t start = block.span.start;
  const auto finish = [&](std::uint32_t end) {
    std::uint32_t from = start;
    std::uint32_t to = end;
    while (from < to && (text[from] == ' ' || text[from] == '\t')) ++from;
    while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t')) --to;
    if (from < to || bars) cells.push_back({{from, to}, 0, 0});
  };
  for (std::uint32_t i = block.span.start; i < block.span.end; ++i) {
    const bool wide =
        !bars && (text[i] == '\t' || (text[i] == ' ' && i + 1 < block.span.end && text[i + 1] == ' '));
    if (!(bars ? text[i] == '|' : wide)) continue;
    finish(i);
    while (!bars && i + 1 < block.span.end && (text[i + 1] == ' ' || text[i + 1] == '\t')) ++i;
    start = i + 1;
  }
  finish(block.span.end);
  while (!cells.empty() && bars && cells.front().span.empty() && text[block.span.start] == '|')
    cells.erase(cells.begin());
  std::uint32_t token = block.first_token;
  for (Cell& cell : cells) {
    while (token < block.last_token && article.tokens[token].span.start < cell.span.start) ++token;
    cell.first_token = token;
    while (token < block.last_token && article.tokens[token].span.end <= cell.span.end) ++token;
    cell.last_token = token;
  }
  return cells;
}

// "----   ----" between the rows and their total.
bool is_rule(const Article& article, std::uint32_t b) {
  const bool between = b > 0 && b + 1 < article.blocks.size() && article.blocks[b + 1].kind == BlockKind::row;
  return between && article.blocks[b].kind == BlockKind::furniture &&
         article.normal.slice(article.blocks[b].span).find_first_not_of("-=_ ") == std::string_view::npos;
}

bool is_total(const Article& article, const Cell& cell) {
  if (cell.first_token >= cell.last_token) return true;
  const std::string word = fold_case(article.word(cell.first_token));
  const std::string last = fold_case(article.word(cell.last_token - 1));
  return word == "total" || word == "totals" || word == "all" || word == "overall" || last == "total";
}

bool is_numeric(const Article& article, const std::vector<Numeral>& numerals, const Cell& cell) {
  for (std::uint32_t t = cell.first_token; t < cell.last_token; ++t) {
    const std::int32_t n = article.tokens[t].numeral;
    if (n >= 0 && *numerals[static_cast<std::size_t>(n)].reason == '\0' &&
        cell.last_token - cell.first_token <= 6)
      return true;
  }
  return false;
}

std::uint32_t column_middle(const Article& article, const TableRow& row, const Cell& cell) {
  // Columns as the source has them: normalising may have shortened a cell.
  const std::size_t line_start = article.normal.text.rfind('\n', article.blocks[row.block].span.start) + 1;
  const Span source = article.normal.origin(cell.span);
  return (source.start + source.end) / 2 - article.normal.start_of[line_start];
}

}  // namespace

Tables::Tables(const Article& article, const std::vector<Numeral>& numerals) : article_(article) {
  for (std::uint32_t b = 0; b < article.blocks.size(); ++b) {
    if (article.blocks[b].kind != BlockKind::row) continue;
    Table table;
    for (; b < article.blocks.size(); ++b) {
      if (is_rule(article, b)) continue;
      if (article.blocks[b].kind != BlockKind::row) break;
      TableRow row{b, split_cells(article, article.blocks[b]), false, false};
      if (row.cells.empty()) continue;
      const bool numbers = std::any_of(row.cells.begin() + 1, row.cells.end(),
                                       [&](const Cell& cell) { return is_numeric(article, numerals, cell); });
      const bool above = std::all_of(table.rows.begin(), table.rows.end(),
                                     [](const TableRow& other) { return other.header; });
      row.header = !numbers && above;
      row.total = is_total(article, row.cells.front());
      table.rows.push_back(std::move(row));
    }
    if (table.rows.size() >= 2) tables_.push_back(std::move(table));
  }
}

std::optional<CellPlace> Tables::place_of(std::uint32_t token) const {
  const std::uint32_t block = article_.block_of[token];
  for (std::uint32_t t = 0; t < tables_.size(); ++t) {
    const Table& table = tables_[t];
    for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
      const TableRow& row = table.rows[r];
      if (row.block != block || row.header) continue;
      for (std::uint32_t c = 0; c < row.cells.size(); ++c) {
        if (token < row.cells[c].first_token || token >= row.cells[c].last_token) continue;
        CellPlace place{t, r, c, {}, {}};
        const std::uint32_t middle = column_middle(article_, row, row.cells[c]);
        for (const TableRow& header : table.rows) {
          if (!header.header) break;
          const Cell* best = nullptr;
          const std::string_view line = article_.normal.slice(article_.blocks[header.block].span);
          if (line.find('|') != std::string_view::npos || line.find('\t') != std::string_view::npos) {
            if (c < header.cells.size()) best = &header.cells[c];
          } else {
            std::uint32_t nearest = 14;  // characters that a centred header may be off
            for (const Cell& cell : header.cells) {
              const std::uint32_t at = column_middle(article_, header, cell);
              const std::uint32_t off = at > middle ? at - middle : middle - at;
              if (off < nearest) {
                nearest = off;
                best = &cell;
              }
            }
          }
          if (best == nullptr) continue;
          for (std::uint32_t i = best->first_token; i < best->last_token; ++i)
            place.header_tokens.push_back(i);
        }
        if (c > 0) {
          for (std::uint32_t i = row.cells[0].first_token; i < row.cells[0].last_token; ++i)
            place.label_tokens.push_back(i);
        }
        return place;
      }
    }
  }
  return std::nullopt;
}

}  // namespace townclerk
