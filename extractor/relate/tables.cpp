#include "relate/tables.h"

#include <algorithm>
#include <iterator>

#include "relate/ragged_header.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

// "----   ----" between the rows and their total.
bool is_rule(const Article& article, const Block& block) {
  return article.normal.slice(block.span).find_first_not_of("-=_|:+,; ") == std::string_view::npos;
}

constexpr std::size_t kMostCells = 32;     // a longer row is no table's
constexpr std::uint32_t kMostHeaders = 6;  // rows above a table's body that head its columns

class Reader {
 public:
  Reader(const Rulebook& rulebook, const Article& article, const std::vector<Numeral>& numerals)
      : rulebook_(rulebook), article_(article), numerals_(numerals) {}

  std::vector<Table> run() {
    for (std::uint32_t b = 0; b < article_.blocks.size(); ++b) {
      if (article_.blocks[b].kind == BlockKind::row) read(b);
    }
    return std::move(tables_);
  }

 private:
  // One table; leaves `b` at its last block.
  void read(std::uint32_t& b) {
    table_ = {};
    headers_ = {0, 0};
    const std::uint32_t first = b;
    std::uint32_t last = b;
    for (; b < article_.blocks.size(); ++b) {
      const Block& block = article_.blocks[b];
      if (is_rule(article_, block)) continue;
      if (block.kind == BlockKind::row)
        add(b);
      else if (!stands_between_rows(b))
        break;
      last = b;
    }
    b = last;
    if (table_.rows.empty()) return;
    find_header_of_lost_gaps(first);
    go_on_from_the_table_before(first);
    while (!table_.rows.empty() && table_.rows.back().header) table_.rows.pop_back();
    if (table_.rows.empty()) return;
    if (table_.rows.size() == 1 && Tables::label_of(table_.rows.front()) == nullptr) return;
    last_block_ = last;
    tables_.push_back(std::move(table_));
  }

