// The additions that an article invites, worked out. Candidates come from structure alone: parts that the
// record links to a whole, figures of one measure that stand in a row behind or ahead of a total, departments
// under a figure for the whole council, all the council-wide sums under a greater one. A sum that agrees is
// told; one that does not is told only where the departments look like the whole breakdown.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "check/facts.h"
#include "check/rule.h"

namespace townclerk {
namespace {

using Figures = std::vector<const Figure*>;

// A row of more parts than this is a list, not a sum that somebody worked out; and a list without end must
// not cost the square of its length.
constexpr std::size_t kLongestRow = 40;

class PartsSum {
 public:
  PartsSum(const CheckInput& input, CheckReport& report)
      : input_(input), report_(report), facts_(facts_of(input.record)) {
    for (const Figure& figure : input.record.figures)
      rows_[{figure.kind, figure.currency}].push_back(&figure);
    for (const Fact& fact : facts_) {
      if (fact.whole != nullptr) parts_[fact.whole].push_back(fact.first);
    }
  }

  void run() {
    find_extras();
    for (const Fact& total : facts_) linked(total);
    for (const Fact& total : facts_) in_a_row(total);
    if (facts_.size() > kFactsOfAnArticle) return;
    rows_of_departments();
    for (const Fact& total : facts_) by_department(total);
    for (const Fact& total : facts_) all_beneath(total);
  }

 private:
  struct Worked {
    Decimal value;
    bool exact = true;  // no overflow
    double slack = 0;   // what the parts' and the total's rounding allow
  };

  static bool fractional(const Figure& figure) { return !figure.value.is_integer(); }

  [[nodiscard]] static Worked add_up(const Figures& parts, const Figure& total) {
    Worked worked;
    bool fractions = false;
    for (const Figure* part : parts) {
      const auto sum = worked.value.plus(part->value);
      worked.exact = worked.exact && sum.has_value();
      if (sum) worked.value = *sum;
      worked.slack += rounding_of(*part);
      fractions = fractions || fractional(*part);
    }
    // 99.5 posts are "99 posts" to a newspaper.
    constexpr double kHalf = 0.5;
    constexpr std::int64_t kMany = 20;
    if (fractions && !fractional(total) && total.value > Decimal(kMany)) worked.slack += kHalf;
    return worked;
  }

  [[nodiscard]] bool agrees(const Worked& worked, const Figure& total) const {
    const Interval stated = input_.rulebook.bounds.of(total);
    const double sum = worked.value.approximate();
    return worked.exact && stated.low - worked.slack <= sum && sum <= stated.high + worked.slack;
  }

  [[nodiscard]] bool told(const Figures& parts, const Figure& total) {
    std::set<int> ids;
    for (const Figure* part : parts) ids.insert(part->id);
    return !told_.emplace(total.id, std::move(ids)).second;
  }

  void tell(const Figures& parts, const Figure& total, const Worked& worked, bool agree) {
    if (told(parts, total)) return;
    Sum sum;
    std::string words;
    for (const Figure* part : parts) {
      sum.parts.push_back(part->id);
      words += (words.empty() ? "" : " + ") + said(*part);
    }
    sum.total = total.id;
    sum.value = worked.value;
    sum.stated = total.value;
    sum.difference = worked.value.plus(total.value.negated()).value_or(Decimal());
    sum.agrees = agree;
    Figure whole = total;
    whole.value = worked.value;
    whole.qualifier = "exact";
    whole.value_to.reset();
    Figure gap = whole;
    gap.value = sum.difference.magnitude();
    std::string message = words + " = " + said(whole) + "; the text says " + said(total);
    if (!sum.difference.is_zero())
      message += " (" + said(gap) + (sum.difference < Decimal() ? " more)" : " less)");
    message += agree ? ": agrees" : ": does not add up";
    report_.add("parts-sum", message, std::move(sum));
  }

  // `linked`: the record itself says that they are parts; else the two must come close whatever the qualifier
  // allows.
  bool try_sum(const Figures& parts, const Figure& total, bool linked) {
    constexpr std::size_t kFewest = 2;
    if (parts.size() < kFewest) return false;
    const Worked worked = add_up(parts, total);
    if (!agrees(worked, total)) return false;
    const double off = std::abs(worked.value.approximate() - total.value.approximate()) /
                       std::max(1e-9, total.value.approximate());
    if (off > input_.limit("parts-sum", linked ? "most_off_linked" : "most_off")) return false;
    if (!linked && !telling(parts, total)) return false;
    tell(parts, total, worked, true);
    return true;
  }

