#include "relate/table_totals.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "relate/tables.h"
#include "rulebook/bounds.h"

namespace townclerk {
namespace {

constexpr std::size_t kMostRows = 60;  // that one total may take in: a long table must not cost its square

// Where a line is crossed, and what stands there: column (or row), kind, currency.
using Column = std::tuple<std::uint32_t, Kind, std::string_view>;

// A row, or a column read as one.
struct Row {
  bool total = false;                   // says so
  std::map<Column, std::size_t> cells;  // figures
};

// What a line must say, or show, to be one of totals.
enum class Need : std::uint8_t { words_or_sums, words_and_sums };

class Adder {
 public:
  Adder(const std::vector<Figure>& figures, Need need, std::vector<std::int32_t>& wholes)
      : figures_(figures), need_(need), wholes_(wholes) {}

  void add_up(const std::map<std::uint32_t, Row>& rows) {
    open_.clear();
    first_since_total_ = 0;
    const Row* total = nullptr;
    for (const auto& [number, row] : rows) {
      const std::size_t taken = taken_in(row);
      for (std::size_t i = open_.size() - taken; i < open_.size(); ++i) link(*open_[i], row);
      open_.resize(open_.size() - taken);
      open_.push_back(&row);
      if (taken > 0 || row.total) first_since_total_ = open_.size();
      if (row.total) total = &row;
    }
    // Rows below the last total are parts of that one.
    if (need_ == Need::words_and_sums) return;
    for (std::size_t i = first_since_total_; total != nullptr && i < open_.size(); ++i)
      link(*open_[i], *total);
  }

 private:
  // How many of the last open rows are parts of a row.
  [[nodiscard]] std::size_t taken_in(const Row& row) const {
    constexpr std::size_t kSurely = 3;  // rows that do not add up by chance
    if (need_ == Need::words_and_sums && !row.total) return 0;
    std::size_t best = 0;
    int most = 0;
    std::map<Column, Sum> sums;
    for (std::size_t count = 1; count <= std::min(open_.size(), kMostRows); ++count) {
      add(*open_[open_.size() - count], row, sums);
      const int lead = agreement(row, sums);
      const bool chance = !row.total && count < kSurely && lead < 2;
      if (lead < most || lead < 1 || chance) continue;
      most = lead;
      best = count;
    }
    if (best > 0 || !row.total || need_ == Need::words_and_sums) return best;
    return std::min(open_.size() - first_since_total_, kMostRows);
  }

  struct Sum {
    double value = 0;
    double slack = 0;
    int parts = 0;
  };

  void add(const Row& part, const Row& total, std::map<Column, Sum>& sums) const {
    for (const auto& [column, cell] : part.cells) {
      if (!total.cells.contains(column) || figures_[cell].value.is_zero()) continue;
      Sum& sum = sums[column];
      sum.value += figures_[cell].value.approximate();
      sum.slack += rounding_of(figures_[cell]);
      ++sum.parts;
    }
  }

  // In how many columns more the sums are what a row says than in how many they are not.
  [[nodiscard]] int agreement(const Row& row, const std::map<Column, Sum>& sums) const {
    int lead = 0;
    for (const auto& [column, sum] : sums) {
      if (sum.parts < 2) continue;
      const Figure& total = figures_[row.cells.at(column)];
      const double slack = std::min(sum.slack + rounding_of(total), kMostSlack * sum.value);
      lead += std::abs(sum.value - total.value.approximate()) <= slack + kExact ? 1 : -1;
    }
    return lead;
  }

  void link(const Row& part, const Row& whole) {
    for (const auto& [column, cell] : part.cells) {
      const auto total = whole.cells.find(column);
      if (wholes_[cell] < 0 && total != whole.cells.end() &&
          figures_[cell].value < figures_[total->second].value)
        wholes_[cell] = static_cast<std::int32_t>(total->second);
    }
  }

  static constexpr double kExact = 1e-6;
  static constexpr double kMostSlack = 0.005;  // of the sum: columns of round numbers must still add up
  const std::vector<Figure>& figures_;
  Need need_;
  std::vector<std::int32_t>& wholes_;
  std::vector<const Row*> open_;  // rows that no total has taken in yet
  std::size_t first_since_total_ = 0;
};

}  // namespace

std::vector<std::int32_t> find_table_totals(const WordLists& lists, const Article& article,
                                            const std::vector<Target>& targets,
                                            const std::vector<Figure>& figures) {
  struct Lines {
    std::map<std::uint32_t, Row> rows;
    std::map<std::uint32_t, Row> columns;
  };
  std::map<std::int32_t, Lines> tables;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& target = targets[i];
    if (target.table < 0) continue;
    Row& row = tables[target.table].rows[target.row];
    row.total = target.total_row;
    row.cells.emplace(Column{target.column, target.kind, figures[i].currency}, i);
    Row& column = tables[target.table].columns[target.column];
    column.total = column.total || says_total(lists, article, target.header_tokens);
    column.cells.emplace(Column{target.row, target.kind, figures[i].currency}, i);
  }
  std::vector<std::int32_t> wholes(targets.size(), -1);
  for (const auto& [table, lines] : tables) {
    Adder(figures, Need::words_or_sums, wholes).add_up(lines.rows);
    Adder(figures, Need::words_and_sums, wholes).add_up(lines.columns);
  }
  return wholes;
}

}  // namespace townclerk