  void add(std::uint32_t b) {
    CellRow cut = split_cells(article_, numerals_, article_.blocks[b]);
    if (cut.cells.empty() || cut.cells.size() > kMostCells) return;
    if (table_.rows.empty()) framed_ = cut.framed;
    if (cut.framed && !framed_) cut.cells.insert(cut.cells.begin(), Cell());  // "| TOTAL | 12": no reference
    TableRow row{b, std::move(cut.cells), cut.gap, false, false, 0, 0};
    const bool numbers = std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
      return cell.number && (&cell != &row.cells.front() || row.cells.size() == 1);
    });
    const auto place = static_cast<std::uint32_t>(table_.rows.size());
    const bool above = place == headers_.last;
    row.header = !numbers && (above || heads_columns(row));
    if (row.header) {
      if (!above) headers_.first = place;
      headers_.last = place + 1;
      headers_.first = std::max(headers_.first, headers_.last - std::min(headers_.last, kMostHeaders));
    } else {
      if (row.gap == CellGap::tabs && headers_.last > headers_.first &&
          row.cells.size() > table_.rows[headers_.first].cells.size())
        std::erase_if(row.cells, [](const Cell& cell) { return cell.span.empty(); });
      row.total = is_total(row);
    }
    row.first_header = headers_.first;
    row.last_header = headers_.last;
    table_.rows.push_back(std::move(row));
  }

  // A row without numbers below others: new columns begin where it says units or years.
  [[nodiscard]] bool heads_columns(const TableRow& row) const {
    const Lexicon& lexicon = rulebook_.lexicon;
    return std::any_of(row.cells.begin() + 1, row.cells.end(), [&](const Cell& cell) {
      for (std::uint32_t t = cell.first_token; t < cell.last_token; ++t) {
        const Token& token = article_.tokens[t];
        if (token.numeral >= 0 || lexicon.currency(token.word, false) != nullptr ||
            lexicon.is(token.word, WordClass::fte_word) || article_.word(t) == "%")
          return true;
      }
      return false;
    });
  }

  [[nodiscard]] bool is_total(const TableRow& row) const {
    const Cell* label = Tables::label_of(row);
    if (label == nullptr || label->first_token >= label->last_token) return true;
    return says_total(rulebook_.lists, article_, label->tokens());
  }

  // "Children's Services" over its rows, or the first half of a label that goes on in the next line.
  [[nodiscard]] bool stands_between_rows(std::uint32_t b) const {
    constexpr std::uint32_t kLongest = 60;
    const Block& block = article_.blocks[b];
    if (b + 1 >= article_.blocks.size() || article_.blocks[b + 1].kind != BlockKind::row) return false;
    if (block.kind != BlockKind::heading && block.kind != BlockKind::paragraph) return false;
    if (block.span.length() > kLongest || table_.rows.empty()) return false;
    for (std::uint32_t t = block.first_token; t < block.last_token; ++t) {
      if (article_.tokens[t].numeral >= 0) return false;
    }
    const char end = article_.normal.slice(block.span).back();
    return end != '.' && end != '!' && end != '?';
  }

  void find_header_of_lost_gaps(std::uint32_t first) {
    const TableRow& top = table_.rows.front();
    if (headers_.last > 0 || top.gap != CellGap::lost || first == 0) return;
    TableRow header{first - 1,
                    ragged_header(rulebook_, article_, first, top.cells.size() - 1),
                    CellGap::lost,
                    true,
                    false,
                    0,
                    0};
    if (header.cells.empty()) return;
    header.cells.insert(header.cells.begin(), Cell());
    table_.rows.insert(table_.rows.begin(), std::move(header));
    headers_ = {0, 1};
    for (TableRow& row : table_.rows) row.last_header = 1;
  }

  // Rows without a header, a heading below a table of as many columns: that table's columns go on.
  void go_on_from_the_table_before(std::uint32_t first) {
    constexpr std::uint32_t kBetween = 2;
    if (headers_.last > 0 || tables_.empty() || first > last_block_ + 1 + kBetween) return;
    const Table& before = tables_.back();
    const TableRow& end = before.rows.back();
    if (end.first_header == end.last_header || end.cells.size() != table_.rows.front().cells.size()) return;
    const auto from = before.rows.begin() + end.first_header;
    const auto to = before.rows.begin() + end.last_header;
    table_.rows.insert(table_.rows.begin(), from, to);
    const std::uint32_t count = end.last_header - end.first_header;
    for (TableRow& row : table_.rows) {
      row.first_header = 0;
      row.last_header = count;
    }
  }

  struct Headers {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  const Rulebook& rulebook_;
  const Article& article_;
  const std::vector<Numeral>& numerals_;
  std::vector<Table> tables_;
  Table table_;
  Headers headers_;
  bool framed_ = false;
  std::uint32_t last_block_ = 0;
};

// The cell of a header row that stands over a cell of a row; null where none does.
const Cell* over(const TableRow& header, const TableRow& row, std::uint32_t cell) {
  constexpr std::uint32_t kFarthest = 14;  // characters that a header may be off
  const bool as_many = header.cells.size() == row.cells.size();
  if (header.gap != CellGap::spaces || row.gap != CellGap::spaces) {
    if (cell == 0) return &header.cells.front();
    // Where a row has fewer cells than its header, a total lacks its reference, any other row its last cells.
    const bool from_left = as_many || row.gap == CellGap::signs || (row.gap == CellGap::tabs && !row.total);
    const std::size_t at = from_left ? cell : cell + header.cells.size() - row.cells.size();
    return at < header.cells.size() ? &header.cells[at] : nullptr;
  }
  const auto left = [&](const TableRow& one) { return one.cells.front().columns.start; };
  if (as_many && left(header) <= left(row) + 2 && left(row) <= left(header) + 2) return &header.cells[cell];
  const Span own = row.cells[cell].columns;
  const auto over_another = [&](Span there) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& other) {
      const Span at = other.columns;
      return at.start < there.end && there.start < at.end;
    });
  };
  const Cell* best = nullptr;
  std::uint32_t most = 0;
  std::uint32_t nearest = kFarthest;
  for (const Cell& head : header.cells) {
    const Span there = head.columns;
    const std::uint32_t from = std::max(own.start, there.start);
    const std::uint32_t to = std::min(own.end, there.end);
    if (from < to) {
      if (to - from <= most) continue;
      most = to - from;
      best = &head;
    } else if (most == 0 && from - to < nearest && !over_another(there)) {
      nearest = from - to;
      best = &head;
    }
  }
  if (best == nullptr && as_many) best = &header.cells[cell];
  return best;
}