  // Small numbers, or one part that is nearly the whole, come out by chance.
  [[nodiscard]] bool telling(const Figures& parts, const Figure& total) const {
    const double whole = total.value.approximate();
    if (whole < input_.limit("parts-sum", "least_total")) return false;
    return std::none_of(parts.begin(), parts.end(), [&](const Figure* part) {
      return part->value.approximate() > whole * input_.limit("parts-sum", "greatest_part");
    });
  }

  [[nodiscard]] static bool comparable(const Figure& a, const Figure& b) {
    return a.kind == b.kind && a.currency == b.currency && a.kind != Kind::percent && !a.value_to &&
           !b.value_to;
  }

  // The statement of a whole that stands nearest to its parts.
  [[nodiscard]] static const Figure& nearest(const Fact& whole, const Figure& part) {
    const auto after = std::lower_bound(whole.statements.begin(), whole.statements.end(), part.id,
                                        [](const Figure* statement, int id) { return statement->id < id; });
    if (after == whole.statements.begin()) return **after;
    const Figure& before = **(after - 1);
    const bool nearer = after != whole.statements.end() && (*after)->id - part.id < part.id - before.id;
    return nearer ? **after : before;
  }

  // All parts that the record links to it, or those of them that stand together.
  void linked(const Fact& whole) {
    Figures parts;
    const auto linked = parts_.find(whole.first);
    if (linked == parts_.end()) return;
    for (const Figure* part : linked->second) {
      if (comparable(*part, *whole.first)) parts.push_back(part);
    }
    if (parts.size() < 2) return;
    const Figure& total = nearest(whole, *parts.front());
    if (try_sum(parts, total, true)) return;
    for (std::size_t first = 0; first < parts.size(); ++first) {
      for (std::size_t last = std::min(parts.size(), first + kLongestRow); last > first + 1; --last) {
        const Figures run(parts.begin() + static_cast<std::ptrdiff_t>(first),
                          parts.begin() + static_cast<std::ptrdiff_t>(last));
        if (try_sum(run, nearest(whole, *run.front()), true)) {
          first = last - 1;
          break;
        }
      }
    }
  }

  // "400 jobs …: 242 redundancies and 150 vacant posts"; "£2m from A and £3m from B, £5m in all".
  void in_a_row(const Fact& fact) {
    for (const Figure* total : fact.statements) {
      const Figures& row = rows_[{total->kind, total->currency}];
      const auto at =
          static_cast<std::size_t>(std::lower_bound(row.begin(), row.end(), total,
                                                    [](const Figure* a, const Figure* b) { return a < b; }) -
                                   row.begin());
      behind(*total, row, at);
      ahead(*total, row, at);
    }
  }

  [[nodiscard]] bool of_one_row(const Figure& part, const Figure& total, const Figure& neighbour) const {
    const bool same = part.kind == Kind::jobs ? part.change == total.change : part.role == total.role;
    return comparable(part, total) && same && part.council == total.council && part.value < total.value &&
           apart(part, neighbour) < input_.limit("parts-sum", "farthest") &&
           (total.department.empty() || total.department == part.department);
  }

  void behind(const Figure& total, const Figures& row, std::size_t at) {
    Figures parts;
    for (std::size_t k = at + 1; k < row.size() && parts.size() < kLongestRow; ++k) {
      if (!of_one_row(*row[k], total, *row[k - 1])) break;
      parts.push_back(row[k]);
      if (parts.size() >= 2 && try_sum(parts, total, false)) return;
    }
  }
  void ahead(const Figure& total, const Figures& row, std::size_t at) {
    Figures parts;
    for (std::size_t k = at; k-- > 0 && parts.size() < kLongestRow;) {
      if (!of_one_row(*row[k], total, *row[k + 1])) break;
      parts.insert(parts.begin(), row[k]);
      if (parts.size() >= 2 && try_sum(parts, total, false)) return;
    }
  }

  [[nodiscard]] double apart(const Figure& a, const Figure& b) const {
    return static_cast<double>(std::max(a.phrase.span.start, b.phrase.span.start)) -
           static_cast<double>(std::min(a.phrase.span.end, b.phrase.span.end));
  }

  // "Further savings of £568k in A, £899k in B and £1m in C": all three come on top.
  void find_extras() {
    const Figure* last = nullptr;
    for (const Figure& figure : input_.record.figures) {
      const bool goes_on = last != nullptr && extras_.contains(last->id) &&
                           measure_of(*last) == measure_of(figure) &&
                           apart(*last, figure) < input_.limit("parts-sum", "row_gap");
      if (figure.additional || goes_on) extras_.insert(figure.id);
      if (figure.kind == Kind::money) last = &figure;
    }
  }

