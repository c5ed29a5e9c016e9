#include "relate/links.h"

#include <algorithm>
#include <array>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

class Linker {
 public:
  Linker(const Article& article, const std::vector<Target>& targets, std::vector<Figure>& figures)
      : article_(article), targets_(targets), figures_(figures) {}

  void run() {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      part(i);
      repeat(i);
    }
    table_totals();
  }

 private:
  [[nodiscard]] std::string word(std::uint32_t token) const { return fold_case(article_.word(token)); }
  [[nodiscard]] std::uint32_t sentence(std::size_t i) const {
    return article_.sentence_of[targets_[i].first_token];
  }

  // "18.2 roles – two of which are vacant", "£12m, £5m of it from", "170 of them", "including 300 in schools"
  void part(std::size_t i) {
    if (i == 0) return;
    const std::int32_t whole = whole_before(i);
    if (whole < 0) return;
    const Sentence& s = article_.sentences[sentence(i)];
    const std::uint32_t after = targets_[i].last_token;
    static constexpr std::array<std::string_view, 7> kBack = {"which", "whom", "them", "these",
                                                              "those", "it",   "that"};
    if (after + 1 < s.last_token && word(after) == "of" &&
        std::find(kBack.begin(), kBack.end(), word(after + 1)) != kBack.end())
      return set_part(i, whole);
    for (std::uint32_t back = 1; back <= 4 && targets_[i].first_token >= s.first_token + back; ++back) {
      const std::uint32_t t = targets_[i].first_token - back;
      if (article_.tokens[t].numeral >= 0) break;
      const std::string here = word(t);
      const std::string next = word(t + 1);
      const bool of_which = here == "of" && std::find(kBack.begin(), kBack.end(), next) != kBack.end();
      if (of_which || here == "including") return set_part(i, whole);
    }
  }

  void set_part(std::size_t i, std::int32_t whole) {
    const Figure& other = figures_[static_cast<std::size_t>(whole)];
    figures_[i].part_of = other.id;
    if (figures_[i].period.empty()) figures_[i].period = other.period;
    if (figures_[i].department.empty()) figures_[i].department = other.department;
    if (figures_[i].kind == Kind::jobs) figures_[i].fte = figures_[i].fte || other.fte;
  }

  // The nearest earlier figure of the same kind that is greater, in this sentence or the one before.
  [[nodiscard]] std::int32_t whole_before(std::size_t i) const {
    for (std::size_t j = i; j-- > 0;) {
      if (sentence(i) - sentence(j) > 1) break;
      if (figures_[j].kind != figures_[i].kind || figures_[j].currency != figures_[i].currency) continue;
      if (figures_[j].value > figures_[i].value) return static_cast<std::int32_t>(j);
    }
    return -1;
  }

  [[nodiscard]] static bool compatible(const Figure& a, const Figure& b) {
    if (a.kind != b.kind || a.currency != b.currency || a.council != b.council) return false;
    if (a.role != b.role || a.per != b.per) return false;
    if (a.kind == Kind::jobs && (a.change != b.change || a.vacancy != b.vacancy)) return false;
    return a.department.empty() || b.department.empty() || a.department == b.department;
  }

  // What a rounded statement may stand for: "more than 400" for 429, "almost £2m" for £1,960,990.
  [[nodiscard]] static bool bounds_allow(const Figure& rounded, const Figure& exact) {
    if (rounded.value == exact.value) return true;
    const double r = rounded.value.approximate();
    const double e = exact.value.approximate();
    if (r <= 0 || e <= 0) return false;
    constexpr double kRounding = 0.1;
    if (rounded.qualifier == "over") return e > r && e <= r * (1 + kRounding);
    if (rounded.qualifier == "under" || rounded.qualifier == "up_to")
      return e < r && e >= r * (1 - kRounding);
    if (rounded.qualifier == "about") return e >= r * (1 - kRounding / 2) && e <= r * (1 + kRounding / 2);
    return false;
  }

  void repeat(std::size_t i) {
    if (targets_[i].table >= 0 || figures_[i].part_of != 0) return;
    for (std::size_t j = 0; j < i; ++j) {
      if (targets_[j].table >= 0 || figures_[j].repeats != 0 || !compatible(figures_[i], figures_[j]))
        continue;
      const bool small = figures_[i].value < Decimal(10) && figures_[i].kind != Kind::money;
      if (small && sentence(i) == sentence(j)) continue;
      if (!bounds_allow(figures_[j], figures_[i]) && !bounds_allow(figures_[i], figures_[j])) continue;
      if (figures_[i].value_to != figures_[j].value_to) continue;
      figures_[i].repeats = figures_[j].id;
      return;
    }
  }

  void table_totals() {
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      if (targets_[i].table < 0 || targets_[i].total_row) continue;
      for (std::size_t j = 0; j < targets_.size(); ++j) {
        const Target& total = targets_[j];
        if (total.total_row && total.table == targets_[i].table && total.column == targets_[i].column &&
            total.row > targets_[i].row) {
          figures_[i].part_of = figures_[j].id;
          break;
        }
      }
    }
  }

  const Article& article_;
  const std::vector<Target>& targets_;
  std::vector<Figure>& figures_;
};

}  // namespace

void link_figures(const Article& article, const std::vector<Target>& targets, std::vector<Figure>& figures) {
  Linker(article, targets, figures).run();
}

}  // namespace townclerk
