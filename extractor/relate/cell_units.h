// What the numbers of a table's cells count: pounds, thousands of pounds, posts, per cent. A cell seldom says
// it; its column's header does, or its row's label, the table's corner, the column beside it, the words above
// or below the table.
// Covered by tests/unit/relate/tables_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/mention.h"
#include "relate/tables.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct CellUnit {
  enum class Sort : std::uint8_t {
    none,
    amount,     // money, in units that stand elsewhere
    count,      // of what the table is about
    other,      // of other things, it seems: "Homes", but also "Children" in a table of budgets
    reference,  // of other things, or no quantity
    money,
    percent,
    jobs
  };
  Sort sort = Sort::none;
  std::string currency;
  Decimal factor = Decimal(1);
  std::string unit;  // of jobs
  bool fte = false;
  bool surely = false;  // of jobs: by a word that can mean nothing else, as "staff" can in "Staff (£000)"

  [[nodiscard]] bool counts() const {
    return sort == Sort::money || sort == Sort::percent || sort == Sort::jobs;
  }
};

class CellUnits {
 public:
  CellUnits(const Rulebook& rulebook, const Article& article, const std::vector<Numeral>& numerals,
            const Tables& tables);

  // Of a cell that holds a number alone: what counts() of it is true, `reference`, or `none`.
  [[nodiscard]] CellUnit of(const CellPlace& place) const;
  // What the header of its column alone says.
  [[nodiscard]] CellUnit header_of(const CellPlace& place) const { return read(place.header_tokens); }

 private:
  struct Above {  // the words above and below a table
    CellUnit money;
    CellUnit jobs;
  };
  [[nodiscard]] CellUnit read(const std::vector<std::uint32_t>& tokens) const;
  [[nodiscard]] std::optional<CellUnit> currency_at(const std::vector<std::uint32_t>& tokens,
                                                    std::size_t i) const;
  [[nodiscard]] CellUnit number_of(const std::vector<std::uint32_t>& tokens) const;
  [[nodiscard]] Above above(const Table& table) const;
  [[nodiscard]] CellUnit in_header(const Table& table, const TableRow& row, std::uint32_t column) const;
  [[nodiscard]] bool names_measure(const std::vector<std::uint32_t>& label) const;
  [[nodiscard]] CellUnit own_of(const CellPlace& place) const;
  [[nodiscard]] CellUnit to_the_left(const CellPlace& place) const;
  [[nodiscard]] std::map<std::uint32_t, CellUnit> signs_of(const Table& table) const;

  const Rulebook& rulebook_;
  const Article& article_;
  const std::vector<Numeral>& numerals_;
  const Tables& tables_;
  std::vector<Above> above_;                               // by table
  std::vector<std::map<std::uint32_t, CellUnit>> signed_;  // by table and column
};

}  // namespace townclerk