  // Departments in one row ("£568k in A, £899k in B and £1m in C") whose total stands elsewhere.
  void rows_of_departments() {
    constexpr std::size_t kFewest = 3;
    Figures row;
    std::set<std::string> departments;
    const auto finish = [&] {
      if (row.size() >= kFewest && departments.size() == row.size()) {
        const std::string measure = measure_of(*row.front());
        for (const Fact& whole : facts_) {
          const Figure& total = *whole.first;
          const bool fits = council_wide(total) && comparable(total, *row.front()) &&
                            whole.measure == measure && total.vacancy == row.front()->vacancy &&
                            std::find(row.begin(), row.end(), &total) == row.end();
          if (fits && try_sum(row, total, false)) break;
        }
      }
      row.clear();
      departments.clear();
    };
    for (const Figure& figure : input_.record.figures) {
      if (figure.department.empty() || figure.kind == Kind::percent) continue;
      const bool goes_on = !row.empty() && measure_of(*row.back()) == measure_of(figure) &&
                           row.back()->vacancy == figure.vacancy &&
                           apart(*row.back(), figure) < input_.limit("parts-sum", "row_gap");
      if (!goes_on) finish();
      row.push_back(&figure);
      departments.insert(figure.department);
    }
    finish();
  }

  [[nodiscard]] static bool council_wide(const Figure& figure) {
    return figure.department.empty() && figure.period.find('P') == std::string::npos;
  }

  // Department by department, against a figure for the whole council.
  void by_department(const Fact& whole) {
    const Figure& total = *whole.first;
    if (!council_wide(total) || total.kind == Kind::percent) return;
    Figures parts;
    std::set<std::string> departments;
    for (const Fact& fact : facts_) {
      const Figure& part = *fact.first;
      const bool alike = comparable(part, total) && fact.measure == whole.measure &&
                         part.vacancy == total.vacancy && part.value < total.value && part.id > total.id &&
                         (part.kind == Kind::jobs || extras_.contains(part.id) == extras_.contains(total.id));
      const bool own =
          fact.whole == nullptr || fact.whole == whole.first || part.vacancy != fact.whole->vacancy;
      if (!alike || !own || part.department.empty()) continue;
      if (!departments.insert(part.department).second) return;  // two of one department: not one breakdown
      parts.push_back(&part);
    }
    const auto fewest = static_cast<std::size_t>(input_.limit("parts-sum", "fewest_departments"));
    if (parts.size() < fewest) return;
    const Worked worked = add_up(parts, total);
    const bool agree = agrees(worked, total);
    const double share = worked.value.approximate() / std::max(1e-9, total.value.approximate());
    const bool whole_breakdown = share >= input_.limit("parts-sum", "least_share") &&
                                 share <= input_.limit("parts-sum", "greatest_share");
    const bool bigger_off = std::any_of(parts.begin(), parts.end(), [&](const Figure* part) {
      const Figure* other = input_.figure(part->part_of);
      return other != nullptr && other->id != total.id && other->vacancy == part->vacancy;
    });
    if (agree || (whole_breakdown && !bigger_off)) tell(parts, total, worked, agree);
  }

  // Every council-wide sum of the measure that is no part of another and smaller: told where they make up the
  // greatest one that can hold them.
  void all_beneath(const Fact& whole) {
    const Figure& total = *whole.first;
    if (total.kind != Kind::money || total.role != "saving" || !council_wide(total) || total.council.empty())
      return;
    Figures parts;
    for (const Fact& fact : facts_) {
      const Figure& part = *fact.first;
      if (&part == &total || fact.whole != nullptr || !council_wide(part) || !comparable(part, total))
        continue;
      if (fact.measure != whole.measure || !(part.value < total.value)) continue;
      parts.push_back(&part);
    }
    constexpr std::size_t kFewest = 3;
    if (parts.size() >= kFewest) try_sum(parts, total, false);
  }

  const CheckInput& input_;
  CheckReport& report_;
  std::vector<Fact> facts_;
  std::map<std::pair<Kind, std::string>, Figures> rows_;  // of one kind and currency, in order
  std::map<const Figure*, Figures> parts_;                // by their whole
  std::set<std::pair<int, std::set<int>>> told_;
  std::set<int> extras_;
};

}  // namespace

void check_parts_sum(const CheckInput& input, CheckReport& report) {
  PartsSum(input, report).run();
}

}  // namespace townclerk
