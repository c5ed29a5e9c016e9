#include "relate/cell_units.h"

#include <algorithm>

#include "relate/noun_phrase.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

using Sort = CellUnit::Sort;

CellUnit of_sort(Sort sort) {
  CellUnit unit;
  unit.sort = sort;
  return unit;
}

std::vector<std::uint32_t> tokens_of(std::uint32_t first, std::uint32_t last) {
  std::vector<std::uint32_t> tokens;
  for (std::uint32_t t = first; t < last; ++t) tokens.push_back(t);
  return tokens;
}

}  // namespace

CellUnits::CellUnits(const Rulebook& rulebook, const Article& article, const std::vector<Numeral>& numerals,
                     const Tables& tables)
    : rulebook_(rulebook), article_(article), numerals_(numerals), tables_(tables) {
  for (const Table& table : tables.all()) {
    above_.push_back(above(table));
    signed_.push_back(signs_of(table));
  }
}

// "£", "£000", "£'000", "£m", "£ million": a currency without a sum of its own.
std::optional<CellUnit> CellUnits::currency_at(const std::vector<std::uint32_t>& tokens,
                                               std::size_t i) const {
  const Token& token = article_.tokens[tokens[i]];
  const std::string* code = rulebook_.lexicon.currency(token.word, false);
  if (code == nullptr) return std::nullopt;
  if (token.numeral >= 0 &&
      std::string_view(numerals_[static_cast<std::size_t>(token.numeral)].reason) != "unit")
    return std::nullopt;
  CellUnit unit = of_sort(Sort::money);
  unit.currency = *code;
  const auto word = [&](std::size_t at) { return fold_case(article_.word(tokens[at])); };
  std::size_t next = i + 1;
  while (next < tokens.size() && (word(next) == "'" || word(next) == "(" || word(next) == "in")) ++next;
  if (next == tokens.size()) return unit;
  const std::string magnitude = word(next);
  if (magnitude.starts_with("000") || magnitude == "thousands") unit.factor = Decimal(1000);
  if (const auto factor = rulebook_.lexicon.magnitude(article_.tokens[tokens[next]].word))
    unit.factor = *factor;
  return unit;
}

CellUnit CellUnits::read(const std::vector<std::uint32_t>& tokens) const {
  const Lexicon& lexicon = rulebook_.lexicon;
  const auto& lists = rulebook_.lists;
  CellUnit unit;
  bool measure = false;  // an amount of money, unless posts are named: "Reduction", "Reduction in posts"
  const auto weaker = [&](Sort sort) {
    if (unit.sort == Sort::none) unit.sort = sort;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = article_.tokens[tokens[i]];
    if (auto money = currency_at(tokens, i)) return *money;
    if (unit.counts()) continue;
    const std::string word = fold_case(article_.word(tokens[i]));
    const bool of_posts =
        lexicon.is(token.word, WordClass::fte_word) || lists.has("establishment_columns", word);
    const bool of_people =
        lists.has("people_columns", word) || lexicon.is(token.word, WordClass::loose_people);
    const char* noun = lexicon.unit_of(token.word);
    const bool spelt =
        word.starts_with("equivalent") && i > 0 && fold_case(article_.word(tokens[i - 1])) == "time";
    const bool other_fte = spelt || after_dotted_fte(article_, tokens[i], tokens.back() + 1) > tokens[i];
    if (word == "%" || word == "percentage") {
      unit.sort = Sort::percent;
    } else if (other_fte || lexicon.is(token.word, WordClass::fte_word)) {
      unit.sort = Sort::jobs;
      unit.unit = "posts";
      unit.surely = true;
      unit.fte = unit.fte || other_fte;
    } else if (lists.has("amount_columns", word)) {
      if (unit.sort != Sort::count) unit.sort = Sort::amount;
      measure = false;
    } else if (unit.sort == Sort::none && lists.has("measure_columns", word)) {
      unit.sort = Sort::amount;
      measure = true;
    } else if ((unit.sort != Sort::amount || measure) && (of_posts || of_people || noun != nullptr)) {
      unit.sort = Sort::jobs;
      unit.unit = of_posts ? "posts" : of_people || noun == nullptr ? "people" : noun;
      unit.surely = of_posts || lists.has("people_columns", word) || unit.unit != "people";
    } else if (lists.has("reference_columns", word)) {
      weaker(Sort::reference);
    } else if (lexicon.is(token.word, WordClass::other_noun)) {
      weaker(Sort::other);
    } else if (lists.has("count_columns", word)) {
      weaker(Sort::count);
    }
  }
  for (const std::uint32_t token : tokens) {
    unit.fte = unit.fte || lexicon.is(article_.tokens[token].word, WordClass::fte_word);
    if (unit.sort == Sort::jobs)
      unit.surely = unit.surely || unit.fte || lists.has("people_columns", fold_case(article_.word(token)));
  }
  return unit;
}

