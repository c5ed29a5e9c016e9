#include "relate/links.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "relate/link_features.h"
#include "relate/table_totals.h"
#include "relate/tables.h"

namespace townclerk {
namespace {

class Linker {
 public:
  Linker(const Rulebook& rulebook, const Article& article, const std::vector<Target>& targets,
         const ContextReader& context, Proof proof, std::vector<Figure>& figures)
      : rulebook_(rulebook),
        article_(article),
        targets_(targets),
        pairs_(context, article, targets),
        proof_(proof),
        figures_(figures) {}

  WeighedLinks run() {
    totals_ = find_table_totals(rulebook_.lists, article_, targets_, figures_);
    for (const Target& target : targets_) is_total_.push_back(target.total_row);
    for (const std::int32_t total : totals_) {
      if (total >= 0) is_total_[static_cast<std::size_t>(total)] = true;
    }
    const LinkFeatures features(rulebook_, article_, targets_, pairs_, figures_);
    WeighedLinks weighed;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      weighed.repeats.push_back(features.originals_of(i));
      figures_[i].repeats = choose("repeats", rulebook_.repeats, i, weighed.repeats.back());
    }
    std::array<std::int32_t, 3> before = {kNoChoice, kNoChoice, kNoChoice};
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      std::int32_t& last = before.at(static_cast<std::size_t>(figures_[i].kind));
      const int in_table = whole_in_table(i);
      weighed.parts.push_back(in_table == 0 ? wholes_outside(i, features.wholes_of(i, last))
                                            : std::vector<Choice>{{in_table - 1, {}}});
      const int whole = choose("part_of", rulebook_.parts, i, weighed.parts.back());
      last = whole == 0 ? kNoChoice : whole - 1;
      // Of a whole that is stated several times the earliest statement is the one that all name; but a
      // table's cells keep to their own table.
      const bool earliest = in_table == 0 && whole != 0 && of(whole).repeats != 0;
      figures_[i].part_of = earliest ? of(whole).repeats : whole;
      if (figures_[i].part_of == figures_[i].id || figures_[i].part_of == figures_[i].repeats)
        figures_[i].part_of = 0;
    }
    break_circles();
    for (std::size_t i = 0; i < figures_.size(); ++i) inherit(i);
    return weighed;
  }

 private:
  int choose(const std::string& attribute, const ChoiceWeights& weights, std::size_t i,
             const std::vector<Choice>& choices) {
    Decision decision = weigh_choices(weights, attribute, choices, proof_);
    const auto id_of = [&](std::int32_t figure) {
      return figure == kNoChoice ? 0 : figures_[static_cast<std::size_t>(figure)].id;
    };
    const int id = id_of(choices[best_choice(decision)].candidate);
    for (std::size_t c = 0; c < choices.size(); ++c) {
      const int figure = id_of(choices[c].candidate);
      decision.values[c].value = figure == 0 ? "none" : "#" + std::to_string(figure);
    }
    sort_by_score(decision);
    if (choices.size() > 1) figures_[i].decisions.push_back(std::move(decision));
    return id;
  }

  // A total is no part of another cell of its table but of a greater total, which is known already.
  [[nodiscard]] std::vector<Choice> wholes_outside(std::size_t i, std::vector<Choice> choices) const {
    if (targets_[i].table < 0 || !is_total_[i]) return choices;
    std::erase_if(choices, [&](const Choice& choice) {
      return choice.candidate != kNoChoice &&
             targets_[static_cast<std::size_t>(choice.candidate)].table == targets_[i].table;
    });
    return choices;
  }

  [[nodiscard]] int whole_in_table(std::size_t i) const {
    if (targets_[i].table < 0) return 0;
    const int whole = of_which(i);
    return whole != 0 || totals_[i] < 0 ? whole : figures_[static_cast<std::size_t>(totals_[i])].id;
  }

  // The cell to the left of a column, or above a row, that says "of which vacant".
  [[nodiscard]] int of_which(std::size_t i) const {
    constexpr std::size_t kFarthest = 40;  // figures
    const Target& own = targets_[i];
    const auto of_which_opens = [&](const std::vector<std::uint32_t>& tokens) {
      return says_of_which(rulebook_.lists, article_, tokens);
    };
    const bool by_column = of_which_opens(own.header_tokens);
    if (!by_column && !of_which_opens(own.label_tokens)) return 0;
    for (std::size_t j = i; j-- > 0 && i - j <= kFarthest && targets_[j].table == own.table;) {
      const Target& other = targets_[j];
      if (other.kind != own.kind || (by_column ? other.row != own.row : other.column != own.column)) continue;
      if (of_which_opens(by_column ? other.header_tokens : other.label_tokens)) continue;
      return figures_[j].value < figures_[i].value ? 0 : figures_[j].id;
    }
    return 0;
  }

  [[nodiscard]] Figure& of(int id) { return figures_[static_cast<std::size_t>(id) - 1]; }

  // A whole is never a part of its own part.
  void break_circles() {
    for (Figure& figure : figures_) {
      int at = figure.part_of;
      for (std::size_t steps = 0; at != 0 && steps <= figures_.size(); ++steps) {
        if (at == figure.id) {
          figure.part_of = 0;
          break;
        }
        at = of(at).part_of;
      }
    }
  }

  // A part takes from its whole what it does not say of itself.
  void inherit(std::size_t i) {
    Figure& part = figures_[i];
    if (part.part_of == 0) return;
    const Figure& whole = of(part.part_of);
    if (part.department.empty()) part.department = whole.department;
    if (part.kind == Kind::money && part.per.empty() && part.role == whole.role) part.per = whole.per;
    const bool same_sentence =
        article_.sentence_of[targets_[i].first_token] ==
        article_.sentence_of[targets_[static_cast<std::size_t>(whole.id) - 1].first_token];
    if (same_sentence && part.period.empty()) part.period = whole.period;
    if (same_sentence && part.kind == Kind::jobs) part.fte = part.fte || whole.fte;
  }

  const Rulebook& rulebook_;
  const Article& article_;
  const std::vector<Target>& targets_;
  NumberPairs pairs_;
  Proof proof_;
  std::vector<Figure>& figures_;
  std::vector<std::int32_t> totals_;  // table_totals.h
  std::vector<bool> is_total_;
};

}  // namespace

WeighedLinks link_figures(const Rulebook& rulebook, const Article& article,
                          const std::vector<Target>& targets, const ContextReader& context, Proof proof,
                          std::vector<Figure>& figures) {
  return Linker(rulebook, article, targets, context, proof, figures).run();
}

}  // namespace townclerk