// The row with the most cells, the first of several: its cells are the table's columns.
const TableRow* widest(const Table& table) {
  const TableRow* most = nullptr;
  for (const TableRow& row : table.rows) {
    if (!row.header && (most == nullptr || row.cells.size() > most->cells.size())) most = &row;
  }
  return most;
}

}  // namespace

bool says_total(const WordLists& lists, const Article& article, const std::vector<std::uint32_t>& tokens) {
  const auto is = [&](std::uint32_t token) {
    return lists.has("total_rows", fold_case(article.word(token)));
  };
  return !tokens.empty() && (is(tokens.front()) || is(tokens.back()));
}

bool says_of_which(const WordLists& lists, const Article& article, const std::vector<std::uint32_t>& tokens) {
  return !tokens.empty() && lists.has("part_rows", fold_case(article.word(tokens.front())));
}

Tables::Tables(const Rulebook& rulebook, const Article& article, const std::vector<Numeral>& numerals)
    : tables_(Reader(rulebook, article, numerals).run()) {
  index();
}

void Tables::index() {
  for (std::uint32_t t = 0; t < tables_.size(); ++t) {
    const TableRow* columns = widest(tables_[t]);
    for (std::uint32_t r = 0; r < tables_[t].rows.size(); ++r) {
      const TableRow& row = tables_[t].rows[r];
      for (std::uint32_t c = 0; c < row.cells.size() && !row.header; ++c) {
        const Cell& cell = row.cells[c];
        if (cell.first_token >= cell.last_token) continue;
        const Cell* column = over(*columns, row, c);
        const auto which = column == nullptr ? c : static_cast<std::uint32_t>(column - columns->cells.data());
        places_.push_back({cell.first_token, cell.last_token, t, r, c, which});
      }
    }
  }
}

const Cell* Tables::label_of(const TableRow& row) {
  const Cell* label = nullptr;
  for (const Cell& cell : row.cells) {
    if (cell.number && (&cell != &row.cells.front() || row.cells.size() == 1)) break;
    if (label == nullptr || cell.words > label->words) label = &cell;
  }
  return label;
}

std::vector<std::uint32_t> Tables::header_tokens(const Table& table, const TableRow& row,
                                                 std::uint32_t cell) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t h = row.first_header; h < row.last_header; ++h) {
    const Cell* head = over(table.rows[h], row, cell);
    if (head == nullptr) continue;
    const std::vector<std::uint32_t> tokens = head->tokens();
    all.insert(all.end(), tokens.begin(), tokens.end());
  }
  return all;
}

std::optional<CellPlace> Tables::place_of(std::uint32_t token) const {
  const auto after = std::upper_bound(places_.begin(), places_.end(), token,
                                      [](std::uint32_t t, const Place& p) { return t < p.first_token; });
  if (after == places_.begin() || token >= std::prev(after)->last_token) return std::nullopt;
  const auto found = std::prev(after);
  CellPlace place{found->table, found->row, found->cell, found->column, {}, {}};
  const Table& table = tables_[found->table];
  const TableRow& row = table.rows[found->row];
  place.header_tokens = header_tokens(table, row, found->cell);
  const Cell* label = label_of(row);
  if (label != nullptr && label < &row.cells[found->cell]) place.label_tokens = label->tokens();
  return place;
}

}  // namespace townclerk