// "The number of employees who left was:"
CellUnit CellUnits::number_of(const std::vector<std::uint32_t>& tokens) const {
  constexpr std::size_t kBetween = 3;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (fold_case(article_.word(tokens[i])) != "number" || article_.word(tokens[i + 1]) != "of") continue;
    for (std::size_t at = i + 2; at < std::min(tokens.size(), i + 2 + kBetween); ++at) {
      const char* noun = rulebook_.lexicon.unit_of(article_.tokens[tokens[at]].word);
      if (noun == nullptr) continue;
      CellUnit unit = of_sort(Sort::jobs);
      unit.unit = noun;
      return unit;
    }
  }
  return {};
}

// "All figures in £000", "Posts (FTE)": what stands nearest above the table, else below it.
CellUnits::Above CellUnits::above(const Table& table) const {
  constexpr std::uint32_t kAbove = 8;
  constexpr std::uint32_t kLongestAbove = 240;
  constexpr std::uint32_t kLongestTitle = 60;
  Above found;
  const std::uint32_t first = table.rows.front().block;
  const std::uint32_t last = table.rows.back().block;
  std::vector<std::uint32_t> blocks;
  for (std::uint32_t back = 1; back <= std::min(kAbove, first); ++back) {
    const Block& block = article_.blocks[first - back];
    if (block.kind == BlockKind::row || (back > 2 && block.span.length() > kLongestAbove)) break;
    blocks.push_back(first - back);
  }
  const std::int32_t section = article_.blocks[first].section;
  if (section >= 0) blocks.push_back(static_cast<std::uint32_t>(section));
  const std::size_t over = blocks.size();
  if (last + 2 >= article_.blocks.size() || article_.blocks[last + 2].kind != BlockKind::row) {
    if (last + 1 < article_.blocks.size()) blocks.push_back(last + 1);
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = article_.blocks[blocks[i]];
    const auto tokens = tokens_of(block.first_token, block.last_token);
    const bool lost = table.rows.back().gap == CellGap::lost;
    for (std::size_t at = 0; at < tokens.size() && found.money.sort == Sort::none; ++at) {
      const auto money = currency_at(tokens, at);
      // "Spaces Income (£) Fines" heads one column of several that cannot be told apart.
      if (money && !(lost && money->factor == Decimal(1))) found.money = *money;
    }
    if (i < over && found.jobs.sort == Sort::none) found.jobs = number_of(tokens);
    const bool lead = article_.blocks[first].lead == static_cast<std::int32_t>(blocks[i]) ||
                      block.kind == BlockKind::heading ||
                      (block.kind == BlockKind::item && block.span.length() < kLongestTitle);
    if (!lead || i >= over || found.jobs.sort != Sort::none) continue;
    std::vector<std::uint32_t> words;
    for (const std::uint32_t t : tokens) {
      if (article_.tokens[t].numeral < 0 &&
          rulebook_.lexicon.currency(article_.tokens[t].word, false) == nullptr)
        words.push_back(t);
    }
    const CellUnit unit = read(words);
    if (unit.sort == Sort::jobs) found.jobs = unit;
  }
  return found;
}

// By column: the currency and magnitude that some of its cells bear, for those that bear none.
std::map<std::uint32_t, CellUnit> CellUnits::signs_of(const Table& table) const {
  std::map<std::uint32_t, CellUnit> signs;
  for (const TableRow& row : table.rows) {
    for (std::uint32_t c = 1; c < row.cells.size() && !row.header; ++c) {
      const Cell& cell = row.cells[c];
      for (std::uint32_t t = cell.first_token; t < cell.last_token && cell.number; ++t) {
        const std::int32_t n = article_.tokens[t].numeral;
        if (n < 0) continue;
        const Numeral& numeral = numerals_[static_cast<std::size_t>(n)];
        if (numeral.sort == NumeralSort::bare) continue;
        CellUnit unit = of_sort(numeral.sort == NumeralSort::money ? Sort::money : Sort::percent);
        unit.currency = numeral.currency;
        const auto magnitude = rulebook_.lexicon.magnitude(article_.tokens[numeral.last_token - 1].word);
        if (magnitude) unit.factor = *magnitude;
        signs.try_emplace(c, unit);
        break;
      }
    }
  }
  return signs;
}

CellUnit CellUnits::in_header(const Table& table, const TableRow& row, std::uint32_t column) const {
  return read(Tables::header_tokens(table, row, column));
}

// "Deleted to date" beside "Posts to delete".
CellUnit CellUnits::to_the_left(const CellPlace& place) const {
  const Table& table = tables_.all()[place.table];
  const TableRow& row = table.rows[place.row];
  for (std::uint32_t c = place.cell; c-- > 0;) {
    if (!row.cells[c].number) continue;
    CellUnit unit = in_header(table, row, c);
    if (unit.sort == Sort::jobs) return unit;
    if (unit.counts()) break;
  }
  return {};
}

// "Posts (FTE)" in a table of thousands of pounds is a row of posts; "Close two depots, 3.5 FTE" is none.
bool CellUnits::names_measure(const std::vector<std::uint32_t>& label) const {
  constexpr std::size_t kLongest = 7;
  return label.size() <= kLongest && std::none_of(label.begin(), label.end(), [&](std::uint32_t token) {
           return article_.tokens[token].numeral >= 0;
         });
}

// What the label of its row says; "of which compulsory" is counted as what stands above it.
CellUnit CellUnits::own_of(const CellPlace& place) const {
  const auto part = [&](const std::vector<std::uint32_t>& label) {
    return says_of_which(rulebook_.lists, article_, label);
  };
  CellUnit own = read(place.label_tokens);
  if (own.counts() || !part(place.label_tokens)) return own;
  constexpr std::uint32_t kMostParts = 8;
  const Table& table = tables_.all()[place.table];
  const std::uint32_t top =
      std::max(table.rows[place.row].last_header, place.row - std::min(place.row, kMostParts));
  for (std::uint32_t r = place.row; r-- > top;) {
    const Cell* label = Tables::label_of(table.rows[r]);
    if (label == nullptr) break;
    const auto tokens = label->tokens();
    if (!part(tokens)) return read(tokens);
  }
  return own;
}

CellUnit CellUnits::of(const CellPlace& place) const {
  const Table& table = tables_.all()[place.table];
  const TableRow& row = table.rows[place.row];
  const Cell* label = Tables::label_of(row);
  if (label != nullptr && label > &row.cells[place.cell]) return of_sort(Sort::reference);
  CellUnit own = own_of(place);
  if (own.fte && names_measure(place.label_tokens)) return own;
  CellUnit header = read(place.header_tokens);
  if (header.counts()) return header;
  const Above& above = above_[place.table];
  if (own.sort == Sort::money || own.sort == Sort::percent || own.surely) return own;
  if (header.sort == Sort::reference) return header;
  if (own.sort == Sort::reference && header.sort != Sort::amount) return own;
  if (header.sort == Sort::count && above.jobs.counts()) return above.jobs;
  CellUnit corner = place.cell == 0 ? CellUnit() : in_header(table, row, 0);
  if (corner.sort == Sort::money || corner.sort == Sort::percent || corner.surely) return corner;
  if (header.sort == Sort::none && own.sort != Sort::amount && !place.header_tokens.empty()) {
    CellUnit left = to_the_left(place);
    if (left.counts()) return left;
  }
  if (above.money.counts()) return above.money;
  const auto sign = signed_[place.table].find(place.cell);
  if (sign != signed_[place.table].end()) return sign->second;
  if (header.sort == Sort::other) return of_sort(Sort::reference);
  if (header.sort == Sort::amount || own.sort == Sort::amount) return {};
  if (own.sort == Sort::jobs && !place.header_tokens.empty()) return own;
  return above.jobs;
}

}  // namespace townclerk
